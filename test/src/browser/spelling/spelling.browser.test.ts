import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import type { Misspelling } from "#src/browser/spelling/misspelling.ts";
import { createSpelling, type Spelling } from "#src/browser/spelling/spelling.ts";
import { isSpellingOn, switchSpelling } from "#src/browser/spelling/switch.ts";
import { textOf } from "#src/document/roots.ts";
import { person, plan, resident } from "#src/plan/build.ts";
import {
  clearDesks,
  createDesk,
  type Desk,
  type Field,
  finding,
  pasteInto,
  press,
  until,
} from "#test/src/browser/editor/field.ts";

const PLAN = plan([], {
  resident: resident("Oluwaseun Adebayo"),
  people: [person("Marija Novak", "godparent")],
});

let spelling: Spelling | null = null;

beforeEach(() => {
  spelling = createSpelling({ read: () => PLAN, store: null });
});

afterEach(() => {
  clearDesks();
  spelling?.stop();
  localStorage.removeItem("ownwords-spelling");
});

function open(desk: Desk, words: string, isQuoted = false): Field {
  const by = spelling ?? createSpelling({ read: () => PLAN, store: null });
  return desk.open("about", words, { spelling: { by, isQuoted: () => isQuoted } });
}

const marked = ({ editable }: Field) =>
  [...editable.querySelectorAll(".misspelt")].map((it) => it.textContent).join(" ");

const becomes = (field: Field, words: string) =>
  until(`“${words}” is marked, and not “${marked(field)}”`, () => marked(field) === words);

/** Waits longer than any mark would. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 1500));

/** What is told of a marked word when somebody asks. */
function listen({ mount }: Field): Misspelling[] {
  const told: Misspelling[] = [];
  mount.addEventListener("misspelling-chosen", ({ misspelling }) => told.push(misspelling));
  return told;
}

describe("the spelling of a field", () => {
  it("waits for somebody to write, then marks what is wrong and no name of the plan", async () => {
    const field = open(createDesk(), "oluwaseun and Marija's godparent like teh sea");
    await rest();
    expect(marked(field)).to.equal("");
    field.editor.focus("start");
    await becomes(field, "teh");
    expect(field.editable.querySelector(".misspelt")?.getAttribute("aria-invalid")).to.equal(
      "spelling",
    );
    expect(field.editable.getAttribute("spellcheck")).to.equal("false");
    expect(field.editable.lang).to.equal("en-GB");
  });

  it("leaves the word alone that the caret is in, until it has left", async () => {
    const field = open(createDesk(), "");
    field.editor.focus("end");
    await sendKeys({ type: "I like teh" });
    await rest();
    expect(marked(field)).to.equal("");
    await sendKeys({ type: " sea" });
    await becomes(field, "teh");
    // What is marked stays so while the caret only passes.
    field.editor.select(9, 9);
    await rest();
    expect(marked(field)).to.equal("teh");
    await sendKeys({ press: "Backspace" });
    expect(marked(field)).to.equal("");
  });

  it("marks in a field that a colleague writes in, and lets marks move with the text", async () => {
    const desk = createDesk();
    const field = open(desk, "I like teh sea");
    field.editor.focus("start");
    await becomes(field, "teh");
    const theirs = textOf(desk.colleague, "plan", "about");
    theirs.insert(0, "Now and then ");
    expect(marked(field)).to.equal("teh");
    theirs.insert(theirs.length, " wich is far");
    await becomes(field, "teh wich");
    theirs.delete(theirs.toString().indexOf("teh"), 1);
    expect(marked(field)).to.equal("wich");
  });

  it("looks at no quotation, and at nothing that is the resident's word for word", async () => {
    const desk = createDesk();
    const field = open(desk, "She said “I wnat to goo” and wnats it");
    field.editor.focus("start");
    await becomes(field, "wnats");
    const whole = desk.open("quoted", "i wnat to goo", {
      spelling: { by: spelling!, isQuoted: () => true },
    });
    await rest();
    expect(marked(whole)).to.equal("");
  });

  it("marks the first two hundred of a long paste", async () => {
    const field = open(createDesk(), "");
    field.editor.focus("end");
    const line = "She likes teh sea and the sun.";
    pasteInto(field, { "text/plain": Array.from({ length: 700 }, () => line).join("\n") });
    const count = () => field.editable.querySelectorAll(".misspelt").length;
    await until("all are marked that may be", () => count() === 200);
    await rest();
    expect(count()).to.equal(200);
  });

  it("is silent where it is switched off, and speaks when it is switched on", async () => {
    switchSpelling();
    expect(isSpellingOn()).to.equal(false);
    const field = open(createDesk(), "I like teh sea");
    field.editor.focus("start");
    await rest();
    expect(marked(field)).to.equal("");
    expect(field.editable.hasAttribute("spellcheck")).to.equal(false);
    switchSpelling();
    await becomes(field, "teh");
    switchSpelling();
    await becomes(field, "");
  });
});

describe("a marked word", () => {
  it("is told of by key, press and context menu, and mended as one edit", async () => {
    const desk = createDesk();
    const field = open(desk, "It’s teh sea");
    const told = listen(field);
    field.editor.focus("start");
    await becomes(field, "teh");
    await press("Alt+Enter");
    expect(told).to.have.length(0);
    field.editor.select(6, 6);
    await press("Alt+Enter");
    const word = field.editable.querySelector<HTMLElement>(".misspelt")!;
    word.click();
    const menu = new PointerEvent("contextmenu", { bubbles: true, cancelable: true });
    word.dispatchEvent(menu);
    expect(menu.defaultPrevented).to.equal(true);
    expect(told.map((it) => [it.word, it.isByKey])).to.deep.equal([
      ["teh", true],
      ["teh", false],
      ["teh", true],
    ]);
    expect((await told[0]!.suggest())[0]).to.equal("the");
    // The text moves while the menu is open.
    textOf(desk.colleague, "plan", "about").insert(0, "Oh. ");
    told[0]!.replace("didn't");
    expect(field.ytext.toString()).to.equal("Oh. It’s didn’t sea");
    await sendKeys({ type: "!" });
    expect(field.ytext.toString()).to.equal("Oh. It’s didn’t! sea");
    desk.undo.undo();
    expect(field.ytext.toString()).to.equal("Oh. It’s didn’t sea");
    desk.undo.undo();
    expect(field.ytext.toString()).to.equal("Oh. It’s teh sea");
    // What it was told of is gone: nothing is written anywhere.
    told[0]!.replace("the");
    expect(field.ytext.toString()).to.equal("Oh. It’s teh sea");
  });

  it("leaves the key and the press to a question about the same words", async () => {
    const field = open(createDesk(), "I like teh sea");
    const told = listen(field);
    field.editor.focus("start");
    await becomes(field, "teh");
    field.editable.blur();
    field.editor.setDiagnostics([finding("a", 0, 14)]);
    expect(field.editable.querySelector(".finding")).not.to.equal(null);
    field.editor.select(8, 8);
    await press("Alt+Enter");
    field.editable.querySelector<HTMLElement>(".misspelt")!.click();
    expect(told).to.have.length(0);
  });

  it("offers the names of the plan for a slip in one", async () => {
    const field = open(createDesk(), "With Marija. I rang Marjia’s mum");
    const told = listen(field);
    field.editor.focus("start");
    await becomes(field, "Marjia’s");
    field.editable.querySelector<HTMLElement>(".misspelt")!.click();
    expect((await told[0]!.suggest())[0]).to.equal("Marija's");
  });
});
