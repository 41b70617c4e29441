import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { COPY_KINDS } from "#src/export/copy.ts";
import { exportWord } from "#src/export/word.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord } from "#src/import/word-file.ts";
import { manyPlans, theirTemplate } from "#test/src/export/many-plans.ts";
import { asked, sample, sampleNames } from "#test/src/export/sample.ts";

describe("a copy that came back as it was", () => {
  for (const name of sampleNames)
    for (const copy of COPY_KINDS)
      it(`suggests nothing: ${name}, ${copy}`, async () => {
        const { plan, template } = sample(name);
        const file = readWord(await exportWord(plan, template, { ...asked, copy }));
        const { isThisPlan, comparedWith, suggestions, tray } = compareReturned(
          file,
          plan,
          [],
          template,
        );
        assert.equal(isThisPlan, "yes");
        const isSure = (file.identity?.sections.length ?? 0) > 0;
        assert.deepEqual(comparedWith, { index: 0, isSure });
        assert.deepEqual(suggestions, []);
        assert.deepEqual(tray, []);
      });

  for (const name of ["ordinary", "emoji"])
    it(`suggests nothing in any form of a resident's copy: ${name}`, async () => {
      const plan = manyPlans.get(name)!;
      for (const forms of [
        { largePrint: true, plainWords: true },
        { easyRead: true },
        { largePrint: true, easyRead: true, plainWords: true },
      ]) {
        const options = { ...asked, copy: "resident" as const, ...forms };
        const file = readWord(await exportWord(plan, theirTemplate, options));
        const { suggestions, tray } = compareReturned(file, plan, [], theirTemplate);
        assert.deepEqual([suggestions, tray], [[], []]);
      }
    });
});
