import { setTimeout as pause } from "node:timers/promises";
import type { Principal } from "#src/access.ts";
import type { AuditActor, AuditEntry } from "#src/api/audit.ts";
import {
  type AuditHead,
  type AuditStore,
  type NewAuditEntry,
  onceAnHour,
} from "#server/store/audit-store.ts";
import type { AuditTable } from "#server/store/upkeep-tables.ts";

/** What an audit log is made of. */
export type AuditParts = {
  store: AuditStore;
  /** The clock. */
  now: () => Date;
  /** Told when what was noticed could not be kept yet; it is tried again. */
  onFailed: (error: unknown) => void;
};

/** Who did what: written to, and asked what was done with a plan. */
export type Audit = ReturnType<typeof createAudit>;

/** How somebody who asks for something stands on the log. */
export function actorOf(who: Principal): AuditActor {
  return who.kind === "owner" ? { kind: "owner", id: "owner" } : { kind: who.kind, id: who.id };
}

/** The program itself, where no person asked for what is done. */
export const SYSTEM = { kind: "system", id: "server" } as const;

/** What is only noticed waits so long for more of the same, so that it shares one commit with it. */
const GATHER_MS = 500;

/** What could not be kept is tried again after so long, and the oldest of too much is let go of. */
const AGAIN_MS = 1000;
const MOST_WAITING = 20_000;

/** So many names of what this hour's entries hold already are remembered. */
const MOST_KNOWN = 50_000;

type Waiting = {
  entry: NewAuditEntry;
  at: number;
  /** Null for what was only noticed, which nobody waits for. */
  settle: { resolve: () => void; reject: (error: unknown) => void } | null;
};

/** Writes to the log over its store, many entries in one commit. */
export function createAudit({ store, now, onFailed }: AuditParts) {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let gathering: NodeJS.Timeout | undefined;
  let isClosing = false;
  /** What this server has put on the log for this hour, so that the database is not asked. */
  const known = new Map<string, number>();

  return { record, notice, ofPlan, head: store.head, close };

  /** Resolves when the entry is on disk; rejects when it can't be kept. For what must not go unseen. */
  function record(entry: NewAuditEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ entry, at: now().getTime(), settle: { resolve, reject } });
      setImmediate(() => void write());
    });
  }

  /** Puts an entry on the log within moments, and never holds anybody up. For what happens often. */
  function notice(entry: NewAuditEntry): void {
    const at = now().getTime();
    const once = onceAnHour(entry, at);
    if (once && known.has(once.name)) return;
    if (once) remember(once.name, once.to, at);
    waiting.push({ entry, at, settle: null });
    gathering ??= setTimeout(() => void write(), GATHER_MS).unref();
  }

  /** All that was done with a plan, newest first. */
  async function ofPlan(plan: string): Promise<AuditEntry[]> {
    return (await store.ofPlan(plan)).map(toEntry);
  }

  /** Keeps what was noticed, as far as the database takes it. */
  async function close(): Promise<void> {
    isClosing = true;
    clearTimeout(gathering);
    await writing;
    const left = waiting;
    waiting = [];
    if (left.length) await keep(left).catch(onFailed);
  }

  function remember(name: string, until: number, at: number) {
    if (known.size >= MOST_KNOWN)
      for (const [old, end] of known) if (end <= at || known.size >= MOST_KNOWN) known.delete(old);
    known.set(name, until);
  }

  function write(): Promise<void> {
    writing ??= writeAll().finally(() => (writing = null));
    return writing;
  }

  async function writeAll(): Promise<void> {
    while (waiting.length && !isClosing) {
      clearTimeout(gathering);
      gathering = undefined;
      const batch = waiting;
      waiting = [];
      await keep(batch).catch(async (error: unknown) => {
        onFailed(error);
        const again = batch.filter((it) => !it.settle).slice(-MOST_WAITING);
        waiting = [...again, ...waiting];
        await pause(AGAIN_MS, null, { ref: false });
      });
    }
  }

  async function keep(batch: readonly Waiting[]): Promise<void> {
    try {
      await store.append(batch);
    } catch (error) {
      for (const { settle } of batch) settle?.reject(error);
      throw error;
    }
    for (const { settle } of batch) settle?.resolve();
  }
}

/** A row of the log as it is handed out. */
export function toEntry(row: AuditTable): AuditEntry {
  const { number, at, actorKind, actor, action, planId, about, why } = row;
  return { number, at, actor: { kind: actorKind, id: actor }, action, plan: planId, about, why };
}

/** How a head is written where people keep it, `"41:9f86d0…"`. */
export function writeHead({ number, hash }: AuditHead): string {
  return `${number}:${hash}`;
}
