import { type RawBuilder, sql } from "kysely";
import type { Gap, QualityFilter } from "#src/api/quality.ts";
import type { Database } from "./database.ts";

/** Whose plans are counted: those of the teams that somebody leads; null for whoever may read all. */
export type Leader = { person: string; teams: readonly string[] } | null;

/** A place in the list of places: right after this one. */
export type PlaceInPlaces = { changedAt: number; plan: string; nth: number };

/** Which places are wanted. */
export type PlacesWanted = QualityFilter & {
  gap?: Gap | undefined;
  dismissed: boolean;
  after: PlaceInPlaces | null;
  limit: number;
};

/** How many plans, in how many of them something is, and at how many places. */
type Counted = { plans: number; places: number };

/** Counts and lists what is kept with the summaries of plans. */
export function createQualityStore({ db }: Pick<Database, "db">) {
  return {
    /** How many plans there are, and how many were looked through as they are, on a basis. */
    async plans(leader: Leader, filter: QualityFilter, basis: string) {
      const { rows } = await sql<{ plans: number; known: number; looked: number }>`
        select count(*) as "plans", count(q."planId") as "known",
          count(case when q."seq" = p."seq" and q."basis" = ${basis} then 1 end) as "looked"
        from "plan" p left join "planQuality" q on q."planId" = p."id"
        where ${seen(leader, filter)}`.execute(db);
      return rows[0] ?? { plans: 0, known: 0, looked: 0 };
    },

    /** In how many plans each rule has findings; the rule `""` stands for any. */
    async rules(leader: Leader, filter: QualityFilter) {
      const { rows } = await sql<Counted & { rule: string; dismissed: number }>`
        select t."rule", count(case when t."places" > 0 then 1 end) as "plans",
          cast(sum(t."places") as integer) as "places",
          cast(sum(t."dismissed") as integer) as "dismissed"
        from "planTally" t join "plan" p on p."id" = t."planId"
          ${filter.stage === undefined ? sql`` : QUALITY}
        where t."area" = ${filter.area ?? ""} and ${seen(leader, { ...filter, area: undefined })}
          ${filter.rule === undefined ? sql`` : sql`and t."rule" in ('', ${filter.rule})`}
        group by t."rule"`.execute(db);
      return rows;
    },

    /** In how many plans with an outcome in each area there are findings of the rule, or of any. */
    async areas(leader: Leader, filter: QualityFilter) {
      const { rows } = await sql<Counted & { area: string; of: number }>`
        select t."area", count(case when t."rule" = '' then 1 end) as "of",
          count(case when t."rule" = ${filter.rule ?? ""} and t."places" > 0 then 1 end) as "plans",
          cast(sum(case when t."rule" = ${filter.rule ?? ""} then t."places" else 0 end) as integer)
            as "places"
        from "planTally" t join "plan" p on p."id" = t."planId"
          ${filter.stage === undefined ? sql`` : QUALITY}
        where t."rule" in ('', ${filter.rule ?? ""})
          and t."area" ${filter.area === undefined ? sql`<> ''` : sql`= ${filter.area}`}
          and ${seen(leader, { ...filter, area: undefined })}
        group by t."area"`.execute(db);
      return rows;
    },

    /** The names of teams, by id. */
    async teams(): Promise<ReadonlyMap<string, string>> {
      const teams = await db.selectFrom("team").select(["id", "name"]).execute();
      return new Map(teams.map((it) => [it.id, it.name]));
    },

    /** A page of places, with the facts of the list about each plan. */
    async places(leader: Leader, wanted: PlacesWanted) {
      const { after, limit } = wanted;
      const later = after
        ? sql`and (p."changedAt" < ${after.changedAt} or (p."changedAt" = ${after.changedAt} and
            (p."id" < ${after.plan} or (p."id" = ${after.plan} and f."nth" > ${after.nth}))))`
        : sql``;
      const { rows } = await sql<FoundPlace>`
        select p."id" as "plan", p."reference", p."teamId", p."changedAt", p."template", s."facts",
          f."nth", f."rule", f."messageId", f."key", f."entity", f."section", f."day", f."dismissal"
        from "plan" p join "planFinding" f on f."planId" = p."id" ${QUALITY}
          left join "planSummary" s on s."planId" = p."id"
        where ${seen(leader, wanted)} and ${isWanted(wanted)} ${later}
        order by p."changedAt" desc, p."id" desc, f."nth" limit ${limit}`.execute(db);
      return rows;
    },

    /** How many places there are on all pages, and in how many plans. */
    async placesInAll(leader: Leader, wanted: PlacesWanted): Promise<Counted> {
      const { rows } = await sql<Counted>`
        select count(*) as "places", count(distinct f."planId") as "plans"
        from "planFinding" f join "plan" p on p."id" = f."planId" ${QUALITY}
        where ${seen(leader, wanted)} and ${isWanted(wanted)}`.execute(db);
      return rows[0] ?? { plans: 0, places: 0 };
    },
  };
}

/** A place as it is kept, with the row of its plan. */
export type FoundPlace = {
  plan: string;
  reference: string;
  teamId: string | null;
  changedAt: number;
  template: string;
  facts: string | null;
  nth: number;
  rule: string | null;
  messageId: string | null;
  key: string;
  entity: string;
  section: string;
  day: string | null;
  dismissal: string | null;
};

const QUALITY = sql`join "planQuality" q on q."planId" = p."id"`;

/**
 * The plans in use that somebody counts, as `src/access.ts` says of a lead. A plan of another team is
 * not theirs to count though they are named in it, nor one that they looked at for a reason.
 */
export function seen(leader: Leader, { team, template, stage, area }: QualityFilter) {
  const conditions: RawBuilder<unknown>[] = [
    sql`p."archived" = 0`,
    sql`p."example" = 0`,
    sql`p."closedAt" is null`,
    ledBy(leader),
  ];
  if (team !== undefined) conditions.push(sql`p."teamId" = ${team}`);
  if (template !== undefined) conditions.push(sql`p."template" = ${template}`);
  if (stage !== undefined) conditions.push(sql`q."stage" = ${stage}`);
  if (area !== undefined)
    conditions.push(sql`exists (select 1 from "planTally" a
      where a."planId" = p."id" and a."area" = ${area} and a."rule" = '')`);
  return sql.join(conditions, sql` and `);
}

/** All plans that somebody may look at as a lead, in use or not. */
export function ledBy(leader: Leader): RawBuilder<unknown> {
  if (!leader) return sql`1 = 1`;
  const { teams, person } = leader;
  if (!teams.length) return sql`1 = 0`;
  return sql`p."teamId" in (${sql.join(teams)}) and (p."isRestricted" = 0 or exists (
    select 1 from "planNamed" n where n."planId" = p."id" and n."personId" = ${person}))`;
}

/** A gap is counted whatever rule is looked at; else it is findings that are. */
function isWanted({ gap, rule, area, dismissed }: PlacesWanted) {
  const isOpen = sql`f."isOpen" = ${dismissed ? 0 : 1}`;
  if (gap !== undefined) return sql`f."gap" = ${gap} and ${isOpen}`;
  const ofRule = rule === undefined ? sql`f."rule" is not null` : sql`f."rule" = ${rule}`;
  const within =
    area === undefined ? sql`` : sql`and f."areas" like ${`%|${escaped(area)}|%`} escape '!'`;
  return sql`${ofRule} and ${isOpen} ${within}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[!%_]/g, "!$&");
}
