import type { Database } from "./database.ts";
import { inParts } from "./in-parts.ts";
import type { NoticeTable } from "./upkeep-tables.ts";

/** A notice as it is kept, with what is known of its plan and of the reason that it tells. */
export type KeptNotice = Omit<NoticeTable, "kind" | "personId"> & {
  reference: string | null;
  /** What the list shows of the plan: a `PlanFacts` as JSON; null where nobody has looked through it. */
  summary: string | null;
};

/** Notices at rest. */
export type NoticeStore = ReturnType<typeof createNoticeStore>;

/** Keeps notices in a database. */
export function createNoticeStore({ db }: Pick<Database, "db">) {
  return {
    /** Keeps notices for people who are there. */
    async addNotices(notices: readonly Omit<NoticeTable, "seenAt">[]): Promise<void> {
      for (const some of inParts(notices))
        await db
          .insertInto("notice")
          .values(some.map((it) => ({ ...it, seenAt: null })))
          .execute();
    },

    /** Somebody's notices, the newest first. */
    async noticesOf(personId: string, most: number): Promise<KeptNotice[]> {
      return db
        .selectFrom("notice")
        .leftJoin("plan", "plan.id", "notice.planId")
        .leftJoin("planSummary as summary", "summary.planId", "notice.planId")
        .select(["notice.id", "notice.planId", "notice.at", "notice.seenAt", "notice.facts"])
        .select(["plan.reference", "summary.facts as summary"])
        .where("notice.personId", "=", personId)
        .orderBy("notice.at", "desc")
        .orderBy("notice.id")
        .limit(most)
        .execute();
    },

    /** Notes that somebody has looked at these; those of others stay as they are. */
    async markSeen(personId: string, ids: readonly string[], at: number): Promise<void> {
      for (const some of inParts(ids))
        await db
          .updateTable("notice")
          .set({ seenAt: at })
          .where("personId", "=", personId)
          .where("id", "in", some)
          .where("seenAt", "is", null)
          .execute();
    },

    /** Forgets notices that are older than a moment, whether they were looked at or not. */
    async forgetBefore(at: number): Promise<void> {
      await db.deleteFrom("notice").where("at", "<", at).execute();
    },

    /** What people are called, by their ids. */
    async names(people: readonly string[]): Promise<Map<string, string>> {
      const found = new Map<string, string>();
      for (const some of inParts(people)) {
        const rows = db.selectFrom("person").select(["id", "name"]).where("id", "in", some);
        for (const { id, name } of await rows.execute()) found.set(id, name);
      }
      return found;
    },

    /** The reasons that people gave for looking, by the ids of their looks. */
    async reasons(glass: readonly string[]): Promise<Map<string, string>> {
      const found = new Map<string, string>();
      for (const some of inParts(glass)) {
        const rows = db.selectFrom("glass").select(["id", "reason"]).where("id", "in", some);
        for (const { id, reason } of await rows.execute()) found.set(id, reason);
      }
      return found;
    },
  };
}
