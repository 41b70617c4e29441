import { type Selectable, sql } from "kysely";
import type { Database } from "./database.ts";
import type { NewQuality } from "./save-quality.ts";
import { createSummarySaver, rowOf } from "./save-summaries.ts";
import { ROW_COLUMNS } from "./plan-columns.ts";
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
export type NewSummary = Omit<PlanSummaryTable, "number" | "facts"> & {
  facts: PlanFacts;
  /** What was found in it; left out where nobody has looked. */
  quality?: NewQuality;
};

/** What is known of a plan that begins, before anybody has looked through it. */
export type FirstSummary = Pick<NewSummary, "facts" | "words">;

/** What the list shows of a plan's row. */
const LISTED = [
  ...(["id", "reference", "template", "templateVersion", "archived", "example"] as const),
  ...(["changedAt", "teamId", "isRestricted", "closedAt"] as const),
] as const;

/** A plan with what is cached about it: null where nothing is. Moments are milliseconds. */
export type ListedPlan = Pick<Selectable<PlanTable>, (typeof LISTED)[number] | "seq"> & {
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
  /** Plans of this team alone; left out for all. */
  team?: string | undefined;
  /** Folded words that all have to be in the plan; each may be a part of a word. */
  words: readonly string[];
  after: PlaceInList | null;
  limit: number;
  /** Who looks; null for whoever may find every plan. */
  finder: Finder | null;
};

/** Somebody who finds plans: their teams' plans, but of restricted ones those in which they are named. */
export type Finder = { person: string; teams: readonly string[] };

/** The embedded database's index of words holds three letters in a row; fewer are looked for in every plan. */
const LETTERS_IN_INDEX = 3;

/** The basis of a summary that a plan began with: nobody has looked through it yet. */
const FIRST = "";

/** What most ask of a plan's row. */
type PlanRow = Pick<Selectable<PlanTable>, (typeof ROW_COLUMNS)[number]>;

/** Plans at rest, beside the words in their documents. */
export type PlanStore = ReturnType<typeof createPlanStore>;

/** Keeps plans in a database; `now` is the clock, in milliseconds. */
export function createPlanStore({ db, kind }: Pick<Database, "db" | "kind">, now: () => number) {
  const saveSummaries = createSummarySaver({ db, kind }, now);
  return {
    /** A new plan, its first document and what the list shows at first, all or nothing. */
    async create(
      {
        named = null,
        ...plan
      }: Pick<PlanTable, "id" | "reference" | "template" | "templateVersion" | "example"> & {
        teamId?: string | null;
        /** The only people who may know of it; null or left out where its whole team does. */
        named?: readonly string[] | null;
      },
      bytes: Uint8Array,
      summary?: FirstSummary,
    ): Promise<void> {
      const createdAt = now();
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto("plan")
          .values({
            ...plan,
            archived: 0,
            createdAt,
            changedAt: createdAt,
            // A database that is just being brought up to date has no such column yet.
            ...(named && { isRestricted: 1 }),
          })
          .execute();
        if (named?.length)
          await transaction
            .insertInto("planNamed")
            .columns(["planId", "personId"])
            .expression((it) =>
              it
                .selectFrom("person")
                .select((row) => [row.val(plan.id).as("planId"), "person.id"])
                .where("person.id", "in", named),
            )
            .execute();
        await transaction
          .insertInto("planSnapshot")
          .values({ planId: plan.id, seq: 0, bytes })
          .execute();
        if (!summary) return;
        const first = rowOf({ ...summary, planId: plan.id, seq: 0, basis: FIRST });
        await transaction.insertInto("planSummary").values(first).execute();
      });
    },

    /** The row of a plan; undefined for a plan that is not there. */
    async find(id: string): Promise<PlanRow | undefined> {
      return db.selectFrom("plan").select(ROW_COLUMNS).where("id", "=", id).executeTakeFirst();
    },

    /** Whether there was a plan with this id, and it was erased for good. */
    async isErased(id: string): Promise<boolean> {
      const erased = db.selectFrom("erasedPlan").select("planId").where("planId", "=", id);
      return (await erased.executeTakeFirst()) !== undefined;
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
     * in use first, and of these the newest change. All there are, or those `among` a few.
     */
    async staleSummaries(basis: string, among?: readonly string[]): Promise<string[]> {
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
        .$if(among !== undefined, (it) => it.where("plan.id", "in", among ?? []))
        .orderBy("archived")
        .orderBy("changedAt", "desc")
        .execute();
      return plans.map((it) => it.id);
    },

    /**
     * Of so many plans that changed last, those whose summary is missing, older than their document,
     * or the one that they began with.
     */
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
          it.or([
            it("summary.planId", "is", null),
            it("summary.seq", "!=", it.ref("newest.seq")),
            it("summary.basis", "=", FIRST),
          ]),
        )
        .execute();
      return plans.map((it) => it.id);
    },

    /** Keeps summaries with what was found, all or none, and none in place of one that saw more. */
    saveSummaries,

    /** Keeps a summary, but not in place of one that saw more. */
    saveSummary: (summary: NewSummary): Promise<void> => saveSummaries([summary]),

    /** A page of plans, newest change first, and how many there are on all pages. */
    async list(question: ListQuestion): Promise<{ plans: ListedPlan[]; total: number }> {
      const { after, limit } = question;
      const page = matching({ db, kind }, question, now())
        .select(LISTED)
        .select(["plan.seq", "facts", "basis", "summary.seq as seen"])
        .$if(after !== null, (it) =>
          it.where(sql<boolean>`("changedAt", "id") < (${after?.changedAt}, ${after?.id})`),
        )
        .orderBy("changedAt", "desc")
        .orderBy("id", "desc")
        .limit(limit);
      const count = matching({ db, kind }, question, now()).select(({ fn }) =>
        fn.countAll<number>().as("total"),
      );
      const plans = await page.execute();
      return { plans, total: (await count.executeTakeFirstOrThrow()).total };
    },
  };
}

function matching(
  { db, kind }: Pick<Database, "db" | "kind">,
  { archived, team, words, finder }: ListQuestion,
  now: number,
) {
  const plans = db
    .selectFrom("plan")
    .leftJoin("planSummary as summary", "summary.planId", "plan.id")
    .where("archived", "=", archived ? 1 : 0)
    .$if(team !== undefined, (it) => it.where("teamId", "=", team ?? ""))
    .$if(finder !== null, (it) => it.where(foundBy(finder ?? NOBODY, now)));
  const conditions = kind === "postgres" ? words.map(likeIn) : indexedIn(words);
  return conditions.reduce((query, it) => query.where(it), plans);
}

const NOBODY: Finder = { person: "", teams: [] };

/** What `src/access.ts` says of "find", as the database sees it; a test holds one against the other. */
function foundBy({ person, teams }: Finder, now: number) {
  const isOfTeam = teams.length
    ? sql<boolean>`("teamId" in (${sql.join(teams)}) and "isRestricted" = 0)`
    : sql<boolean>`1 = 0`;
  const isNamed = sql<boolean>`("isRestricted" = 1 and exists (
    select 1 from "planNamed" where "planNamed"."planId" = "plan"."id" and "personId" = ${person}))`;
  const mayLook = sql<boolean>`exists (
    select 1 from "glass" where "glass"."planId" = "plan"."id" and "personId" = ${person}
      and "until" > ${now})`;
  return sql<boolean>`(${isOfTeam} or ${isNamed} or ${mayLook})`;
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
