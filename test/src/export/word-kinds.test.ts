import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { checkWord } from "#src/export/check-word.ts";
import { COPY_KINDS, type CopyKind, type CopyOptions } from "#src/export/copy.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { identityOf } from "#src/export/identity.ts";
import { exportWord } from "#src/export/word.ts";
import { validateFile } from "#test/validate-word.ts";
import { manyPlans, theirTemplate as template } from "./many-plans.ts";
import { asked } from "./sample.ts";

const plain = { largePrint: false, easyRead: false, plainWords: false };

/** What each kind of copy can be asked to be besides the plain one. */
const FORMS: Record<CopyKind, readonly Partial<CopyOptions>[]> = {
  practitioner: [plain],
  provider: [plain],
  review: [plain],
  resident: [
    plain,
    { ...plain, largePrint: true },
    { ...plain, easyRead: true, plainWords: true },
    { ...plain, largePrint: true, easyRead: true },
  ],
};

/** Kinds, plans and forms that meet each of the others at least once with the slow validator. */
const VALIDATED: readonly [CopyKind, plan: string, form: number][] = [
  ["practitioner", "on record", 0],
  ["practitioner", "huge", 0],
  ["practitioner", "right to left", 0],
  ["provider", "ordinary", 0],
  ["provider", "empty", 0],
  ["provider", "emoji", 0],
  ["provider", "on record", 0],
  ["resident", "ordinary", 0],
  ["resident", "emoji", 1],
  ["resident", "right to left", 2],
  ["resident", "hostile", 3],
  ["resident", "through an advocate", 1],
  ["resident", "huge", 2],
  ["resident", "empty", 3],
];

const planNamed = (name: string) => {
  const plan = manyPlans.get(name);
  assert.ok(plan, name);
  return plan;
};

for (const kind of COPY_KINDS)
  describe(`a ${kind} copy`, () => {
    for (const name of manyPlans.keys())
      it(`is sound, reaches every reader and is the same twice: ${name}`, async () => {
        const plan = planNamed(name);
        for (const form of FORMS[kind]) {
          const options = { ...asked, copy: kind, ...form };
          const file = await exportWord(plan, template, options);
          assert.deepEqual(checkWord(file), []);
          if (name === "huge") continue;
          const again = await exportWord(plan, template, options);
          assert.equal(Buffer.compare(file, again), 0);
        }
      });

    it("is the same in any time zone", async () => {
      const zone = process.env["TZ"];
      const made: Uint8Array[] = [];
      for (const it of ["Pacific/Kiritimati", "America/Los_Angeles"]) {
        process.env["TZ"] = it;
        made.push(await exportWord(planNamed("on record"), template, { ...asked, copy: kind }));
      }
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
      assert.equal(Buffer.compare(made[0]!, made[1]!), 0);
    });

    it("says in every carrier which plan, version and copy it is", async () => {
      const plan = planNamed("through an advocate");
      const options = { ...asked, copy: kind };
      const parts = unzipSync(await exportWord(plan, template, options));
      const part = (name: string) => strFromU8(parts[name]!);
      const { sections } = identityOf(copyOf(plan, template, options));
      assert.ok(sections.length > 5);
      for (const { bookmark } of sections)
        assert.ok(part("word/document.xml").includes(`w:name="${bookmark}"`), bookmark);
      assert.match(
        part("customXml/item1.xml"),
        new RegExp(`plan="${plan.id}".* version="3" copy="${kind}"`),
      );
      assert.match(
        part("docProps/custom.xml"),
        new RegExp(`OwnwordsCopy"[^>]*><vt:lpwstr[^>]*>${kind}<`),
      );
      assert.match(
        part("word/footer1.xml"),
        new RegExp(`Plan ${plan.reference}, version 3, ${kind} copy`),
      );
    });

    it("has no controls and no tracked changes that nobody asked for", async () => {
      for (const name of ["ordinary", "hostile"]) {
        const file = await exportWord(planNamed(name), template, { ...asked, copy: kind });
        const body = strFromU8(unzipSync(file)["word/document.xml"]!);
        assert.doesNotMatch(body, /<w:(sdt|ins|del|moveFrom|commentReference)\b/);
      }
    });
  });

describe("Microsoft's own validator", () => {
  for (const [kind, name, form] of VALIDATED)
    it(`finds nothing in the ${kind} copy of a plan: ${name}, form ${form + 1}`, async () => {
      const options = { ...asked, copy: kind, ...FORMS[kind][form] };
      const file = await exportWord(planNamed(name), template, options);
      const folder = mkdtempSync(join(tmpdir(), "ownwords-"));
      try {
        writeFileSync(join(folder, "copy.docx"), file);
        assert.deepEqual((await validateFile(join(folder, "copy.docx"))).errors, []);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
});
