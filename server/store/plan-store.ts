import { type Selectable, sql } from "kysely";
import type { Database } from "./database.ts";
import type { PlanSummaryTable, PlanTable } from "./tables.ts";

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

const COLUMNS = [
  "id",
  "reference",
  "template",
  "templateVersion",
  "archived",
  "example",
  "createdAt",
  "seq",
  "changedAt",
] as const;

/** The embedded database's index of words holds three letters in a row; fewer are looked for in every plan. */
const LETTERS_IN_INDEX = 3;

/** Plans at rest, beside the words in their documents. */
export type PlanStore = ReturnType<typeof createPlanStore>;

/** Keeps plans in a database; `now` is the clock, in milliseconds. */
export function createPlanStore({ db, kind }: Pick<Database, "db" | "kind">, now: () => number) {
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
      return db.selectFrom("plan").select(COLUMNS).where("id", "=", id).executeTakeFirst();
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

    /** Of so many plans that changed last, those whose summary is missing or older than their document. */
    async newestUnseen(archived: boolean, count: number): Promise<string[]> {
      const newest = db
        .selectFrom("plan")
        .select(["id", "seq"])
        .where("archived", "=", archived ? 1 : 0)
        .orderBy("changedAt", "desc")
        .orderBy("id", "desc")
        .limit(count);
      const plans = await db
        .selectFrom(newest.as("newest"))
        .leftJoin("planSummary as summary", "summary.planId", "newest.id")
        .select("newest.id")
        .where((it) =>
          it.or([it("summary.planId", "is", null), it("summary.seq", "!=", it.ref("newest.seq"))]),
        )
        .execute();
      return plans.map((it) => it.id);
    },

    /** Keeps summaries, but none in place of one that saw more. */
    async saveSummaries(summaries: readonly NewSummary[]): Promise<void> {
      if (!summaries.length) return;
      // In one order, so that two servers never wait for one another.
      const rows = summaries
        .toSorted((a, b) => (a.planId < b.planId ? -1 : 1))
        // PostgreSQL's texts can't hold a NUL, and nobody can look for one.
        .map((it) => ({
          ...it,
          facts: JSON.stringify(it.facts),
          words: it.words.replaceAll("\0", " "),
        }));
      await db
        .insertInto("planSummary")
        .values(rows)
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
      const page = matching({ db, kind }, question)
        .select(["id", "reference", "template", "templateVersion", "archived", "example"])
        .select(["plan.seq", "changedAt", "facts", "basis", "summary.seq as seen"])
        .$if(after !== null, (it) =>
          it.where(sql<boolean>`("changedAt", "id") < (${after?.changedAt}, ${after?.id})`),
        )
        .orderBy("changedAt", "desc")
        .orderBy("id", "desc")
        .limit(limit);
      const count = matching({ db, kind }, question).select(({ fn }) =>
        fn.countAll<number>().as("total"),
      );
      const plans = await page.execute();
      return { plans, total: (await count.executeTakeFirstOrThrow()).total };
    },
  };
}

function matching({ db, kind }: Pick<Database, "db" | "kind">, { archived, words }: ListQuestion) {
  const plans = db
    .selectFrom("plan")
    .leftJoin("planSummary as summary", "summary.planId", "plan.id")
    .where("archived", "=", archived ? 1 : 0);
  const conditions = kind === "postgres" ? words.map(likeIn) : indexedIn(words);
  return conditions.reduce((query, it) => query.where(it), plans);
}

/** Where the database has pg_trgm it finds long words by their three letters; else it looks. */
function likeIn(word: string) {
  return sql<boolean>`"words" like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`}`;
}

function indexedIn(words: readonly string[]) {
  const isLong = (word: string) => Array.from(word).length >= LETTERS_IN_INDEX;
  const long = words.filter(isLong).map((it) => `"${it.replaceAll('"', '""')}"`);
  const rows = sql`select rowid from "planWords" where "planWords" match ${long.join(" ")}`;
  const short = words.filter((it) => !isLong(it));
  return [
    ...(long.length ? [sql<boolean>`"number" in (${rows})`] : []),
    ...short.map((it) => sql<boolean>`instr("words", ${it}) > 0`),
  ];
}
