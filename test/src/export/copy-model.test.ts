import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Block } from "#src/export/copy.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { calledName, speakerLabel } from "#src/export/labels.ts";
import { dayInWords } from "#src/plan/in-words.ts";
import { noWriting, type Plan } from "#src/plan/plan.ts";
import { asked, sample } from "./sample.ts";
import { headings, shown } from "./shown.ts";

const rosa = sample("care-act-rosa");
const leonard = sample("care-act-advocate");
const kieran = sample("personal-action-plan");
const tiny = sample("tiny");

const copy = ({ plan, template }: ReturnType<typeof sample>) =>
  copyOf(plan, template, asked).blocks;
const withPlan = (plan: Plan) => copy({ plan, template: rosa.template });

/** What stands under a heading, up to the next one. */
function under(blocks: readonly Block[], heading: string): readonly Block[] {
  const from = blocks.findIndex((it) => it.kind === "heading" && it.text === heading);
  assert.notEqual(from, -1, `there is a heading "${heading}"`);
  const length = blocks.slice(from + 1).findIndex((it) => it.kind === "heading");
  return blocks.slice(from + 1, length === -1 ? undefined : from + 1 + length);
}

describe("who speaks in a copy", () => {
  it("stands under each piece of writing", () => {
    const blocks = under(copy(rosa), "What matters to me");
    assert.equal(shown(blocks.at(-1)!), "In Rosa's words");
  });

  it("is the same on paper wherever a part is marked as the resident's own words", () => {
    const marked = structuredClone(rosa.plan);
    for (const writing of marked.outcomes.flatMap((it) => Object.values(it.writing)))
      writing.marks.push({ kind: "own", from: 2, to: 9 });
    assert.deepEqual(withPlan(marked), copy(rosa));
  });

  it("is named with what they are to the resident", () => {
    const { plan } = leonard;
    assert.equal(
      speakerLabel(plan, { kind: "advocate", person: "dev" }),
      "Dev Patel, advocate, said this",
    );
    assert.equal(
      speakerLabel(plan, { kind: "family", person: "bronwen" }),
      "Bronwen Pryce, sister, said this",
    );
  });

  it("is said even when the plan doesn't know them", () => {
    assert.equal(
      speakerLabel(leonard.plan, { kind: "advocate", person: "gone" }),
      "An advocate said this",
    );
    assert.equal(
      speakerLabel(leonard.plan, { kind: "family", person: null }),
      "Somebody in the family said this",
    );
  });

  it("tells the resident's words from what a worker wrote down, thought, or found", () => {
    const { plan } = rosa;
    const label = (kind: "quoted" | "worker" | "document") =>
      speakerLabel(plan, { kind, person: null });
    assert.equal(label("quoted"), "Written down by the worker as Rosa said it");
    assert.equal(label("worker"), "The worker's view");
    assert.equal(label("document"), "From an earlier record");
  });
});

describe("the headings of a copy", () => {
  it("speak as the resident over the resident's own words", () => {
    assert.ok(headings(copy(rosa)).includes("The outcome I wish to achieve"));
  });

  it("never speak as the resident in a plan through an advocate", () => {
    const first = headings(copy(leonard)).filter((it) => /\b(I|my|me)\b/i.test(it));
    assert.deepEqual(first, []);
  });

  it("turn to the third person over one piece that somebody else spoke", () => {
    const about = { ...noWriting("advocate"), text: "She likes the window seat." };
    const blocks = withPlan({ ...rosa.plan, writing: { ...rosa.plan.writing, about } });
    assert.ok(headings(blocks).includes("What matters to Rosa"));
    assert.ok(headings(blocks).includes("How to talk and listen with me"));
  });

  it("hold a name as it is, whatever stands in it", () => {
    const resident = { ...rosa.plan.resident, name: "$&$$" };
    const about = { ...noWriting("advocate"), text: "She likes the window seat." };
    const writing = { ...rosa.plan.writing, about };
    const blocks = withPlan({ ...rosa.plan, resident, writing });
    assert.ok(headings(blocks).includes("What matters to $&$$"));
  });

  it("keep a section of another template, and say so", () => {
    const old = { ...noWriting(), text: "From before." };
    const blocks = withPlan({ ...rosa.plan, writing: { ...rosa.plan.writing, hopes: old } });
    const kept = under(blocks, "Kept from another form of this plan: hopes");
    assert.equal(shown(kept[0]!), "From before.");
  });
});

