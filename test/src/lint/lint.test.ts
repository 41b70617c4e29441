import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createLinter, lint } from "#src/lint/lint.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import {
  action,
  marker,
  outcome,
  person,
  plan,
  resident,
  sections,
  timeframe,
  writing,
} from "#src/plan/build.ts";
import type { Outcome, Plan } from "#src/plan/plan.ts";
import { defineRule } from "#src/lint/rule.ts";
import { outcomeIsOwn } from "#src/lint/rules/outcome-is-own.ts";
import { writingAt } from "#src/lint/text-at.ts";
import { careAct, occasion } from "./occasions.ts";

const phrases = [
  "",
  "Ongoing",
  "To stay healthy and well.",
  "I want to see the sea again, because Bob loved it.",
  "Carers come in at eight and at six.",
  "As above",
  "Ongoing; we look at it again after six weeks.",
  "Staff to help with money.",
  "Kat to ring the surgery by 6 June.",
  "“I won't be told,” she said. [NAME] agreed…",
  "Is a warm person who likes a full room and strong tea and has lots of stories to tell you.",
  "👩🏽‍🦽 I don’t\nwant ‘that’",
];
const words = fc.oneof(fc.constantFrom(...phrases), fc.string({ maxLength: 20, unit: "grapheme" }));
const pieces = fc.record({
  text: words,
  kind: fc.constantFrom("resident", "advocate", "quoted", "worker" as const),
});
const piece = pieces.map((it) => writing(it.text, it.kind as "resident"));
const kat = person("Kat Lee", "keyworker", { paid: "paid" });

const outcomes = fc
  .record({
    voice: piece,
    individual: piece,
    family: piece,
    note: words,
    kind: fc.constantFrom("", "open", "dates"),
    markers: fc.array(piece, { maxLength: 2 }),
    actions: fc.array(fc.tuple(piece, fc.constantFrom(null, kat.id)), { maxLength: 2 }),
  })
  .map((it) =>
    outcome(
      it.voice,
      sections({ individual: it.individual, family: it.family }),
      timeframe({ note: it.note, kind: it.kind as "open" }),
      ...it.markers.map((it) => marker(it)),
      ...it.actions.map(([text, owner]) => action(text, { owner })),
    ),
  );

type Edit = (plan: Plan) => Plan;
const at = <T>(list: readonly T[], index: number) => (list.length ? index % list.length : 0);
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.nat(), piece).map(([n, voice]): Edit => (it) => {
    const chosen = at(it.outcomes, n);
    const put = (one: Outcome) => ({ ...one, writing: { ...one.writing, voice } });
    return { ...it, outcomes: it.outcomes.map((one, i) => (i === chosen ? put(one) : one)) };
  }),
  fc.tuple(fc.nat(), outcomes).map(([n, added]): Edit => (it) => {
    const renamed = plan([added]).outcomes[0]!;
    const text = JSON.stringify(renamed).replaceAll('"o1', `"x${it.outcomes.length}${n}`);
    return { ...it, outcomes: [...it.outcomes, JSON.parse(text) as Outcome] };
  }),
  fc.nat().map((n): Edit => (it) => ({
    ...it,
    outcomes: it.outcomes.filter((_, i) => i !== at(it.outcomes, n)),
  })),
  fc.constant<Edit>((it) => ({ ...it, outcomes: it.outcomes.toReversed() })),
  fc
    .constantFrom("Kat", "Bob", "")
    .map((name): Edit => (it) => ({ ...it, resident: resident(name) })),
  fc.constant<Edit>((it) => ({ ...it, people: it.people.length ? [] : [kat] })),
  fc.constant<Edit>((it) => ({ ...it, voice: it.voice === "first" ? "advocate" : "first" })),
  piece.map((about): Edit => (it) => ({ ...it, writing: { ...it.writing, about } })),
);

test("checking again after any edits finds what a first check of the result finds", () => {
  fc.assert(
    fc.property(
      fc.array(outcomes, { maxLength: 3 }),
      fc.array(edits, { maxLength: 12 }),
      (start, steps) => {
        const linter = createLinter();
        let now = plan(start, { people: [kat] });
        for (const edit of [(it: Plan) => it, ...steps]) {
          now = edit(now);
          assert.deepEqual(linter.check(now, careAct), lint(structuredClone(now), careAct));
        }
      },
    ),
    { numRuns: 200, seed: 20300403 },
  );
});

