import { hash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";
import type { NewSummary } from "./plan-store.ts";
import { saveQuality } from "./save-quality.ts";
import type { Tables } from "./tables.ts";

/** So many pages of the index of words are tidied up for each summary, about as many as it adds. */
const PAGES_TIDIED = 8;

/** Answers how summaries are kept, with what was found; `now` is the clock, in milliseconds. */
export function createSummarySaver({ db, kind }: Pick<Database, "db" | "kind">, now: () => number) {
  return saveSummaries;

  /** Keeps summaries with what was found, all or none, and none in place of one that saw more. */
  async function saveSummaries(summaries: readonly NewSummary[]): Promise<void> {
    let written = 0;
    await db.transaction().execute(async (transaction) => {
      // In one order on all servers, so that none waits for another that waits for it.
      for (const summary of summaries.toSorted((a, b) => (a.planId < b.planId ? -1 : 1))) {
        const kept = await keep(transaction, summary);
        if (kept === "words") written++;
        const { planId, seq, basis, quality } = summary;
        if (kept && quality)
          await saveQuality(transaction, { planId, seq, basis, at: now() }, quality);
      }
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

/** Keeps one summary; answers whether its words were written, too, and null where one that saw more is there. */
async function keep(
  transaction: Transaction<Tables>,
  summary: NewSummary,
): Promise<"words" | "facts" | null> {
  const row = rowOf(summary);
  // Mostly the words are still the same, and they and their index are all but the whole cost.
  const known = await transaction
    .updateTable("planSummary")
    .set({ seq: row.seq, basis: row.basis, facts: row.facts })
    .where("planId", "=", row.planId)
    .where("seq", "<=", row.seq)
    .where("facts", "like", `%${endOf(row.facts)}`)
    .returning("planId")
    .execute();
  if (known.length) return "facts";
  const written = await transaction
    .insertInto("planSummary")
    .values(row)
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
    .returning("planId")
    .execute();
  return written.length ? "words" : null;
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

function endOf(facts: string): string {
  return facts.slice(facts.lastIndexOf(","));
}
