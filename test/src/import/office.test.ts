import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { COPY_KINDS } from "#src/export/copy.ts";
import { exportWord } from "#src/export/word.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord } from "#src/import/word-file.ts";
import { asked, sample } from "#test/src/export/sample.ts";
import { editInOffice, throughOffice, throughPandoc } from "#test/support/readers.ts";
import { editsFor } from "./edit-list.ts";
import { fileOf, partsOf, saidBy } from "./word-edits.ts";

const { plan, template } = sample("care-act-rosa");
const copies: Record<string, Uint8Array> = {};

before(async () => {
  for (const copy of COPY_KINDS)
    copies[`${copy}.docx`] = await exportWord(plan, template, { ...asked, copy });
});

const file = (name: string) => copies[`${name}.docx`] ?? new Uint8Array();
const returned = (bytes: Uint8Array) => compareReturned(readWord(bytes), plan, [], template);

describe("a copy that LibreOffice saved", () => {
  it("suggests nothing where nobody changed a word", async () => {
    const saved = await throughOffice(copies, "docx");
    for (const [name, bytes] of Object.entries(saved))
      assert.deepEqual(saidBy(returned(bytes)), [], name);
  });

  for (const isTracked of [true, false])
    it(`suggests what was changed there, ${isTracked ? "tracked" : "untracked"}`, async () => {
      const swap = (old: string, now: string) => `
  swap = doc.createReplaceDescriptor()
  swap.SearchString = "${old}"
  swap.ReplaceString = "${now}"
  doc.replaceAll(swap)`;
      const basic = `doc.RecordChanges = ${isTracked ? "True" : "False"}
  ${swap("I can stand for eleven minutes", "I can stand for fifteen minutes")}
  ${swap("she asks for nothing but the gossip", "she asks for cake")}
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = "Ros"
  note.Content = "Is this still so?"
  find = doc.createSearchDescriptor()
  find.SearchString = "opens the gate"
  place = doc.findFirst(find)
  place.Text.insertTextContent(place.getStart(), note, False)`;
      const back = returned(await editInOffice(file("practitioner"), basic));
      const [choir] = plan.outcomes;
      const text = (key: string) => choir?.writing[key]?.text ?? "";
      assert.deepEqual(saidBy(back), [
        `choir/family says ${text("family").replace("nothing but the gossip", "cake")}`,
        `choir/individual says ${text("individual").replace("eleven", "fifteen")}`,
      ]);
      assert.ok(back.suggestions.every((it) => it.isUntracked === !isTracked));
      assert.deepEqual(
        back.comments.map((it) => [it.author, it.text, it.place]),
        [["Ros", "Is this still so?", { entity: "hill", key: "community" }]],
      );
    });
});

describe("tracked changes", () => {
  it("are accepted and rejected as pandoc does it", async () => {
    const tracked = editsFor(plan).filter((it) => it.name.endsWith(", tracked") && !it.isLast);
    const chosen = tracked.filter((_, index) => index % 9 === 0);
    for (const made of chosen) {
      const parts = partsOf(file("practitioner"));
      made.make(parts);
      const bytes = fileOf(parts);
      const body = readWord(bytes).blocks.filter((it) => it.place === "body");
      const accepted = body.filter((it) => !it.isGone).map((it) => it.text);
      const rejected = body.map((it) => it.original + (it.ranOn ? "" : "\n"));
      const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
      const pandoc = async (how: "accept" | "reject") =>
        plain(textIn(JSON.parse(await throughPandoc(bytes, "json", how))));
      assert.equal(plain(accepted.join("\n")), await pandoc("accept"), made.name);
      assert.equal(plain(rejected.join("")), await pandoc("reject"), made.name);
    }
  });
});

/** The words of a document as pandoc tells it; what describes a table is no text of the page. */
function textIn(node: unknown): string {
  if (Array.isArray(node)) return node.map(textIn).join("");
  if (typeof node !== "object" || node === null) return "";
  const { t, c, blocks } = node as { t?: string; c?: unknown; blocks?: unknown };
  if (blocks !== undefined) return textIn(blocks);
  if (t === "Str") return String(c);
  if (t === "Table" && Array.isArray(c)) return textIn(c.slice(2));
  return textIn(c);
}
