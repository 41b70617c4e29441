import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { exportWord } from "#src/export/word.ts";
import { ImportError } from "#src/import/import-error.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord, type WordBlock } from "#src/import/word-file.ts";
import { asked, sample } from "#test/src/export/sample.ts";
import { docx, p, r, table } from "./docx-file.ts";
import { fileOf, partsOf } from "./word-edits.ts";

const { plan, template } = sample("tiny");
let copy: Uint8Array = new Uint8Array();

before(async () => {
  copy = await exportWord(plan, template, asked);
});

function refusal(bytes: Uint8Array): string {
  try {
    readWord(bytes);
  } catch (error) {
    assert.ok(error instanceof ImportError, String(error));
    assert.match(error.message, /^[A-Z][^\n]*\.$/);
    return error.message;
  }
  return "";
}

/** Reads it all the way, or is told why not; anything else fails the test. */
function readOrRefused(bytes: Uint8Array) {
  if (refusal(bytes) === "") compareReturned(readWord(bytes), plan, [], template);
}

/** Headers and footers come with the relations of a part, whose names may be what was flipped. */
function wordsOf(blocks: readonly WordBlock[]): string[] {
  return blocks.filter((it) => it.place === "body").map((it) => it.text);
}

const ole = (name: string) => {
  const start = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const wide = name.split("").flatMap((it) => [it.charCodeAt(0), 0]);
  return new Uint8Array([...start, ...Array.from({ length: 600 }, () => 0), ...wide]);
};
const open = (type: string) =>
  zipSync({ mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }] });

describe("a file that is no plan", () => {
  const cases: [string, Uint8Array, RegExp][] = [
    ["nothing", new Uint8Array(), /is empty/],
    ["plain text", strToU8("Dear all"), /not a Word document/],
    ["a PDF", strToU8("%PDF-1.7"), /is a PDF/],
    ["rich text", strToU8("{\\rtf1"), /rich text/],
    ["an old .doc", ole("WordDocument"), /old version of Word/],
    ["a file with a password", ole("EncryptedPackage"), /has a password/],
    ["an .odt", open("text"), /OpenDocument/],
    ["an .ods", open("spreadsheet"), /not a text document/],
    ["a zip of something", zipSync({ "a.txt": strToU8("a") }), /not a Word document/],
    ["a spreadsheet", zipSync({ "xl/workbook.xml": strToU8("<a/>") }), /spreadsheet/],
    ["slides", zipSync({ "ppt/presentation.xml": strToU8("<a/>") }), /presentation/],
    ["a document without words", docx({ body: "" }), /no words/],
  ];
  for (const [name, bytes, says] of cases)
    it(`is called what it is: ${name}`, () => assert.match(refusal(bytes), says));
});

describe("a file made to do harm", () => {
  it("is refused when it has a DOCTYPE, so that no entity grows", () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>';
    for (const name of ["word/document.xml", "word/styles.xml", "_rels/.rels"]) {
      const parts = partsOf(copy).set(name, laughs);
      assert.match(refusal(fileOf(parts)), /instructions that Word never writes/, name);
    }
  });

  it("is refused when it would unpack into something huge", () => {
    const bomb = (bytes: Uint8Array) => zipSync({ "word/document.xml": [bytes, { level: 9 }] });
    assert.match(refusal(bomb(new Uint8Array(15_000_000))), /too large/);
    assert.match(refusal(bomb(new Uint8Array(30_000_000))), /too large/);
  });

  it("is refused when it lies about its size, before it is unpacked further", () => {
    const bytes = zipSync({ "word/document.xml": [new Uint8Array(30_000_000), { level: 9 }] });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const directory = view.getUint32(bytes.length - 22 + 16, true);
    view.setUint32(directory + 24, 1000, true);
    assert.match(refusal(bytes), /damaged/);
  });

  it("is refused when it lies deep or is endless", () => {
    const deep = "<w:tbl><w:tr><w:tc>".repeat(5000);
    assert.match(refusal(docx({ body: deep })), /too large/);
    assert.match(refusal(docx({ body: "<w:p/>".repeat(70_000) })), /too large/);
  });

  it("is read in time that grows with its size alone", () => {
    const words = "word ".repeat(40_000);
    const rows = Array.from({ length: 500 }, (_, at) => ({ cells: [p(`Ring ${at}`), p("Sam")] }));
    const lines = Array.from({ length: 5000 }, (_, at) => p(`Line ${at} of many`)).join("");
    const body = p(words) + table(...rows) + lines + p(r("'".repeat(100_000)));
    const file = readWord(docx({ body }));
    const { tray } = compareReturned(file, plan, [], template);
    assert.ok(tray.length > 5000);
  });
});

describe("a damaged file", () => {
  it("is read or refused in a sentence when a part is missing", () => {
    for (const name of partsOf(copy).keys()) {
      const parts = partsOf(copy);
      parts.delete(name);
      readOrRefused(fileOf(parts));
    }
  });

  it("is refused when it was cut short anywhere", () => {
    fc.assert(
      fc.property(fc.nat(copy.length - 1), (length) => {
        assert.notEqual(refusal(copy.slice(0, length)), "");
      }),
      { numRuns: 200 },
    );
  });

  it("is refused, or read as it was, whatever single bit is flipped", () => {
    const whole = readWord(copy).blocks;
    fc.assert(
      fc.property(fc.nat(copy.length - 1), fc.nat(7), (at, bit) => {
        const bytes = copy.slice();
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        try {
          const { blocks } = readWord(bytes);
          assert.deepEqual(wordsOf(blocks), wordsOf(whole));
        } catch (error) {
          assert.ok(error instanceof ImportError, String(error));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is read or refused in a sentence whatever its XML says", () => {
    const tags =
      "w:p w:r w:t w:tbl w:tr w:tc w:ins w:del w:sdt w:txbxContent mc:Fallback w:pPr w:rPr w:footnote w:commentRangeStart w:bookmarkStart w:hyperlink w:ffData".split(
        " ",
      );
    const node = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom("words", ""),
        fc
          .tuple(fc.constantFrom(...tags), fc.array(tie("node"), { maxLength: 4 }))
          .map(([tag, inner]) => `<${tag} w:id="1" w:val="1">${inner.join("")}</${tag}>`),
      ),
    })).node;
    fc.assert(
      fc.property(fc.array(node, { maxLength: 8 }), (nodes) => {
        readOrRefused(docx({ body: nodes.join("") }));
      }),
      { numRuns: 300 },
    );
  });
});
