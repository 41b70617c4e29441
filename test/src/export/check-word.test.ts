import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { checkWord } from "#src/export/check-word.ts";
import { exportWord } from "#src/export/word.ts";
import { asked, sample } from "./sample.ts";
import { somePictures, withPictures } from "./some-pictures.ts";

type Parts = Record<string, string>;

const BODY = "word/document.xml";
const { plan, template } = sample("care-act-rosa");
const good = exportWord(
  withPictures(plan),
  template,
  { ...asked, pictures: true },
  { pictures: somePictures },
);

/** Kinds of damage that Word repairs or refuses, or that shut a reader out, and the rule that sees them. */
const damages: [what: string, rule: string, damage: (parts: Parts) => void][] = [
  [
    "a cell that does not end in a paragraph",
    "cells-end-in-paragraph",
    swap(BODY, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"),
  ],
  ["a row without cells", "rows-have-cells", swap(BODY, "</w:tbl>", "<w:tr></w:tr></w:tbl>")],
  [
    "two tables that touch",
    "tables-stand-apart",
    swap(BODY, "</w:tbl>", "</w:tbl><w:tbl></w:tbl>"),
  ],
  [
    "a line end inside text",
    "text-stays-on-one-line",
    swap(BODY, "In Rosa&apos;s", "In\nRosa&apos;s"),
  ],
  [
    "a field without a result",
    "fields-are-whole",
    swap("word/footer1.xml", "<w:r><w:t>1</w:t></w:r>", ""),
  ],
  [
    "a field without an end",
    "fields-are-whole",
    swap("word/footer1.xml", '<w:fldChar w:fldCharType="end"/>', ""),
  ],
  ["two bookmarks of one number", "bookmarks-are-sound", swap(BODY, 'w:id="2"', 'w:id="1"')],
  ["two bookmarks of one name", "bookmarks-are-sound", swap(BODY, "ow_choir_voice", "ow_choir")],
  [
    "a bookmark name that is too long",
    "bookmarks-are-sound",
    swap(BODY, "ow_choir_voice", `ow_${"o".repeat(40)}`),
  ],
  ["a bookmark without an end", "bookmarks-are-sound", swap(BODY, '<w:bookmarkEnd w:id="3"/>', "")],
  [
    "a style that nobody defines",
    "styles-and-lists-exist",
    swap(BODY, 'w:val="Words"', 'w:val="Lost"'),
  ],
  [
    "a list that nobody defines",
    "styles-and-lists-exist",
    swap(BODY, '<w:numId w:val="', '<w:numId w:val="9'),
  ],
  ["a link that leads nowhere", "ids-are-known", swap(BODY, "rIdLink1", "rIdLink9")],
  [
    "a relation to a part that is not there",
    "relations-reach-parts",
    (parts) => delete parts["word/numbering.xml"],
  ],
  [
    "a part that is related twice",
    "one-relation-a-part",
    swap(
      "_rels/.rels",
      "</Relationships>",
      '<Relationship Id="rId99" Type="x" Target="docProps/core.xml"/></Relationships>',
    ),
  ],
  ["a part without a type", "types-match-parts", (parts) => (parts["word/odd.bin"] = "x")],
  [
    "a type without a part",
    "types-match-parts",
    swap(
      "[Content_Types].xml",
      "</Types>",
      '<Override PartName="/word/comments.xml" ContentType="x"/></Types>',
    ),
  ],
  ["no theme", "needed-parts", (parts) => delete parts["word/theme/theme1.xml"]],
  ["no web settings", "needed-parts", (parts) => delete parts["word/webSettings.xml"]],
  ["XML that does not close", "well-formed", swap(BODY, "</w:body>", "")],
  [
    "a character that XML forbids",
    "well-formed",
    swap(BODY, "In Rosa&apos;s", "In \u0007Rosa&apos;s"),
  ],
  [
    "no language",
    "has-title-and-language",
    swap("docProps/core.xml", /<dc:language>.*<\/dc:language>/, ""),
  ],
  [
    "no title",
    "has-title-and-language",
    swap("docProps/core.xml", /<dc:title>.*<\/dc:title>/, "<dc:title> </dc:title>"),
  ],
  [
    "a skipped heading level",
    "headings-in-order",
    swap(BODY, 'w:val="Heading2"', 'w:val="Heading3"'),
  ],
  [
    "two headings of level 1",
    "headings-in-order",
    swap(BODY, 'w:val="Heading2"', 'w:val="Heading1"'),
  ],
  ["a table without a header row", "tables-have-headers", swap(BODY, "<w:tblHeader/>", "")],
  ["a table without a title", "tables-have-headers", swap(BODY, /<w:tblCaption [^>]*>/, "")],
  [
    "merged cells",
    "tables-have-headers",
    swap(BODY, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>'),
  ],
  [
    "a paragraph that is only space",
    "no-empty-paragraph",
    swap(BODY, "<w:sectPr", "<w:p/><w:sectPr"),
  ],
  [
    "small type",
    "type-is-12-points",
    swap("word/styles.xml", '<w:sz w:val="24"/>', '<w:sz w:val="20"/>'),
  ],
  ["two pictures of one number", "drawings-are-sound", swap(BODY, 'docPr id="2"', 'docPr id="1"')],
  ["a picture without words", "pictures-in-words", swap(BODY, / descr="[^"]*"/, "")],
  [
    "a picture out of line",
    "pictures-in-words",
    swap(BODY, /<wp:inline (.*?)<\/wp:inline>/, "<wp:anchor></wp:anchor>"),
  ],
  [
    "justified text",
    "left-aligned",
    swap(BODY, '<w:pStyle w:val="Words"/>', '<w:pStyle w:val="Words"/><w:jc w:val="both"/>'),
  ],
];

describe("checkWord", () => {
  for (const [what, rule, damage] of damages) {
    it(`notices ${what}`, async () => {
      const files = Object.entries(unzipSync(await good));
      const parts: Parts = Object.fromEntries(files.map(([name, it]) => [name, strFromU8(it)]));
      damage(parts);
      const rules = checkWord(zipped(parts, 0o644 << 16)).map((it) => it.rule);
      assert.ok(rules.includes(rule), `found only: ${rules.join(", ")}`);
    });
  }

  it("notices a zip in which no part has file rights", async () => {
    const files = Object.entries(unzipSync(await good));
    const parts = Object.fromEntries(files.map(([name, it]) => [name, strFromU8(it)]));
    assert.deepEqual(
      checkWord(zipped(parts, 0)).map((it) => it.rule),
      ["zip-rights"],
    );
  });
});

/** Damage that puts one wording for another where it first stands; it must stand there. */
function swap(part: string, from: string | RegExp, to: string) {
  return (parts: Parts) => {
    const before = parts[part] ?? "";
    const after = before.replace(from, () => to);
    assert.notEqual(after, before, "the damage hit nothing");
    parts[part] = after;
  };
}

function zipped(parts: Parts, attrs: number): Uint8Array {
  const files: Zippable = {};
  for (const [name, xml] of Object.entries(parts)) files[name] = [strToU8(xml), { attrs, os: 3 }];
  return zipSync(files);
}
