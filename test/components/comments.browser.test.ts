import { expect } from "chai";
import { html } from "lit";
import "#components/comments-panel.ts";
import type { OwComments } from "#components/comments-panel.ts";
import type { CommentDraft } from "#components/commenting.ts";
import "#components/text-field.ts";
import type { OwTextField } from "#components/text-field.ts";
import { CommentChosenEvent, createCommentBoard } from "#src/browser/comment-board.ts";
import { anchorOf, quoteOf } from "#src/document/anchors.ts";
import { addComment } from "#src/document/comments.ts";
import { textOf } from "#src/document/roots.ts";
import { outcome, plan } from "#src/plan/build.ts";
import { axeFindings, clear, editingOf, planIn, show, until } from "./fixture.ts";
import { template } from "./template.ts";

afterEach(clear);

const SESSION = {
  state: "person",
  id: "p1",
  name: "Sam",
  email: "sam@oak.example",
  organisation: "Oak",
  isAdministrator: false,
  teams: [],
  deviceDays: 30,
} as const;

/** A panel over an open plan, and a comment about the word "sing" in it. */
async function panelWith({ draft = null as CommentDraft | null, isTogether = false } = {}) {
  const editing = {
    ...editingOf(plan([outcome("I want to sing.")]), template),
    comments: createCommentBoard(),
  };
  const entity = planIn(editing).outcomes[0]!.id;
  const ytext = textOf(editing.ydoc, entity, "voice");
  const range = { from: 10, to: 14 };
  const about = { anchor: anchorOf(ytext, range), quote: quoteOf(ytext, range) };
  const where = `${entity}/voice`;
  const said = { on: "2030-05-01", thread: "", mentions: [], words: "Where?" };
  const id = addComment(editing.ydoc, { about: where, ...about, ...said }, editing.who);
  const page = await show(html`<div class="with-comments">
    <ow-comments
      .editing=${editing}
      .plan=${planIn(editing)}
      planId="plan1"
      .session=${SESSION}
      .draft=${draft}
      .isTogether=${isTogether}
      .isOpen=${true}
    ></ow-comments>
  </div>`);
  const panel = page.querySelector<OwComments>("ow-comments")!;
  await panel.updateComplete;
  editing.ydoc.on("afterTransaction", () => (panel.plan = planIn(editing)));
  const button = (words: string) =>
    [...panel.querySelectorAll("button")].find((it) => it.textContent.trim() === words)!;
  const send = (words: string) => {
    panel.querySelector("textarea")!.value = words;
    panel.querySelector("form")!.requestSubmit();
  };
  return { editing, entity, ytext, where, id, panel, button, send };
}

describe("<ow-comments>", () => {
  it("shows what was said about which words, takes an answer, and settles the thread", async () => {
    const { editing, id, panel, button, send } = await panelWith();
    expect(panel.querySelector("blockquote")!.textContent).to.equal("sing");
    button("Answer").click();
    await until("there is a form", () => panel.querySelector("textarea") !== null);
    send("In the choir.");
    await until("the answer is in the plan", () => planIn(editing).remarks.length === 2);
    const answer = planIn(editing).remarks[1]!;
    expect([answer.thread, answer.words.text, answer.by]).to.deep.equal([
      id,
      "In the choir.",
      "Sam",
    ]);
    await until("it is shown", () => panel.textContent.includes("In the choir."));
    await until("the form is gone", () => button("Settle") !== undefined);
    button("Settle").click();
    await until("it is settled", () => planIn(editing).remarks[0]!.settledOn !== null);
    await until("it is told", () => panel.textContent.includes("Settled (1)"));
  });

  it("makes a comment of what was begun, for everybody", async () => {
    const draft = { about: "", anchor: "", quote: "" };
    const { editing, panel, send } = await panelWith({ draft });
    await until("the form has the focus", () => document.activeElement?.localName === "textarea");
    expect(panel.querySelectorAll("input[type=radio]").length).to.equal(2);
    send("How is it going?");
    await until("it is in the plan", () =>
      planIn(editing).remarks.some((it) => it.words.text === "How is it going?"),
    );
  });

  it("offers nothing for staff only while the resident looks on", async () => {
    const draft = { about: "", anchor: "", quote: "" };
    const { panel } = await panelWith({ draft, isTogether: true });
    expect(panel.querySelectorAll("input[type=radio]").length).to.equal(0);
  });

  it("says when the words are gone", async () => {
    const { panel, ytext } = await panelWith();
    expect(panel.textContent).not.to.contain("not in the text any more");
    ytext.delete(10, 4);
    await until("it says so", () => panel.textContent.includes("not in the text any more"));
  });

  it("is accessible, with a form and without", async () => {
    const { panel } = await panelWith();
    expect(await axeFindings(panel)).to.deep.equal([]);
    clear();
    const { panel: writing } = await panelWith({ draft: { about: "", anchor: "", quote: "" } });
    expect(await axeFindings(writing)).to.deep.equal([]);
  });
});

describe("the marks of comments in a text", () => {
  it("stand on the words, stay with them through edits, and lead to the thread", async () => {
    const { editing, entity, id, ytext } = await panelWith();
    const field = await show<OwTextField>(html`<ow-text-field
      .editing=${editing}
      .entity=${entity}
      name="voice"
      .writing=${planIn(editing).outcomes[0]!.writing["voice"]}
      label="Outcome"
    ></ow-text-field>`);
    editing.comments.show([
      { ...remarkOf(editing, entity), thread: id, isForStaff: false, offer: null },
    ]);
    await field.mount();
    const marked = () => field.querySelector(".commented")?.textContent ?? "";
    await until("it is marked", () => marked() === "sing");
    ytext.insert(0, "Today ");
    ytext.insert(12, " and");
    expect(marked()).to.equal("sing");
    ytext.insert(ytext.toString().indexOf("ing"), "w");
    expect(marked()).to.equal("swing");
    editing.comments.show([]);
    await until("the mark is gone", () => marked() === "");
    let chosen = "";
    field.addEventListener("comment-chosen", (event) => (chosen = event.thread));
    field.querySelector(".writing")!.dispatchEvent(new CommentChosenEvent(id));
    expect(chosen).to.equal(id);
  });
});

function remarkOf(editing: Parameters<typeof planIn>[0], entity: string) {
  const { anchor, quote } = planIn(editing).remarks[0]!;
  return { entity, key: "voice", anchor, quote };
}
