import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CopyOptions } from "#src/export/copy.ts";
import { exportWord } from "#src/export/word.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord } from "#src/import/word-file.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Returned } from "#src/plan/suggestion.ts";
import { asked, sample } from "#test/src/export/sample.ts";
import { nameless } from "#test/journeys/support/edit-word.ts";
import { r } from "./docx-file.ts";
import {
  disguises,
  edit,
  fileOf,
  paragraphSaying,
  type Parts,
  partsOf,
  removeParagraph,
  saidBy,
  type,
  words,
} from "./word-edits.ts";

const { plan, template } = sample("care-act-rosa");
const [choir] = plan.outcomes;
const strengths = choir?.writing["individual"]?.text ?? "";

async function comesBack(
  change: (parts: Parts) => void,
  options: Partial<CopyOptions> = {},
  now: Plan = plan,
  versions: readonly Plan[] = [],
): Promise<Returned> {
  const parts = partsOf(await exportWord(plan, template, { ...asked, ...options }));
  change(parts);
  return compareReturned(readWord(fileOf(parts)), now, versions, template);
}

/** The plan with other words in one place. */
function withWords(text: string): Plan {
  const copy = structuredClone(plan);
  const writing = copy.outcomes[0]?.writing["individual"];
  if (writing) writing.text = text;
  return copy;
}

