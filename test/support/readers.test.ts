import assert from "node:assert/strict";
import { it } from "node:test";
import { strFromU8 } from "fflate";
import { readWord } from "#src/import/word-file.ts";
import { docx, del, ins, p, r } from "#test/src/import/docx-file.ts";
import { editInOffice, throughOffice, throughPandoc } from "./readers.ts";

const file = docx({ body: p(r("I ") + del("want") + ins("wish") + r(" to cook")) });

it("reads tracked changes as pandoc does", async () => {
  assert.equal(await throughPandoc(file, "plain", "accept"), "I wish to cook\n");
  assert.equal(await throughPandoc(file, "plain", "reject"), "I want to cook\n");
});

it("has LibreOffice save files again", async () => {
  const files = await throughOffice({ "a.docx": file, "b.docx": docx({ body: p("b") }) }, "docx");
  assert.equal(readWord(files["a.docx"] ?? new Uint8Array()).blocks[0]?.original, "I want to cook");
  assert.equal(readWord(files["b.docx"] ?? new Uint8Array()).blocks[0]?.text, "b");
  const plain = await throughOffice(
    { "b.docx": docx({ body: p("b") }) },
    "txt:Text (encoded):UTF8",
  );
  assert.match(strFromU8(plain["b.docx"] ?? new Uint8Array()), /^\ufeff?b/);
});

it("has LibreOffice change a file", async () => {
  const basic = 'doc.Text.insertString(doc.Text.getEnd(), " now", False)';
  const edited = await editInOffice(docx({ body: p("I cook") }), basic);
  assert.equal(readWord(edited).blocks[0]?.text, "I cook now");
});
