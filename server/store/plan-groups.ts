import { sql } from "kysely";
import { type Gap, GAPS, type QualityFilter } from "#src/api/quality.ts";
import type { Database } from "./database.ts";
import { type Leader, seen } from "./quality-store.ts";

/** In how many plans of those that can have it a gap is, and at how many places. */
export type GapCount = { plans: number; of: number; places: number };

/** Plans of one team, template, stage and policy pack, counted; the last two are null where nobody has looked yet. */
export type PlanGroup = {
  teamId: string | null;
  template: string;
  stage: string | null;
  pack: string | null;
  isRestricted: boolean;
  plans: number;
  /** How many were looked through, and how many of them as they are now. */
  known: number;
  looked: number;
  withFindings: number;
  gaps: ReadonlyMap<Gap, GapCount>;
};

/**
 * Counts plans in groups, which are few, with one look at each plan: what an overview says of teams,
 * templates, stages, gaps and this month are sums over them.
 */
export async function planGroups(
  { db }: Pick<Database, "db">,
  leader: Leader,
  area: QualityFilter["area"],
  basis: string,
): Promise<PlanGroup[]> {
  const gaps = GAPS.flatMap((gap) => [
    sql`count(q.${sql.ref(gap)}) as ${sql.id(`${gap}.of`)}`,
    sql`count(case when q.${sql.ref(gap)} > 0 then 1 end) as ${sql.id(`${gap}.plans`)}`,
    sql`coalesce(sum(q.${sql.ref(gap)}), 0) as ${sql.id(`${gap}.places`)}`,
  ]);
  const { rows } = await sql<Row>`
    select p."teamId", p."template", q."stage", q."pack", p."isRestricted", count(*) as "plans",
      count(q."planId") as "known", count(t."planId") as "withFindings",
      count(case when q."seq" = p."seq" and q."basis" = ${basis} then 1 end) as "looked",
      ${sql.join(gaps)}
    from "plan" p left join "planQuality" q on q."planId" = p."id"
      left join "planTally" t on t."planId" = q."planId" and t."area" = '' and t."rule" = ''
        and t."places" > 0
    where ${seen(leader, { area })}
    group by p."teamId", p."template", q."stage", q."pack", p."isRestricted"`.execute(db);
  return rows.map(toGroup);
}

type Row = Pick<PlanGroup, "teamId" | "template" | "stage" | "pack"> &
  Record<"isRestricted" | "plans" | "known" | "looked" | "withFindings", number> &
  Record<`${Gap}.${keyof GapCount}`, number | string>;

/** PostgreSQL answers sums as text, as they may be larger than a number can be. */
function toGroup(row: Row): PlanGroup {
  const { teamId, template, stage, pack, isRestricted, plans, known, looked, withFindings } = row;
  const countOf = (gap: Gap) => {
    const [inPlans, of, places] = [row[`${gap}.plans`], row[`${gap}.of`], row[`${gap}.places`]];
    return { plans: Number(inPlans), of: Number(of), places: Number(places) };
  };
  const gaps = new Map(GAPS.map((it) => [it, countOf(it)]));
  const counts = { plans, known, looked, withFindings };
  return { teamId, template, stage, pack, isRestricted: isRestricted === 1, ...counts, gaps };
}
