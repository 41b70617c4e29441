import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { ReportSentTable } from "./report-tables.ts";

/** Which report goes to which place. */
export type Sending = Pick<ReportSentTable, "month" | "about" | "destination">;

/** What is sent where, held so that several servers send it once. */
export type ReportSentStore = ReturnType<typeof createReportSentStore>;

/** Keeps what has to be sent, and hands each of it to one who asks. */
export function createReportSentStore({ db }: Pick<Database, "db">) {
  return {
    /** Puts down what has to be sent; what is down already stays as it is. */
    async want(sendings: readonly Sending[], now: number): Promise<void> {
      if (!sendings.length) return;
      const rest = { tries: 0, dueAt: now, sentAt: null, problem: null };
      await db
        .insertInto("reportSent")
        .values(sendings.map((it) => ({ ...it, ...rest })))
        .onConflict((it) => it.columns(["month", "about", "destination"]).doNothing())
        .execute();
    },

    /**
     * Takes up one report that is due for one of these places, the oldest first; nobody else gets it
     * before `until`. Null where nothing is due.
     */
    async take(
      destinations: readonly string[],
      now: number,
      until: number,
    ): Promise<(Sending & { tries: number }) | null> {
      if (!destinations.length) return null;
      const due = await db
        .selectFrom("reportSent")
        .select(["month", "about", "destination", "tries"])
        .where("sentAt", "is", null)
        .where("dueAt", "<=", now)
        .where("destination", "in", destinations)
        .orderBy("dueAt")
        .orderBy("month")
        .orderBy("about")
        .orderBy("destination")
        .limit(1)
        .executeTakeFirst();
      if (!due) return null;
      const taken = await db
        .updateTable("reportSent")
        .set({ tries: due.tries + 1, dueAt: until })
        .where(isOne(due))
        .where("tries", "=", due.tries)
        .where("sentAt", "is", null)
        .returning("tries")
        .execute();
      // Another server was first: look again.
      return taken.length ? { ...due, tries: due.tries + 1 } : this.take(destinations, now, until);
    },

    /** Notes that it has arrived. */
    async sent(it: Sending, at: number): Promise<void> {
      await db
        .updateTable("reportSent")
        .set({ sentAt: at, problem: null })
        .where(isOne(it))
        .execute();
    },

    /** Notes what was in the way, and when it is tried again. */
    async failed(it: Sending, problem: string, dueAt: number): Promise<void> {
      await db
        .updateTable("reportSent")
        .set({ problem, dueAt })
        .where(isOne(it))
        .where("sentAt", "is", null)
        .execute();
    },

    /** What was sent last or is on its way, the newest month first; of all reports, or of these. */
    async last(count: number, abouts: readonly string[] | null): Promise<ReportSentTable[]> {
      return db
        .selectFrom("reportSent")
        .select(["month", "about", "destination", "tries", "dueAt", "sentAt", "problem"])
        .$if(abouts !== null, (it) => it.where("about", "in", abouts ?? []))
        .orderBy("month", "desc")
        .orderBy("about")
        .orderBy("destination")
        .limit(count)
        .execute();
    },
  };
}

function isOne({ month, about, destination }: Sending) {
  return sql<boolean>`"month" = ${month} and "about" = ${about} and "destination" = ${destination}`;
}
