import { type RawBuilder, sql } from "kysely";
import { COPIED } from "./copied-tables.ts";
import type { Database } from "./database.ts";
import { namesOf } from "./names.ts";

/** One row of a table, as it is told: without documents, and without what opens something. */
export type HeldRow = Readonly<Record<string, string | number | null>>;

/** A plan, and what is known of whose it is without reading it; null where that is out of date. */
export type PlanOfSomebody = {
  id: string;
  reference: string;
  changedAt: number;
  team: string | null;
  facts: string | null;
};

/** Documents are read and told as what they say. */
const DOCUMENTS: ReadonlySet<string> = new Set(["planUpdate", "planSnapshot"]);

/** What opens something is no fact about anybody. */
const LEFT_OUT: ReadonlySet<string> = new Set(["bytes", "linkHash", "tokenHash"]);

/** The tables with something about plans, in the order in which they are told. */
export const TABLES_OF_PLAN: readonly string[] = Object.entries(COPIED)
  .filter(([name, { columns }]) => !DOCUMENTS.has(name) && columns.some((it) => it === "planId"))
  .map(([name]) => name);

/** Reads what is kept about a plan from a database. */
export function createHeldStore({ db }: Pick<Database, "db">) {
  return {
    /**
     * Every row about a plan, by the name of its table. It goes by the list of all tables, so that one
     * of a later migration is told of as well.
     */
    async rowsOf(planId: string): Promise<Record<string, HeldRow[]>> {
      const found: Record<string, HeldRow[]> = {
        plan: await rows("plan", sql`"id" = ${planId}`),
      };
      for (const name of TABLES_OF_PLAN) found[name] = await rows(name, sql`"planId" = ${planId}`);
      return found;
    },

    /** What people and teams with these ids are called. */
    names: (ids: readonly string[]) => namesOf(db, ids, ["person", "team"]),

    /** All plans, those that changed last first. */
    async plans(): Promise<PlanOfSomebody[]> {
      const all = await db
        .selectFrom("plan")
        .leftJoin("team", "team.id", "plan.teamId")
        .leftJoin("planSummary", (join) =>
          join
            .onRef("planSummary.planId", "=", "plan.id")
            .onRef("planSummary.seq", "=", "plan.seq"),
        )
        .select(["plan.id", "plan.reference", "plan.changedAt"])
        .select(["team.name as team", "planSummary.facts"])
        .orderBy("plan.changedAt", "desc")
        .orderBy("plan.id")
        .execute();
      return all;
    },
  };

  async function rows(name: string, which: RawBuilder<unknown>): Promise<HeldRow[]> {
    const table = Object.entries(COPIED).find(([it]) => it === name)?.[1];
    if (!table) return [];
    const columns = table.columns.filter((it) => !LEFT_OUT.has(it)).map((it) => sql.ref(it));
    const found = sql<HeldRow>`
      select ${sql.join(columns)} from ${sql.table(name)} where ${which}
      order by ${sql.join(table.key.map((it) => sql.ref(it)))}`;
    return (await found.execute(db)).rows;
  }
}
