import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import mammoth from "mammoth";
import { checkWord } from "#src/export/check-word.ts";
import type { CopyOptions } from "#src/export/copy.ts";
import { exportWord } from "#src/export/word.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord } from "#src/import/word-file.ts";
import { throughOffice } from "#test/support/readers.ts";
import { validateFile } from "#test/validate-word.ts";
import { asked, sample } from "./sample.ts";
import { somePictures, withPictures } from "./some-pictures.ts";
import { handMade, letterhead, paragraph } from "./word-templates.ts";

const { plan: bare, template } = sample("care-act-rosa");
const plan = withPictures(bare);
const library = letterhead();

const templates: Record<string, Promise<Uint8Array>> = {
  "by the library": library,
  "by LibreOffice": library.then(async (file) => {
    const saved = await throughOffice({ "letterhead.docx": file }, "docx");
    return saved["letterhead.docx"]!;
  }),
  "by hand": Promise.resolve(handMade(paragraph("Larkfield") + paragraph("{{plan}}"))),
};

const wishes: Record<string, CopyOptions> = {
  "the practitioner": { ...asked, pictures: true },
  "the resident in large print": { ...asked, copy: "resident", largePrint: true, pictures: true },
  "those who edit it, with remarks": {
    ...asked,
    findings: [{ tag: "plan.about", words: "Who said this?", who: "Ownwords", about: "my head" }],
    editing: true,
  },
  "a provider": { ...asked, copy: "provider" },
  "a review with changes": { ...asked, copy: "review", tracked: true, baseline: changed() },
};

for (const [how, file] of Object.entries(templates))
  for (const [who, options] of Object.entries(wishes))
    describe(`a copy for ${who} in a template made ${how}`, () => {
      const make = async () =>
        exportWord(plan, template, options, { pictures: somePictures, wordTemplate: await file });

      it("is valid, and nothing in it is repaired or shuts a reader out", async () => {
        const made = await make();
        assert.deepEqual(checkWord(made), []);
        assert.deepEqual(await errorsIn(made), []);
      });

      it("is the same to the byte when it is made again", async () => {
        assert.equal(Buffer.compare(await make(), await make()), 0);
      });

      it("says every word that it says without the template", async () => {
        const without = await exportWord(plan, template, options, { pictures: somePictures });
        const words = linesIn(await textOf(await make()));
        const lost = linesIn(await textOf(without)).filter((it) => !words.includes(it));
        assert.deepEqual(lost, []);
      });

      it("comes home as the copy that it is, with nothing to suggest", async () => {
        const plain = readWord(await exportWord(plan, template, options));
        const returned = readWord(await make());
        assert.deepEqual(returned.identity, plain.identity);
        assert.notEqual(returned.identity, null);
        assert.deepEqual(compareReturned(returned, plan, [], template).suggestions, []);
      });
    });

