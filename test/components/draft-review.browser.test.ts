import { expect } from "chai";
import { html } from "lit";
import "#components/draft-review.ts";
import type { OwDraftReview, ReviewChangedEvent } from "#components/draft-review.ts";
import "#components/word-file.ts";
import type { OwWordFile, WordFileChosenEvent } from "#components/word-file.ts";
import { reviewOf } from "#src/import/review-draft.ts";
import type { WordBlock, WordFile } from "#src/import/word-file.ts";
import { outcome, plan, writing } from "#src/plan/build.ts";
import { axeFindings, clear, show, until } from "./fixture.ts";
import { template } from "./template.ts";

afterEach(clear);

const block = (text: string): WordBlock => ({
  place: "body",
  text,
  original: text,
  pieces: [],
  changes: [],
  isGone: false,
  ranOn: false,
  headingLevel: null,
  listDepth: null,
  isBold: false,
  isPlaceholder: false,
  style: "",
  cell: null,
  bookmarks: [],
  tags: [],
  comments: [],
});

const file: WordFile = {
  blocks: ["I want to sing.", "I like tea.", "Feed the cat."].map(block),
  identity: null,
  footers: [],
  comments: [],
  unread: [],
  customParts: [],
};

const found = (entity: string, key: string, words: string, at: number, confidence: number) => ({
  place: { entity, key },
  label: "Wish",
  words,
  blocks: [at],
  how: "heading" as const,
  confidence,
});

/** A file with one part that is sure, one that is not, and one stray line; drawn again as it changes. */
async function reviewed() {
  const review = reviewOf({
    plan: plan([outcome(writing("I want to sing.", "document"))], {
      writing: { about: writing("I like tea.", "document") },
    }),
    parts: [
      found("o1", "voice", "I want to sing.", 0, 0.95),
      found("plan", "about", "I like tea.", 1, 0.5),
    ],
    tray: [{ kind: "left over", text: "Feed the cat.", block: 2, by: "" }],
    labels: [],
  });
  const element = await show<OwDraftReview>(html`<ow-draft-review
    .review=${review}
    .file=${file}
    .template=${template}
  ></ow-draft-review>`);
  element.addEventListener("review-changed", (event: ReviewChangedEvent) => {
    element.review = event.review;
  });
  const drawn = async () => {
    await element.updateComplete;
    for (const it of element.querySelectorAll("ow-destination-choice, ow-file-view"))
      await (it as OwDraftReview).updateComplete;
  };
  await drawn();
  const piece = (words: string) =>
    [...element.querySelectorAll<HTMLElement>(".draft-piece")].find((it) =>
      it.querySelector(".draft-words")!.textContent.includes(words),
    )!;
  const button = (of: Element, label: string) =>
    [...of.querySelectorAll("button")].find((it) => it.textContent.trim().startsWith(label))!;
  const headings = () => [...element.querySelectorAll("h2")].map((it) => it.textContent);
  return { element, drawn, piece, button, headings };
}

describe("<ow-draft-review>", () => {
  it("shows what has no place, then what is least sure", async () => {
    const { headings, piece } = await reviewed();
    expect(headings()).to.deep.equal(["The file", "No place yet", "Please check these", "Found"]);
    expect(piece("I like tea.").textContent).to.contain("Not sure.");
  });

  it("shows where in the file words are", async () => {
    const { element, button, piece, drawn } = await reviewed();
    button(piece("I like tea."), "Show in the file").click();
    await drawn();
    expect([...element.querySelectorAll("mark")].map((it) => it.textContent)).to.deep.equal([
      "I like tea.",
    ]);
  });

  it("puts stray words somewhere, and moves and takes back others", async () => {
    const { element, button, piece, drawn } = await reviewed();
    const choose = async (of: HTMLElement, place: string, label: string) => {
      const select = of.querySelector("select")!;
      select.selectedIndex = [...select.options].findIndex((it) => it.text === place);
      select.dispatchEvent(new Event("change"));
      await drawn();
      button(of, label).click();
      await drawn();
    };
    await choose(piece("Feed the cat."), "About me", "Put it there");
    expect(element.review.plan.writing["about"]!.text).to.equal("I like tea.\nFeed the cat.");
    await choose(piece("I like tea."), "A new outcome", "Move it there");
    expect(element.review.plan.outcomes[1]!.writing["voice"]!.text).to.equal(
      "I like tea.\nFeed the cat.",
    );
    button(piece("I want to sing."), "It has no place").click();
    await drawn();
    expect(element.review.tray.map((it) => it.text)).to.deep.equal(["I want to sing."]);
    button(piece("I want to sing."), "Leave out").click();
    await drawn();
    expect(document.activeElement!.id).to.equal("tray-title");
    button(piece("I want to sing."), "Do not leave it out").click();
    await drawn();
    expect(element.review.tray.map((it) => it.text)).to.deep.equal(["I want to sing."]);
  });

  it("takes stray words that are dragged onto a part", async () => {
    const { element, piece, drawn } = await reviewed();
    const drag = (of: HTMLElement, type: string) =>
      of.dispatchEvent(
        new DragEvent(type, { dataTransfer: new DataTransfer(), bubbles: true, cancelable: true }),
      );
    drag(piece("Feed the cat."), "dragstart");
    await drawn();
    expect(drag(piece("I want to sing."), "dragover")).to.equal(false);
    drag(piece("I want to sing."), "drop");
    await drawn();
    expect(element.review.plan.outcomes[0]!.writing["voice"]!.text).to.equal(
      "I want to sing.\nFeed the cat.",
    );
    expect(element.review.tray).to.deep.equal([]);
  });

  it("is accessible", async () => {
    const { element, button, piece, drawn } = await reviewed();
    button(piece("Feed the cat."), "Leave out").click();
    await drawn();
    for (const it of element.querySelectorAll("details")) it.open = true;
    expect(await axeFindings(element)).to.deep.equal([]);
  });
});

describe("<ow-word-file>", () => {
  const dropped = (name: string) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["x"], name));
    return new DragEvent("drop", { dataTransfer, cancelable: true });
  };

  it("takes a file that is dropped, but not while it reads another", async () => {
    const element = await show<OwWordFile>(html`<ow-word-file></ow-word-file>`);
    const names: string[] = [];
    element.addEventListener("word-file-chosen", ({ file: it }: WordFileChosenEvent) =>
      names.push(it.name),
    );
    element.querySelector(".word-file")!.dispatchEvent(dropped("Plan.docx"));
    element.doing = "Reading Plan.docx…";
    await element.updateComplete;
    element.querySelector(".word-file")!.dispatchEvent(dropped("Other.docx"));
    expect(names).to.deep.equal(["Plan.docx"]);
  });

  it("says what is wrong with a file, and is accessible", async () => {
    const element = await show<OwWordFile>(
      html`<ow-word-file problem="This file is damaged."></ow-word-file>`,
    );
    await until("it is said", () => element.querySelector("[role=alert]") !== null);
    expect(await axeFindings(element)).to.deep.equal([]);
  });
});
