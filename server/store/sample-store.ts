import { sql } from "kysely";
import type { QualityFilter } from "#src/api/quality.ts";
import type { Database } from "./database.ts";
import { type Leader, ledBy, seen } from "./quality-store.ts";
import { inParts } from "./in-parts.ts";
import { beginReviews, type NewReview } from "./review-store.ts";
import type { SampleTable } from "./review-tables.ts";

/** A sample with what whoever drew it is called; null where nobody is known by that id. */
export type KeptSample = SampleTable & { byName: string | null };

/** A plan of a sample with its row, what the list shows of it, and what was found in it. */
export type DrawnPlan = {
  plan: string;
  reference: string;
  template: string;
  teamId: string | null;
  facts: string | null;
  review: string;
  state: string;
  at: number;
  seq: number;
  seenSeq: number;
  findings: number;
  dismissed: number;
};

/** Samples at rest. */
export type SampleStore = ReturnType<typeof createSampleStore>;

/** Keeps samples in a database. */
export function createSampleStore({ db, kind }: Pick<Database, "db" | "kind">) {
  return {
    /** The plans that can be drawn: those that the overview counts, and in which the rule finds something. */
    async choices(leader: Leader, { rule, ...filter }: QualityFilter): Promise<string[]> {
      const found =
        rule === undefined
          ? sql``
          : sql`and exists (select 1 from "planTally" t where t."planId" = p."id"
              and t."area" = ${filter.area ?? ""} and t."rule" = ${rule} and t."places" > 0)`;
      const { rows } = await sql<{ id: string }>`
        select p."id" from "plan" p left join "planQuality" q on q."planId" = p."id"
        where ${seen(leader, filter)} and p."isRestricted" = 0 ${found}`.execute(db);
      return rows.map((it) => it.id);
    },

    /**
     * Keeps a sample of these plans, in the order of the draw, and begins a review of each in which
     * none is open. Answers the plans whose review was begun.
     */
    async add(sample: SampleTable, plans: readonly NewReview[]): Promise<string[]> {
      const { by, at, id: sampleId } = sample;
      return db.transaction().execute(async (transaction) => {
        await transaction.insertInto("sample").values(sample).execute();
        const { open, begun } = await beginReviews(transaction, kind, plans, by, at);
        const rows = plans.flatMap(({ planId }, nth) => {
          const reviewId = open.get(planId);
          return reviewId === undefined ? [] : [{ sampleId, nth, planId, reviewId }];
        });
        for (const some of inParts(rows))
          await transaction.insertInto("samplePlan").values(some).execute();
        return begun;
      });
    },

    /** All of them, the newest first. */
    async all(): Promise<KeptSample[]> {
      return db
        .selectFrom("sample")
        .leftJoin("person", "person.id", "sample.by")
        .selectAll("sample")
        .select("person.name as byName")
        .orderBy("sample.at", "desc")
        .orderBy("sample.id")
        .execute();
    },

    /** How many plans of each sample are in each state, of those that somebody may look at. */
    async states(samples: readonly string[], leader: Leader) {
      if (!samples.length) return [];
      const { rows } = await sql<{ sample: string; state: string; plans: number }>`
        select s."sampleId" as "sample", r."state", count(*) as "plans"
        from "samplePlan" s join "planReview" r on r."id" = s."reviewId"
          join "plan" p on p."id" = s."planId"
        where s."sampleId" in (${sql.join(samples)}) and ${ledBy(leader)}
        group by s."sampleId", r."state"`.execute(db);
      return rows;
    },

    /** The plans of a sample that somebody may look at, in the order of the draw. */
    async plansOf(sample: string, leader: Leader): Promise<DrawnPlan[]> {
      const { rows } = await sql<DrawnPlan>`
        select p."id" as "plan", p."reference", p."template", p."teamId", f."facts",
          r."id" as "review", r."state", r."at", p."seq", r."seenSeq",
          coalesce(t."places", 0) as "findings", coalesce(t."dismissed", 0) as "dismissed"
        from "samplePlan" s join "planReview" r on r."id" = s."reviewId"
          join "plan" p on p."id" = s."planId"
          left join "planSummary" f on f."planId" = p."id"
          left join "planTally" t on t."planId" = p."id" and t."area" = '' and t."rule" = ''
        where s."sampleId" = ${sample} and ${ledBy(leader)} order by s."nth"`.execute(db);
      return rows;
    },
  };
}
