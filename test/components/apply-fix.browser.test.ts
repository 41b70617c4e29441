import { expect } from "chai";
import { applyFix, type Edit } from "#components/apply-fix.ts";
import type { Editing } from "#src/browser/editing.ts";
import { LOCAL } from "#src/document/commands.ts";
import { textOf } from "#src/document/roots.ts";
import { writingAt } from "#src/lint/text-at.ts";
import type { Place } from "#src/lint/rule.ts";
import { action, outcome, person, plan } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import { clear, editingOf, planIn } from "./fixture.ts";
import { template } from "./template.ts";

afterEach(clear);

const start = plan([outcome("I want to swim. Carers wash me.", action("Ring the pool."))], {
  people: [person("Aisha Khan", "keyworker")],
});
const voice = (from: number, to: number): Place => ({ entity: "o1", key: "voice", from, to });
const label = "Do it";

/** Applies a fix to a plan whose words are as they were when they were checked. */
function apply(fix: Edit, editing: Editing = editingOf(start, template), checked = start) {
  const wordsAt = (place: Place) =>
    writingAt(checked, place)?.text.slice(place.from, place.to) ?? "";
  const applied = applyFix(editing, fix, wordsAt);
  return { editing, applied, now: planIn(editing) };
}

const fixes: { fix: Edit; is: (now: Plan) => unknown; want: unknown }[] = [
  {
    fix: { kind: "set-owner", label, action: "o1-a1", owner: "aisha-khan" },
    is: (now) => now.outcomes[0]!.actions[0]!.owner,
    want: "aisha-khan",
  },
  {
    fix: { kind: "set-due", label, action: "o1-a1", dueOn: "2030-05-01" },
    is: (now) => now.outcomes[0]!.actions[0]!.dueOn,
    want: "2030-05-01",
  },
  {
    fix: { kind: "set-review", label, outcome: "o1", reviewOn: "2030-06-01" },
    is: ({ outcomes: [one] }) => [one!.timeframe.kind, one!.timeframe.reviewOn],
    want: ["open", "2030-06-01"],
  },
  {
    fix: { kind: "set-fact", label, entity: "o1-a1", fact: "commissioned", value: true },
    is: (now) => now.outcomes[0]!.actions[0]!.commissioned,
    want: true,
  },
  {
    fix: { kind: "set-paid", label, person: "aisha-khan", paid: "paid" },
    is: (now) => now.people[0]!.paid,
    want: "paid",
  },
  {
    fix: {
      kind: "set-speaker",
      label,
      place: voice(0, 0),
      speaker: "family",
      person: "aisha-khan",
    },
    is: (now) => now.outcomes[0]!.writing["voice"]!.speaker,
    want: { kind: "family", person: "aisha-khan" },
  },
  {
    fix: { kind: "move-to-actions", label, outcome: "o1", place: voice(16, 31) },
    is: ({ outcomes: [one] }) => [
      one!.writing["voice"]!.text,
      one!.actions.map((it) => it.wording.text),
    ],
    want: ["I want to swim. ", ["Ring the pool.", "Carers wash me."]],
  },
  {
    fix: { kind: "ask", label, place: voice(0, 0), question: "What is it for?" },
    is: (now) => now.talks.map((it) => [it.words.text, it.area, it.on]),
    want: [["What is it for?", "", null]],
  },
  {
    fix: { kind: "quote", label, place: voice(0, 0) },
    is: (now) => now.outcomes[0]!.writing["voice"]!.text,
    want: "I want to swim. Carers wash me. “”",
  },
  {
    fix: { kind: "replace", label, place: voice(16, 22), words: "Helpers" },
    is: (now) => now.outcomes[0]!.writing["voice"]!.text,
    want: "I want to swim. Helpers wash me.",
  },
];

describe("applying a fix", () => {
  for (const { fix, is, want } of fixes)
    it(`of the kind ${fix.kind} is one step that undo takes back`, () => {
      const { editing, applied, now } = apply(fix);
      expect(applied).not.to.equal(null);
      expect(is(now)).to.deep.equal(want);
      editing.undo.undo();
      expect(is(planIn(editing))).to.deep.equal(is(planIn(editingOf(start, template))));
    });

  it("is a step of its own, however soon it comes after a key", () => {
    const editing = editingOf(start, template);
    editing.ydoc.transact(() => textOf(editing.ydoc, "o1", "note").insert(0, "Typed."), LOCAL);
    apply({ kind: "set-due", label, action: "o1-a1", dueOn: "2030-05-01" }, editing);
    editing.undo.undo();
    expect(textOf(editing.ydoc, "o1", "note").toString()).to.equal("Typed.");
  });

  it("puts the caret between the quotation marks, on the last line", () => {
    const editing = editingOf(plan([outcome("")]), template);
    textOf(editing.ydoc, "o1", "voice").insert(0, "She was asked.\n");
    const { applied, now } = apply({ kind: "quote", label, place: voice(0, 0) }, editing);
    const { text } = now.outcomes[0]!.writing["voice"]!;
    expect(text).to.equal("She was asked. “”");
    expect(applied?.place).to.deep.equal(voice(16, 16));
  });

  it("keeps the marks of a word that another one takes the place of", () => {
    const editing = editingOf(start, template);
    textOf(editing.ydoc, "o1", "voice").format(16, 6, { strong: {} });
    const fix = { kind: "replace", label, place: voice(16, 22), words: "Helpers" } as const;
    expect(apply(fix, editing).now.outcomes[0]!.writing["voice"]!.marks).to.deep.equal([
      { kind: "strong", from: 16, to: 23 },
    ]);
  });

  it("touches nothing where the words are others now", () => {
    for (const fix of fixes.map((it) => it.fix)) {
      if (fix.kind !== "replace" && fix.kind !== "move-to-actions") continue;
      const editing = editingOf(start, template);
      textOf(editing.ydoc, "o1", "voice").insert(17, "aaa");
      const { applied, now } = apply(fix, editing);
      expect(applied).to.equal(null);
      expect(now.outcomes[0]!.writing["voice"]!.text).to.equal(
        "I want to swim. Caaaarers wash me.",
      );
    }
  });

  it("touches nothing in a plan that can only be read", () => {
    const editing = { ...editingOf(start, template), editable: false };
    const { applied, now } = apply({ kind: "quote", label, place: voice(0, 0) }, editing);
    expect([applied, now.outcomes[0]!.writing["voice"]!.text]).to.deep.equal([
      null,
      "I want to swim. Carers wash me.",
    ]);
  });
});