describe("a copy that comes back", () => {
  it("is refused when it is of another plan, without a word of it", async () => {
    const other = { ...plan, id: "another" };
    const back = await comesBack((it) => void type(it, strengths, "more", false), {}, other);
    assert.equal(back.isThisPlan, "no");
    assert.deepEqual([back.suggestions, back.comments, back.tray], [[], [], []]);
  });

  it("is compared all the same when nothing in it says what it is", async () => {
    const back = await comesBack(
      disguises["pasted into a new file, with bold lines for headings"] ?? (() => {}),
    );
    assert.equal(back.isThisPlan, "unknown");
    assert.equal(back.comparedWith.isSure, false);
  });

  it("is compared with the version that it was made from, though the plan has moved on", async () => {
    const now = withWords(`${strengths} I swim.`);
    const edited = (it: Parts) => void type(it, strengths, "more", true);
    const back = await comesBack(edited, {}, now, [withWords("Something else."), plan]);
    assert.deepEqual(back.comparedWith, { index: 2, isSure: true });
    const [one] = back.suggestions;
    assert.equal(back.suggestions.length, 1);
    assert.ok(one?.kind === "words" && one.hasMovedOn);
    assert.equal(one.old, strengths);
    assert.equal(one.now, `${strengths} I swim.`);
    assert.deepEqual(one.by, [{ author: "Ros", moment: "2030-05-02T10:00:00Z" }]);
    assert.equal(one.isUntracked, false);
    assert.equal(one.foundBy, "bookmark");
  });

  it("suggests nothing that the plan says already", async () => {
    let said = "";
    const back = await comesBack((it) => {
      said = type(it, strengths, "more", false);
    });
    assert.equal(back.suggestions.length, 1);
    const edited = (it: Parts) => void type(it, strengths, "more", false);
    assert.deepEqual((await comesBack(edited, {}, withWords(said), [plan])).suggestions, []);
  });

  it("says that a change was untracked where only another one was tracked", async () => {
    const family = choir?.writing["family"]?.text ?? "";
    const back = await comesBack((it) => {
      type(it, strengths, "more", true);
      type(it, family, "more", false);
    });
    assert.deepEqual(
      back.suggestions.map((it) => it.isUntracked),
      [false, true],
    );
  });

  it("takes a line from one part to another where somebody moved it", async () => {
    const community = choir?.writing["community"]?.text ?? "";
    const back = await comesBack((it) => {
      removeParagraph(it, strengths, false);
      paragraphSaying(it, community, (xml) => `${xml}<w:p>${r(strengths)}</w:p>`);
    });
    assert.deepEqual(saidBy(back), [
      `choir/community says ${community}\n${strengths}`,
      "choir/individual says ",
    ]);
  });

  it("hears what was typed on the lines to write on", async () => {
    const empty = structuredClone(plan);
    const [first] = empty.outcomes;
    if (first) delete first.writing["family"];
    const parts = partsOf(await exportWord(empty, template, asked));
    let isTyped = false;
    edit(parts, (xml) => {
      const from = xml.indexOf("Nothing is written here yet.");
      const after = xml.slice(from).replace("<w:tab/>", "<w:tab/><w:t>My brother Ben</w:t>");
      isTyped = after !== xml.slice(from);
      return xml.slice(0, from) + after;
    });
    assert.ok(isTyped);
    const back = compareReturned(readWord(fileOf(parts)), empty, [], template);
    assert.deepEqual(saidBy(back), ["choir/family says My brother Ben"]);
  });

  it("keeps what is written on a signature line for a person to place", async () => {
    const back = await comesBack((it) =>
      edit(it, (xml) =>
        xml.replace("Signed </w:t></w:r>", `Signed </w:t></w:r>${r("R. Adeyemi")}`),
      ),
    );
    assert.equal(back.suggestions.length, 0);
    assert.match(back.tray[0]?.text ?? "", /^Signed\s+R\. Adeyemi/);
  });

  it("knows an action and its day in a resident's list of sentences", async () => {
    const back = await comesBack(
      (it) => {
        let isFirst = true;
        edit(it, (xml) =>
          xml.replace(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs, (one) => {
            const action = choir?.actions[0]?.wording.text ?? "";
            if (!isFirst || !words(one).includes(action)) return one;
            isFirst = false;
            return one.replace(action.slice(0, 12), `${action.slice(0, 12)}GLADLY`);
          }),
        );
      },
      { copy: "resident", largePrint: true },
    );
    const id = choir?.actions[0]?.id ?? "";
    const text = choir?.actions[0]?.wording.text ?? "";
    assert.deepEqual(saidBy(back), [`${id}/text says ${text.slice(0, 12)}GLADLY${text.slice(12)}`]);
  });

  for (const copy of ["resident", "provider", "review"] as const)
    it(`brings home words typed into a ${copy} copy`, async () => {
      const line = choir?.writing["voice"]?.text ?? "";
      let said = "";
      const back = await comesBack(
        (it) => {
          said = type(it, line, "with joy", true);
        },
        { copy },
      );
      assert.deepEqual(saidBy(back), [`choir/voice says ${said}`]);
    });

  it("suggests nothing from what a tracked review itself records as changes", async () => {
    const back = await comesBack(
      () => {},
      { copy: "review", tracked: true, baseline: withWords("I was good at this before.") },
      plan,
      [withWords("I was good at this before.")],
    );
    assert.deepEqual(saidBy(back), []);
    const family = choir?.writing["family"]?.text ?? "";
    const edited = await comesBack((it) => void type(it, family, "more", true), {
      copy: "review",
      tracked: true,
      baseline: withWords("I was good at this before."),
    });
    assert.deepEqual(
      edited.suggestions.map((it) => it.by.map(({ author }) => author)),
      [["Ros"]],
    );
  });

  it("asks whose a copy is that says nothing of itself, and what its pages count is no word", async () => {
    const file = readWord(nameless(await exportWord(plan, template, asked)));
    const { isThisPlan, suggestions, tray } = compareReturned(file, plan, [], template);
    assert.deepEqual(
      { isThisPlan, suggestions, tray },
      { isThisPlan: "unknown", suggestions: [], tray: [] },
    );
  });

  it("suggests nothing from a review that had nothing to compare with", async () => {
    const later = withWords("I was good at this before.");
    for (const tracked of [false, true]) {
      const options = { copy: "review", tracked, baseline: null } as const;
      for (const [now, versions] of [[plan], [later, [plan]]] as const) {
        const back = await comesBack(() => {}, options, now, versions);
        assert.deepEqual([saidBy(back), back.tray], [[], []]);
      }
    }
  });

  it("finds parts by their controls in a copy to edit, and words beside them", async () => {
    const back = await comesBack(
      (it) => {
        disguises["bookmarks dropped"]?.(it);
        type(it, strengths, "more", true);
      },
      { editing: true },
    );
    assert.equal(back.suggestions.length, 1);
    assert.ok(["control", "heading"].includes(back.suggestions[0]?.foundBy ?? ""));
  });

  it("drops the comments that it was made with, and keeps what people say", async () => {
    const finding = { tag: "choir.individual", about: "", words: "When will this be?" };
    const findings = [
      { ...finding, who: "Ownwords" },
      { ...finding, words: "Next spring?", who: "Temi" },
    ];
    const back = await comesBack(() => {}, { findings });
    assert.deepEqual(
      back.comments.map((it) => [it.author, it.text, it.section?.tag]),
      [["Temi", "Next spring?", "choir.individual"]],
    );
    assert.deepEqual(saidBy(back), []);
  });
});
