import { sql } from "kysely";
import type { AuditActor } from "#src/api/audit.ts";
import { addEntries, forgetReasons } from "./audit-store.ts";
import type { Database } from "./database.ts";

/** A plan that was closed: when, by whom, why, and the day from which it may be erased. */
export type Closing = { at: number; by: string; why: string; eraseOn: string };

/** What the end of a plan is made of. */
export type EraseStore = ReturnType<typeof createEraseStore>;

/** What belongs to one plan, in the order in which it may go; the plan's own row goes last. */
const OF_PLAN = [
  "planUpdate",
  "planSnapshot",
  "planSummary",
  "planQuality",
  "planTally",
  "planFinding",
  "planSignature",
  "planVersion",
  "planNamed",
  "glass",
  "notice",
  "guest",
  "consent",
  "staffComment",
  "samplePlan",
  "reviewStep",
  "planReview",
] as const;

/** Closes plans and erases them for good. */
export function createEraseStore({ db, kind }: Pick<Database, "db" | "kind">) {
  return {
    /** Closes a plan, or with null opens it again; false for a plan that is not there. */
    async close(planId: string, closing: Closing | null): Promise<boolean> {
      return change(planId, {
        closedAt: closing?.at ?? null,
        closedBy: closing?.by ?? null,
        closedWhy: closing?.why ?? null,
        eraseOn: closing?.eraseOn ?? null,
      });
    },

    /** Keeps a plan from being erased however old it is, or no longer; false for one that is not there. */
    hold: (planId: string, isHeld: boolean) => change(planId, { isHeld: isHeld ? 1 : 0 }),

    /** What is known of a plan's end; null for a plan that is not there. */
    async find(planId: string) {
      const plan = await db
        .selectFrom("plan")
        .select(["id", "reference", "closedAt", "closedWhy", "eraseOn", "isHeld"])
        .where("id", "=", planId)
        .executeTakeFirst();
      return plan ?? null;
    },

    /** Closed plans, those first that are to be erased first. */
    async closed() {
      return db
        .selectFrom("plan")
        .select(["id", "reference", "eraseOn", "isHeld"])
        .where("closedAt", "is not", null)
        .orderBy("isHeld")
        .orderBy("eraseOn")
        .orderBy("id")
        .execute();
    },

    /** Closed plans whose day has come by `today`, but none that is held. */
    async due(today: string): Promise<string[]> {
      const plans = await db
        .selectFrom("plan")
        .select("id")
        .where("closedAt", "is not", null)
        .where("eraseOn", "<=", today)
        .where("isHeld", "=", 0)
        .orderBy("id")
        .execute();
      return plans.map((it) => it.id);
    },

    /** The plans that were erased since a moment, in milliseconds. */
    async erasedSince(at: number): Promise<string[]> {
      const plans = db.selectFrom("erasedPlan").select("planId").where("at", ">=", at);
      return (await plans.execute()).map((it) => it.planId);
    },

    /** Every plan that was ever erased, and when. */
    async erased(): Promise<{ planId: string; at: number }[]> {
      return db.selectFrom("erasedPlan").select(["planId", "at"]).orderBy("planId").execute();
    },

    /** Remembers that plans were erased which are not here, so that none is taken from a device. */
    async noteErased(plans: readonly { planId: string; at: number }[]): Promise<void> {
      for (const it of plans)
        await db
          .insertInto("erasedPlan")
          .values({ ...it, isOverwritten: 1 })
          .onConflict((conflict) => conflict.column("planId").doNothing())
          .execute();
    },

    /**
     * Deletes a plan with everything that was ever kept of it, and the reasons that people gave about
     * it; false for a plan that is not there, or that is held. What is said of it elsewhere is ids.
     */
    async erase(planId: string, by: AuditActor, why: string | null, at: number): Promise<boolean> {
      return db.transaction().execute(async (transaction) => {
        // Nobody adds to it meanwhile: what comes next finds no plan.
        const plan = await transaction
          .selectFrom("plan")
          .select("isHeld")
          .where("id", "=", planId)
          .$if(kind === "postgres", (it) => it.forUpdate())
          .executeTakeFirst();
        if (!plan || plan.isHeld) return false;
        for (const table of OF_PLAN)
          await sql`delete from ${sql.table(table)} where "planId" = ${planId}`.execute(
            transaction,
          );
        await forgetReasons(transaction, planId);
        await transaction.deleteFrom("plan").where("id", "=", planId).execute();
        await transaction
          .insertInto("erasedPlan")
          .values({ planId, at, isOverwritten: 0 })
          .execute();
        const entry = {
          actor: by,
          action: "erased",
          plan: planId,
          ...(why !== null && { why }),
        } as const;
        await addEntries(transaction, kind, [{ entry, at }]);
        // Every server looks again at who may do what, and finds nothing there.
        await transaction
          .updateTable("organisation")
          .set((it) => ({ accessNumber: it("accessNumber", "+", 1) }))
          .execute();
        return true;
      });
    },

    /**
     * Writes over what deleted rows left behind; false while somebody else reads the embedded
     * database, which else has nothing of them any more, in its file or its log. PostgreSQL gives the place free; its files and its log
     * are written over in the course of time.
     */
    async overwrite(): Promise<boolean> {
      const left = await db
        .selectFrom("erasedPlan")
        .select("planId")
        .where("isOverwritten", "=", 0)
        .execute();
      if (!left.length) return true;
      if (kind === "postgres")
        await sql`vacuum "plan", "planUpdate", "planSnapshot", "planSummary", "planVersion",
          "planQuality", "planTally", "planFinding", "planSignature",
          "consent", "guest", "glass", "notice", "staffComment",
          "samplePlan", "reviewStep", "planReview", "audit"`.execute(db);
      else {
        // The index of words keeps what was taken from it until its parts are put together.
        await sql`insert into "planWords" ("planWords") values ('optimize')`.execute(db);
        await sql`vacuum`.execute(db);
        const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
        if (rows[0]?.busy !== 0) return false;
      }
      await db
        .updateTable("erasedPlan")
        .set({ isOverwritten: 1 })
        .where(
          "planId",
          "in",
          left.map((it) => it.planId),
        )
        .execute();
      return true;
    },
  };

  async function change(
    planId: string,
    values: {
      closedAt?: number | null;
      closedBy?: string | null;
      closedWhy?: string | null;
      eraseOn?: string | null;
      isHeld?: number;
    },
  ): Promise<boolean> {
    return db.transaction().execute(async (transaction) => {
      const changed = await transaction
        .updateTable("plan")
        .set(values)
        .where("id", "=", planId)
        .returning("id")
        .execute();
      await transaction
        .updateTable("organisation")
        .set((it) => ({ accessNumber: it("accessNumber", "+", 1) }))
        .execute();
      return changed.length > 0;
    });
  }
}
