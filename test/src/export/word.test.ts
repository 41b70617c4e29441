import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { validateFile } from "#test/validate-word.ts";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import { COPY_KINDS } from "#src/export/copy.ts";
import { checkWord } from "#src/export/check-word.ts";
import { exportWord } from "#src/export/word.ts";
import { noWriting } from "#src/plan/plan.ts";
import { asked, everyText, sample, sampleNames } from "./sample.ts";

for (const name of sampleNames) {
  describe(`the Word copy of ${name}`, () => {
    const { plan, template } = sample(name);
    const file = exportWord(plan, template, asked);

    it("is valid to Microsoft's own validator", async () => {
      const result = await validated(await file);
      assert.deepEqual(result.errors, []);
    });

    it("has nothing that Word is known to repair and nothing that shuts a reader out", async () => {
      assert.deepEqual(checkWord(await file), []);
    });

    it("is the same to the byte when it is made again after another", async () => {
      const { plan: other, template: its } = sample("care-act-rosa");
      await exportWord(other, its, asked);
      const again = await exportWord(plan, template, asked);
      assert.equal(Buffer.compare(await file, again), 0);
    });

    it("gives every word of the plan to another program", async () => {
      const text = spaced(await textOf(await file));
      const written = everyText(plan).flatMap(lines);
      const times = (line: string) => written.filter((it) => it === line).length;
      const lost = written.filter((it) => text.split(it).length - 1 < times(it));
      assert.deepEqual(lost, []);
    });

    it("names every owner and shows every day", async () => {
      const text = spaced(await textOf(await file));
      for (const action of plan.outcomes.flatMap((it) => it.actions)) {
        const owner = plan.people.find((it) => it.id === action.owner);
        if (owner) assert.ok(text.includes(spaced(owner.name)), owner.name);
        if (action.dueOn) assert.ok(text.includes(inWords(action.dueOn)), action.dueOn);
      }
      for (const marker of plan.outcomes.flatMap((it) => it.markers))
        if (marker.reachedOn) assert.ok(text.includes(`Seen on ${inWords(marker.reachedOn)}`));
    });

    it("is read by another program with one heading 1, no skipped level and header rows", async () => {
      const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await file) });
      const levels = [...value.matchAll(/<h([1-6])>/g)].map((it) => Number(it[1]));
      assert.equal(levels[0], 1);
      assert.equal(levels.filter((level) => level === 1).length, 1);
      levels.forEach((level, index) => assert.ok(level <= (levels[index - 1] ?? 0) + 1));
      const tables = value.split("<table>").length - 1;
      assert.equal(value.split("<table><thead>").length - 1, tables);
    });

    it("says who it is without a word of the plan", async () => {
      const parts = unzipSync(await file);
      const identity = strFromU8(parts["customXml/item1.xml"]!);
      assert.match(identity, new RegExp(`plan="${plan.id}"`));
      assert.match(identity, /<section tag="[^"]+" bookmark="ow_\w{1,37}" hash="[0-9a-f]{16}"\/>/);
      for (const written of everyText(plan))
        if (written.trim().length > 8 && written !== plan.reference)
          assert.ok(!identity.includes(written));
    });
  });
}

