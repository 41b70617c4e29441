import { expect } from "chai";
import { html } from "lit";
import "#components/returned-copy.ts";
import type { OwReturnedCopy, PiecesDecidedEvent } from "#components/returned-copy.ts";
import { piecesOf, type ReturnedPiece } from "#src/browser/returned.ts";
import { takeIn } from "#src/browser/take-in.ts";
import type { Returned, Suggestion } from "#src/plan/suggestion.ts";
import { outcome, plan } from "#src/plan/build.ts";
import { axeFindings, clear, editingOf, planIn, show } from "./fixture.ts";
import { template } from "./template.ts";

afterEach(clear);

const section = { tag: "o1.voice", heading: "What I want", outcome: "o1" };
const mary = [{ author: "Mary", moment: "2030-05-03T10:00:00Z" }];
const facts = { section, by: mary, isUntracked: false, hasMovedOn: false, blocks: [1] };
const words = (text: string) => ({ text, marks: [], bullets: [] });

const changed: Suggestion = {
  ...facts,
  id: "s1",
  foundBy: "bookmark",
  kind: "words",
  place: { entity: "o1", key: "voice" },
  old: "I want to sing.",
  now: "I want to sing.",
  new: words("I want to sing loudly."),
};
const unclear: Suggestion = {
  ...facts,
  id: "s2",
  foundBy: "heading",
  kind: "fact",
  entity: "o1",
  fact: "timeframe.to",
  label: "By",
  old: "",
  now: "",
  new: "in the spring",
  value: null,
  isClear: false,
};
const gone: Suggestion = {
  ...facts,
  id: "s3",
  foundBy: "likeness",
  kind: "remove",
  thing: "outcome",
  entity: "o2",
  old: "I want a dog.",
};

const returned: Returned = {
  isThisPlan: "yes",
  comparedWith: { index: 0, isSure: true },
  suggestions: [changed, unclear, gone],
  comments: [
    {
      id: "1",
      author: "Jo",
      moment: null,
      text: "Is it so?",
      about: "sing",
      answers: null,
      isSettled: false,
      section,
      place: { entity: "o1", key: "voice" },
    },
  ],
  tray: [{ id: "t1", text: "Feed the cat.", near: section, by: [], blocks: [9] }],
};

const singing = () => plan([outcome("I want to sing."), outcome("I want a dog.")]);

async function listOf(more: Partial<OwReturnedCopy> = {}) {
  const of = singing();
  const pieces = piecesOf(returned, of, template);
  const decided: PiecesDecidedEvent[] = [];
  const list = await show<OwReturnedCopy>(html`<ow-returned-copy
    .pieces=${pieces}
    .decided=${more.decided ?? new Map()}
    .conflicts=${more.conflicts ?? new Set()}
    .reversible=${more.reversible ?? ""}
    .plan=${of}
    .template=${template}
    @pieces-decided=${(event: PiecesDecidedEvent) => decided.push(event)}
  ></ow-returned-copy>`);
  for (const it of list.querySelectorAll("ow-returned-piece")) await it.updateComplete;
  for (const it of list.querySelectorAll("ow-destination-choice")) await it.updateComplete;
  const article = (text: string) =>
    [...list.querySelectorAll("article")].find((it) => it.textContent.includes(text))!;
  const button = (of: Element, label: string) =>
    [...of.querySelectorAll("button")].find((it) => it.textContent.trim().startsWith(label));
  return { list, pieces, decided, article, button };
}

