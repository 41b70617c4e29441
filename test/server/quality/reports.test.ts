import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { ReportFacts } from "#src/api/reports.ts";
import { createReports } from "#server/reports/reports.ts";
import { createReportStore } from "#server/store/report-store.ts";
import { databases } from "../store/databases.ts";
import { lookThrough, openQualityOf } from "./world.ts";

const FACTS = {
  status: "final" as const,
  pack: "" as const,
  stage: null,
  reviewOn: "2029-12-01" as const,
};

/** A plan whose review is past and that nobody agreed to. */
const planOf = (team: "oak" | "elm", isRestricted = false) => ({
  outcomes: [],
  template: "care-act" as const,
  facts: FACTS,
  beside: {
    team,
    isRestricted,
    named: ["lead"],
    glass: false,
    archived: 0 as const,
    closedAt: null,
  },
});

async function openReportsOf(t: TestContext, newPlace: (typeof databases)[number]["newPlace"]) {
  const parts = await openQualityOf(t, newPlace);
  const { database, library, clock, quality } = parts;
  const reports = createReports({
    store: createReportStore(database),
    basis: library.basis,
    today: library.today,
    now: () => new Date(clock.now),
    sweep: library.summaries.sweep,
    layers: () => [],
  });
  const keep = async () => {
    await lookThrough(parts);
    await quality.keepMonth();
    await reports.keep();
  };
  return { ...parts, reports, keep };
}

for (const { name, newPlace } of databases) {
  test(`${name}: a report of this month follows the plans, and stays as it was once the month is over`, async (t) => {
    const { reports, keep, put, clock, db, database } = await openReportsOf(t, newPlace);
    const plans = [planOf("oak"), planOf("oak"), planOf("oak", true), planOf("elm")];
    const { leader, edit, ids } = await put({ plans, edits: [] });
    const [oak = ""] = leader.teams;
    await keep();
    const before = await reports.factsOf(leader, "2030-03", oak);
    // The restricted plan is in no report, though the lead is named in it.
    assert.deepEqual([before?.plans, before?.gaps.overdueReviews.plans], [2, 2]);
    await edit({ plan: 0, nth: 0, kind: "review" });
    await keep();
    const last = await reports.factsOf(leader, "2030-03", oak);
    assert.deepEqual([last?.isClosed, last?.gaps.overdueReviews.plans], [false, 1]);
    assert.ok(last?.settled.some((it) => it.gone > 0));

    const at = Date.parse("2030-03-31T23:59:59Z");
    for (const planId of ids.slice(0, 3)) {
      const review = { id: `r${planId}`, planId, steps: 2, begunAt: at, at, seenSeq: 1 };
      await db
        .insertInto("planReview")
        .values({ ...review, state: "signedOff" })
        .execute();
      for (const [nth, kind, items] of [
        [1, "begun", "[]"],
        [2, "signedOff", '[{"words":"Why"}]'],
      ] as const)
        await db
          .insertInto("reviewStep")
          .values({
            reviewId: review.id,
            nth,
            planId,
            kind,
            words: "",
            items,
            by: "lead",
            at,
            seq: 1,
          })
          .execute();
    }
    clock.now = Date.parse("2030-04-02T09:00:00Z");
    await edit({ plan: 1, nth: 0, kind: "review" });
    const over = await reports.factsOf(leader, "2030-03", oak);
    assert.deepEqual([over?.isClosed, over?.gaps.overdueReviews.plans], [true, 1]);
    // What was done after the numbers were kept last is in it; the restricted plan's review is not.
    assert.deepEqual(over?.reviews, {
      plans: 2,
      begun: 2,
      asked: 0,
      answered: 0,
      reviewed: 0,
      signedOff: 2,
      leftOpen: 2,
      open: 0,
    });
    await keep();
    await db.updateTable("plan").set({ archived: 1 }).where("id", "=", ids[1]!).execute();
    await db.updateTable("team").set({ name: "Renamed" }).where("id", "=", oak).execute();
    await keep();
    assert.deepEqual(await reports.factsOf(leader, "2030-03", oak), over);
    const april = await reports.factsOf(leader, "2030-04", oak);
    assert.deepEqual([april?.plans, april?.gaps.overdueReviews.plans], [1, 1]);
    assert.deepEqual(
      april?.months.map((it) => [it.month, it.plans, it.gaps.overdueReviews]),
      [
        ["2030-03", 2, 1],
        ["2030-04", 1, 1],
      ],
    );
    assert.deepEqual(
      (await reports.months(leader)).map((it) => [it.month, it.isClosed, it.teams.length]),
      [
        ["2030-04", false, 1],
        ["2030-03", true, 1],
      ],
    );
    // Neither does another server that still has the old month, or a clock that was put back.
    const late = { month: "2030-03", teamId: oak, facts: "{}", closedAt: null };
    await createReportStore(database).keep(late);
    clock.now = Date.parse("2030-03-05T09:00:00Z");
    await keep();
    assert.deepEqual(await reports.factsOf(leader, "2030-03", oak), over);
  });

  test(`${name}: a lead reads of the teams that they lead and of no other, in the board's report too`, async (t) => {
    const { reports, keep, put } = await openReportsOf(t, newPlace);
    const plans = [planOf("oak"), planOf("elm"), planOf("elm")];
    const { leader } = await put({ plans, edits: [] });
    const [oak = ""] = leader.teams;
    const elm = oak.replace("oak", "elm");
    await keep();
    assert.equal(await reports.factsOf(leader, "2030-03", elm), null);
    assert.equal(await reports.factsOf({ person: "x", teams: [] }, "2030-03", undefined), null);
    const own = await reports.factsOf(leader, "2030-03", undefined);
    assert.deepEqual([own?.about, own?.plans, own?.teams.map((it) => it.id)], ["board", 1, [oak]]);
    const all = await reports.factsOf(null, "2030-03", undefined);
    assert.deepEqual([all?.plans, all?.teams.map((it) => it.id)], [3, [elm, oak]]);
    // Too few to be told of one by one.
    assert.ok(all?.teams.every((it) => it.now === null));
    assert.equal(await reports.factsOf(null, "2030-02", undefined), null);
  });

  test(`${name}: a month from before there were reports is told from what the overview kept of it`, async (t) => {
    const { reports, put, db } = await openReportsOf(t, newPlace);
    const { leader } = await put({ plans: [planOf("oak")], edits: [] });
    const [oak = ""] = leader.teams;
    const gaps = { blankSections: 1, missingOwners: 2, overdueReviews: 3 };
    const others = { comingReviews: 4, missedPromises: 5, notAgreed: 6 };
    for (const [month, plans] of [
      ["2029-12", 40],
      ["2030-02", 50],
    ] as const)
      await db
        .insertInto("qualityMonth")
        .values({
          month,
          teamId: oak,
          template: "care-act",
          plans,
          withFindings: 30,
          ...gaps,
          ...others,
        })
        .execute();
    const facts = await reports.factsOf(leader, "2030-02", oak);
    assert.deepEqual(facts, ReportFacts.parse(facts));
    assert.deepEqual([facts?.plans, facts?.looked, facts?.rules], [50, null, null]);
    assert.deepEqual(facts?.gaps.overdueReviews, { plans: 3, of: 50, places: null });
    // The month before was not kept, and the one before that is not taken for it.
    assert.equal(facts?.teams[0]?.before, null);
    assert.deepEqual(
      facts?.months.map((it) => it.month),
      ["2029-12", "2030-02"],
    );
  });
}