describe("an empty part of a copy", () => {
  it("is shown with lines to write on", () => {
    for (const heading of [
      "The outcome I wish to achieve",
      "My own strengths",
      "Timeframe: when I want this by",
    ])
      assert.equal(under(copy(tiny), heading).at(-1)!.kind, "write-lines", heading);
  });

  it("leaves room for the first outcome of a plan that has none", () => {
    const blocks = withPlan({ ...rosa.plan, outcomes: [] });
    assert.equal(under(blocks, "Outcome 1").at(-1)!.kind, "write-lines");
  });
});

describe("agreement in a copy", () => {
  const actions = under(copy(rosa), "Actions taken and ongoing support needed");

  it("shows a refusal with its words under the table", () => {
    const from = actions.findIndex((it) => shown(it) === "Action 4: Rosa does not agree");
    assert.match(shown(actions[from + 1]!), /^I do not want a stool up there\./);
    assert.equal(shown(actions[from + 2]!), "In Rosa's words");
  });

  it("leaves a line for a refusal whose words are not written down", () => {
    const [outcome] = rosa.plan.outcomes;
    const [action] = outcome!.actions;
    const refused = { ...action!, agreement: { answer: "disagrees" as const, words: noWriting() } };
    const blocks = withPlan({ ...rosa.plan, outcomes: [{ ...outcome!, actions: [refused] }] });
    const last = under(blocks, "Actions taken and ongoing support needed").slice(-2);
    assert.deepEqual(
      [shown(last[0]!), last[1]!.kind],
      ["Action 1: Rosa does not agree", "write-lines"],
    );
  });

  it("is called a draft while an action has no answer", () => {
    const banner = copy(kieran).find((it) => it.kind === "line" && it.tone === "banner");
    assert.match(shown(banner!), /^Draft, not yet agreed\. .*no answer yet to 2 actions\.$/);
  });

  it("is said not to be in full once all is answered and something refused", () => {
    const banner = copy(rosa).find((it) => it.kind === "line" && it.tone === "banner");
    assert.match(shown(banner!), /^Not agreed in full\. .*does not agree with 1 action\.$/);
  });

  it("has no banner when every action is agreed", () => {
    const outcomes = rosa.plan.outcomes.slice(1);
    const blocks = withPlan({ ...rosa.plan, outcomes });
    assert.ok(!blocks.some((it) => it.kind === "line" && it.tone === "banner"));
  });

  it("is signed by the resident, everybody who spoke for them, and the worker", () => {
    const signed = copy(leonard)
      .filter((it) => it.kind === "signature")
      .map((it) => it.who);
    assert.deepEqual(signed, [
      "Leonard Pryce, resident",
      "Dev Patel, advocate",
      "Bronwen Pryce, sister",
      "Practitioner",
    ]);
  });
});

describe("facts in a copy", () => {
  it("are days in words", () => {
    assert.equal(dayInWords("2030-05-01"), "1 May 2030");
    assert.equal(
      shown(under(copy(rosa), "Timeframe: when I want this by")[0]!),
      "From 4 April 2030 to 29 June 2030",
    );
  });

  it("say that an action has no owner and no day yet", () => {
    const table = under(copy(kieran), "Steps: who does what by when").find(
      (it) => it.kind === "table",
    );
    const row = table!.rows[1]!.map((cell) => cell.map(shown).join(" "));
    assert.deepEqual(row.slice(1, 3), ["Nobody named yet", "No date yet"]);
  });

  it("call the resident by the first name, or by title and name", () => {
    const called = (name: string) => calledName({ ...rosa.plan.resident, name });
    assert.equal(called("Rosa Adeyemi"), "Rosa");
    assert.equal(called("Mr Osei"), "Mr Osei");
    assert.equal(called(""), "the resident");
  });

  it("give the total of hours once, for all outcomes", () => {
    assert.match(
      under(copy(rosa), "Hours and review").map(shown).join("\n"),
      /all outcomes together: 3\.5 hours a week\./,
    );
  });
});
