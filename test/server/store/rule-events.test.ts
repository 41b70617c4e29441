import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Gap, GAPS } from "#src/api/quality.ts";
import { addRuleEvents, eventsBetween, type FindingState } from "#server/store/rule-events.ts";
import { ruleSums } from "#server/store/rule-sums.ts";
import { saveQualities } from "#server/store/save-quality.ts";
import { databases, openFor } from "./databases.ts";

const open = (key: string, rule: string | null = "no-stigma"): FindingState => ({
  key,
  rule,
  isOpen: 1,
  dismissal: null,
});
const aside = (key: string, reason: string): FindingState => ({
  ...open(key),
  isOpen: 0,
  dismissal: JSON.stringify({ reason, note: "", by: ["Sam"] }),
});
const of = (what: string, times = 1) => ({ rule: "no-stigma", what, times });

test("what is found, set aside and gone is counted once each", () => {
  assert.deepEqual(eventsBetween(null, [open("a"), open("b"), open("c", null)], true), [
    of("found", 2),
  ]);
  assert.deepEqual(eventsBetween([open("a"), open("b")], [open("a")], true), [of("gone")]);
  assert.deepEqual(eventsBetween([open("a")], [aside("a", "wrong")], true), [of("aside.wrong")]);
  assert.deepEqual(eventsBetween([aside("a", "wrong")], [aside("a", "wrong")], true), []);
  assert.deepEqual(eventsBetween(null, [aside("a", "other")], true), [
    of("found"),
    of("aside.other"),
  ]);
});

test("what the day alone took away was not acted on, nor was what had been set aside", () => {
  assert.deepEqual(eventsBetween([open("a")], [], false), []);
  assert.deepEqual(eventsBetween([aside("a", "wrong")], [], true), []);
  assert.deepEqual(eventsBetween([aside("a", "wrong")], [open("a")], true), []);
});

test("whatever happens to a plan, no more is acted on or set aside than was found", () => {
  const state = fc.constantFrom("none", "open", "aside");
  const steps = fc.array(fc.tuple(fc.array(state, { maxLength: 5 }), fc.boolean()));
  fc.assert(
    fc.property(steps, (all) => {
      const sums = { found: 0, gone: 0 };
      let before: FindingState[] | null = null;
      for (const [states, isWritten] of all) {
        const after = states.flatMap((it, at) =>
          it === "none" ? [] : [it === "open" ? open(String(at)) : aside(String(at), "wrong")],
        );
        for (const { what, times } of eventsBetween(before, after, isWritten))
          if (what === "found" || what === "gone") sums[what] += times;
        before = after;
      }
      assert.ok(sums.gone <= sums.found);
    }),
  );
});

for (const { name, newPlace } of databases)
  test(`sums grow by team and month, and a restricted plan adds nothing, on ${name}`, async (t) => {
    const database = await openFor(t, await newPlace(t));
    const { db } = database;
    await db.insertInto("team").values({ id: "oak", name: "Oak", archivedAt: null }).execute();
    for (const [id, teamId, isRestricted] of [
      ["p1", "oak", 0],
      ["p2", null, 0],
      ["p3", "oak", 1],
    ] as const)
      await db
        .insertInto("plan")
        .values({
          id,
          reference: id,
          template: "care-act",
          templateVersion: 1,
          archived: 0,
          example: 0,
          createdAt: 1,
          changedAt: 1,
          teamId,
          isRestricted,
        })
        .execute();
    const events = eventsBetween([open("b")], [open("a"), aside("c", "wrong")], true);
    const add = (plan: string, month: string) =>
      db
        .transaction()
        .execute((it) => addRuleEvents(it, database.kind, month, [{ planId: plan, events }]));
    for (const [plan, month] of [
      ["p1", "2030-03"],
      ["p1", "2030-03"],
      ["p1", "2029-01"],
      ["p2", "2030-03"],
      ["p3", "2030-03"],
      ["gone", "2030-03"],
    ] as const)
      await add(plan, month);
    const sumOf = (times: number) => [
      { rule: "no-stigma", found: 2 * times, gone: times, aside: { wrong: times } },
    ];
    assert.deepEqual(await ruleSums(database, ["oak"], "2029-03"), sumOf(2));
    assert.deepEqual(await ruleSums(database, ["oak"], "2029-01"), sumOf(3));
    assert.deepEqual(await ruleSums(database, "all", "2029-03"), sumOf(3));
    assert.deepEqual(await ruleSums(database, [], "2029-03"), []);
  });

for (const { name, newPlace } of databases)
  test(`looks at a plan add up, and not those with other rules, on ${name}`, async (t) => {
    const database = await openFor(t, await newPlace(t));
    const { db } = database;
    const plan = { id: "p", reference: "p", template: "care-act", templateVersion: 1 };
    const kept = { archived: 0, example: 0, createdAt: 1, changedAt: 1 };
    await db
      .insertInto("plan")
      .values({ ...plan, ...kept })
      .execute();
    const gaps = Object.fromEntries(GAPS.map((it) => [it, 0])) as Record<Gap, number>;
    const place = { messageId: "a", tier: "look", severity: "warning", gap: null, day: null };
    const look = (seq: number, basis: string, found: readonly FindingState[]) =>
      db.transaction().execute((transaction) =>
        saveQualities(
          transaction,
          database.kind,
          [
            {
              planId: "p",
              seq,
              basis,
              quality: {
                pack: "",
                stage: "",
                signedPrint: "",
                tallies: [],
                signatures: [],
                gaps,
                print: JSON.stringify(found),
                findings: found.map((it, nth) => {
                  return { ...it, ...place, nth, entity: "plan", section: "a", areas: "" };
                }),
              },
            },
          ],
          Date.parse("2030-03-05T12:00:00Z"),
        ),
      );
    const sums = async () => (await ruleSums(database, "all", "2030-03"))[0];
    await look(1, "2 2030-03-05 rules", [open("a"), open("b")]);
    await look(1, "2 2030-03-06 rules", [open("b")]);
    await look(2, "2 2030-03-07 rules", [aside("b", "wrong"), open("c")]);
    await look(3, "2 2030-03-07 rules", [aside("b", "wrong")]);
    const expected = { rule: "no-stigma", found: 3, gone: 1, aside: { wrong: 1 } };
    assert.deepEqual(await sums(), expected);
    await look(4, "2 2030-03-07 others", []);
    await look(5, "3 2030-03-07 others", [open("d")]);
    assert.deepEqual(await sums(), expected);
  });
