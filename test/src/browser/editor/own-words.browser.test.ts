import { expect } from "chai";
import * as Y from "yjs";
import type { Touch } from "#src/document/own-words.ts";
import { pensOf, textOf } from "#src/document/roots.ts";
import { readWriting } from "#src/document/writing.ts";
import { clearDesks, createDesk, type Field, pasteInto, press } from "./field.ts";
import { sendKeys } from "@web/test-runner-commands";

afterEach(clearDesks);

const worker = { kind: "worker", person: null } as const;

/** The words that are the resident's own, with what is around them. */
function own(ytext: Y.Text): string {
  const { text, marks } = readWriting(ytext, worker);
  const found = marks.filter((it) => it.kind === "own");
  return found.reduceRight(
    (words, { from, to }) => `${words.slice(0, from)}<${words.slice(from, to)}>${words.slice(to)}`,
    text,
  );
}

const shown = ({ editable }: Field) =>
  [...editable.querySelectorAll<HTMLElement>(".own-words")].map((it) => [it.textContent, it.title]);

describe("the resident's own words in a field", () => {
  it("are marked with a key, for colleagues too, and no longer with the same key", async () => {
    const desk = createDesk();
    const field = desk.open("about", "She said: buses scare me. We talked.");
    field.editor.select(10, 24);
    await press("Control+Shift+o");
    expect(own(field.ytext)).to.equal("She said: <buses scare me>. We talked.");
    expect(own(textOf(desk.colleague, "plan", "about"))).to.equal(own(field.ytext));
    expect(shown(field)).to.deep.equal([["buses scare me", "The resident's own words"]]);
    field.editor.select(10, 24);
    await press("Control+Shift+o");
    expect(own(field.ytext)).to.equal("She said: buses scare me. We talked.");
    expect(shown(field)).to.deep.equal([]);
  });

  it("grow with what is typed into them or at their end, and on the next line", async () => {
    const field = createDesk().open("about", "Note. ");
    field.editor.focus("end");
    field.editor.toggleOwnWords();
    await sendKeys({ type: "I hate buses" });
    await press("Enter");
    await sendKeys({ type: "Trains too" });
    expect(own(field.ytext)).to.equal("Note. <I hate buses>\n<Trains too>");
  });

  it("are one step of undo, whether marked or typed", async () => {
    const desk = createDesk();
    const field = desk.open("about", "I hate buses");
    desk.undo.stop();
    field.editor.select(0, 12);
    field.editor.toggleOwnWords();
    expect(own(field.ytext)).to.equal("<I hate buses>");
    desk.undo.undo();
    expect(own(field.ytext)).to.equal("I hate buses");
    desk.undo.redo();
    expect(own(field.ytext)).to.equal("<I hate buses>");
  });

  it("are not brought along by what is pasted", () => {
    const field = createDesk().open("about");
    field.editor.focus("end");
    pasteInto(field, {
      "text/html": '<p><span class="own-words" title="The resident\'s own words">Hello</span></p>',
      "text/plain": "Hello",
    });
    expect(own(field.ytext)).to.equal("Hello");
  });

  it("can't be marked where a plan is only read", () => {
    const field = createDesk().open("about", "I hate buses", { editable: false });
    field.editor.select(0, 12);
    field.editor.toggleOwnWords();
    expect(own(field.ytext)).to.equal("I hate buses");
  });

  it("are not changed by a colleague's key, which asks for other words and shows the text again", async () => {
    const desk = createDesk();
    const wanted: Touch[] = [];
    const { ytext, editor, editable } = desk.open("about", "Note. ", {
      onTouched: (touch) => wanted.push(touch),
    });
    pensOf(desk.colleague).set(String(desk.colleague.clientID), { guest: "g", name: "Rosa" });
    textOf(desk.colleague, "plan", "about").insert(6, "I hate buses");
    editor.select(8, 12);
    await press("Backspace");
    expect(wanted).to.deep.equal([{ from: 6, to: 18, words: "I  buses" }]);
    expect(ytext.toString()).to.equal("Note. I hate buses");
    expect(editable.textContent).to.equal("Note. I hate buses");
    editor.select(10, 10);
    await sendKeys({ type: "x" });
    expect(wanted.at(-1)?.words).to.equal("I haxte buses");
    expect(editable.textContent).to.equal("Note. I hate buses");
    editor.focus("end");
    await sendKeys({ type: "!" });
    expect(ytext.toString()).to.equal("Note. I hate buses!");
    expect(wanted.length).to.equal(2);
  });

  it("are what the resident types with a pen of their own, and nothing around it", async () => {
    const field = createDesk().open("about", "Note. ", { onTouched: null });
    field.editor.focus("end");
    await sendKeys({ type: "No buses" });
    expect(own(field.ytext)).to.equal("Note. <No buses>");
  });
});
