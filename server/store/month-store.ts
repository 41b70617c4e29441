import { sql } from "kysely";
import { GAPS, type QualityFilter } from "#src/api/quality.ts";
import type { Database } from "./database.ts";
import { type Leader, seen } from "./quality-store.ts";
import type { QualityMonthTable } from "./quality-tables.ts";

/** Sums over all teams and templates that were asked for. */
export type MonthSums = Omit<QualityMonthTable, "teamId" | "template">;

/** Keeps sums by month; restricted plans are in none, so that nobody learns of one by a difference. */
export function createMonthStore({ db }: Pick<Database, "db">) {
  return {
    /** Writes the month that is not over yet anew; one that is over never changes again. */
    async keep(month: string): Promise<void> {
      await db.transaction().execute(async (transaction) => {
        const later = await transaction
          .selectFrom("qualityMonth")
          .select("month")
          .where("month", ">", month)
          .limit(1)
          .execute();
        // A clock that was put back writes no history.
        if (later.length) return;
        await transaction.deleteFrom("qualityMonth").where("month", "=", month).execute();
        const columns = sql.join(["plans", "withFindings", ...GAPS].map((it) => sql.ref(it)));
        await sql`
          insert into "qualityMonth" ("month", "teamId", "template", ${columns})
          select ${month}, coalesce(p."teamId", ''), p."template", ${SUMS}
          from ${COUNTED} where ${seen(null, {})} and p."isRestricted" = 0
          group by coalesce(p."teamId", ''), p."template"
          on conflict do nothing`.execute(transaction);
      });
    },

    /** The last months before one, newest first, as they were kept. */
    async before(month: string, count: number, leader: Leader, { team, template }: QualityFilter) {
      const months = db
        .selectFrom("qualityMonth")
        .select("month")
        .select(({ fn }) =>
          (["plans", "withFindings", ...GAPS] as const).map((it) => fn.sum<number>(it).as(it)),
        )
        .where("month", "<", month)
        .$if(leader !== null, (it) =>
          it.where("teamId", "in", leader?.teams.length ? leader.teams : [NO_TEAM]),
        )
        .$if(team !== undefined, (it) => it.where("teamId", "=", team ?? ""))
        .$if(template !== undefined, (it) => it.where("template", "=", template ?? ""))
        .groupBy("month")
        .orderBy("month", "desc")
        .limit(count);
      return (await months.execute()).map(numbersIn);
    },
  };
}

/** Nobody's: ids are never so short. */
const NO_TEAM = "-";

const COUNTED = sql`"plan" p join "planQuality" q on q."planId" = p."id"
  join "planTally" t on t."planId" = p."id" and t."area" = '' and t."rule" = ''`;

const SUMS = sql.join([
  sql`count(*) as "plans"`,
  sql`count(case when t."places" > 0 then 1 end) as "withFindings"`,
  ...GAPS.map((it) => sql`count(case when q.${sql.ref(it)} > 0 then 1 end) as ${sql.ref(it)}`),
]);

/** PostgreSQL answers sums as text, as they may be larger than a number can be. */
function numbersIn<T extends { month: string }>({ month, ...sums }: T) {
  const read = Object.entries(sums).map(([name, sum]) => [name, Number(sum)] as const);
  return { month, sums: new Map(read) };
}
