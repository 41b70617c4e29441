import type { Database } from "#server/store/database.ts";
import { createHeldStore, type PlanOfSomebody } from "#server/store/held-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { PlanFactsJson } from "#server/summaries/plan-summary.ts";
import { readHeldDocument } from "./held.ts";

/** A plan whose resident has a name like the one that was asked for. */
export type Candidate = PlanOfSomebody & { resident: string; isSame: boolean };

/** The plans of everybody with this name, and of those whose names have all its words; the same names first. */
export async function plansOf(database: Database, name: string): Promise<Candidate[]> {
  const wanted = wordsOf(name);
  const updates = createUpdateStore(database, Date.now);
  const found: Candidate[] = [];
  for (const plan of await createHeldStore(database).plans()) {
    const resident = plan.facts === null ? await read(plan.id) : known(plan.facts);
    const words = wordsOf(resident);
    if (!wanted.length || !wanted.every((it) => words.includes(it))) continue;
    found.push({ ...plan, resident, isSame: words.join(" ") === wanted.join(" ") });
  }
  return found.toSorted((a, b) => Number(b.isSame) - Number(a.isSame));

  async function read(id: string): Promise<string> {
    const stored = await updates.load(id);
    return stored ? readHeldDocument(stored.updates).plan.resident.name : "";
  }
}

function known(facts: string): string {
  return PlanFactsJson.parse(JSON.parse(facts)).resident;
}

function wordsOf(name: string): string[] {
  return (
    name
      .normalize("NFKD")
      .replace(/\p{Mark}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
