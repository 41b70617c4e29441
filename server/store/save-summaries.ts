import { hash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";
import { insertRows, type Into } from "./insert-rows.ts";
import type { DatabaseKind } from "./migrate.ts";
import type { NewSummary } from "./plan-store.ts";
import { saveQualities } from "./save-quality.ts";
import type { Tables } from "./tables.ts";

/** So many pages of the index of words are tidied up for each summary, about as many as it adds. */
const PAGES_TIDIED = 8;

/** Answers how summaries are kept, with what was found; `now` is the clock, in milliseconds. */
export function createSummarySaver({ db, kind }: Pick<Database, "db" | "kind">, now: () => number) {
  return saveSummaries;

  /** Keeps summaries with what was found, all or none, and none in place of one that saw more. */
  async function saveSummaries(summaries: readonly NewSummary[]): Promise<void> {
    // In one order on all servers, so that none waits for another that waits for it.
    const inOrder = summaries.toSorted((a, b) => (a.planId < b.planId ? -1 : 1));
    const written = await db.transaction().execute(async (transaction) => {
      const { kept, written } = await keep(transaction, kind, inOrder);
      const found = inOrder.flatMap(({ planId, seq, basis, quality }) =>
        quality && kept.has(planId) ? [{ planId, seq, basis, quality }] : [],
      );
      await saveQualities(transaction, kind, found, now());
      return written;
    });
    if (written && kind === "sqlite") await tidyUp(written);
  }

  /** Tidies a little of the index of words up, in a statement of its own that lets others in before it. */
  async function tidyUp(summaries: number): Promise<void> {
    await sql`
      insert into "planWords" ("planWords", rank) values ('merge', ${PAGES_TIDIED * summaries})
    `.execute(db);
  }
}

/** Keeps summaries; answers of which plans, and how many of them came with words that were not there. */
async function keep(
  transaction: Transaction<Tables>,
  kind: DatabaseKind,
  summaries: readonly NewSummary[],
): Promise<{ kept: ReadonlySet<string>; written: number }> {
  const rows = new Map(summaries.map((it) => [it.planId, rowOf(it)]));
  const there = await transaction
    .selectFrom("planSummary")
    .select("planId")
    .where("planId", "in", [...rows.keys()])
    .execute();
  const known = new Set(there.map((it) => it.planId));
  // Mostly the words are still the same, and they and their index are all but the whole cost.
  const first = await insertRows(transaction, kind, SUMMARY, [...rows.values()], SAME_WORDS);
  const kept = new Set(first.map((it) => it.planId));
  const others = [...rows.values()].filter((it) => !kept.has(it.planId));
  const anew = await insertRows(transaction, kind, SUMMARY, others, OTHER_WORDS);
  for (const { planId } of anew) kept.add(planId);
  const begun = first.filter((it) => !known.has(it.planId));
  return { kept, written: begun.length + anew.length };
}

/** A summary as it is kept: its facts say last which words go with them. */
export function rowOf({ planId, seq, basis, facts, words }: NewSummary) {
  return {
    planId,
    seq,
    basis,
    words,
    facts: JSON.stringify({ ...facts, words: hash("sha1", words) }),
  };
}

const SUMMARY: Into<ReturnType<typeof rowOf>> = {
  table: "planSummary",
  columns: { planId: "text", seq: "bigint", basis: "text", facts: "text", words: "text" },
};

/** The print of the words stands at the end of the facts, from so many characters before the last. */
const BEFORE_LAST = 42;

const SAME_WORDS = sql<{ planId: string }>`on conflict ("planId") do update set
  "seq" = excluded."seq", "basis" = excluded."basis", "facts" = excluded."facts"
  where excluded."seq" >= "planSummary"."seq"
    and substr(excluded."facts", length(excluded."facts") - ${sql.lit(BEFORE_LAST)})
      = substr("planSummary"."facts", length("planSummary"."facts") - ${sql.lit(BEFORE_LAST)})
  returning "planId"`;

const OTHER_WORDS = sql<{ planId: string }>`on conflict ("planId") do update set
  "seq" = excluded."seq", "basis" = excluded."basis", "facts" = excluded."facts",
  "words" = excluded."words"
  where excluded."seq" >= "planSummary"."seq" returning "planId"`;
