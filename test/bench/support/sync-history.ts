import * as Y from "yjs";
import type { Scope } from "#test/support/services.ts";
import { spreadOf } from "./figures.ts";
import { NOTHING, openSyncClient } from "./sync-client.ts";
import { roomId } from "./sync-document.ts";
import type { Opened } from "./sync-load.ts";
import type { Deployment, SyncSystem } from "./sync-systems.ts";
import { clocksIn } from "./sync-updates.ts";

/** How long it takes until a device that has nothing has all of a plan, in milliseconds. */
export type HistoryResult = {
  /** From a whole document, and again right after, by the server that has it in memory. */
  snapshot: number;
  open: number;
  /** From every change by itself; null where the system keeps none. */
  log: number | null;
};

/** So many plans with that history are opened one after another; the middle one counts. */
const PLANS = 5;
const PLANS_FROM_LOG = 3;

/** Opens plans that have been written in so many edits. */
export async function runHistory(
  t: Scope,
  system: SyncSystem,
  opened: Opened,
  changes: readonly Uint8Array[],
): Promise<HistoryResult> {
  const rooms = Array.from({ length: PLANS }, (_, nth) => roomId("history", nth));
  const document = settled([opened.document, ...changes]);
  const compact = await system.deploy(t, { rooms, document, log: [] });
  await compact.start();
  const snapshot = await timesToOpen(system, compact, rooms, document);
  const open = await timesToOpen(system, compact, rooms, document);
  await compact.kill();
  if (!system.keepsLog) return { snapshot, open, log: null };
  const few = rooms.slice(0, PLANS_FROM_LOG);
  const filling = { rooms: few, document: opened.document, log: [...changes] };
  const long = await system.deploy(t, filling);
  await long.start();
  const log = await timesToOpen(system, long, few, document);
  await long.kill();
  return { snapshot, open, log };
}

/** A document as a server that had it in memory would keep it. */
function settled(updates: readonly Uint8Array[]): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (const update of updates) Y.applyUpdate(ydoc, update);
  });
  const bytes = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return bytes;
}

async function timesToOpen(
  system: SyncSystem,
  deployment: Deployment,
  rooms: readonly string[],
  document: Uint8Array,
): Promise<number> {
  const times: number[] = [];
  for (const room of rooms) times.push(await timeToOpen(system, deployment, room, document));
  return spreadOf(times).p50;
}

function timeToOpen(
  { name, dialect }: SyncSystem,
  { urls }: Deployment,
  room: string,
  document: Uint8Array,
): Promise<number> {
  const wanted = clocksIn(document);
  const has = new Map<number, number>();
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${name} does not open it.`)), 60_000);
    const parts = { url: urls[0] ?? "", room, dialect, has: NOTHING };
    const client = openSyncClient(parts, {
      // A server may answer before it has read all, and send the rest after.
      onMissing(update) {
        const took = performance.now() - start;
        for (const [id, clock] of clocksIn(update)) has.set(id, Math.max(clock, has.get(id) ?? 0));
        if ([...wanted].some(([id, clock]) => (has.get(id) ?? 0) < clock)) return;
        clearTimeout(late);
        resolve(took);
        client.close();
      },
    });
  });
}
