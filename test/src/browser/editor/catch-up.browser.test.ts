import { expect } from "chai";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { createCommentBoard } from "#src/browser/comment-board.ts";
import { anchorOf } from "#src/document/anchors.ts";
import { textOf } from "#src/document/roots.ts";
import { clearDesks, createDesk, type Desk, type Field, finding, until } from "./field.ts";

afterEach(clearDesks);

/** Selects words as a browser does for a key or a finger: the editor is told of it only later. */
function selectQuietly({ editable }: Field, from: number, to: number) {
  const words = editable.querySelector(".line")!.firstChild!;
  getSelection()!.setBaseAndExtent(words, from, words, to);
}

/** A field with the caret at its end, of which the editor knows. */
async function openAtEnd(desk: Desk, more: Parameters<Desk["open"]>[2] = {}): Promise<Field> {
  const field = desk.open("about", "I like tea", more);
  await atEnd(field);
  return field;
}

async function atEnd({ editor }: Field) {
  editor.focus("end");
  await until("the page has the focus", () => document.hasFocus());
}

/** A colleague's caret comes to stand before a character. */
async function standAt(desk: Desk, at: number) {
  const theirs = new Awareness(desk.colleague);
  const place = Y.createRelativePositionFromTypeIndex(textOf(desk.colleague, "plan", "about"), at);
  const head = Y.relativePositionToJSON(place);
  theirs.setLocalState({
    user: { name: "Sam", colour: "" },
    at: { entity: "plan", key: "about", anchor: head, head },
  });
  applyAwarenessUpdate(desk.presence, encodeAwarenessUpdate(theirs, [theirs.clientID]), "far");
  theirs.destroy();
  // Carets are drawn in a microtask, long before the browser tells of a selection.
  await Promise.resolve();
}

describe("a selection that an editor was not told of yet", () => {
  it("stays when a colleague's caret is drawn", async () => {
    const desk = createDesk();
    const field = await openAtEnd(desk);
    selectQuietly(field, 2, 6);
    await standAt(desk, 7);
    expect(field.editable.querySelector(".presence-caret")).not.to.equal(null);
    expect(String(getSelection())).to.equal("like");
    expect(field.editor.selected()).to.deep.equal({ from: 2, to: 6 });
  });

  it("stays when a colleague writes before it", async () => {
    const desk = createDesk();
    const field = await openAtEnd(desk);
    selectQuietly(field, 2, 6);
    textOf(desk.colleague, "plan", "about").insert(0, "Oh, ");
    expect(String(getSelection())).to.equal("like");
    expect(field.editor.selected()).to.deep.equal({ from: 6, to: 10 });
  });

  it("stays when something is no longer noticed", async () => {
    const field = createDesk().open("about", "I like tea");
    field.editor.setDiagnostics([finding("a", 7, 10)]);
    await atEnd(field);
    selectQuietly(field, 2, 6);
    field.editor.setDiagnostics([]);
    expect(field.editable.querySelector(".finding")).to.equal(null);
    expect(String(getSelection())).to.equal("like");
  });

  it("stays when words are commented on", async () => {
    const desk = createDesk();
    const comments = createCommentBoard();
    const field = await openAtEnd(desk, { comments });
    selectQuietly(field, 2, 6);
    const anchor = anchorOf(field.ytext, { from: 7, to: 10 });
    const words = { entity: "plan", key: "about", anchor, quote: "tea", isForStaff: false };
    comments.show([{ thread: "a", ...words, offer: null }]);
    expect(field.editable.querySelector(".commented")?.textContent).to.equal("tea");
    expect(String(getSelection())).to.equal("like");
  });

  it("is where the next key is meant", async () => {
    const field = await openAtEnd(createDesk());
    selectQuietly(field, 2, 2);
    const key = { key: "Enter", keyCode: 13, bubbles: true, cancelable: true };
    field.editable.dispatchEvent(new KeyboardEvent("keydown", key));
    expect(field.ytext.toString()).to.equal("I \nlike tea");
  });
});
