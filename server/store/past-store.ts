import type { Database } from "./database.ts";
import type { QualityMonthTable } from "./quality-tables.ts";
import type { PlanTable, PlanVersionTable } from "./tables.ts";

/** A plan with a past: its row, its document as it is now, how it was before, and who alone may know. */
export type PlanWithPast = {
  row: Pick<
    PlanTable,
    "id" | "reference" | "template" | "templateVersion" | "createdAt" | "changedAt"
  > & { seq: number; teamId: string; isRestricted: number };
  bytes: Uint8Array;
  versions: readonly PlanVersionTable[];
  named: readonly string[];
};

/** Puts plans into a database that were not written in it day by day. */
export function createPastStore({ db }: Pick<Database, "db">) {
  return {
    /** Keeps how plans were at the end of months that are over. */
    async addMonths(months: readonly QualityMonthTable[]): Promise<void> {
      for (const it of months) await db.insertInto("qualityMonth").values(it).execute();
    },

    /** Keeps plans with all that has been, all or nothing. */
    async add(plans: readonly PlanWithPast[]): Promise<void> {
      await db.transaction().execute(async (transaction) => {
        for (const { row, bytes, versions, named } of plans) {
          await transaction
            .insertInto("plan")
            .values({ ...row, archived: 0, example: 0 })
            .execute();
          const snapshot = { planId: row.id, seq: row.seq, bytes };
          await transaction.insertInto("planSnapshot").values(snapshot).execute();
          for (const it of versions)
            await transaction.insertInto("planVersion").values(it).execute();
          for (const personId of named)
            await transaction
              .insertInto("planNamed")
              .values({ planId: row.id, personId })
              .execute();
        }
      });
    },
  };
}
