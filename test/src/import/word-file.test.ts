import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exportWord } from "#src/export/word.ts";
import { readWord, type WordBlock } from "#src/import/word-file.ts";
import { asked, everyText, sample, sampleNames } from "#test/src/export/sample.ts";
import { del, docx, ins, p, r, table } from "./docx-file.ts";

const blocksOf = (body: string) => readWord(docx({ body })).blocks;
const texts = (blocks: readonly WordBlock[]) => blocks.map((it) => it.text);
const mark = (kind: string) => `<w:rPr><w:${kind} w:id="9" w:author="Ros"/></w:rPr>`;

describe("readWord", () => {
  it("reads headings, lists, bold lines and plain ones in order", () => {
    const styles =
      '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>' +
      '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>' +
      '<w:style w:styleId="Dots"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    const body = [
      p("Mine", '<w:pStyle w:val="Mine"/>'),
      p("Two", '<w:outlineLvl w:val="1"/>'),
      p("item", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'),
      p("dot", '<w:pStyle w:val="Dots"/>'),
      p(r("All ", "<w:b/>") + r("bold", '<w:b w:val="true"/>')),
      p(r("Part ", "<w:b/>") + r("bold", '<w:b w:val="0"/>')),
    ].join("");
    const { blocks } = readWord(docx({ body, styles }));
    assert.deepEqual(texts(blocks), ["Mine", "Two", "item", "dot", "All bold", "Part bold"]);
    assert.deepEqual(
      blocks.map((it) => it.headingLevel),
      [1, 2, null, null, null, null],
    );
    assert.deepEqual(
      blocks.map((it) => it.listDepth),
      [null, null, 1, 0, null, null],
    );
    assert.deepEqual(
      blocks.map((it) => it.isBold),
      [false, false, false, false, true, false],
    );
    assert.equal(blocks[3]?.style, "list bullet");
  });

  it("tells what stands now from what stood before tracked changes, and who made them", () => {
    const [block] = blocksOf(p(r("I ") + del("want") + ins("wish") + r(" to cook")));
    assert.equal(block?.text, "I wish to cook");
    assert.equal(block?.original, "I want to cook");
    const moment = "2030-05-02T10:00:00Z";
    assert.deepEqual(block?.changes, [
      { kind: "deleted", author: "Ros", moment, text: "want" },
      { kind: "inserted", author: "Ros", moment, text: "wish" },
    ]);
  });

  it("leaves out of both what one person put in and another took out again", () => {
    const inner = `<w:ins w:id="1" w:author="A">${del("nothing", "B")}</w:ins>`;
    const [block] = blocksOf(p(r("kept") + inner));
    assert.equal(block?.text, "kept");
    assert.equal(block?.original, "kept");
    assert.equal(block?.pieces.length, 2);
  });

  it("makes one block of paragraphs whose end was deleted, and two of one that was split", () => {
    const merged = blocksOf(p("One", mark("del")) + p("two"));
    assert.deepEqual(texts(merged), ["Onetwo"]);
    assert.equal(merged[0]?.original, "One\ntwo");
    const split = blocksOf(p("One", mark("ins")) + p("two"));
    assert.deepEqual(texts(split), ["One", "two"]);
    assert.deepEqual(
      split.map((it) => it.ranOn),
      [true, false],
    );
  });

  it("keeps a deleted paragraph apart from the heading under it", () => {
    const blocks = blocksOf(p(del("Gone"), mark("del")) + p("Head", '<w:outlineLvl w:val="1"/>'));
    assert.deepEqual(
      blocks.map((it) => [it.text, it.original, it.isGone, it.headingLevel]),
      [
        ["", "Gone", true, null],
        ["Head", "Head", false, 2],
      ],
    );
  });

  it("reads rows that came and went, and words that moved", () => {
    const tracked = (kind: string) => `<w:${kind} w:id="3" w:author="Ros"/>`;
    const blocks = blocksOf(
      table(
        { cells: [p("What"), p("Who")], properties: "<w:tblHeader/>" },
        { cells: [p("old"), p("Sam")], properties: tracked("del") },
        { cells: [p("new"), p("Ali")], properties: tracked("ins") },
      ) + p(`<w:moveTo w:id="4" w:author="Ros">${r("moved")}</w:moveTo>`),
    );
    assert.deepEqual(texts(blocks), ["What", "Who", "", "", "new", "Ali", "moved"]);
    assert.deepEqual(
      blocks.map((it) => it.original),
      ["What", "Who", "old", "Sam", "", "", ""],
    );
    assert.equal(blocks.at(-1)?.changes[0]?.kind, "moved-here");
    assert.deepEqual(blocks[3]?.cell, {
      table: 0,
      row: 1,
      column: 1,
      isHeader: false,
      inside: null,
    });
    assert.equal(blocks[0]?.cell?.isHeader, true);
  });

  it("passes over old properties that tracked formatting keeps", () => {
    const old =
      '<w:pPrChange w:id="1" w:author="R"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>';
    const run =
      '<w:r><w:rPr><w:rPrChange w:id="2" w:author="R"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>same</w:t></w:r>';
    const [block] = blocksOf(p(run, old));
    assert.equal(block?.headingLevel, null);
    assert.equal(block?.isBold, false);
    assert.deepEqual(block?.changes, []);
  });

  it("reads tables in cells and boxes on the page, each word once", () => {
    const nested = table({ cells: [p("inner")] });
    const box = `<w:txbxContent>${p("boxed")}</w:txbxContent>`;
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`;
    const blocks = blocksOf(
      table({ cells: [p("outer") + nested + p("")] }) + p(r("around ") + both + r("it")),
    );
    assert.deepEqual(texts(blocks), ["outer", "inner", "", "around it", "boxed"]);
    assert.equal(blocks[1]?.cell?.inside, 0);
    assert.equal(blocks[4]?.place, "text box");
  });

  it("reads the words of a second form that has them when the first form has none", () => {
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback>${r("spare")}</mc:Fallback></mc:AlternateContent></w:r>`;
    assert.deepEqual(texts(blocksOf(p(both))), ["spare"]);
  });

  it("reads comments, answers and what they are about", () => {
    const comments =
      `<w:comment w:id="1" w:author="Ros" w:date="2030-05-02T10:00:00Z"><w:p w14:paraId="A1">${r("Is it?")}</w:p></w:comment>` +
      `<w:comment w:id="2" w:author="Sam"><w:p w14:paraId="A2">${r("Yes.")}</w:p></w:comment>`;
    const commentsExtended =
      '<w15:commentEx w15:paraId="A1" w15:done="1"/><w15:commentEx w15:paraId="A2" w15:paraIdParent="A1"/>';
    const body = p(
      `${r("I ")}<w:commentRangeStart w:id="1"/>${r("cook")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>${r(" well")}`,
    );
    const file = readWord(docx({ body, comments, commentsExtended }));
    assert.deepEqual(
      file.comments.map((it) => [it.author, it.text, it.about, it.answers, it.isSettled]),
      [
        ["Ros", "Is it?", "cook", null, true],
        ["Sam", "Yes.", "cook", "1", false],
      ],
    );
    assert.deepEqual(file.blocks[0]?.comments, [file.comments[0]]);
  });

  it("reads tags, bookmarks, links, breaks, notes, headers and old forms", () => {
    const control = (inner: string) =>
      `<w:sdt><w:sdtPr><w:tag w:val="o1.voice"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const form =
      '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>';
    const body =
      `<w:bookmarkStart w:id="0" w:name="ow_o1"/>${p("Head")}` +
      control(p("told")) +
      p(
        `<w:hyperlink r:id="link1">${r("there")}</w:hyperlink><w:r><w:br/><w:t>next</w:t><w:tab/></w:r>`,
      ) +
      p(form + r("yes"));
    const file = readWord(
      docx({
        body,
        footnotes: `<w:footnote w:type="separator">${p("no")}</w:footnote><w:footnote>${p("noted")}</w:footnote>`,
        header1: p("above"),
        footer1: p("below"),
      }),
    );
    assert.deepEqual(texts(file.blocks), [
      "Head",
      "told",
      "there\nnext\t",
      "☒ yes",
      "noted",
      "above",
      "below",
    ]);
    assert.deepEqual(file.blocks[0]?.bookmarks, ["ow_o1"]);
    assert.deepEqual(file.blocks[1]?.tags, ["o1.voice"]);
    assert.equal(file.blocks[2]?.pieces[0]?.href, "https://example.org/");
    assert.deepEqual(file.footers, ["below"]);
  });

  it("takes another prefix, and the strict form, for what they are", () => {
    const bytes = docx({
      body: "",
      more: {
        "word/document.xml":
          '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:pPr><x:outlineLvl x:val="0"/></x:pPr><x:r><x:t>Read</x:t></x:r></x:p></x:body></x:document>',
      },
    });
    assert.deepEqual(
      readWord(bytes).blocks.map((it) => [it.text, it.headingLevel]),
      [["Read", 1]],
    );
  });

  for (const name of sampleNames)
    it(`reads every word of a copy of ${name}, and whose copy it is`, async () => {
      const { plan, template } = sample(name);
      const file = readWord(await exportWord(plan, template, asked));
      const all = plain(texts(file.blocks).join("\n"));
      for (const it of everyText(plan)) assert.ok(all.includes(plain(it)), it);
      assert.equal(file.identity?.foundIn, "identity part");
      assert.equal(file.identity?.plan, plan.id);
      assert.deepEqual(file.unread, []);
    });
});

/** Letters and digits alone: breaks and what cannot be written are not at stake here. */
function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
