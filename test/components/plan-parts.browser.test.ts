import { expect } from "chai";
import { html } from "lit";
import "#components/day-field.ts";
import type { OwDayField } from "#components/day-field.ts";
import "#components/new-plan-dialog.ts";
import type { OwNewPlanDialog } from "#components/new-plan-dialog.ts";
import "#components/outcome-card.ts";
import type { OwOutcomeCard } from "#components/outcome-card.ts";
import "#components/people-list.ts";
import type { OwPeopleList } from "#components/people-list.ts";
import "#components/plan-editor.ts";
import type { OwPlanEditor } from "#components/plan-editor.ts";
import { putAwayIn } from "#src/browser/put-away.ts";
import type { NewPlan } from "#src/api/plans.ts";
import type { Editing } from "#src/browser/editing.ts";
import { remove } from "#src/document/commands.ts";
import { textOf } from "#src/document/roots.ts";
import {
  action,
  marker,
  outcome,
  person,
  plan,
  sections,
  timeframe,
  writing,
} from "#src/plan/build.ts";
import { axeFindings, clear, editingOf, enter, planIn, show, until } from "./fixture.ts";
import { template } from "./template.ts";

const cooking = plan(
  [
    outcome(
      "I want to cook for my sister on Sundays.",
      sections({ individual: "I know my nan's recipes by heart." }),
      timeframe({ kind: "dates", to: "2030-06-01" }),
      marker("My sister has eaten here twice."),
      action("Buy a pan together", { owner: null }),
    ),
  ],
  { people: [person("Ama Boateng", "sister", { paid: "unpaid" })] },
);

async function cardOf(editing: Editing) {
  const now = planIn(editing);
  return show<OwOutcomeCard>(html`
    <ow-outcome-card .editing=${editing} .plan=${now} .outcome=${now.outcomes[0]}></ow-outcome-card>
  `);
}

afterEach(clear);

describe("<ow-day-field>", () => {
  it("is words until it is pressed, then the browser's own field, and tells the day chosen", async () => {
    const field = await show<OwDayField>(html`
      <ow-day-field label="By when" about="Action 1" value="2030-05-01"></ow-day-field>
    `);
    const days: (string | null)[] = [];
    field.addEventListener("day-chosen", (event) => days.push(event.day));
    const button = field.querySelector("button")!;
    const name = button
      .getAttribute("aria-labelledby")!
      .split(" ")
      .map((it) => document.getElementById(it)!.textContent!.trim())
      .join(" ");
    expect(name).to.equal("By when: Action 1 1 May 2030");
    expect(await axeFindings(field)).to.deep.equal([]);
    button.click();
    await until("the date field is open", () => field.querySelector("input") !== null);
    const input = field.querySelector("input")!;
    expect(await axeFindings(field)).to.deep.equal([]);
    enter(input, "2030-06-07");
    expect(days).to.deep.equal(["2030-06-07"]);
  });
});

describe("<ow-new-plan-dialog>", () => {
  const dialogOf = () =>
    show<OwNewPlanDialog>(html`
      <ow-new-plan-dialog .templates=${[template]}></ow-new-plan-dialog>
    `);

  it("asks whose plan it is, which, and how it speaks, and hands that over", async () => {
    const dialog = await dialogOf();
    const wanted: NewPlan[] = [];
    dialog.addEventListener("plan-wanted", (event) => wanted.push(event.plan));
    dialog.open();
    await dialog.updateComplete;
    enter(dialog.querySelector("#new-resident")!, "  Rosa  ");
    dialog.querySelector<HTMLInputElement>("[value=advocate]")!.click();
    await dialog.updateComplete;
    expect(await axeFindings(dialog)).to.deep.equal([]);
    enter(dialog.querySelector("#new-advocate")!, "Dev Patel");
    dialog.querySelector<HTMLElement>(".button.main")!.click();
    expect(wanted).to.deep.equal([
      {
        template: "small",
        resident: "Rosa",
        pronouns: "",
        voice: "advocate",
        advocate: { name: "Dev Patel", relation: "advocate" },
      },
    ]);
  });

  it("keeps what was typed and says why when the plan can't be made", async () => {
    const dialog = await dialogOf();
    dialog.open();
    enter(dialog.querySelector("#new-resident")!, "Rosa");
    dialog.fail("The server can't be reached.");
    await dialog.updateComplete;
    expect(dialog.querySelector("[role=alert]")!.textContent).to.contain("can't be reached");
    expect(dialog.querySelector<HTMLInputElement>("#new-resident")!.value).to.equal("Rosa");
  });
});

