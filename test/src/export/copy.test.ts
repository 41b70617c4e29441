import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultCopyOptions } from "#src/export/copy.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { plan } from "#src/plan/build.ts";
import { asked, sample } from "./sample.ts";

describe("the copy that a plan asks for", () => {
  const of = { version: "1", exportedOn: "2030-05-01" };
  const withNeeds = (...communicationNeeds: string[]) => plan([], { communicationNeeds });

  it("is in the format that the resident needs", () => {
    assert.ok(defaultCopyOptions(withNeeds("Large print"), "resident", of).largePrint);
    const easy = defaultCopyOptions(withNeeds("Dari", "Easy Read"), "resident", of);
    assert.deepEqual([easy.easyRead, easy.pictures, easy.plainWords], [true, true, true]);
  });

  it("is plain where nothing is needed, and for everybody but the resident", () => {
    const none = defaultCopyOptions(withNeeds("Dari", "prints of photos"), "resident", of);
    assert.deepEqual([none.largePrint, none.easyRead], [false, false]);
    const provider = defaultCopyOptions(withNeeds("large print", "easy read"), "provider", of);
    assert.deepEqual([provider.largePrint, provider.easyRead], [false, false]);
  });

  it("holds the chosen outcomes alone, under the numbers that they have in the plan", () => {
    const { plan: rosa, template } = sample("care-act-rosa");
    const second = rosa.outcomes[1]!;
    const { blocks, sections } = copyOf(rosa, template, { ...asked, outcomes: [second.id] });
    const headings = blocks.flatMap((it) => (it.kind === "heading" ? [it.text] : []));
    assert.deepEqual(
      headings.filter((it) => /^Outcome \d/.test(it)),
      ["Outcome 2"],
    );
    const tags = sections.map((it) => it.tag.split(".")[0]);
    assert.deepEqual([...new Set(tags)], ["plan", second.id]);
  });
});