describe("<ow-returned-copy>", () => {
  it("shows what came and went, who wrote it, and how its place was found", async () => {
    const { article, list } = await listOf();
    expect(article("loudly").querySelector("ins")!.textContent).to.contain("loudly");
    expect(article("loudly").textContent).to.contain("Mary, 3 May 2030.");
    expect(article("I want a dog.").textContent).to.contain("Please check.");
    expect([...list.querySelectorAll("h3")].map((it) => it.textContent)).to.deep.equal([
      "Outcome 1: I want to sing.",
      "Comments",
      "What belongs nowhere yet",
    ]);
  });

  it("asks about what is missing, and offers to keep it first", async () => {
    const { article, button, decided } = await listOf();
    const first = article("Was that meant?").querySelector("button")!;
    expect(first.textContent.trim()).to.match(/^Keep it in the plan/);
    button(article("Was that meant?"), "Put it away")!.click();
    expect(decided.map(({ decision }) => decision)).to.deep.equal(["taken"]);
  });

  it("takes in what is plain of one part at once, and neither what is missing nor what is stray", async () => {
    const { list, button, decided } = await listOf();
    button(list, "Take in 2 pieces")!.click();
    expect(decided[0]!.pieces.map(({ kind }) => kind)).to.deep.equal(["change", "comment"]);
  });

  it("puts stray words where somebody says", async () => {
    const { article, button, decided } = await listOf();
    const stray = article("Feed the cat.");
    expect(button(stray, "Put it there")!.disabled).to.equal(true);
    const select = stray.querySelector("select")!;
    select.selectedIndex = [...select.options].findIndex((it) => it.text === "About me");
    select.dispatchEvent(new Event("change"));
    await stray.querySelector("ow-destination-choice")!.updateComplete;
    button(stray, "Put it there")!.click();
    expect(decided[0]!.to).to.deep.equal({ kind: "words", entity: "plan", key: "about" });
  });

  it("lets only the last piece that was taken in be undone, and any other be decided again", async () => {
    const of = piecesOf(returned, singing(), template);
    const [first, second, third] = of.map(({ key }) => key);
    const decided = new Map([
      [first!, "taken"],
      [second!, "taken"],
      [third!, "left"],
    ] as const);
    const { list, button } = await listOf({ decided, reversible: second! });
    const said = [...list.querySelectorAll(".decided")].map((it) =>
      Boolean(button(it, "Undo") ?? button(it, "Decide again")),
    );
    expect(said).to.deep.equal([false, true, true]);
  });

  it("says when two people changed the same words", async () => {
    const pieces = piecesOf(
      { ...returned, suggestions: [{ ...changed, hasMovedOn: true, now: "I sing." }] },
      singing(),
      template,
    );
    const { list } = await listOf();
    list.pieces = pieces;
    list.conflicts = new Set([pieces[0]!.key]);
    await list.updateComplete;
    const piece = list.querySelector("ow-returned-piece")!;
    await piece.updateComplete;
    expect(piece.textContent).to.contain("only one of them can stay");
    expect(piece.querySelector("button")!.textContent).to.contain("Put the file’s words");
    expect(await axeFindings(list)).to.deep.equal([]);
  });

  it("is accessible, open and decided", async () => {
    const { list, pieces } = await listOf();
    expect(await axeFindings(list)).to.deep.equal([]);
    list.decided = new Map(pieces.map(({ key }) => [key, "left"] as const));
    await list.updateComplete;
    for (const it of list.querySelectorAll("ow-returned-piece")) await it.updateComplete;
    expect(await axeFindings(list)).to.deep.equal([]);
  });
});

describe("taking a piece of a copy in", () => {
  const takeAll = (pieces: readonly ReturnedPiece[]) => {
    const editing = editingOf(singing(), template);
    const to = { kind: "marker", outcome: "o1" } as const;
    for (const it of pieces)
      expect(takeIn(editing, planIn(editing), it, { to, replacesAll: false })).to.equal("done");
    return planIn(editing);
  };

  it("changes the plan, keeps comments and what is not clear as comments, and puts stray words", () => {
    const now = takeAll(piecesOf(returned, singing(), template));
    expect(now.outcomes.map((it) => it.writing["voice"]!.text)).to.deep.equal([
      "I want to sing loudly.",
    ]);
    expect(now.remarks.map(({ about, by, words: it }) => [about, by, it.text])).to.deep.equal([
      ["o1/timeframe.to", "Mary", "By: in the spring"],
      ["o1/voice", "Jo", "Is it so?"],
    ]);
    const [marker] = now.outcomes[0]!.markers;
    expect(marker!.wording.text).to.equal("Feed the cat.");
    expect(marker!.wording.speaker.kind).to.equal("document");
  });

  it("is one step to undo, whatever the piece is", () => {
    for (const piece of piecesOf(returned, singing(), template)) {
      const editing = editingOf(singing(), template);
      const before = planIn(editing);
      editing.undo.stop();
      const to = { kind: "action", outcome: "o1" } as const;
      takeIn(editing, before, piece, { to, replacesAll: false });
      expect(planIn(editing)).not.to.deep.equal(before);
      editing.undo.undo();
      expect(planIn(editing), piece.title).to.deep.equal(before);
    }
  });

  it("has a name for each piece that lasts while the plan goes on", () => {
    const keys = (of: ReturnType<typeof singing>) =>
      piecesOf(returned, of, template).map(({ key }) => key);
    const before = keys(singing());
    expect(new Set(before).size).to.equal(5);
    expect(keys(plan([outcome("Something else."), outcome("I want a dog.")]))).to.deep.equal(
      before,
    );
  });
});