describe("<ow-outcome-card>", () => {
  it("shows the words, and a field for everything that the template asks", async () => {
    const card = await cardOf(editingOf(cooking, template));
    await until("editors are there", () => card.querySelectorAll(".ProseMirror").length >= 5);
    const words = card.textContent!;
    for (const it of [
      "I want to cook for my sister on Sundays.",
      "I know my nan's recipes by heart.",
      "My sister has eaten here twice.",
      "Buy a pan together",
    ])
      expect(words).to.contain(it);
    expect(await axeFindings(card)).to.deep.equal([]);
  });

  it("gives an action an owner, a status and an answer", async () => {
    const editing = editingOf(cooking, template);
    const card = await cardOf(editing);
    const id = planIn(editing).outcomes[0]!.actions[0]!.id;
    const choose = (key: string, value: string) =>
      enter(card.querySelector<HTMLSelectElement>(`#fact-${id}-${key}`)!, value);
    choose("owner", "ama-boateng");
    choose("status", "done");
    choose("agreement", "disagrees");
    const now = planIn(editing).outcomes[0]!.actions[0]!;
    expect([now.owner, now.status, now.agreement.answer]).to.deep.equal([
      "ama-boateng",
      "done",
      "disagrees",
    ]);
  });

  it("records who speaks", async () => {
    const editing = editingOf(cooking, template);
    const card = await cardOf(editing);
    enter(
      card.querySelector<HTMLSelectElement>(".section.outcome .speaker")!,
      "family:ama-boateng",
    );
    expect(planIn(editing).outcomes[0]!.writing["voice"]!.speaker).to.deep.equal({
      kind: "family",
      person: "ama-boateng",
    });
  });

  it("adds a progress marker, and removes one so that it can come back", async () => {
    const editing = editingOf(cooking, template);
    const card = await cardOf(editing);
    card.querySelector<HTMLElement>("ow-marker-list .add")!.click();
    expect(planIn(editing).outcomes[0]!.markers.length).to.equal(2);
    const removed: string[] = [];
    card.addEventListener("item-removed", (event) => removed.push(event.item));
    const first = planIn(editing).outcomes[0]!.markers[0]!.id;
    card.querySelector<HTMLElement>(`#menu-${first}`)!.click();
    card.querySelectorAll<HTMLElement>(`#menu-${first}-list button`)[2]!.click();
    expect(removed).to.deep.equal([first]);
    expect(putAwayIn(editing.ydoc, template).map((it) => it.label)).to.deep.equal([
      "Progress marker: My sister has eaten here twice.",
    ]);
    editing.undo.undo();
    expect(planIn(editing).outcomes[0]!.markers[0]!.id).to.equal(first);
  });
});

describe("<ow-text-field>", () => {
  it("shows what a colleague writes, mounted or not", async () => {
    const editing = editingOf(cooking, template);
    const card = await cardOf(editing);
    await until("editors are there", () => card.querySelector(".ProseMirror") !== null);
    textOf(editing.ydoc, "o1", "voice").insert(0, "First of all: ");
    await until("it is on screen", () => card.textContent!.includes("First of all: I want"));
  });
});

describe("<ow-people-list>", () => {
  it("takes name, relation, pay, organisation and pronouns as they are typed", async () => {
    const editing = editingOf(cooking, template);
    const list = await show<OwPeopleList>(html`
      <ow-people-list .editing=${editing} .plan=${planIn(editing)}></ow-people-list>
    `);
    expect(await axeFindings(list)).to.deep.equal([]);
    const type = (key: string, value: string) =>
      enter(list.querySelector<HTMLInputElement>(`#fact-ama-boateng-${key}`)!, value);
    type("name", "Ama Mensah");
    type("paid", "paid");
    type("organisation", "Brook House");
    const now = planIn(editing).people[0]!;
    expect([now.name, now.paid, now.organisation]).to.deep.equal([
      "Ama Mensah",
      "paid",
      "Brook House",
    ]);
  });
});

describe("<ow-plan-editor>", () => {
  const editorOf = (editing: Editing) =>
    show<OwPlanEditor>(html`
      <ow-plan-editor
        .editing=${editing}
        .plan=${planIn(editing)}
        .putAway=${putAwayIn(editing.ydoc, template)}
      ></ow-plan-editor>
    `);

  it("is accessible as a whole sheet", async () => {
    const editor = await editorOf(editingOf(cooking, template));
    await until("editors are there", () => editor.querySelectorAll(".ProseMirror").length >= 1);
    expect(await axeFindings(editor)).to.deep.equal([]);
  });

  it("shows words that the template has no section for, of the plan and of an outcome", async () => {
    const kept = plan([outcome("I want a dog.", sections({ hobbies: "Knitting" }))], {
      writing: { "kept-from-file": writing("Room 4", "document") },
    });
    const editor = await editorOf(editingOf(kept, template));
    await until("the outcome is drawn", () => editor.textContent!.includes("Knitting"));
    const headings = [...editor.querySelectorAll("h2, h3")].map((it) => it.textContent!.trim());
    expect(headings).to.include("Kept from the file");
    expect(headings).to.include("Kept from another form of this plan: hobbies, outcome 1");
    expect(editor.textContent).to.include("Room 4");
  });

  it("draws every outcome in the end", async () => {
    const many = plan(Array.from({ length: 9 }, (_, at) => outcome(`I want number ${at}.`)));
    const editor = await editorOf(editingOf(many, template));
    await until("all are drawn", () => editor.querySelectorAll("ow-outcome-card").length === 9);
  });

  it("brings back what was put away, and tells of words written after that", async () => {
    const editing = editingOf(cooking, template);
    remove(editing.ydoc, "o1", editing.who);
    textOf(editing.ydoc, "o1", "voice").insert(0, "Wait. ");
    const editor = await editorOf(editing);
    await until("it is listed", () => editor.querySelector(".put-away li") !== null);
    const row = editor.querySelector(".put-away li")!;
    expect(row.textContent).to.contain("Wait. I want to cook");
    expect(row.textContent).to.contain("Words were added after it was put away");
    row.querySelector("button")!.click();
    expect(planIn(editing).outcomes.length).to.equal(1);
  });
});
