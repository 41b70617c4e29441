import type { Kysely } from "kysely";
import type { PlanVersionTable, Tables } from "./tables.ts";

/** What is kept of a version beside its document. `at` is in milliseconds. */
export type KeptVersion = Pick<PlanVersionTable, "id" | "reason" | "note" | "by" | "at">;

/** Earlier states of plans at rest. */
export type VersionStore = ReturnType<typeof createVersionStore>;

/** Keeps versions in `db`. */
export function createVersionStore(db: Kysely<Tables>) {
  return {
    /** Keeps a version; false where that plan has one already for this reason and day. */
    async keep(version: PlanVersionTable): Promise<boolean> {
      const kept = await db
        .insertInto("planVersion")
        .values(version)
        .onConflict((it) => it.columns(["planId", "reason", "day"]).doNothing())
        .returning("id")
        .execute();
      return kept.length > 0;
    },

    /** The versions of a plan, newest first, without their documents. */
    async list(planId: string): Promise<KeptVersion[]> {
      return db
        .selectFrom("planVersion")
        .select(["id", "reason", "note", "by", "at"])
        .where("planId", "=", planId)
        .orderBy("at", "desc")
        .orderBy("seq", "desc")
        .orderBy("id")
        .execute();
    },

    /** Who wrote in a plan and when, in milliseconds, newest first; null for names that are gone. */
    async written(planId: string): Promise<{ at: number; by: string | null }[]> {
      const found = await db
        .selectFrom("audit")
        .leftJoin("person", (join) =>
          join.onRef("person.id", "=", "audit.actor").on("audit.actorKind", "=", "person"),
        )
        .leftJoin("guest", (join) =>
          join.onRef("guest.id", "=", "audit.actor").on("audit.actorKind", "=", "guest"),
        )
        .select(["audit.at", "person.name as person", "guest.name as guest"])
        .where("audit.planId", "=", planId)
        .where("audit.action", "=", "changed")
        .orderBy("audit.number", "desc")
        .execute();
      return found.map(({ at, person, guest }) => ({ at, by: person ?? guest }));
    },

    /** The newest version of a plan, with the change that it goes up to; null where it has none. */
    async newest(planId: string): Promise<(KeptVersion & { seq: number }) | null> {
      const found = await db
        .selectFrom("planVersion")
        .select(["id", "reason", "note", "by", "at", "seq"])
        .where("planId", "=", planId)
        .orderBy("seq", "desc")
        .orderBy("at", "desc")
        .executeTakeFirst();
      return found ?? null;
    },

    /** The document of a version, as one update; null where this plan has no such version. */
    async document(planId: string, id: string): Promise<Uint8Array | null> {
      const found = await db
        .selectFrom("planVersion")
        .select("bytes")
        .where("planId", "=", planId)
        .where("id", "=", id)
        .executeTakeFirst();
      return found?.bytes ?? null;
    },
  };
}