test("every finding has a key of its own and points inside the words it is about", () => {
  fc.assert(
    fc.property(fc.array(outcomes, { minLength: 1, maxLength: 4 }), (start) => {
      const it = plan(start);
      const found = lint(it, careAct);
      assert.equal(new Set(found.map((it) => it.key)).size, found.length);
      for (const { place } of found) {
        const length = writingAt(it, place)?.text.length ?? 0;
        assert.ok(place.from >= 0 && place.from <= place.to && place.to <= length);
      }
    }),
    { numRuns: 200, seed: 20300403 },
  );
});

test("only what changed is read again", () => {
  const read: string[] = [];
  const spy = defineRule({
    ...outcomeIsOwn,
    scope: "writing",
    kinds: ["outcome"],
    check: (it: { entity: string }) => (read.push(it.entity), []),
  });
  const linter = createLinter([spy]);
  const before = plan([outcome("One."), outcome("Two.")]);
  linter.check(before, careAct);
  read.length = 0;
  const [first, second] = before.outcomes as [Outcome, Outcome];
  const changed = { ...second, writing: { voice: writing("Three.") } };
  linter.check({ ...before, outcomes: [first, changed] }, careAct);
  assert.ok(!read.includes("o1") && read.includes("o2"));
});

test("typing elsewhere keeps the key of a finding", () => {
  const keys = (texts: string[]) =>
    lint(plan(texts.map((it) => outcome(it, action("Referral to be made.")))), careAct)
      .filter((it) => it.rule === "action-has-owner" && it.place.entity === "o2-a1")
      .map((it) => it.key);
  assert.deepEqual(
    keys(["I miss the sea.", "A dog."]),
    keys(["I miss the sea so much.", "A small dog."]),
  );
});

test("findings come in the order of the template's sections", () => {
  const faulty = [
    outcome(
      "To be safe.",
      sections({ individual: "N/A" }),
      marker("Ongoing"),
      action("Referral to be made."),
    ),
  ];
  // Which rules speak of a place is theirs to say; here it is the places that have an order.
  const inOrder = (name: string, expected: readonly string[]) => {
    const found = lint(plan(faulty), occasion(name));
    const places = found.map((it) => `${it.place.entity} ${it.place.key}`);
    assert.deepEqual(
      [...new Set(places)].filter((it) => expected.includes(it)),
      expected,
    );
  };
  const facts = ["o1-a1 text", "o1-a1 owner"];
  inOrder("care-act", ["o1 voice", "o1 timeframe", "o1 individual", "o1-m1 text", ...facts]);
  inOrder("personal-action-plan", ["o1 voice", ...facts, "o1 timeframe", "o1-m1 text"]);
});

test("words that are struck out are not read", () => {
  const struck = {
    ...writing("Carers visit daily."),
    marks: [{ from: 0, to: 19, kind: "struck" as const }],
  };
  const found = lint(plan([outcome("I miss Bob.", sections({ individual: struck }))]), careAct);
  assert.deepEqual(
    found.filter((it) => it.rule === "no-paid-care-in-strengths"),
    [],
  );
});

const fixesOf = (found: Diagnostic[], rule: string) =>
  found.filter((it) => it.rule === rule).flatMap((it) => it.fixes);

test("an open timeframe can be looked at again in six weeks, over the end of a month", () => {
  const found = lint(plan([outcome("I miss the sea.", timeframe({ kind: "open" }))]), careAct);
  assert.deepEqual(fixesOf(found, "open-timeframe-has-review"), [
    {
      kind: "set-review",
      label: "Look at it again in 6 weeks",
      outcome: "o1",
      reviewOn: "2030-05-15",
    },
  ]);
});

test("the one listed person whom an action names is offered as its owner", () => {
  const ask = (text: string) =>
    fixesOf(
      lint(
        plan([outcome("I miss the sea.", action(text))], {
          people: [kat, person("Ben Fox", "son")],
        }),
        careAct,
      ),
      "action-has-owner",
    );
  assert.deepEqual(ask("Form to be filled in with Kat's help."), [
    { kind: "set-owner", label: "Kat Lee will do this", action: "o1-a1", owner: "kat-lee" },
  ]);
  assert.deepEqual(ask("Form to be filled in with Kat or Ben."), []);
});

test("a new outcome is one gap and not one for each of its sections", () => {
  const about = { writing: { about: writing("My dog.") } };
  assert.equal(lint(plan([outcome("")], about), careAct).length, 1);
});
