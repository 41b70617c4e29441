import { type Kysely, type Selectable, sql } from "kysely";
import type { Database } from "./database.ts";
import type { PlanSummaryTable, PlanTable, Tables } from "./tables.ts";

/** What a summary says of a plan beside its row. */
export type PlanFacts = {
  title: string;
  resident: string;
  outcomes: number;
  findings: number;
  nextReviewOn: string | null;
};

/** A summary to keep: it saw the document up to and with change `seq`. */
export type NewSummary = Omit<PlanSummaryTable, "number" | "facts"> & { facts: PlanFacts };

/** A plan with what is cached about it: null where nothing is. Moments are milliseconds. */
export type ListedPlan = Omit<Selectable<PlanTable>, "createdAt"> & {
  facts: string | null;
  basis: string | null;
  /** The last change that the summary saw. */
  seen: number | null;
};

/** A place in the list of plans: right after this one. */
export type PlaceInList = { changedAt: number; id: string };

/** Which plans of the list are wanted. */
export type ListQuestion = {
  archived: boolean;
  /** Folded words that all have to be in the plan; each may be a part of a word. */
  words: readonly string[];
  after: PlaceInList | null;
  limit: number;
};

/** The index of words holds three letters in a row; fewer are looked for in every plan. */
const LETTERS_IN_INDEX = 3;

/** Plans at rest, beside the words in their documents. */
export type PlanStore = ReturnType<typeof createPlanStore>;

/** Keeps plans in a database; `now` is the clock, in milliseconds. */
export function createPlanStore({ db }: Pick<Database, "db">, now: () => number) {
  return {
    /** A new plan and its first document, both or neither. */
    async create(
      plan: Pick<PlanTable, "id" | "reference" | "template" | "templateVersion" | "example">,
      bytes: Uint8Array,
    ): Promise<void> {
      const createdAt = now();
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto("plan")
          .values({ ...plan, archived: 0, createdAt, changedAt: createdAt })
          .execute();
        await transaction
          .insertInto("planSnapshot")
          .values({ planId: plan.id, seq: 0, bytes })
          .execute();
      });
    },

    /** The row of a plan; undefined for a plan that is not there. */
    async find(id: string): Promise<Selectable<PlanTable> | undefined> {
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

    /**
     * Plans whose summary is missing, older than their document, or made on another basis; those
     * in use first, and of these the newest change.
     */
    async staleSummaries(basis: string): Promise<string[]> {
      const plans = await db
        .selectFrom("plan")
        .leftJoin("planSummary as summary", "summary.planId", "plan.id")
        .select("plan.id")
        .where((it) =>
          it.or([
            it("summary.planId", "is", null),
            it("summary.basis", "!=", basis),
            it("summary.seq", "!=", it.ref("plan.seq")),
          ]),
        )
        .orderBy("archived")
        .orderBy("changedAt", "desc")
        .execute();
      return plans.map((it) => it.id);
    },

    /** Keeps summaries, but none in place of one that saw more. */
    async saveSummaries(summaries: readonly NewSummary[]): Promise<void> {
      if (!summaries.length) return;
      await db
        .insertInto("planSummary")
        .values(summaries.map((it) => ({ ...it, facts: JSON.stringify(it.facts) })))
        .onConflict((it) =>
          it
            .column("planId")
            .doUpdateSet(({ ref }) => ({
              seq: ref("excluded.seq"),
              basis: ref("excluded.basis"),
              facts: ref("excluded.facts"),
              words: ref("excluded.words"),
            }))
            .whereRef("excluded.seq", ">=", "planSummary.seq"),
        )
        .execute();
    },

    /** A page of plans, newest change first, and how many there are on all pages. */
    async list(question: ListQuestion): Promise<{ plans: ListedPlan[]; total: number }> {
      const { after, limit } = question;
      const page = matching(db, question)
        .select(["id", "reference", "template", "templateVersion", "archived", "example"])
        .select(["plan.seq", "changedAt", "facts", "basis", "summary.seq as seen"])
        .$if(after !== null, (it) =>
          it.where(sql<boolean>`("changedAt", "id") < (${after?.changedAt}, ${after?.id})`),
        )
        .orderBy("changedAt", "desc")
        .orderBy("id", "desc")
        .limit(limit);
      const count = matching(db, question).select(({ fn }) => fn.countAll<number>().as("total"));
      const plans = await page.execute();
      return { plans, total: (await count.executeTakeFirstOrThrow()).total };
    },
  };
}

function matching(db: Kysely<Tables>, { archived, words }: ListQuestion) {
  const isLong = (word: string) => Array.from(word).length >= LETTERS_IN_INDEX;
  const long = words.filter(isLong).map((it) => `"${it.replaceAll('"', '""')}"`);
  let query = db
    .selectFrom("plan")
    .leftJoin("planSummary as summary", "summary.planId", "plan.id")
    .where("archived", "=", archived ? 1 : 0);
  if (long.length)
    query = query.where(
      sql<boolean>`"number" in
        (select rowid from "planWords" where "planWords" match ${long.join(" ")})`,
    );
  for (const word of words.filter((it) => !isLong(it)))
    query = query.where(sql<boolean>`instr("words", ${word}) > 0`);
  return query;
}
