import { expect } from "chai";
import { html } from "lit";
import "#components/outcome-card.ts";
import type { OwOutcomeCard } from "#components/outcome-card.ts";
import "#components/record-elements.ts";
import type { OwRecordPanel } from "#components/record-panel.ts";
import { today } from "#src/browser/today.ts";
import { action, outcome, plan, writing } from "#src/plan/build.ts";
import { Remark, TakenIn } from "#src/plan/record.ts";
import { axeFindings, clear, editingOf, planIn, show, until } from "./fixture.ts";
import { template } from "./template.ts";

afterEach(clear);

const remark = (id: string, about: string, words: string) =>
  Remark.parse({ id, about, words: writing(words, "document"), by: "Mary", on: "2030-05-01" });

async function panelWith(...remarks: Remark[]) {
  const takenIn = [TakenIn.parse({ id: "i1", file: "Plan.docx", by: "Sam", authors: "Mary, Jo" })];
  const of = plan([outcome("I want to sing.", action("Ring the choir."))], { remarks, takenIn });
  const editing = editingOf(of, template);
  const panel = await show<OwRecordPanel>(html`<ow-record-panel
    .editing=${editing}
    .plan=${planIn(editing)}
  ></ow-record-panel>`);
  editing.ydoc.on("afterTransaction", () => (panel.plan = planIn(editing)));
  const part = panel.querySelector<HTMLElement>("#fact-plan-remarks")!;
  const lines = () => [...part.querySelectorAll("summary")].map((it) => it.textContent.trim());
  const button = (words: string) =>
    [...panel.querySelectorAll("button")].find((it) => it.textContent.trim().startsWith(words));
  return { editing, panel, part, lines, button };
}

describe("comments on record", () => {
  it("say who said what when, and what it is about", async () => {
    const { part, lines } = await panelWith(remark("m1", "o1/voice", "Is this so?"));
    expect(lines()).to.deep.equal(["Comment 1: Is this so? · Mary · 1 May 2030"]);
    await part.querySelector("ow-record-entry")!.unfold();
    expect(part.querySelector(".record-fields p")!.textContent).to.match(/^About: Outcome 1, /);
  });

  it("are settled and stand last then, and undo opens them again", async () => {
    const { editing, part, lines, button } = await panelWith(
      remark("m1", "o1/voice", "First"),
      remark("m2", "", "Second"),
    );
    await part.querySelector("ow-record-entry")!.unfold();
    button("This is settled")!.click();
    expect(planIn(editing).remarks[0]!.settledOn).to.equal(today());
    await until("it stands last", () => /Settled · First/.test(lines().at(-1)!));
    editing.undo.undo();
    expect(planIn(editing).remarks[0]!.settledOn).to.equal(null);
  });

  it("can be added, in the name of whoever adds them", async () => {
    const { editing, button } = await panelWith();
    button("Add a comment")!.click();
    const [added] = planIn(editing).remarks;
    expect([added!.by, added!.on, added!.about]).to.deep.equal([editing.who.by, today(), ""]);
  });

  it("stand beside what was taken in from Word", async () => {
    const { panel } = await panelWith();
    const part = panel.querySelector("#fact-plan-taken-in")!;
    expect(part.querySelector("summary")!.textContent).to.contain("Plan.docx · taken in by Sam");
  });

  it("are accessible, folded and open", async () => {
    const { panel } = await panelWith(remark("m1", "o1/voice", "Is this so?"));
    expect(await axeFindings(panel)).to.deep.equal([]);
    for (const it of panel.querySelectorAll("ow-record-entry")) await it.unfold();
    expect(await axeFindings(panel)).to.deep.equal([]);
  });
});

describe("the mark of comments at a section", () => {
  const cardWith = (...remarks: Remark[]) => {
    const of = plan([outcome("I want to sing.", action("Ring the choir."))], { remarks });
    const editing = editingOf(of, template);
    const [first] = planIn(editing).outcomes;
    return show<OwOutcomeCard>(html`<ow-outcome-card
      .editing=${editing}
      .plan=${planIn(editing)}
      .outcome=${first}
    ></ow-outcome-card>`);
  };
  const marks = (card: HTMLElement) =>
    [...card.querySelectorAll(".finding-mark")].map((it) => [
      it.closest(".section")!.className.replace(/^section /, ""),
      it.textContent.trim(),
    ]);

  it("counts what is said about its words and about what it holds", async () => {
    const card = await cardWith(
      remark("m1", "o1/voice", "One"),
      remark("m2", "o1/voice", "Two"),
      remark("m3", "o1-a1/text", "Three"),
    );
    expect(marks(card)).to.deep.equal([
      ["outcome holds-writing", "2 comments"],
      ["other holds-actions", "1 comment"],
    ]);
  });

  it("comes and goes with what is said in the plan", async () => {
    const card = await cardWith();
    const { plan: before } = card;
    card.plan = { ...before, remarks: [remark("m1", "o1/voice", "One")] };
    await card.updateComplete;
    expect(marks(card)).to.have.length(1);
    card.plan = { ...before, remarks: [] };
    await card.updateComplete;
    expect(marks(card)).to.deep.equal([]);
  });

  it("counts nothing that is settled or about something else", async () => {
    const settled = { ...remark("m1", "o1/voice", "One"), settledOn: "2030-05-02" };
    const card = await cardWith(settled, remark("m2", "plan/about", "Two"));
    expect(marks(card)).to.deep.equal([]);
  });
});
