import { expect } from "chai";
import { html } from "lit";
import "#components/record-elements.ts";
import type { OwRecordEntry } from "#components/record-entry.ts";
import type { OwRecordPanel } from "#components/record-panel.ts";
import { factId } from "#components/place-ids.ts";
import { showPlace } from "#components/places.ts";
import { onRecord } from "#components/record-part.ts";
import type { OwRecordThing } from "#components/record-thing.ts";
import { today } from "#src/browser/today.ts";
import { setFact } from "#src/document/commands.ts";
import { EASY_READ, textOf } from "#src/document/roots.ts";
import { type Plan, RESIDENT } from "#src/plan/plan.ts";
import { action, onRecord as facts, outcome, person, plan, writing } from "#src/plan/build.ts";
import { isEasyReadApproved } from "#src/plan/easy-read.ts";
import { printsOfPlan } from "#src/plan/prints-of-plan.ts";
import { axeFindings, clear, editingOf, enter, planIn, show, until } from "./fixture.ts";
import { template } from "./template.ts";

afterEach(clear);

const place = (entity: string, key: string) => ({ entity, key, from: 0, to: 0 });

/** The record of a plan on the page, drawn again at every change as the plan's page does. */
async function panelOf(of: Plan) {
  const editing = editingOf(of, template);
  const panel = await show<OwRecordPanel>(html`<ow-record-panel
    .editing=${editing}
    .plan=${planIn(editing)}
  ></ow-record-panel>`);
  editing.ydoc.on("afterTransaction", () => (panel.plan = planIn(editing)));
  const button = (name: string) =>
    [...panel.querySelectorAll("button")].find((it) => it.textContent.trim() === name);
  const partOf = (name: string) => panel.querySelector<HTMLElement>(`#fact-plan-${name}`);
  const settled = async () => {
    await panel.updateComplete;
    for (const it of panel.querySelectorAll("ow-record-entry")) await it.updateComplete;
  };
  return { editing, panel, button, partOf, settled };
}

const headings = (panel: HTMLElement) =>
  [...panel.querySelectorAll("h3")].map((it) => it.textContent.trim());

