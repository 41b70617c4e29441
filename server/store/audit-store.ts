import type { Kysely } from "kysely";
import type { AuditAction, AuditActor } from "#src/api/audit.ts";
import { BEGINNING, keepReason, linkOf } from "./audit-chain.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";
import type { AuditTable } from "./upkeep-tables.ts";

/** Something to put on the log; what is left out does not apply. */
export type NewAuditEntry = {
  actor: AuditActor;
  action: AuditAction;
  plan?: string;
  about?: string;
  why?: string;
};

/** The last entry there is. */
export type AuditHead = { number: number; hash: string };

/** Which entries are wanted; null for all. `from` and `to`, which is no more in it, are milliseconds. */
export type WantedEntries = {
  actor: string | null;
  plan: string | null;
  action: string | null;
  from: number | null;
  to: number | null;
};

/** The audit log at rest: it is only ever added to. */
export type AuditStore = ReturnType<typeof createAuditStore>;

const HOUR_MS = 60 * 60 * 1000;

/** Kept once a person, plan and hour however often it happens. */
const ONCE_AN_HOUR: ReadonlySet<string> = new Set<AuditAction>(["opened", "changed"]);

/** The hour of something that is kept once an hour only, and a name for it; null for all else. */
export function onceAnHour({ actor, action, plan }: NewAuditEntry, at: number): OnceAnHour | null {
  if (!ONCE_AN_HOUR.has(action)) return null;
  const from = Math.floor(at / HOUR_MS) * HOUR_MS;
  return { name: [action, actor.kind, actor.id, plan, from].join(" "), from, to: from + HOUR_MS };
}

type OnceAnHour = { name: string; from: number; to: number };

/** Keeps the log in a database. */
export function createAuditStore({ db, kind }: Pick<Database, "db" | "kind">) {
  return {
    /**
     * Adds entries, all or none. Only one server at a time holds the head, so the chain never forks
     * whatever others do at once; an entry is visible when all before it are.
     */
    async append(entries: readonly TimedEntry[]): Promise<void> {
      await db.transaction().execute((transaction) => addEntries(transaction, kind, entries));
    },

    /** The last entry; number 0 while there is none. */
    head: () => headOf(db),

    /** So many entries after the one with this number, in order. */
    async page(after: number, limit: number): Promise<AuditTable[]> {
      return db
        .selectFrom("audit")
        .selectAll()
        .where("number", ">", after)
        .orderBy("number")
        .limit(limit)
        .execute();
    },

    /** So many entries that are wanted, before the one with this number where one is given, newest first. */
    async find(wanted: WantedEntries, before: number | null, limit: number): Promise<AuditTable[]> {
      const { actor, plan, action, from, to } = wanted;
      return db
        .selectFrom("audit")
        .selectAll()
        .$if(actor !== null, (it) => it.where("actor", "=", actor))
        .$if(plan !== null, (it) => it.where("planId", "=", plan))
        .$if(action !== null, (it) => it.where("action", "=", action))
        .$if(from !== null, (it) => it.where("at", ">=", from))
        .$if(to !== null, (it) => it.where("at", "<", to))
        .$if(before !== null, (it) => it.where("number", "<", before))
        .orderBy("number", "desc")
        .limit(limit)
        .execute();
    },

    /** All that was done with a plan, newest first. */
    async ofPlan(planId: string): Promise<AuditTable[]> {
      return db
        .selectFrom("audit")
        .selectAll()
        .where("planId", "=", planId)
        .orderBy("number", "desc")
        .execute();
    },
  };
}

/** Something to put on the log, and when it happened, in milliseconds. */
export type TimedEntry = { entry: NewAuditEntry; at: number };

/** Adds entries within a transaction, so that they are kept with what they tell of, or neither is. */
export async function addEntries(
  transaction: Kysely<Tables>,
  kind: Database["kind"],
  entries: readonly TimedEntry[],
): Promise<void> {
  let head = await holdHead(transaction, kind);
  const rows: AuditTable[] = [];
  const known = new Set<string>();
  for (const { entry, at } of entries) {
    const once = onceAnHour(entry, at);
    if (once && (known.has(once.name) || (await isKept(transaction, entry, once)))) continue;
    if (once) known.add(once.name);
    const row = rowOf(entry, at, head);
    head = { number: row.number, hash: row.hash };
    rows.push(row);
  }
  if (!rows.length) return;
  await transaction.insertInto("audit").values(rows).execute();
  await transaction.updateTable("auditHead").set(head).where("id", "=", 1).execute();
}

async function holdHead(db: Kysely<Tables>, kind: Database["kind"]): Promise<AuditHead> {
  // The embedded database has one writer at a time anyway.
  const find = () =>
    db
      .selectFrom("auditHead")
      .select(["number", "hash"])
      .where("id", "=", 1)
      .$if(kind === "postgres", (it) => it.forUpdate())
      .executeTakeFirst();
  const known = await find();
  if (known) return known;
  await db
    .insertInto("auditHead")
    .values({ id: 1, number: 0, hash: BEGINNING })
    .onConflict((it) => it.doNothing())
    .execute();
  return (await find()) ?? { number: 0, hash: BEGINNING };
}

/** Takes away the reasons that were given about a plan; the chain holds without them. */
export async function forgetReasons(db: Kysely<Tables>, planId: string): Promise<void> {
  await db
    .updateTable("audit")
    .set({ why: null, whySalt: null })
    .where("planId", "=", planId)
    .where("why", "is not", null)
    .execute();
}

async function headOf(db: Kysely<Tables>): Promise<AuditHead> {
  const found = await db.selectFrom("auditHead").select(["number", "hash"]).executeTakeFirst();
  return found ?? { number: 0, hash: BEGINNING };
}

async function isKept(
  db: Kysely<Tables>,
  { actor, action, plan = "" }: NewAuditEntry,
  { from, to }: OnceAnHour,
): Promise<boolean> {
  const found = db
    .selectFrom("audit")
    .select("number")
    .where("planId", "=", plan)
    .where("at", ">=", from)
    .where("at", "<", to)
    .where("actorKind", "=", actor.kind)
    .where("actor", "=", actor.id)
    .where("action", "=", action);
  return (await found.limit(1).executeTakeFirst()) !== undefined;
}

function rowOf(entry: NewAuditEntry, at: number, before: AuditHead): AuditTable {
  const { actor, action, plan = null, about = null, why = null } = entry;
  const row = {
    number: before.number + 1,
    at,
    actorKind: actor.kind,
    actor: actor.id,
    action,
    planId: plan,
    about,
    ...keepReason(why),
  };
  return { ...row, hash: linkOf(before.hash, row) };
}