describe("exportWord", () => {
  it("writes a sound file whatever ids, labels and facts a plan from elsewhere brings", async () => {
    const { plan, template } = sample("care-act-advocate");
    const odd = fc.string({ unit: "binary", minLength: 1, maxLength: 50 });
    const kinds = fc.constantFrom(...COPY_KINDS);
    await fc.assert(
      fc.asyncProperty(odd, odd, odd, odd, kinds, async (id, name, version, key, copy) => {
        const outcomes = plan.outcomes.map((it) => ({ ...it, id }));
        const people = plan.people.map((it) => ({ ...it, name, relation: id }));
        const writing = { ...plan.writing, [key]: { ...noWriting(), text: name } };
        const strange = { ...plan, id, title: key, reference: name, outcomes, people, writing };
        const resident = { ...plan.resident, name: key };
        const options = { ...asked, version, copy };
        const file = await exportWord({ ...strange, resident }, template, options);
        assert.deepEqual(checkWord(file), []);
      }),
      { numRuns: 80 },
    );
  });

  it("gives the same bytes in any time zone", async () => {
    const { plan, template } = sample("care-act-rosa");
    const zone = process.env["TZ"];
    const made: Uint8Array[] = [];
    for (const it of ["Pacific/Kiritimati", "America/Los_Angeles"]) {
      process.env["TZ"] = it;
      made.push(await exportWord(plan, template, asked));
    }
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    assert.equal(Buffer.compare(made[0]!, made[1]!), 0);
  });

  it("carries any text at all through to another program", async () => {
    const { plan, template } = sample("tiny");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (text) => {
        const about = {
          ...noWriting(),
          text,
          marks: [{ from: 1, to: 4, kind: "strong" as const }],
        };
        const file = await exportWord({ ...plan, writing: { about } }, template, asked);
        assert.deepEqual(checkWord(file), []);
        const read = spaced(await textOf(file));
        for (const line of lines(text)) assert.ok(read.includes(line), JSON.stringify(line));
      }),
      { numRuns: 40 },
    );
  });

  it("keeps bold, italics, links, struck words and bullets", async () => {
    const { plan, template } = sample("care-act-rosa");
    const file = Buffer.from(await exportWord(plan, template, asked));
    const { value } = await mammoth.convertToHtml({ buffer: file });
    assert.match(value, /<strong>my head and my voice are as they were<\/strong>/);
    assert.match(value, /<em>Please don.t say it for me\.<\/em>/);
    assert.match(
      value,
      /<a href="https:\/\/example\.org\/equipment-library">equipment library<\/a>/,
    );
    assert.match(value, /<s>with a wheelchair behind<\/s>/);
    assert.match(value, /<li>singing alto, which I have done since I was nine<\/li>/);
  });

  it("leaves out the address of a link that could run something", async () => {
    const { plan, template } = sample("hostile");
    const parts = unzipSync(await exportWord(plan, template, asked));
    const all = Object.values(parts)
      .map((it) => strFromU8(it))
      .join("");
    assert.ok(!all.includes("javascript:"));
  });

  it("has the reference, the version and the page on every page, with a result in each field", async () => {
    const { plan, template } = sample("care-act-rosa");
    const parts = unzipSync(await exportWord(plan, template, asked));
    const footer = strFromU8(parts["word/footer1.xml"]!);
    assert.match(footer, /Plan K7QP-4M2X, version 3, practitioner copy/);
    assert.match(footer, /PAGE<\/w:instrText>.*?separate"\/><\/w:r><w:r><w:t>1<.*NUMPAGES/);
  });

  it("keeps a table row on one page", async () => {
    const { plan, template } = sample("care-act-rosa");
    const parts = unzipSync(await exportWord(plan, template, asked));
    const body = strFromU8(parts["word/document.xml"]!);
    assert.equal(body.split("<w:tr>").length, body.split("<w:cantSplit/>").length);
  });

  it("keeps what is said under a table on the page of its last row, and no more of it", async () => {
    const { plan, template } = sample("care-act-rosa");
    const parts = unzipSync(await exportWord(plan, template, asked));
    const body = strFromU8(parts["word/document.xml"]!);
    const followed = body
      .split(/<\/w:tbl>(?=<w:p><w:pPr><w:pStyle w:val="(?!Heading))/)
      .slice(0, -1);
    assert.ok(followed.length > 0);
    for (const table of followed) {
      const [head, ...rows] = table.slice(table.lastIndexOf("<w:tbl>")).split("<w:tr>").slice(1);
      assert.match(head!, /<w:keepNext\/>/);
      for (const [index, row] of rows.entries()) {
        const paragraphs = row.split("<w:p>").length - 1;
        const kept = index + 1 === rows.length ? paragraphs : 0;
        assert.equal(row.split("<w:keepNext/>").length - 1, kept, row);
      }
    }
  });

  it("says in British English and with the day of the export when it was made", async () => {
    const { plan, template } = sample("care-act-rosa");
    const parts = unzipSync(await exportWord(plan, template, asked));
    const core = strFromU8(parts["docProps/core.xml"]!);
    assert.match(core, /<dc:language>en-GB<\/dc:language>/);
    assert.equal(core.match(/2030-05-01T00:00:00Z/g)?.length, 2);
  });
});

async function validated(file: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), "ownwords-"));
  try {
    const path = join(folder, "copy.docx");
    await writeFile(path, file);
    return await validateFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function textOf(file: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(file) })).value;
}

/** What is left of a text when the characters that XML forbids are gone and space is only space. */
function spaced(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const printable = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, "");
  return printable.replace(/[\s\x85]+/g, " ").trim();
}

function lines(text: string): string[] {
  return text
    .split(/[\n\r\x85\u2028\u2029]/)
    .map(spaced)
    .filter((it) => it !== "");
}

function inWords(day: string): string {
  const long = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Date(day).toLocaleDateString("en-GB", long);
}
