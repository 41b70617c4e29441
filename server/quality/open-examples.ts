import type { Gate } from "#server/access/gate.ts";
import type { Audit } from "#server/upkeep/audit.ts";
import type { PlanLibrary } from "#server/plan-library.ts";
import type { Database } from "#server/store/database.ts";
import { createExampleStore } from "#server/store/example-store.ts";
import { createExamples } from "./examples.ts";

/** The examples of teams in a running server. */
export function openExamples(
  database: Database,
  { read }: Pick<PlanLibrary, "read">,
  gate: Gate,
  audit: Audit,
) {
  return createExamples({
    store: createExampleStore(database),
    readPlan: read,
    teamOf: async (id) => (await gate.facts(id))?.team ?? null,
    audit,
    now: Date.now,
  });
}
