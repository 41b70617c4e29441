import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { checkTemplate } from "#src/export/check-template.ts";
import { openTemplate, TemplateError } from "#src/export/open-template.ts";
import { exportWord } from "#src/export/word.ts";
import { asked, sample } from "./sample.ts";
import { handMade, letterhead, paragraph, placeInTable } from "./word-templates.ts";

const PLAN = paragraph("{{plan}}");
const wrongIn = (body: string, more: Record<string, string> = {}) =>
  checkTemplate(handMade(body, more)).wrong.join("\n");
const worthIn = (body: string, more: Record<string, string> = {}) =>
  checkTemplate(handMade(body, more)).worth.join("\n");

describe("what stops a template", () => {
  it("is nothing in a letterhead with a place for the plan", async () => {
    assert.deepEqual(checkTemplate(await letterhead()).wrong, []);
  });

  it("is a missing place for the plan, and how to make one is said", () => {
    assert.equal(
      wrongIn(paragraph("Larkfield")),
      "The template has no place for the plan: write {{plan}} where it should go.",
    );
  });

  it("is a place that is there twice, in a table, or with words beside it", async () => {
    assert.match(wrongIn(PLAN + PLAN), /twice/);
    assert.match(wrongIn(paragraph("Plan: {{plan}}")), /a line of its own/);
    assert.match(checkTemplate(await placeInTable()).wrong.join(), /stands in a table/);
  });

  it("is a place that nobody knows, with the one that was probably meant", () => {
    assert.match(wrongIn(PLAN + paragraph("{{tilte}}")), /\{\{tilte\}\}.*mean \{\{title\}\}\?/);
    assert.match(
      wrongIn(PLAN + paragraph("{{payroll}}")),
      /It can have \{\{plan\}\}, \{\{title\}\}/,
    );
  });

  it("is tracked changes and comments of its own", () => {
    const change =
      '<w:p><w:ins w:id="1" w:author="A" w:date="2030-01-01T00:00:00Z"><w:r><w:t>new</w:t></w:r></w:ins></w:p>';
    assert.match(wrongIn(PLAN + change), /tracked changes/);
    const comment = '<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>';
    assert.match(wrongIn(PLAN + comment, { "word/comments.xml": "<w:comments/>" }), /has comments/);
  });
});

describe("a hostile template", () => {
  const withType = (type: string) => ({
    "[Content_Types].xml": `<Types xmlns="x"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
  });

  it("with macros is refused by its type and by the part that holds them", () => {
    const macro = "application/vnd.ms-word.document.macroEnabled.main+xml";
    assert.match(wrongIn(PLAN, withType(macro)), /holds macros/);
    assert.match(wrongIn(PLAN, { "word/vbaProject.bin": "x" }), /holds macros/);
  });

  it("with other files, links to outside or a DOCTYPE is refused", () => {
    assert.match(wrongIn(PLAN, { "word/embeddings/a.xlsx": "x" }), /other files or programs/);
    const outside =
      '<Relationships xmlns="x"><Relationship Id="r" Type="x/image" Target="https://example.org/a.png" TargetMode="External"/></Relationships>';
    assert.match(
      wrongIn(PLAN, { "word/header1.xml": "<w:hdr/>", "word/_rels/header1.xml.rels": outside }),
      /fetches something/,
    );
    assert.match(
      wrongIn(PLAN, { "word/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }),
      /instructions that Word never writes/,
    );
  });

  it("that is huge, packed to burst, or deep without end is refused", () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(30 * 1024 * 1024) });
    assert.match(checkTemplate(bomb).wrong.join(), /too large when it is unpacked/);
    assert.match(checkTemplate(new Uint8Array(6 * 1024 * 1024)).wrong.join(), /larger than 5 MB/);
    const deep = `${"<w:p>".repeat(20_000)}${"</w:p>".repeat(20_000)}`;
    assert.match(wrongIn(PLAN + deep), /damaged in word\/document\.xml/);
  });

  it("that is no Word file says what it is", () => {
    assert.match(checkTemplate(strToU8("%PDF-1.7")).wrong.join(), /PDF/);
    assert.match(
      checkTemplate(zipSync({ "a.txt": strToU8("a") })).wrong.join(),
      /no Word document/,
    );
  });

  it("of any damage ends in a copy or a sentence", async () => {
    const { plan, template } = sample("tiny");
    const whole = await letterhead();
    const flip = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 });
    const cut = fc.nat(whole.length);
    await fc.assert(
      fc.asyncProperty(flip, fc.option(cut), async (flips, length) => {
        const wordTemplate = whole.slice(0, length ?? whole.length);
        for (const [at, byte] of flips) if (at < wordTemplate.length) wordTemplate[at] = byte;
        await exportWord(plan, template, asked, { wordTemplate }).catch((problem: unknown) =>
          assert.ok(problem instanceof TemplateError, String(problem)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("without a part that every Word file has ends in a copy or a sentence", async () => {
    const { plan, template } = sample("tiny");
    const whole = unzipSync(await letterhead());
    for (const name of Object.keys(whole)) {
      const { [name]: _, ...rest } = whole;
      const wordTemplate = zipSync(rest);
      await exportWord(plan, template, asked, { wordTemplate }).catch((problem: unknown) =>
        assert.ok(problem instanceof TemplateError, `${name}: ${String(problem)}`),
      );
    }
  });
});

describe("what is worth knowing of a template", () => {
  it("is the styles that it lacks, by name, with what they are for", () => {
    const worth = worthIn(PLAN);
    assert.match(worth, /no style "heading 1", for the title/);
    assert.match(worth, /no style "Cell heading", for the header row of tables/);
    assert.match(worth, /ours are used: Outcome words, Words,/);
  });

  it("is a title without the style of a heading", () => {
    assert.match(worthIn(paragraph("{{title}}") + PLAN), /not in the style "heading 1"/);
  });

  it("is pages that don't say what they are, and have no numbers", async () => {
    assert.match(worthIn(PLAN), /write \{\{footer\}\} in the header or footer/);
    assert.match(worthIn(PLAN), /no numbers/);
    assert.doesNotMatch(checkTemplate(await letterhead()).worth.join(), /footer|numbers/);
  });

  it("is small words, another language and other paper than A4", () => {
    const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const styles = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`;
    const worth = worthIn(PLAN, { "word/styles.xml": styles });
    assert.match(worth, /words are 11 points/);
    assert.match(worth, /language is en-US/);
    assert.match(worthIn(PLAN), /doesn't say its language/);
    const letter =
      '<w:p><w:pPr><w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:pPr></w:p>';
    assert.match(worthIn(PLAN + letter), /paper is 21\.6 by 27\.9 cm/);
    assert.doesNotMatch(worthIn(PLAN), /paper/);
  });

  it("is lines without words", () => {
    assert.match(worthIn(`${PLAN}<w:p/><w:p></w:p>`), /2 empty lines make space/);
  });
});

describe("openTemplate", () => {
  it("takes a file that was saved as a template for a document", () => {
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
    const document = handMade(PLAN, {
      "[Content_Types].xml": `<Types xmlns="x"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    });
    const types = openTemplate(document).trees.get("[Content_Types].xml");
    assert.match(types?.children[0]?.attributes["ContentType"] ?? "", /document\.main\+xml$/);
  });
});
