import type { Database } from "#server/store/database.ts";
import { createHeldStore, type HeldRow } from "#server/store/held-store.ts";
import { createPeopleStore, PLAN_YEARS } from "#server/store/people-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { createVersionStore } from "#server/store/version-store.ts";
import { type Held, type HeldPlan, type HeldVersion, readHeldDocument } from "./held.ts";

/** Reads everything that is kept about the plans of one person; plans that are not there are left out. */
export async function gatherHeld(
  database: Database,
  ids: readonly string[],
  now: Date,
): Promise<Held> {
  const held = createHeldStore(database);
  const organisation = await createPeopleStore(database).organisation();
  const plans: HeldPlan[] = [];
  for (const id of ids) {
    const plan = await gatherPlan(database, id);
    if (plan) plans.push(plan);
  }
  const known = new Set(plans.flatMap((it) => idsIn(Object.values(it.rows).flat())));
  const guests = plans.flatMap(({ rows }) =>
    (rows["guest"] ?? []).map((it) => [String(it["id"]), String(it["name"])]),
  );
  return {
    format: "ownwords-held",
    version: 1,
    madeAt: now.toISOString(),
    organisation: organisation?.name ?? "",
    planYears: organisation?.planYears ?? PLAN_YEARS,
    names: Object.fromEntries([...guests, ...(await held.names([...known]))]),
    plans,
  };
}

async function gatherPlan(database: Database, id: string): Promise<HeldPlan | null> {
  const stored = await createUpdateStore(database, Date.now).load(id);
  if (!stored) return null;
  const rows = await createHeldStore(database).rowsOf(id);
  return {
    ...readHeldDocument(stored.updates),
    versions: await gatherVersions(database, id),
    rows,
  };
}

async function gatherVersions({ db }: Database, plan: string): Promise<HeldVersion[]> {
  const store = createVersionStore(db);
  const found: HeldVersion[] = [];
  for (const { id, at, reason, note, by } of await store.list(plan)) {
    const bytes = await store.document(plan, id);
    found.push({ id, at, reason, note, by, plan: bytes && readHeldDocument([bytes]).plan });
  }
  return found;
}

/** All that could be the id of somebody. */
function idsIn(rows: readonly HeldRow[]): string[] {
  return rows.flatMap((row) =>
    Object.values(row).flatMap((it) =>
      typeof it === "string" && /^[\w-]{1,60}$/.test(it) ? [it] : [],
    ),
  );
}
