import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { checkWord } from "#src/export/check-word.ts";
import { exportWord } from "#src/export/word.ts";
import { editInOffice, throughPandoc } from "#test/support/readers.ts";
import { validateBytes } from "#test/validate-word.ts";
import { changed } from "./changed.ts";
import { asked, sample, sampleNames } from "./sample.ts";

const { template } = sample("care-act-rosa");
const { was, is } = changed();

for (const tracked of [false, true]) {
  const options = { ...asked, copy: "review" as const, baseline: was, tracked };
  describe(tracked ? "the tracked review copy" : "the review copy for paper", () => {
    const file = exportWord(is, template, options);

    it("is valid to Microsoft's own validator", async () => {
      assert.deepEqual((await validateBytes(await file)).errors, []);
    });

    it("has nothing that Word is known to repair and nothing that shuts a reader out", async () => {
      assert.deepEqual(checkWord(await file), []);
    });

    it("is the same to the byte when it is made again after another", async () => {
      await exportWord(was, template, { ...options, baseline: is });
      assert.equal(Buffer.compare(await file, await exportWord(is, template, options)), 0);
    });

    it("is sound between any two of the sample plans, whatever is in them", async () => {
      for (const [at, name] of sampleNames.entries()) {
        const one = sample(name);
        const baseline = sample(sampleNames[at - 1] ?? sampleNames.at(-1) ?? name).plan;
        const made = await exportWord(one.plan, one.template, { ...options, baseline });
        assert.deepEqual(checkWord(made), [], name);
      }
    });
  });
}

describe("what is left of a tracked review copy", () => {
  const options = { ...asked, copy: "review" as const, baseline: was };
  const tracked = exportWord(is, template, { ...options, tracked: true });
  const wordsOf = async (file: Uint8Array, changes?: "accept" | "reject") =>
    planWords(await throughPandoc(file, "plain", changes));
  const agreed = async (plan: typeof was) =>
    wordsOf(await exportWord(plan, template, { ...options, baseline: null }));

  it("is the new plan to pandoc when all is accepted, and the old when all is rejected", async () => {
    assert.deepEqual(await wordsOf(await tracked, "accept"), await agreed(is));
    assert.deepEqual(await wordsOf(await tracked, "reject"), await agreed(was));
  });

  for (const [what, plan] of [
    ["Accept", is],
    ["Reject", was],
  ] as const)
    it(`is the right plan to LibreOffice when all is taken so: ${what}`, async () => {
      const settled = await editInOffice(
        await tracked,
        `createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch(doc.CurrentController.Frame, ".uno:${what}AllTrackedChanges", "", 0, Array())`,
      );
      assert.deepEqual(await wordsOf(settled), await agreed(plan));
      assert.doesNotMatch(await throughPandoc(settled, "json", "all"), /"(insertion|deletion)"/);
    });

  /** The words of the plan, without titles of tables, which not every program keeps. */
  function planWords(text: string): string[] {
    const from = text.indexOf("What matters to me");
    const plan = text.slice(from).replace(/^ *: .*$/gm, "");
    return plan.match(/[\p{L}\p{N}]+/gu) ?? [];
  }
});

describe("the tracked review copy", () => {
  it("numbers every change and says by whom it is, and when", async () => {
    const options = { ...asked, copy: "review" as const, baseline: was, tracked: true };
    const parts = unzipSync(await exportWord(is, template, options));
    const body = strFromU8(parts["word/document.xml"]!);
    const changes = [...body.matchAll(/<w:(?:ins|del) ([^>]*)>/g)].map((it) => it[1] ?? "");
    assert.ok(changes.length > 20);
    const ids = changes.map((it) => /w:id="(\d+)"/.exec(it)?.[1]);
    assert.equal(new Set(ids).size, ids.length);
    for (const it of changes) assert.match(it, /w:author="Ownwords" w:date="2030-05-01T00:00:00Z"/);
  });

  it("holds no change in a copy of another kind", async () => {
    const options = { ...asked, baseline: was, tracked: true };
    const parts = unzipSync(await exportWord(is, template, options));
    assert.doesNotMatch(strFromU8(parts["word/document.xml"]!), /<w:(ins|del)\b/);
  });
});
