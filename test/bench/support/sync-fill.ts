import { createPlanLibrary } from "#server/plan-library.ts";
import { FOLDERS } from "#server/serve.ts";
import { type Database, type DatabasePlace, openDatabase } from "#server/store/database.ts";
import { createPlanStore, type NewSummary } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { createSummaryMaker } from "#server/summaries/summary-maker.ts";
import { readTemplates } from "#server/templates.ts";

/** So many plans go into one transaction, and so many changes are handed over at once. */
const PLANS_AT_ONCE = 200;
const CHANGES_AT_ONCE = 400;

/** A plan as it is put into a database. */
export type FilledPlan = { id: string; archived: number; document: Uint8Array };

/** Puts plans into a database that no server has open; the changes of `log` stay changes. */
export async function fillDatabase(
  place: DatabasePlace,
  plans: readonly FilledPlan[],
  log: readonly Uint8Array[],
): Promise<void> {
  const database = await openDatabase(place);
  await fillPlans(database, plans);
  const updates = createUpdateStore(database, Date.now);
  for (const { id } of plans)
    for (let at = 0; at < log.length; at += CHANGES_AT_ONCE)
      await updates.append(id, log.slice(at, at + CHANGES_AT_ONCE));
  await database.db.destroy();
}

/**
 * Puts plans into a database, the last one changed last, with the summaries that a server would
 * otherwise make of all of them when it starts.
 */
async function fillPlans(database: Database, plans: readonly FilledPlan[]): Promise<void> {
  const store = createPlanStore(database, Date.now);
  const summaryOf = summarisedOnce(database);
  const began = Date.now() - plans.length;
  const ofEach = { template: "care-act", templateVersion: 1, example: 0 };
  for (let at = 0; at < plans.length; at += PLANS_AT_ONCE) {
    const slice = plans.slice(at, at + PLANS_AT_ONCE);
    await database.db.transaction().execute(async (transaction) => {
      const rows = slice.map(({ id, archived }, nth) => {
        const moment = began + at + nth;
        return { ...ofEach, id, archived, reference: id, createdAt: moment, changedAt: moment };
      });
      await transaction.insertInto("plan").values(rows).execute();
      const snapshots = slice.map(({ id, document }) => ({ planId: id, seq: 0, bytes: document }));
      await transaction.insertInto("planSnapshot").values(snapshots).execute();
    });
    const summaries: NewSummary[] = [];
    for (const plan of slice) summaries.push(await summaryOf(plan));
    for (const it of summaries) await store.saveSummary(it);
  }
}

/** Makes the summary of each document once, however many plans have it. */
function summarisedOnce(database: Database) {
  const made = new Map<Uint8Array, NewSummary>();
  const templates = readTemplates(FOLDERS.templates);
  const { summaries } = createPlanLibrary({
    plans: createPlanStore(database, Date.now),
    updates: createUpdateStore(database, Date.now),
    templates,
    maker: createSummaryMaker(templates),
    now: () => new Date(),
    onFailed: (_plan, error) => {
      throw error;
    },
  });
  return async ({ id, document }: FilledPlan): Promise<NewSummary> => {
    const summary = made.get(document) ?? (await summaries.makeNow([id])).get(id);
    if (!summary) throw new Error("A plan has no summary.");
    made.set(document, summary);
    return { ...summary, planId: id };
  };
}
