import type { Kysely } from "kysely";
import { inParts } from "./in-parts.ts";
import type { Tables } from "./tables.ts";

/** What an id can be the id of. */
export type Named = "person" | "team" | "plan";

/** What those of these kinds are called that have such an id; a plan by its reference. */
export async function namesOf(
  db: Kysely<Tables>,
  ids: readonly string[],
  kinds: readonly Named[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const some of inParts(ids))
    for (const kind of kinds) {
      const named =
        kind === "plan"
          ? db.selectFrom("plan").select(["id", "reference as name"]).where("id", "in", some)
          : db.selectFrom(kind).select(["id", "name"]).where("id", "in", some);
      for (const { id, name } of await named.execute()) found.set(id, name);
    }
  return found;
}
