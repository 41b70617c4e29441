import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CopyOptions } from "#src/export/copy.ts";
import { exportWord } from "#src/export/word.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord } from "#src/import/word-file.ts";
import { changed } from "#test/src/export/changed.ts";
import { asked, sample } from "#test/src/export/sample.ts";
import { r } from "./docx-file.ts";
import { fileOf, paragraphSaying, type Parts, partsOf, rowSaying, saidBy } from "./word-edits.ts";

const { plan, template } = sample("care-act-rosa");
const [choir] = plan.outcomes;
const strengths = choir!.writing["individual"]!.text;
const STRUCK = "<w:strike/>";

async function comesBack(change: (parts: Parts) => void, options: Partial<CopyOptions> = {}) {
  const parts = partsOf(await exportWord(plan, template, { ...asked, ...options }));
  change(parts);
  return compareReturned(readWord(fileOf(parts)), plan, [], template);
}

/** Strikes every word of some XML through, as the button in Word does. */
function strike(xml: string): string {
  return xml
    .replaceAll("<w:rPr>", `<w:rPr>${STRUCK}`)
    .replace(/<w:r>(?!<w:rPr>)/g, `<w:r><w:rPr>${STRUCK}</w:rPr>`);
}

describe("words struck through by hand", () => {
  it("are suggested to go, and what was typed beside them to come", async () => {
    const at = strengths.indexOf(" ", 20);
    const to = strengths.indexOf(" ", 40);
    const back = await comesBack((it) =>
      paragraphSaying(it, strengths, (xml) => {
        const properties = /<w:pPr>.*?<\/w:pPr>/s.exec(xml)?.[0] ?? "";
        const gone = r(strengths.slice(at, to), STRUCK) + r(" FRESH");
        return `<w:p>${properties}${r(strengths.slice(0, at))}${gone}${r(strengths.slice(to))}</w:p>`;
      }),
    );
    const said = `${strengths.slice(0, at)} FRESH${strengths.slice(to)}`;
    assert.deepEqual(saidBy(back), [`choir/individual says ${said}`]);
    assert.deepEqual(back.tray, []);
  });

  it("ask whether an action goes where all of its row is struck", async () => {
    const action = choir!.actions[1]!;
    const back = await comesBack((it) => rowSaying(it, action.wording.text, strike));
    assert.deepEqual(
      back.suggestions.map((it) => it.kind === "remove" && [it.thing, it.entity]),
      [["action", action.id]],
    );
    assert.deepEqual(back.tray, []);
  });

  it("make room for another day, which is read as one", async () => {
    const back = await comesBack((it) =>
      rowSaying(it, choir!.actions[0]!.wording.text, (xml) =>
        xml.replace(
          /(<w:r>(?:(?!<w:r>).)*?16 May 2030<\/w:t><\/w:r>)/s,
          (run) => `${strike(run)}${r("20 May 2030")}`,
        ),
      ),
    );
    assert.deepEqual(
      back.suggestions.map((it) => it.kind === "fact" && [it.entity, it.fact, it.value]),
      [[choir!.actions[0]!.id, "dueOn", "2030-05-20"]],
    );
  });

  it("suggest nothing where the copy itself shows them so", async () => {
    const { was, is } = changed();
    const options = { ...asked, copy: "review", baseline: was } as const;
    const file = await exportWord(is, template, options);
    const { suggestions } = compareReturned(readWord(file), is, [was], template);
    assert.deepEqual(suggestions, []);
  });
});
