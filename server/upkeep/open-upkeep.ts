import type { Principal } from "#src/access.ts";
import { type Log, traceOf } from "#server/log.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import type { Database } from "#server/store/database.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import type { PeopleStore } from "#server/store/people-store.ts";
import { createAuditReader } from "./audit-reader.ts";
import { actorOf, createAudit } from "./audit.ts";
import { keepHouse } from "./housekeeping.ts";
import { createRetention } from "./retention.ts";

/** The audit log and the end of plans in a running server. */
export function openUpkeep(database: Database, people: PeopleStore, log: Log) {
  const now = () => new Date();
  const audit = createAudit({
    store: createAuditStore(database),
    now,
    onFailed: (error) => log("audit-failed", traceOf(error)),
  });
  const store = createEraseStore(database);
  let gone: (plan: string) => void = () => {};
  const onErased = (plan: string) => gone(plan);
  const retention = createRetention({ store, audit, planYears: people.planYears, onErased, now });
  let stop = async () => {};
  return {
    audit,
    auditReader: createAuditReader(database, audit),
    retention,

    /** What lines put on the log. */
    lines: {
      onOpened: (plan: string, who: Principal) =>
        audit.notice({ actor: actorOf(who), action: "opened", plan }),
      onChanged: (plan: string, who: Principal) =>
        audit.notice({ actor: actorOf(who), action: "changed", plan }),
    },

    /** Begins to do what no person asks for; hears of each plan that is gone. */
    begin(onGone: (plan: string) => void, keepMonth: () => Promise<void>) {
      gone = onGone;
      stop = keepHouse({ audit, retention, keepMonth, onErased, log, now });
    },

    /** Stops that, and keeps what is still to go on the log. */
    async close(): Promise<void> {
      await stop();
      await audit.close();
    },
  };
}
