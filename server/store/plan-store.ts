import { type Kysely, sql } from "kysely";
import type { PlanTable, Tables } from "./tables.ts";

/** What a summary says of a plan beside its row. */
export type PlanFacts = {
  title: string;
  resident: string;
  outcomes: number;
  findings: number;
  nextReviewOn: string | null;
};

/** One plan with what is cached about it; moments are milliseconds. */
export type ListedPlan = Omit<PlanTable, "createdAt"> & { changedAt: number; facts: string };

/** Plans at rest, beside the words in their documents. */
export type PlanStore = ReturnType<typeof createPlanStore>;

/** Keeps plans in `db`; `now` is the clock, in milliseconds. */
export function createPlanStore(db: Kysely<Tables>, now: () => number) {
  return {
    /** A new plan and its first document, both or neither. */
    async create(
      plan: Omit<PlanTable, "archived" | "createdAt">,
      bytes: Uint8Array,
    ): Promise<void> {
      const createdAt = now();
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto("plan")
          .values({ ...plan, archived: 0, createdAt })
          .execute();
        await transaction
          .insertInto("planSnapshot")
          .values({ planId: plan.id, seq: 0, changedAt: createdAt, bytes })
          .execute();
      });
    },

    /** The row of a plan; undefined for a plan that is not there. */
    async find(id: string): Promise<PlanTable | undefined> {
      return db.selectFrom("plan").selectAll().where("id", "=", id).executeTakeFirst();
    },

    /** Whether a reference is taken. */
    async hasReference(reference: string): Promise<boolean> {
      const plans = db.selectFrom("plan").select("id").where("reference", "=", reference);
      return (await plans.executeTakeFirst()) !== undefined;
    },

    /** Whether no plan was ever made here. */
    async isEmpty(): Promise<boolean> {
      return (await db.selectFrom("plan").select("id").limit(1).executeTakeFirst()) === undefined;
    },

    /** Puts a plan away, or back; false for a plan that is not there. */
    async setArchived(id: string, archived: boolean): Promise<boolean> {
      const changed = await db
        .updateTable("plan")
        .set({ archived: archived ? 1 : 0 })
        .where("id", "=", id)
        .returning("id")
        .execute();
      return changed.length > 0;
    },

    /** Plans whose summary is missing, older than their document, or made on another basis. */
    async staleSummaries(basis: string): Promise<string[]> {
      const plans = await withLastChange(db)
        .leftJoin("planSummary as summary", "summary.planId", "plan.id")
        .select(["plan.id", "snapshot.seq", "tail.lastSeq", "summary.seq as seen", "summary.basis"])
        .execute();
      return plans
        .filter((it) => it.basis !== basis || it.seen !== Math.max(it.seq, it.lastSeq ?? 0))
        .map((it) => it.id);
    },

    /** Keeps a summary that saw the document up to and with change `seq`. */
    async saveSummary(
      planId: string,
      summary: { seq: number; basis: string; facts: PlanFacts; words: string },
    ): Promise<void> {
      const row = { ...summary, facts: JSON.stringify(summary.facts) };
      await db
        .insertInto("planSummary")
        .values({ planId, ...row })
        .onConflict((it) => it.column("planId").doUpdateSet(row))
        .execute();
    },

    /** Plans with a summary that has all of `words`, newest change first. */
    async list(archived: boolean, words: readonly string[]): Promise<ListedPlan[]> {
      let query = withLastChange(db)
        .innerJoin("planSummary as summary", "summary.planId", "plan.id")
        .select(["plan.id", "reference", "template", "templateVersion", "archived", "example"])
        .select(["snapshot.changedAt", "tail.lastAt", "summary.facts"])
        .where("archived", "=", archived ? 1 : 0);
      // Taking a word out changes only what has it; unlike LIKE, no character means anything else.
      for (const word of words)
        query = query.where(sql<boolean>`replace(words, ${word}, '') != words`);
      const plans = await query.execute();
      return plans
        .map(({ lastAt, ...plan }) => ({ ...plan, changedAt: lastAt ?? plan.changedAt }))
        .sort((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1));
    },
  };
}

/** Every plan with its snapshot and the end of the changes after it. */
function withLastChange(db: Kysely<Tables>) {
  return db
    .selectFrom("plan")
    .innerJoin("planSnapshot as snapshot", "snapshot.planId", "plan.id")
    .leftJoin(
      (it) =>
        it
          .selectFrom("planUpdate")
          .select(({ fn }) => ["planId", fn.max("seq").as("lastSeq"), fn.max("at").as("lastAt")])
          .groupBy("planId")
          .as("tail"),
      (join) => join.onRef("tail.planId", "=", "plan.id"),
    );
}
