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
  /** Stays as it is while the signatures of the plan do. */
  print: string;
  /** A `PlanFacts` as JSON. */
  facts: string | null;
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
export type ComparedPlanFacts = {
  id: string;
  reference: string;
  facts: string | null;
};

/** The signed writing of plans, to be compared. */
export function createSignatureStore({ db }: Pick<Database, "db">) {
  return {
    /** The plans that somebody counts and that were looked through, by id. */
    async *plans(leader: Leader): AsyncGenerator<ComparedPlan[]> {
      let after = "";
      for (;;) {
        const { rows } = await sql<ComparedPlan>`
          select p."id", p."template", p."teamId" as "team", p."createdAt" as "begunAt",
            q."signedPrint" as "print", s."facts"
          from "plan" p join "planQuality" q on q."planId" = p."id"
            left join "planSummary" s on s."planId" = p."id"
          where p."id" > ${after} and ${seen(leader, {})}
          order by p."id" limit ${PLANS_AT_ONCE}`.execute(db);
        yield rows;
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
          select p."id", p."reference", s."facts"
          from "plan" p left join "planSummary" s on s."planId" = p."id"
          where p."id" in (${sql.join(some)}) and ${seen(leader, {})}`.execute(db);
        for (const it of rows) found.set(it.id, it);
      }
      return found;
    },
  };
}
