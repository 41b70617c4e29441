import type { Gate } from "../access/gate.ts";
import type { Audit } from "../upkeep/audit.ts";
import { createExamples } from "./examples.ts";
import type { PlanLibrary } from "../plan-library.ts";
import type { Database } from "../store/database.ts";
import { createExampleStore } from "../store/example-store.ts";

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
