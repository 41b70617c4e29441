import fc from "fast-check";
import { Plan, type Writing } from "#src/plan/plan.ts";

const speaker = fc.record({
  kind: fc.constantFrom("resident", "advocate", "family", "worker", "quoted", "document"),
  person: fc.option(fc.constantFrom("sam", "p-2"), { nil: null }),
});

/** Lines of whole characters; one run of each kind of mark; bullets on some lines. */
const writing: fc.Arbitrary<Writing> = fc
  .record({
    lines: fc.array(fc.string({ unit: fc.constantFrom("a", "é", "😀", " ", "."), maxLength: 8 }), {
      minLength: 1,
      maxLength: 4,
    }),
    marks: fc.uniqueArray(fc.constantFrom("strong", "em", "struck", "link", "own"), {
      maxLength: 2,
    }),
    bulleted: fc.subarray([0, 1, 2, 3]),
    depth: fc.constantFrom(0, 1, 2),
    speaker,
  })
  .map(({ lines, marks, bulleted, depth, speaker }) => {
    const text = lines.join("\n");
    const kinds = ["strong", "em", "struck", "link", "own"] as const;
    return {
      text,
      marks: kinds
        .filter((it) => text && marks.includes(it))
        .map((kind) => ({
          kind,
          from: 0,
          to: text.length,
          ...(kind === "link" ? { href: "https://example.org/" } : {}),
        })),
      bullets: bulleted.filter((it) => it < lines.length).map((line) => ({ line, depth })),
      speaker,
    };
  });

const day = fc.option(fc.constantFrom("2030-01-31", "2031-12-01"), { nil: null });
const name = fc.constantFrom("", "Rosa", "Sam O'Neill");
const record = fc.dictionary(fc.constantFrom("voice", "individual", "note", "more-b2"), writing);

/** Sets are read in one order. */
const set = (...names: string[]) => fc.subarray(names.sort());
const someone = fc.option(fc.constantFrom("sam", "resident"), { nil: null });
const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 });

const ofOutcome = {
  areas: set("housing", "health", "work and learning"),
  directing: fc.boolean(),
  sharesStrengths: fc.boolean(),
  kind: fc.constantFrom("", "stability", "progress"),
  handover: someone,
  picture: fc.constantFrom("", "home"),
  easyRead: writing,
  easyReadBy: name,
  easyReadOn: day,
  easyReadPrint: fc.constantFrom("", "1x2y3z"),
};

const ofAction = { commissioned: fc.boolean(), shortTerm: fc.boolean(), toldOn: day };

const dismissal = fc.record({
  key: fc.constantFrom("no-owner a1", "no-owner a2", "é 😀"),
  reason: fc.constantFrom("their-own-words", "wrong", "other"),
  note: name,
  by: fc.subarray(["Ada", "Ben"]),
  at: fc.constantFrom("2030-05-01T09:00:00.000Z", "2030-05-02T09:00:00.000Z"),
  tier: fc.constantFrom("", "look"),
  sketch: fc.constantFrom("", "c2tldGNo"),
});

const ofPlan = {
  pack: fc.constantFrom("", "care-act"),
  status: fc.constantFrom("draft", "ready", "final"),
  stage: fc.option(fc.record({ name: fc.constant("Moving in"), from: day, to: day }), {
    nil: null,
  }),
  needs: several(
    fc.record({
      wording: writing,
      origin: fc.constantFrom("", "resident", "shared"),
      says: writing,
      outcomes: set("o1", "o2"),
      notNowOn: day,
    }),
  ),
  talks: several(fc.record({ area: name, on: day, words: writing })),
  reviews: several(
    fc.record({
      on: day,
      kind: fc.constantFrom("formal", "quick"),
      withResident: fc.boolean(),
      notes: writing,
      prints: fc.dictionary(fc.constantFrom("o1/voice", "plan/about"), fc.constant("1x2y3z"), {
        noNullPrototype: true,
      }),
      stillRight: set("o1/voice", "o2/note"),
    }),
  ),
  pausedOn: day,
  pausedFor: name,
  eventOn: day,
  risks: several(
    fc.record({
      wording: writing,
      level: fc.constantFrom("", "low", "high"),
      reviewedOn: day,
      withResident: fc.boolean(),
      reason: name,
      approvedBy: name,
      staffDo: writing,
      personDoes: writing,
    }),
  ),
  signatures: several(
    fc.record({
      person: someone,
      on: day,
      as: fc.constantFrom("signature", "voice", "mark", "advocate"),
      witness: someone,
      authority: name,
    }),
  ),
  unsigned: writing,
  communicationNeeds: set("Dari", "large print"),
  copies: several(fc.record({ on: day, format: name, response: name })),
  remarks: several(
    fc.record({
      about: fc.constantFrom("", "o1/voice"),
      words: writing,
      by: name,
      on: day,
      settledOn: day,
      thread: fc.constantFrom("", "m1"),
      anchor: name,
      quote: name,
      mentions: set("x1", "x2"),
    }),
  ),
  takenIn: several(fc.record({ on: day, file: name, hash: name, by: name, authors: name })),
  dismissals: fc
    .uniqueArray(dismissal, { maxLength: 3, selector: (it) => it.key })
    .map((all) => all.sort((a, b) => (a.at + a.key < b.at + b.key ? -1 : 1))),
};

/** Plans with ids that differ, and what is on record beside their words. */
export const plans = fc
  .record({
    title: name,
    voice: fc.constantFrom("first", "third", "advocate"),
    spokenBy: fc.option(fc.constant("sam"), { nil: null }),
    resident: name,
    people: fc.array(fc.record({ name, relation: name, paid: fc.constantFrom("", "paid") }), {
      maxLength: 2,
    }),
    writing: record,
    outcomes: fc.array(
      fc.record({
        writing: record,
        ...ofOutcome,
        timeframe: fc.record({
          kind: fc.constantFrom("", "dates", "open"),
          from: day,
          to: day,
          reviewOn: day,
          note: writing,
        }),
        markers: fc.array(fc.record({ wording: writing, reachedOn: day }), { maxLength: 3 }),
        actions: fc.array(
          fc.record({
            wording: writing,
            owner: fc.option(fc.constant("sam"), { nil: null }),
            dueOn: day,
            ...ofAction,
            status: fc.constantFrom("open", "done", "not-done"),
            agreement: fc.record({
              answer: fc.constantFrom("", "agrees", "disagrees"),
              words: writing,
            }),
          }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 3 },
    ),
    totalHours: fc.option(fc.constantFrom(0, 2.5), { nil: null }),
    reviewOn: day,
    ...ofPlan,
  })
  .map((it) => {
    let ids = 0;
    const withId = <T extends object>(thing: T) => ({ id: `id${ids++}`, ...thing });
    return Plan.parse({
      ...it,
      format: "ownwords-plan",
      version: 1,
      id: "p",
      reference: "K7M4",
      template: { name: "care-act", version: 1 },
      resident: { id: "resident", name: it.resident },
      people: it.people.map(withId),
      needs: it.needs.map(withId),
      talks: it.talks.map(withId),
      reviews: it.reviews.map(withId),
      risks: it.risks.map(withId),
      signatures: it.signatures.map(withId),
      copies: it.copies.map(withId),
      remarks: it.remarks.map(withId),
      takenIn: it.takenIn.map(withId),
      outcomes: it.outcomes.map((outcome) => ({
        ...withId(outcome),
        markers: outcome.markers.map(withId),
        actions: outcome.actions.map(withId),
      })),
    });
  });