describe("<ow-record-panel>", () => {
  it("folds what is empty to one line with a button", async () => {
    const { panel, button } = await panelOf(plan([outcome("I want to sing.")]));
    expect(panel.querySelector("ow-text-field")).to.equal(null);
    expect(button("Start a review")).not.to.equal(undefined);
    expect(button("Add a need")).not.to.equal(undefined);
  });

  it("offers only what the policy pack asks for", async () => {
    const housing = await panelOf(plan([], { pack: "supported-housing" }));
    expect(headings(housing.panel)).to.include.members([
      "Staying safe",
      "Areas of life that were talked about",
    ]);
    clear();
    const pts = await panelOf(plan([], { pack: "pts" }));
    expect(headings(pts.panel)).not.to.include("Staying safe");
    clear();
    const open = await panelOf(plan([], { pack: "open-ended" }));
    expect(headings(open.panel)).not.to.include("Who agreed");
  });

  it("offers what the organisation made of the pack", async () => {
    const editing = editingOf(plan([]), template);
    const own = { name: "our-house", extends: "care-act", riskMode: "none" };
    editing.layers = () => Promise.resolve([own]);
    const panel = await show<OwRecordPanel>(html`<ow-record-panel
      .editing=${editing}
      .plan=${planIn(editing)}
    ></ow-record-panel>`);
    await until("it is known", () => !headings(panel).includes("Staying safe"));
    expect(headings(panel)).to.include("Reviews");
  });

  it("calls a resident without a name what the service calls them", async () => {
    const of = plan([]);
    of.resident.name = "";
    const { panel } = await panelOf({ ...of, pack: "asset" });
    expect(headings(panel)).to.include("Copies for the customer");
  });

  it("begins a review today with a print of all that is written, and goes to its notes", async () => {
    const { editing, button } = await panelOf(plan([outcome("I want to sing.")]));
    button("Start a review")!.click();
    await until("the notes are focused", () =>
      Boolean(document.activeElement?.closest("ow-text-field")),
    );
    const [review] = planIn(editing).reviews;
    expect(review).to.include({ on: today(), kind: "formal", withResident: true });
    expect(Object.keys(review!.prints)).to.deep.equal(Object.keys(printsOfPlan(planIn(editing))));
    expect(document.activeElement?.closest("ow-text-field")).to.include({
      entity: review!.id,
      name: "notes",
    });
  });

  it("says which outcomes answer a need", async () => {
    const { editing, panel, button, settled } = await panelOf(plan([outcome("I want to sing.")]));
    button("Add a need")!.click();
    await until("the need is open", () => panel.querySelector("input[type=checkbox]") !== null);
    panel.querySelector<HTMLInputElement>("input[type=checkbox]")!.click();
    const [need] = planIn(editing).needs;
    expect(need!.outcomes).to.deep.equal([planIn(editing).outcomes[0]!.id]);
    await settled();
    expect(panel.querySelector("summary")!.textContent).to.contain("Outcome 1");
  });

  it("keeps a version when it is put on record that somebody agreed", async () => {
    const { editing, button } = await panelOf(plan([]));
    const asked: string[] = [];
    editing.keepVersion = async (reason) => {
      asked.push(`${reason} of ${planIn(editing).signatures.length}`);
      return null;
    };
    button("Add who agreed")!.click();
    expect(asked).to.deep.equal(["agreement of 1"]);
  });

  it("asks who saw a mark, and leads there", async () => {
    const { editing, panel, button, settled } = await panelOf(plan([]));
    button("Add who agreed")!.click();
    await until("the agreement is open", () => panel.querySelector("select") !== null);
    expect(planIn(editing).signatures[0]).to.include({ person: RESIDENT, on: today() });
    const how = [...panel.querySelectorAll("select")].find((it) => /How/.test(labelOf(it)))!;
    how.selectedIndex = 2;
    how.dispatchEvent(new Event("change"));
    await settled();
    expect(planIn(editing).signatures[0]!.as).to.equal("mark");
    await showPlace(place("plan", "signatures"));
    await until("the witness is asked for", () =>
      labelOf(document.activeElement).startsWith("Who was there"),
    );
  });

  it("unfolds the need, the risk and the stage that a finding is about", async () => {
    const housing: Plan = plan([], { pack: "pathway" });
    const { editing, panel, button, settled } = await panelOf(housing);
    for (const it of ["Add a need", "Add a risk"]) {
      const before = panel.querySelectorAll("ow-text-field").length;
      button(it)!.click();
      await until("it is open", () => panel.querySelectorAll("ow-text-field").length > before);
    }
    for (const it of panel.querySelectorAll<HTMLDetailsElement>("details[open]")) it.open = false;
    await until("both are folded", () => panel.querySelector("ow-text-field") === null);
    const { needs, risks } = planIn(editing);
    for (const { id } of [needs[0]!, risks[0]!]) {
      await showPlace(place(id, "text"));
      await until("the words are focused", () => {
        const field = document.activeElement?.closest("ow-text-field");
        return field?.entity === id && field.name === "text";
      });
    }
    await showPlace(place("plan", "areas"));
    expect(document.activeElement!.textContent).to.contain("Note a conversation");
    await showPlace(place("plan", "stage.name"));
    await settled();
    expect(labelOf(document.activeElement)).to.match(/^Which stage/);
  });

  it("puts an entry away, and undo brings it back", async () => {
    const { editing, panel, button, settled } = await panelOf(plan([]));
    button("Note a copy")!.click();
    await until("the copy is there", () => planIn(editing).copies.length === 1);
    editing.undo.stop();
    await settled();
    const said: string[] = [];
    panel.addEventListener("item-removed", (event) => said.push(event.said));
    const menu = [...panel.querySelectorAll<HTMLElement>("[aria-haspopup]")].at(-1)!;
    menu.click();
    await until(
      "the menu is open",
      () => panel.querySelector(".menu:popover-open button") !== null,
    );
    [...panel.querySelectorAll<HTMLElement>(".menu:popover-open button")].at(-1)!.click();
    expect(planIn(editing).copies).to.deep.equal([]);
    expect(said).to.deep.equal(["Copy 1 is put away."]);
    editing.undo.undo();
    expect(planIn(editing).copies).to.have.length(1);
  });

  it("adds a format in words of one's own", async () => {
    const { editing, panel } = await panelOf(plan([]));
    await showPlace(place("plan", "formats"));
    const input = panel.querySelector<HTMLInputElement>(".record-set .input")!;
    enter(input, "Dari");
    expect(planIn(editing).communicationNeeds).to.deep.equal(["Dari"]);
  });

  it("is accessible, folded and open", async () => {
    const { panel, button, settled } = await panelOf(plan([outcome("Sing")], { pack: "pathway" }));
    expect(await axeFindings(panel)).to.deep.equal([]);
    for (const it of ["Start a review", "Add a need", "Add a risk", "Note a conversation"])
      button(it)!.click();
    for (const it of ["Add who agreed", "Note a copy"]) button(it)!.click();
    await settled();
    for (const it of panel.querySelectorAll<OwRecordEntry>("ow-record-entry")) await it.unfold();
    await settled();
    expect(await axeFindings(panel)).to.deep.equal([]);
  });
});