describe("a copy in an organisation's template", () => {
  const inLetterhead = async (options = asked) =>
    unzipSync(await exportWord(plan, template, options, { wordTemplate: await library }));
  const part = async (name: string) => strFromU8((await inLetterhead())[name]!);

  it("has the plan's facts where the template names them, also where a name is cut in two", async () => {
    const words = await textOf(
      await exportWord(plan, template, asked, { wordTemplate: await library }),
    );
    assert.match(words, /Reference K7QP-4M2X, version 3, 1 May 2030/);
    assert.match(words, /Larkfield Housing is a charity\./);
    assert.match(plainText(await part("word/header1.xml")), /Larkfield Housing, Rosa Adeyemi/);
    assert.match(
      plainText(await part("word/footer1.xml")),
      /Plan K7QP-4M2X, version 3, practitioner copy Page/,
    );
  });

  it("leaves words of the plan alone that look like a place of the template", async () => {
    const odd = structuredClone(plan);
    odd.outcomes[0]!.writing["voice"]!.text = "I want {{name}} and {{plan}} on my door.";
    const made = await exportWord({ ...odd, title: "My {{plan}}" }, template, asked, {
      wordTemplate: await library,
    });
    const words = await textOf(made);
    assert.match(words, /I want \{\{name\}\} and \{\{plan\}\} on my door\./);
    assert.match(words, /^My \{\{plan\}\}\n/);
    assert.deepEqual(checkWord(made), []);
  });

  it("has one title, in the template's own words for it", async () => {
    const { value } = await mammoth.convertToHtml({
      buffer: Buffer.from(await exportWord(plan, template, asked, { wordTemplate: await library })),
    });
    assert.equal(value.match(/<h1>/g)?.length, 1);
  });

  it("has its remarks as comments, and records changes where it is to be edited", async () => {
    const parts = await inLetterhead(wishes["those who edit it, with remarks"]);
    assert.match(strFromU8(parts["word/comments.xml"]!), /Who said this\?/);
    assert.match(strFromU8(parts["word/document.xml"]!), /<w:commentReference /);
    const settings = strFromU8(parts["word/settings.xml"]!);
    assert.match(settings, /<w:trackRevisions\/><w:documentProtection /);
    const plain = await inLetterhead();
    assert.equal(plain["word/comments.xml"], undefined);
  });

  it("uses a style of the template that has the name, and ours under another id where that is taken", async () => {
    const [body, styles] = [await part("word/document.xml"), await part("word/styles.xml")];
    assert.match(body, /<w:pStyle w:val="TheirWords"\/>/);
    assert.match(body, /<w:pStyle w:val="OwnQuiet"\/>/);
    assert.match(styles, /w:styleId="OwnQuiet".*?<w:name w:val="Quiet"\/>/);
    assert.doesNotMatch(styles, /w:styleId="Words"/);
  });

  it("is as large as large print must be, whatever the template's styles say", async () => {
    const large = await inLetterhead({ ...asked, copy: "resident", largePrint: true });
    const styles = strFromU8(large["word/styles.xml"]!);
    const words = /w:styleId="TheirWords".*?<\/w:style>/.exec(styles)?.[0] ?? "";
    assert.ok(Number(/<w:sz w:val="(\d+)"/.exec(words)?.[1]) >= 36, words);
    assert.match(words, /w:line="314"/);
  });

  it("fits its tables into the template's margins", async () => {
    const widths = [...(await part("word/document.xml")).matchAll(/<w:tblW [^>]*w:w="(\d+)"/g)];
    assert.ok(widths.length > 0);
    for (const [, width] of widths) assert.equal(Number(width), 11906 - 2 * 1700);
  });

  it("says who it is in a template that was made from another copy", async () => {
    const other = sample("care-act-advocate");
    const copy = await exportWord(other.plan, other.template, asked);
    const parts = unzipSync(copy);
    const body = strFromU8(parts["word/document.xml"]!);
    const section = /<w:sectPr>.*<\/w:sectPr>/.exec(body)![0];
    const [start] = body.split("<w:body>");
    const heading = /<w:p><w:pPr><w:pStyle w:val="Heading2"\/>.*?<\/w:p>/.exec(body)![0];
    const old = { ...parts };
    old["word/document.xml"] = strToU8(
      `${start}<w:body>${heading}${paragraph("{{plan}}")}${section}</w:body></w:document>`,
    );
    const made = await exportWord(plan, template, asked, { wordTemplate: zipSync(old) });
    assert.deepEqual(await errorsIn(made), []);
    assert.equal(readWord(made).identity?.plan, plan.id);
    assert.ok(!strFromU8(unzipSync(made)["docProps/custom.xml"]!).includes(other.plan.id));
    assert.deepEqual(
      checkWord(made).filter((it) => it.rule !== "headings-in-order"),
      [],
    );
  });

  it("ends a section of the template after the plan", async () => {
    const section =
      '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>';
    const wide = handMade(
      `<w:p><w:pPr>${section}</w:pPr><w:r><w:t>{{plan}}</w:t></w:r></w:p>${paragraph("The end")}`,
    );
    const made = await exportWord(plan, template, asked, { wordTemplate: wide });
    assert.deepEqual(checkWord(made), []);
    assert.deepEqual(await errorsIn(made), []);
    const body = strFromU8(unzipSync(made)["word/document.xml"]!);
    assert.ok(body.indexOf("landscape") > body.indexOf("Signatures"));
    assert.match(body, /<w:tblW [^>]*w:w="14838"/);
  });

  it("carries any text at all into any place", async () => {
    const tiny = sample("tiny");
    const places = ["title", "name", "reference", "version", "date", "footer"];
    const body = places.map((it) => paragraph(`{{${it}}}!`)).join("") + paragraph("{{plan}}");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (text) => {
        const odd = { ...tiny.plan, reference: text, title: text };
        const made = await exportWord(
          { ...odd, resident: { ...odd.resident, name: text } },
          tiny.template,
          { ...asked, version: text },
          { wordTemplate: handMade(body) },
        );
        const unsound = checkWord(made).filter((it) => it.rule !== "headings-in-order");
        assert.deepEqual(unsound, []);
      }),
      { numRuns: 25 },
    );
  });
});

/** The plan as it was agreed, so that a review has something to show. */
function changed() {
  const before = structuredClone(bare);
  const [first] = before.outcomes;
  if (first?.writing["voice"]) first.writing["voice"].text = "I want to sing again.";
  return before;
}

async function errorsIn(file: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-"));
  try {
    const path = join(folder, "copy.docx");
    writeFileSync(path, file);
    return (await validateFile(path)).errors;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function textOf(file: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(file) })).value;
}

const linesIn = (text: string) =>
  text
    .split("\n")
    .map((it) => it.trim())
    .filter(Boolean);

const plainText = (xml: string) => xml.replace(/<[^>]*>/g, "");
