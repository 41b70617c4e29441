import type { AuditActor } from "#src/api/audit.ts";
import type { EraseStore } from "#server/store/erase-store.ts";
import { type Audit, SYSTEM } from "./audit.ts";

/** What the end of plans is made of. */
export type RetentionParts = {
  store: EraseStore;
  audit: Pick<Audit, "record">;
  /** So many years a plan is kept after it was closed. */
  planYears: () => Promise<number>;
  /** Told of each plan that is gone. */
  onErased: (plan: string) => void;
  /** The clock. */
  now: () => Date;
};

/** How plans end: closed, kept for the organisation's period, then erased. */
export type Retention = ReturnType<typeof createRetention>;

/** Closes plans, and erases those whose time has come. */
export function createRetention({ store, audit, planYears, onErased, now }: RetentionParts) {
  return {
    /** Closes a plan and answers the day from which it may be erased; null for one that is not there. */
    async close(plan: string, actor: AuditActor, why: string): Promise<string | null> {
      const at = now();
      const eraseOn = dayIn(at, await planYears());
      const isThere = await store.close(plan, { at: at.getTime(), by: actor.id, why, eraseOn });
      if (!isThere) return null;
      await audit.record({ actor, action: "closed", plan, why });
      return eraseOn;
    },

    /** Opens a closed plan again; false for one that is not there. */
    async reopen(plan: string, actor: AuditActor, why: string): Promise<boolean> {
      const isThere = await store.close(plan, null);
      if (isThere) await audit.record({ actor, action: "reopened", plan, why });
      return isThere;
    },

    /** Says that a plan has to be kept whatever its day is, or no longer; false for one that is not there. */
    async hold(plan: string, isHeld: boolean, actor: AuditActor, why: string): Promise<boolean> {
      const isThere = await store.hold(plan, isHeld);
      const action = isHeld ? "held" : "released";
      if (isThere) await audit.record({ actor, action, plan, why });
      return isThere;
    },

    /** What is known of a plan's end; null for a plan that is not there. */
    find: store.find,

    /** Closed plans by their day. */
    closed: store.closed,

    /** The plans that were erased since a moment, on whichever server. */
    erasedSince: store.erasedSince,

    /** Erases a plan now; false for one that is not there, or that is held. */
    erase,

    /** Erases all plans whose day has come and writes over what is left of erased ones; answers how many. */
    async sweep(): Promise<number> {
      let erased = 0;
      for (const plan of await store.due(dayIn(now(), 0)))
        if (await erase(plan, SYSTEM, null)) erased += 1;
      await store.overwrite();
      return erased;
    },
  };

  async function erase(plan: string, actor: AuditActor, why: string | null): Promise<boolean> {
    const isErased = await store.erase(plan, actor, why, now().getTime());
    if (isErased) onErased(plan);
    return isErased;
  }
}

/** The day so many years after a moment, where the server is. */
function dayIn(moment: Date, years: number): string {
  const at = new Date(moment.getFullYear() + years, moment.getMonth(), moment.getDate());
  const part = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}
