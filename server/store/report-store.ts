import { sql } from "kysely";
import * as z from "zod/mini";
import { GAPS } from "#src/api/quality.ts";
import type { MonthCount } from "#src/api/reports.ts";
import { byGap } from "#src/report/sum-facts.ts";
import type { Database } from "./database.ts";
import { seen } from "./quality-store.ts";

/** The ids of the teams that are meant, `""` for plans of no team; null for all there are. */
export type TeamIds = readonly string[] | null;

/** A report's facts as they are kept, by month and team. */
export type KeptReport = { month: string; teamId: string; facts: string; closedAt: number | null };

/** Counts what reports tell, and keeps what they told. Restricted plans are in none of it. */
export type ReportStore = ReturnType<typeof createReportStore>;

/** Counts teams one beside the other with one question each, and keeps facts as they are handed in. */
export function createReportStore({ db }: Pick<Database, "db">) {
  return {
    /** The teams that there are or were. */
    async teams(): Promise<{ id: string; name: string; isOver: boolean }[]> {
      const teams = await db
        .selectFrom("team")
        .select(["id", "name", "archivedAt"])
        .orderBy("id")
        .execute();
      return teams.map(({ id, name, archivedAt }) => ({ id, name, isOver: archivedAt !== null }));
    },

    /** Those of these teams that have plans in use. */
    async withPlans(teams: TeamIds): Promise<string[]> {
      const { rows } = await sql<{ team: string }>`
        select distinct ${TEAM} as "team" from "plan" p where ${counted(teams)}`.execute(db);
      return rows.map((it) => it.team);
    },

    /** How many plans each team has, how many were looked through, and what they lack. */
    async plans(teams: TeamIds, basis: string) {
      const gaps = GAPS.flatMap((gap) => [
        sql`count(q.${sql.ref(gap)}) as ${sql.id(`${gap}.of`)}`,
        sql`count(case when q.${sql.ref(gap)} > 0 then 1 end) as ${sql.id(`${gap}.plans`)}`,
        sql`coalesce(sum(q.${sql.ref(gap)}), 0) as ${sql.id(`${gap}.places`)}`,
      ]);
      type Row = Record<string, number | string> & { team: string };
      const { rows } = await sql<Row>`
        select ${TEAM} as "team", count(*) as "plans", count(q."planId") as "known",
          count(case when q."seq" = p."seq" and q."basis" = ${basis} then 1 end) as "looked",
          ${sql.join(gaps)}
        from "plan" p left join "planQuality" q on q."planId" = p."id"
        where ${counted(teams)} group by ${TEAM}`.execute(db);
      return rows.map((row) => {
        const number = (name: string) => Number(row[name] ?? 0);
        return {
          team: row.team,
          plans: number("plans"),
          known: number("known"),
          looked: number("looked"),
          gaps: byGap((gap) => ({
            plans: number(`${gap}.plans`),
            of: number(`${gap}.of`),
            places: number(`${gap}.places`),
          })),
        };
      });
    },

    /** How many plans of each team have findings of each rule; the rule `""` stands for any. */
    async rules(teams: TeamIds) {
      const { rows } = await sql<ByTeam & { rule: string; dismissed: number }>`
        select ${TEAM} as "team", t."rule", count(case when t."places" > 0 then 1 end) as "plans",
          cast(sum(t."places") as integer) as "places",
          cast(sum(t."dismissed") as integer) as "dismissed"
        from "planTally" t join "plan" p on p."id" = t."planId"
        where t."area" = '' and ${counted(teams)} group by ${TEAM}, t."rule"`.execute(db);
      return rows;
    },

    /** How many plans of each team have an outcome in each area, and findings there. */
    async areas(teams: TeamIds) {
      const { rows } = await sql<ByTeam & { area: string; of: number }>`
        select ${TEAM} as "team", t."area", count(*) as "of",
          count(case when t."places" > 0 then 1 end) as "plans",
          cast(sum(t."places") as integer) as "places"
        from "planTally" t join "plan" p on p."id" = t."planId"
        where t."area" <> '' and t."rule" = '' and ${counted(teams)}
        group by ${TEAM}, t."area"`.execute(db);
      return rows;
    },

    /** How many plans of each team are looked through by each policy pack. */
    async packs(teams: TeamIds) {
      const { rows } = await sql<{ team: string; name: string; plans: number }>`
        select ${TEAM} as "team", q."pack" as "name", count(*) as "plans"
        from "plan" p join "planQuality" q on q."planId" = p."id"
        where ${counted(teams)} group by ${TEAM}, q."pack"`.execute(db);
      return rows;
    },

    /** What became of findings in a month, by team and rule. */
    async events(month: string, teams: TeamIds) {
      return db
        .selectFrom("ruleEvent")
        .select(["teamId", "rule", "what", "times"])
        .where("month", "=", month)
        .$if(teams !== null, (it) => it.where("teamId", "in", orNone(teams)))
        .orderBy("rule")
        .orderBy("what")
        .execute();
    },

    /** The steps taken in reviews from a moment up to another, and how many things each names. */
    async steps(from: number, until: number, teams: TeamIds) {
      const { rows } = await sql<{ team: string; plan: string; kind: string; items: string }>`
        select ${TEAM} as "team", s."planId" as "plan", s."kind", s."items"
        from "reviewStep" s join "plan" p on p."id" = s."planId"
        where s."at" >= ${from} and s."at" < ${until} and p."isRestricted" = 0
          ${teams ? sql`and ${TEAM} in (${sql.join(orNone(teams))})` : sql``}`.execute(db);
      return rows.map(({ items, ...it }) => ({
        ...it,
        items: Things.parse(JSON.parse(items)).length,
      }));
    },

    /** How many reviews of each team's plans are not over. */
    async openReviews(teams: TeamIds) {
      const { rows } = await sql<{ team: string; reviews: number }>`
        select ${TEAM} as "team", count(*) as "reviews"
        from "planReview" r join "plan" p on p."id" = r."planId"
        where r."state" in ('waiting', 'asked', 'answered') and ${counted(teams)}
        group by ${TEAM}`.execute(db);
      return rows;
    },

    /** How the plans of each team were in the last months up to one, the oldest first. */
    async months(last: string, first: string, teams: TeamIds) {
      const rows = await db
        .selectFrom("qualityMonth")
        .select(["teamId", "month"])
        .select(({ fn }) =>
          (["plans", "withFindings", ...GAPS] as const).map((it) => fn.sum<number>(it).as(it)),
        )
        .where("month", "<=", last)
        .where("month", ">=", first)
        .$if(teams !== null, (it) => it.where("teamId", "in", orNone(teams)))
        .groupBy(["teamId", "month"])
        .orderBy("month")
        .execute();
      return rows.map(({ teamId, ...it }): MonthCount & { team: string } => ({
        team: teamId,
        month: it.month,
        plans: Number(it.plans),
        withFindings: Number(it.withFindings),
        gaps: byGap((gap) => Number(it[gap])),
      }));
    },

    /** The months before one whose facts are not settled: those still open, and those never kept. */
    async unsettled(month: string): Promise<{ month: string; teamId: string }[]> {
      const { rows } = await sql<{ month: string; teamId: string }>`
        select "month", "teamId" from "report" where "closedAt" is null and "month" < ${month}
        union
        select m."month", m."teamId" from "qualityMonth" m where m."month" < ${month} and not exists (
          select 1 from "report" r where r."month" = m."month" and r."teamId" = m."teamId")
        order by 1, 2`.execute(db);
      return rows;
    },

    /** Whether a later month than this is on record: then the clock was put back, and nothing is kept. */
    async isPast(month: string): Promise<boolean> {
      const later = db.selectFrom("report").select("month").where("month", ">", month).limit(1);
      return (await later.execute()).length > 0;
    },

    /** What is kept of a month. */
    async kept(month: string, teams: TeamIds): Promise<KeptReport[]> {
      return db
        .selectFrom("report")
        .select(["month", "teamId", "facts", "closedAt"])
        .where("month", "=", month)
        .$if(teams !== null, (it) => it.where("teamId", "in", orNone(teams)))
        .orderBy("teamId")
        .execute();
    },

    /** The months over that something is kept of, with the teams of each, the newest first. */
    async closed(teams: TeamIds): Promise<{ month: string; teamId: string }[]> {
      return db
        .selectFrom("report")
        .select(["month", "teamId"])
        .where("closedAt", "is not", null)
        .$if(teams !== null, (it) => it.where("teamId", "in", orNone(teams)))
        .orderBy("month", "desc")
        .orderBy("teamId")
        .execute();
    },

    /** Keeps the facts of a month of a team; what was settled stays as it is. */
    async keep({ month, teamId, facts, closedAt }: KeptReport): Promise<void> {
      await db
        .insertInto("report")
        .values({ month, teamId, facts, closedAt })
        .onConflict((it) =>
          it
            .columns(["month", "teamId"])
            .doUpdateSet({ facts, closedAt })
            .where("report.closedAt", "is", null),
        )
        .execute();
    },
  };
}

const Things = z.array(z.unknown());

type ByTeam = { team: string; plans: number; places: number };

const TEAM = sql`coalesce(p."teamId", '')`;

/** As `seen` has it, of everybody's teams and without restricted plans. */
function counted(teams: TeamIds) {
  const all = sql`${seen(null, {})} and p."isRestricted" = 0`;
  return teams ? sql`${all} and ${TEAM} in (${sql.join(orNone(teams))})` : all;
}

/** Nobody's team stands for no team at all: ids are never so short. */
function orNone(teams: TeamIds): readonly string[] {
  return teams?.length ? teams : ["-"];
}
