import type { PlanAccess } from "#src/access.ts";
import type { Database } from "./database.ts";
import { inParts } from "./in-parts.ts";

/** What decisions are made of, at rest. */
export type AccessStore = ReturnType<typeof createAccessStore>;

/** Reads from a database what decides about plans. */
export function createAccessStore({ db }: Pick<Database, "db">) {
  /** What decides about these plans, by id; those that are there. */
  async function ofPlans(ids: readonly string[]): Promise<Map<string, PlanAccess>> {
    const found = new Map<string, PlanAccess>();
    for (const some of inParts(ids)) {
      const [plans, named, glass] = await Promise.all([
        db
          .selectFrom("plan")
          .select(["id", "teamId", "isRestricted", "closedAt"])
          .where("id", "in", some)
          .execute(),
        db
          .selectFrom("planNamed")
          .innerJoin("plan", "plan.id", "planNamed.planId")
          .leftJoin("person", (join) =>
            join.onRef("person.id", "=", "planNamed.personId").on("disabledAt", "is", null),
          )
          .leftJoin("membership", (join) =>
            join
              .onRef("membership.personId", "=", "person.id")
              .onRef("membership.teamId", "=", "plan.teamId"),
          )
          .select(["planNamed.planId", "planNamed.personId", "role"])
          .where("planNamed.planId", "in", some)
          .execute(),
        db
          .selectFrom("glass")
          .select(["planId", "personId", "until"])
          .where("planId", "in", some)
          .execute(),
      ]);
      const namedIn = Map.groupBy(named, (it) => it.planId);
      const glassOf = Map.groupBy(glass, (it) => it.planId);
      for (const { id, teamId, isRestricted, closedAt } of plans) {
        const until: Record<string, number> = {};
        for (const it of glassOf.get(id) ?? [])
          until[it.personId] = Math.max(it.until, until[it.personId] ?? 0);
        const people = namedIn.get(id) ?? [];
        found.set(id, {
          plan: id,
          team: teamId,
          isRestricted: isRestricted === 1,
          named: people.map((it) => it.personId),
          glass: until,
          isClosed: closedAt !== null,
          isUntended: isRestricted === 1 && people.every((it) => it.role === null),
        });
      }
    }
    return found;
  }

  return {
    ofPlans,

    /** What decides about a plan; null for a plan that is not there. */
    ofPlan: async (plan: string): Promise<PlanAccess | null> =>
      (await ofPlans([plan])).get(plan) ?? null,

    /** Grows with each change to what anybody may do; 0 before there is an organisation. */
    async number(): Promise<number> {
      const row = await db.selectFrom("organisation").select("accessNumber").executeTakeFirst();
      return row?.accessNumber ?? 0;
    },
  };
}
