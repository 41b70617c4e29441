import type { PlanAccess } from "#src/access.ts";
import type { Database } from "./database.ts";

/** What decisions are made of, at rest. */
export type AccessStore = ReturnType<typeof createAccessStore>;

/** Reads from a database what decides about plans. */
export function createAccessStore({ db }: Pick<Database, "db">) {
  return {
    /** What decides about a plan; null for a plan that is not there. */
    async ofPlan(plan: string): Promise<PlanAccess | null> {
      const row = await db
        .selectFrom("plan")
        .select(["teamId", "isRestricted", "closedAt"])
        .where("id", "=", plan)
        .executeTakeFirst();
      if (!row) return null;
      const isRestricted = row.isRestricted === 1;
      const [named, glass] = await Promise.all([
        isRestricted
          ? db.selectFrom("planNamed").select("personId").where("planId", "=", plan).execute()
          : [],
        db.selectFrom("glass").select(["personId", "until"]).where("planId", "=", plan).execute(),
      ]);
      const until: Record<string, number> = {};
      for (const it of glass) until[it.personId] = Math.max(it.until, until[it.personId] ?? 0);
      return {
        plan,
        team: row.teamId,
        isRestricted,
        named: named.map((it) => it.personId),
        glass: until,
        isClosed: row.closedAt !== null,
      };
    },

    /** Grows with each change to what anybody may do; 0 before there is an organisation. */
    async number(): Promise<number> {
      const row = await db.selectFrom("organisation").select("accessNumber").executeTakeFirst();
      return row?.accessNumber ?? 0;
    },
  };
}
