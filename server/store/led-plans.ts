import type { Principal } from "#src/access.ts";
import { teamsLedBy } from "#src/access.ts";
import type { Database } from "./database.ts";

/** Whose plans somebody may look at as a whole. */
export type Leading = { teams: readonly string[] | "all"; person: string };

/** The teams that somebody leads, and their id, which restricted plans name. */
export function leadingOf(who: Principal): Leading {
  return { teams: teamsLedBy(who), person: who.kind === "person" ? who.id : "" };
}

/** The plans in use of some teams; restricted ones only where the person is named in them. */
export async function plansLed(
  { db }: Pick<Database, "db">,
  { teams, person }: Leading,
): Promise<string[]> {
  const plans = db
    .selectFrom("plan")
    .select("id")
    .where("archived", "=", 0)
    .where("closedAt", "is", null)
    .orderBy("id");
  if (teams === "all") return (await plans.execute()).map((it) => it.id);
  if (!teams.length) return [];
  const mine = plans
    .where("teamId", "in", teams)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb("isRestricted", "=", 0),
        exists(
          selectFrom("planNamed")
            .select("planNamed.planId")
            .whereRef("planNamed.planId", "=", "plan.id")
            .where("planNamed.personId", "=", person),
        ),
      ]),
    );
  return (await mine.execute()).map((it) => it.id);
}
