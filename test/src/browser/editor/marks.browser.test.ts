import { sendKeys, sendMouse } from "@web/test-runner-commands";
import { expect } from "chai";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import type { FindingChosenEvent } from "#src/browser/editor/diagnostic-marks.ts";
import { safeColour } from "#src/browser/colours.ts";
import { readPresence } from "#src/browser/editor/presence-state.ts";
import { textOf } from "#src/document/roots.ts";
import { clearDesks, createDesk, type Field, finding, until } from "./field.ts";

afterEach(clearDesks);

const marked = ({ editable }: Field) =>
  [...editable.querySelectorAll(".finding")].map((it) => it.textContent).join("");

describe("the marks of what was noticed", () => {
  it("stay with their words while a colleague writes", () => {
    const desk = createDesk();
    const field = desk.open("about", "I will access the community.");
    field.editor.setDiagnostics([finding("a", 7, 27)]);
    expect(marked(field)).to.equal("access the community");
    textOf(desk.colleague, "plan", "about").insert(0, "With my sister, ");
    textOf(desk.colleague, "plan", "about").insert(29, "\n");
    expect(marked(field)).to.equal("access the community");
  });

  it("go at once when nothing is noticed any more", async () => {
    const field = createDesk().open("about", "access the community");
    field.editor.setDiagnostics([finding("a", 0, 6)]);
    field.editor.focus("end");
    field.editor.setDiagnostics([]);
    expect(marked(field)).to.equal("");
  });

  it("never appear in the sentence of whoever is writing", async () => {
    const field = createDesk().open("about", "I access it. I like tea");
    field.editor.focus("end");
    await sendKeys({ type: "." });
    field.editor.setDiagnostics([finding("far", 2, 8), finding("near", 15, 19)]);
    expect(marked(field)).to.equal("");
    await until("the far one is marked when the writer rests", () => marked(field) === "access");
    field.editor.setDiagnostics([finding("near", 15, 19)]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(marked(field)).to.equal("");
    field.editable.blur();
    await until("the near one is marked when the writer left", () => marked(field) === "like");
  });

  it("wait with what is only worth a look until the field is left", async () => {
    const field = createDesk().open("about", "I access it. I like tea.");
    field.editor.focus("end");
    field.editor.setDiagnostics([finding("a", 2, 8, "look")]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(marked(field)).to.equal("");
    field.editable.blur();
    await until("it is marked", () => marked(field) === "access");
    expect(field.editable.querySelector(".finding-look")).not.to.equal(null);
  });

  it("are one at a time, the surest first", () => {
    const field = createDesk().open("about", "I access it. I like tea.");
    field.editor.setDiagnostics([
      finding("a", 2, 8, "look"),
      finding("b", 15, 19),
      finding("c", 20, 23),
    ]);
    expect(marked(field)).to.equal("like");
  });

  it("tell which one was pressed", async () => {
    const field = createDesk().open("about", "I access it");
    field.editor.setDiagnostics([finding("a", 2, 8)]);
    const chosen: string[] = [];
    field.mount.addEventListener("finding-chosen", (event) =>
      chosen.push((event as FindingChosenEvent).key),
    );
    const box = field.editable.querySelector(".finding")!.getBoundingClientRect();
    const position: [number, number] = [
      Math.round(box.x + box.width / 2),
      Math.round(box.y + box.height / 2),
    ];
    await sendMouse({ type: "click", position });
    expect(chosen).to.deep.equal(["a"]);
  });
});

describe("presence in a field", () => {
  /** A colleague's presence, sent over whenever it changes. */
  function colleagueOf(
    desk: ReturnType<typeof createDesk>,
    name: string,
    colour = safeColour("", name),
  ) {
    const theirs = new Awareness(desk.colleague);
    theirs.setLocalState({ user: { name, colour }, at: null });
    const relative = (at: number) =>
      Y.relativePositionToJSON(
        Y.createRelativePositionFromTypeIndex(textOf(desk.colleague, "plan", "about"), at),
      );
    return (anchor: number, head: number) => {
      theirs.setLocalStateField("at", {
        entity: "plan",
        key: "about",
        anchor: relative(anchor),
        head: relative(head),
      });
      applyAwarenessUpdate(desk.presence, encodeAwarenessUpdate(theirs, [theirs.clientID]), "far");
      theirs.destroy();
    };
  }

  it("shows a colleague's caret with their name, and keeps it with its words", async () => {
    const desk = createDesk();
    const field = desk.open("about", "I like tea");
    colleagueOf(desk, "Sam")(2, 6);
    await until("a caret is there", () => field.editable.querySelector(".presence-caret") !== null);
    expect(field.editable.querySelector(".presence-name")?.textContent).to.equal("Sam");
    expect(field.editable.querySelector(".presence-selection")?.textContent).to.equal("like");
    field.editor.focus("start");
    await sendKeys({ type: "Oh, " });
    expect(field.editable.querySelector(".presence-selection")?.textContent).to.equal("like");
    expect(field.ytext.toString()).to.equal("Oh, I like tea");
    expect(field.editable.querySelector(".presence-caret")?.getAttribute("aria-hidden")).to.equal(
      "true",
    );
  });

  it("takes no style from another device", async () => {
    const desk = createDesk();
    const field = desk.open("about", "I like tea");
    colleagueOf(desk, "Sam", "red; background: url(//x)")(2, 6);
    await until("a caret is there", () => field.editable.querySelector(".presence-caret") !== null);
    expect(field.editable.innerHTML).not.to.include("url");
  });

  it("tells where one's own caret is, in the text's own terms, and when it left", async () => {
    const desk = createDesk();
    desk.presence.setLocalState({ user: { name: "Ada", colour: safeColour("", "Ada") }, at: null });
    const field = desk.open("about", "I like tea");
    const at = () => readPresence(desk.presence.getLocalState())?.at;
    field.editor.select(2, 6);
    await until("the place is told", () => at()?.key === "about");
    const theirs = textOf(desk.colleague, "plan", "about");
    const head = Y.createAbsolutePositionFromRelativePosition(
      Y.createRelativePositionFromJSON(at()!.head),
      desk.colleague,
    );
    expect(head?.type).to.equal(theirs);
    expect(head?.index).to.equal(6);
    field.editable.blur();
    expect(at()).to.equal(null);
  });
});
