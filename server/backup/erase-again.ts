import { SYSTEM } from "#server/upkeep/audit.ts";
import type { Database } from "#server/store/database.ts";
import { createEraseStore } from "#server/store/erase-store.ts";

/** A plan that was erased, and when. */
export type ErasedPlan = { planId: string; at: number };

/**
 * Erases in a database that was put back what had been erased before that, and remembers the others, so
 * that no device can bring one back. Answers how many it held.
 */
export async function eraseAgain(
  database: Database,
  plans: readonly ErasedPlan[],
  at: number,
): Promise<number> {
  const store = createEraseStore(database);
  const known = new Set((await store.erased()).map((it) => it.planId));
  const news = plans.filter((it) => !known.has(it.planId));
  let count = 0;
  for (const { planId } of news) {
    // It was erased, so whoever had it kept had let it go.
    await store.hold(planId, false);
    if (await store.erase(planId, SYSTEM, null, at)) count += 1;
  }
  await store.noteErased(news);
  return count;
}