describe("<ow-record-thing>", () => {
  const inPlace = async (thing: "outcome" | "action") => {
    const editing = editingOf(
      plan([outcome("I want to sing.", action("Ring the choir.", { owner: "ade" }))], {
        people: [person("Ade", "keyworker", { paid: "paid" })],
      }),
      template,
    );
    const now = planIn(editing);
    const of = thing === "outcome" ? now.outcomes[0]! : now.outcomes[0]!.actions[0]!;
    const markup = () => html`<div>${onRecord(editing, planIn(editing), of, "Action 1")}</div>`;
    const element = await show<HTMLElement>(markup());
    return { editing, element, of };
  };

  it("draws nothing until it is unfolded", async () => {
    const { element } = await inPlace("action");
    expect(element.querySelector("select")).to.equal(null);
    element.querySelector("summary")!.click();
    await until("the fields are there", () => element.querySelector("select") !== null);
    expect(await axeFindings(element)).to.deep.equal([]);
  });

  it("says that an action is paid for", async () => {
    const { editing, element, of } = await inPlace("action");
    await showPlace(place(of.id, "commissioned"));
    const select = element.querySelector("select")!;
    expect(document.activeElement).to.equal(select);
    select.selectedIndex = 1;
    select.dispatchEvent(new Event("change"));
    expect(planIn(editing).outcomes[0]!.actions[0]!.commissioned).to.equal(true);
  });

  it("leads to the day on which the owner was told", async () => {
    const { element, of } = await inPlace("action");
    await showPlace(place(of.id, "toldOn"));
    expect(document.activeElement?.closest("ow-day-field")?.label).to.match(/was told on$/);
    expect(element.querySelector<OwRecordThing>("ow-record-thing")!.open).to.equal(true);
  });

  it("says who carries an outcome on", async () => {
    const { editing, element } = await inPlace("outcome");
    const { outcomes, people } = planIn(editing);
    await showPlace(place(outcomes[0]!.id, "handover"));
    const select = [...element.querySelectorAll("select")].at(-1)!;
    select.selectedIndex = 2;
    select.dispatchEvent(new Event("change"));
    expect(planIn(editing).outcomes[0]!.handover).to.equal(people[0]!.id);
  });

  it("approves Easy Read words as they are, until somebody changes them", async () => {
    const written = facts({ easyRead: writing("I want to sing.", "worker") });
    const editing = editingOf(plan([outcome("I want to sing again.", written)]), template);
    const of = () => planIn(editing).outcomes[0]!;
    const markup = () => html`<div>${onRecord(editing, planIn(editing), of(), "Outcome 1")}</div>`;
    const element = await show<HTMLElement>(markup());
    await showPlace(place(of().id, "easyReadPrint"));
    const select = document.activeElement as HTMLSelectElement;
    const choices = () => [...select.options].map((it) => it.textContent);
    expect(choices()).to.deep.equal(["Not yet", "Yes, as they are now"]);
    select.selectedIndex = 1;
    select.dispatchEvent(new Event("change"));
    const by = document.getElementById(factId(of().id, "easyReadBy")) as HTMLInputElement;
    enter(by, "Sam Okoro");
    setFact(editing.ydoc, of().id, "easyReadOn", "2030-04-01");
    expect(isEasyReadApproved(of())).to.equal(true);
    expect(await axeFindings(element)).to.deep.equal([]);
    textOf(editing.ydoc, of().id, EASY_READ).insert(0, "No: ");
    expect(isEasyReadApproved(of())).to.equal(false);
  });
});

function labelOf(control: Element | null): string {
  const id = control?.id ?? "";
  return document.querySelector(`label[for="${id}"]`)?.textContent.trim() ?? "";
}
