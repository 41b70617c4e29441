import { sql } from "kysely";
import type { Database } from "./database.ts";
import { inParts } from "./in-parts.ts";
import { type Leader, seen } from "./quality-store.ts";

/** So many plans are asked for at once. */
const PLANS_AT_ONCE = 1000;

/** A plan whose writing may be compared. */
export type ComparedPlan = {
  id: string;
  template: string;
  team: string | null;
  begunAt: number;
  /** What the resident is called; null where the plan has not been summed up. */
  resident: string | null;
};

/** One signed piece of writing of a plan. */
export type ComparedPiece = {
  plan: string;
  section: string;
  entity: string;
  key: string;
  bytes: Uint8Array;
};

/** What is told of a plan in a list. */
export type ComparedPlanFacts = { id: string; reference: string; resident: string | null };

/** The signed writing of plans, to be compared. */
export function createSignatureStore({ db, kind }: Pick<Database, "db" | "kind">) {
  // As JSON: PostgreSQL can't read facts as such where a name has half a letter in it.
  const resident =
    kind === "postgres"
      ? sql`substring(s."facts" from ${String.raw`"resident":("(?:[^"\\]|\\.)*")`})`
      : sql`s."facts" -> '$.resident'`;
  return {
    /** All that comparing depends on, in one text: the same again means that nothing has changed. */
    async state(leader: Leader): Promise<string> {
      const { rows } = await sql<{ state: string | null }>`
        select string_agg(p."id" || '|' || coalesce(p."teamId", '') || '|' || q."signedPrint" || '|'
          || coalesce(${resident}, ''), ',' order by p."id") as "state"
        from "plan" p join "planQuality" q on q."planId" = p."id"
          left join "planSummary" s on s."planId" = p."id"
        where ${seen(leader, {})}`.execute(db);
      return rows[0]?.state ?? "";
    },

    /** The plans that somebody counts and that were looked through, by id. */
    async *plans(leader: Leader): AsyncGenerator<ComparedPlan[]> {
      let after = "";
      for (;;) {
        const { rows } = await sql<ComparedPlan>`
          select p."id", p."template", p."teamId" as "team", p."createdAt" as "begunAt",
            ${resident} as "resident"
          from "plan" p join "planQuality" q on q."planId" = p."id"
            left join "planSummary" s on s."planId" = p."id"
          where p."id" > ${after} and ${seen(leader, {})}
          order by p."id" limit ${PLANS_AT_ONCE}`.execute(db);
        yield rows.map((it) => ({ ...it, resident: nameIn(it.resident) }));
        const last = rows.at(-1);
        if (!last || rows.length < PLANS_AT_ONCE) return;
        after = last.id;
      }
    },

    /** The signed writing of some plans, in the order of plans and places. */
    piecesOf(plans: readonly string[]): Promise<ComparedPiece[]> {
      return db
        .selectFrom("planSignature")
        .select(["planId as plan", "section", "entity", "key", "bytes"])
        .where("planId", "in", plans)
        .orderBy("planId")
        .orderBy("entity")
        .orderBy("key")
        .execute();
    },

    /** Those of some plans that somebody counts, by id. */
    async factsOf(leader: Leader, plans: readonly string[]) {
      const found = new Map<string, ComparedPlanFacts>();
      for (const some of inParts(plans)) {
        const { rows } = await sql<ComparedPlanFacts>`
          select p."id", p."reference", ${resident} as "resident"
          from "plan" p left join "planSummary" s on s."planId" = p."id"
          where p."id" in (${sql.join(some)}) and ${seen(leader, {})}`.execute(db);
        for (const it of rows) found.set(it.id, { ...it, resident: nameIn(it.resident) });
      }
      return found;
    },
  };
}

function nameIn(json: string | null): string | null {
  const name: unknown = json === null ? null : JSON.parse(json);
  return typeof name === "string" ? name : null;
}
