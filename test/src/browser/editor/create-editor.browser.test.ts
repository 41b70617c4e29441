import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import { textOf } from "#src/document/roots.ts";
import { docOf } from "#src/document/text.ts";
import { clearDesks, createDesk, press, until } from "./field.ts";

afterEach(clearDesks);

describe("an editor of one piece of writing", () => {
  it("writes what is typed, line by line, and nothing before that", async () => {
    const desk = createDesk();
    const written: unknown[] = [];
    desk.ydoc.on("update", (update) => written.push(update));
    const { editor, ytext } = desk.open("about");
    expect(written).to.have.length(0);
    editor.focus("end");
    await sendKeys({ type: "Cook for" });
    await press("Enter");
    await sendKeys({ type: "my sister 😀" });
    expect(ytext.toString()).to.equal("Cook for\nmy sister 😀\n");
    expect(textOf(desk.colleague, "plan", "about").toString()).to.equal(ytext.toString());
  });

  it("makes a list item of a line that begins with a dash, and a plain line again", async () => {
    const { editor, ytext, editable } = createDesk().open("about");
    editor.focus("end");
    await sendKeys({ type: "- milk" });
    expect(ytext.toDelta()).to.deep.equal([
      { insert: "milk" },
      { insert: "\n", attributes: { kind: "li", depth: 0 } },
    ]);
    expect(editable.querySelector(".li")?.textContent).to.equal("milk");
    editor.focus("start");
    await press("Backspace");
    expect(ytext.toDelta()).to.deep.equal([{ insert: "milk\n" }]);
  });

  it("ends a list at Enter in an empty item", async () => {
    const { editor, editable } = createDesk().open("about");
    editor.focus("end");
    await sendKeys({ type: "* milk" });
    await press("Enter");
    await press("Enter");
    await sendKeys({ type: "then home" });
    expect([...editable.children].map((it) => it.className)).to.deep.equal(["line li", "line"]);
  });

  it("joins a line to the one before at Backspace, and the next one at Delete", async () => {
    const { editor, ytext } = createDesk().open("about", "one\ntwo\nthree");
    editor.select(4, 4);
    await press("Backspace");
    expect(ytext.toString()).to.equal("onetwo\nthree");
    editor.select(6, 6);
    await press("Delete");
    expect(ytext.toString()).to.equal("onetwothree");
  });

  it("makes words bold and italic by keys", async () => {
    const { editor, ytext } = createDesk().open("about", "very much");
    editor.select(0, 4);
    await press("Control+b");
    await press("Control+i");
    expect(ytext.toDelta()).to.deep.equal([
      { insert: "very", attributes: { strong: true, em: true } },
      { insert: " much" },
    ]);
  });

  it("keeps the selection where the words are while a colleague writes before them", () => {
    const { colleague, open } = createDesk();
    const { editor } = open("about", "I want to cook");
    editor.select(10, 14);
    textOf(colleague, "plan", "about").insert(0, "Next year\n");
    const { from, to } = editor.view.state.selection;
    expect(editor.view.state.doc.textBetween(from, to)).to.equal("cook");
    textOf(colleague, "plan", "about").format(0, 24, { strong: true });
    const after = editor.view.state.selection;
    expect(editor.view.state.doc.textBetween(after.from, after.to)).to.equal("cook");
    expect(document.getSelection()?.toString()).to.equal("cook");
  });

  it("keeps a mark that is switched on for the next letter while a colleague types", async () => {
    const { colleague, open } = createDesk();
    const { editor, ytext } = open("about", "so ");
    editor.focus("end");
    await press("Control+b");
    textOf(colleague, "plan", "about").insert(0, "And ");
    await sendKeys({ type: "much" });
    expect(ytext.toDelta()).to.deep.equal([
      { insert: "And so " },
      { insert: "much", attributes: { strong: true } },
    ]);
  });

  it("takes in a composition, while a colleague writes in the same line", async () => {
    const { colleague, open } = createDesk();
    const { editor, ytext, editable } = open("about", "ab cd");
    editor.select(2, 2);
    const compose = (type: string, data: string) =>
      editable.dispatchEvent(new CompositionEvent(type, { data, bubbles: true }));
    /** Types into the page as an input method does, without telling the editor. */
    const write = (words: string) => {
      const node = document.getSelection()!.focusNode as Text;
      node.replaceData(2, node.data.startsWith("ab ") ? 0 : 1, words);
      document.getSelection()!.collapse(node, 3);
    };
    compose("compositionstart", "");
    write("k");
    write("か");
    await until("the text has the letter", () => ytext.toString() === "abか cd");
    textOf(colleague, "plan", "about").insert(6, "!");
    expect(editor.view.composing).to.equal(true);
    write("家");
    await until("the text has the word", () => ytext.toString() === "ab家 cd!");
    compose("compositionend", "家");
    await until("the composition ended", () => !editor.view.composing);
    expect(ytext.toString()).to.equal("ab家 cd!");
    expect(editable.textContent).to.equal("ab家 cd!");
    expect(editor.view.state.doc.eq(docOf(ytext))).to.equal(true);
  });

  it("takes back edits in two fields, latest first, and says where they were", async () => {
    const desk = createDesk();
    const [first, second] = [desk.open("about", "A"), desk.open("wishes", "B")];
    const places: unknown[] = [];
    desk.undo.onDone((it) => places.push(it));
    first.editor.focus("end");
    await sendKeys({ type: "pple" });
    second.editor.focus("end");
    await sendKeys({ type: "anana" });
    textOf(desk.colleague, "plan", "about").insert(0, "An ");
    await press("Control+z");
    expect([first.ytext.toString(), second.ytext.toString()]).to.deep.equal(["An Apple", "B"]);
    await press("Control+z");
    expect(first.ytext.toString()).to.equal("An A");
    await press("Control+Shift+z");
    await press("Control+y");
    expect([first.editable.textContent, second.editable.textContent]).to.deep.equal([
      "An Apple",
      "Banana",
    ]);
    expect(places).to.deep.equal([
      { entity: "plan", key: "wishes", at: 1 },
      { entity: "plan", key: "about", at: 4 },
      { entity: "plan", key: "about", at: 8 },
      { entity: "plan", key: "wishes", at: 6 },
    ]);
  });

  it("lets Tab lead out of the field, both ways, and leaves Escape to the page", async () => {
    const before = document.createElement("button");
    const after = document.createElement("button");
    document.body.append(before);
    const { editor, ytext } = createDesk().open("about", "words");
    document.body.append(after);
    const pressed: string[] = [];
    const listen = (event: KeyboardEvent) => void pressed.push(event.key);
    document.addEventListener("keydown", listen);
    editor.focus("end");
    await press("Escape");
    await press("Tab");
    expect(document.activeElement).to.equal(after);
    editor.focus("end");
    await press("Shift+Tab");
    expect(document.activeElement).to.equal(before);
    expect(pressed).to.include("Escape");
    expect(ytext.toString()).to.equal("words");
    document.removeEventListener("keydown", listen);
    before.remove();
    after.remove();
  });

  it("tries the host's keys first", async () => {
    let pressed = 0;
    const keys = { Enter: () => (pressed += 1) > 0 };
    const { editor, ytext } = createDesk().open("about", "words", { keys });
    editor.focus("end");
    await press("Enter");
    expect([pressed, ytext.toString()]).to.deep.equal([1, "words"]);
  });

  it("has the name that it is given, and its hint only while it is empty", async () => {
    const attributes = { "aria-label": "What matters to me", "data-hint": "Start anywhere" };
    const { editor, editable } = createDesk().open("about", "", { attributes });
    expect(editable.getAttribute("role")).to.equal("textbox");
    expect(editable.getAttribute("aria-multiline")).to.equal("true");
    expect(editable.getAttribute("aria-label")).to.equal("What matters to me");
    expect(editable.getAttribute("data-hint")).to.equal("Start anywhere");
    editor.focus();
    await sendKeys({ type: "x" });
    expect(editable.hasAttribute("data-hint")).to.equal(false);
  });

  it("can be read and reached, and not written, where it is not editable", async () => {
    const { editor, editable, ytext } = createDesk().open("about", "words", { editable: false });
    editable.focus();
    expect(document.activeElement).to.equal(editable);
    await sendKeys({ type: "x" });
    await press("Enter");
    expect(ytext.toString()).to.equal("words");
    expect(editable.getAttribute("aria-readonly")).to.equal("true");
    expect(editor.view.editable).to.equal(false);
  });

  it("leaves nothing behind", () => {
    const desk = createDesk();
    const { editor, mount, ytext } = desk.open("about", "words");
    editor.destroy();
    ytext.insert(0, "More ");
    expect(mount.childNodes.length).to.equal(0);
  });
});
