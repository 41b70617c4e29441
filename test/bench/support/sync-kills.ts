import { setTimeout as pause } from "node:timers/promises";
import type { Scope } from "#test/support/services.ts";
import { createRandom } from "#test/src/document/schedules/random.ts";
import { NOTHING, openSyncClient } from "./sync-client.ts";
import { roomId } from "./sync-document.ts";
import { openPeople, type Opened, startTyping } from "./sync-load.ts";
import type { Deployment, SyncSystem } from "./sync-systems.ts";
import { clocksIn, type Writer } from "./sync-updates.ts";

/** What a server had said it has, or had shown to others, and what of it was gone after a kill. */
export type KillResult = {
  acknowledged: number;
  lostAcknowledged: number;
  seen: number;
  lostSeen: number;
};

/** The load under which it is killed. */
const SETTING = { name: "kill", rooms: 20, people: 5, rate: 400 };

/** How long a server that answers before it has read all is given for the rest. */
const REST_MS = 1500;

/** Kills a server under load so many times, each time with everybody gone, and counts what is missing. */
export async function runKills(
  t: Scope,
  system: SyncSystem,
  opened: Opened,
  kills: number,
): Promise<KillResult> {
  const rooms = Array.from({ length: SETTING.rooms }, (_, nth) => roomId("kill", nth));
  const deployment = await system.deploy(t, { rooms, document: opened.document, log: [] });
  const random = createRandom(5);
  const result = { acknowledged: 0, lostAcknowledged: 0, seen: 0, lostSeen: 0 };
  for (let kill = 0; kill < kills; kill++) {
    await deployment.start();
    const acknowledged = new Map<number, number>();
    const seen = new Map<number, number>();
    const eventsFor = ({ client }: Writer) => ({
      onAcknowledged: (clock: number) => raise(acknowledged, client, clock),
      onRun: (run: { client: number; to: number }) => raise(seen, run.client, run.to),
    });
    const people = await openPeople(system, deployment, SETTING, rooms, opened, eventsFor);
    const ours = new Set(people.map((it) => it.writer.client));
    const typing = startTyping(people, SETTING.rate, () => {});
    await pause(1500 + random.below(1500));
    await deployment.kill();
    typing.stop();
    for (const { client } of people) client.close();
    await deployment.start();
    const kept = await clocksKept(system, deployment, rooms);
    for (const client of ours) {
      const has = kept.get(client) ?? 0;
      const told = acknowledged.get(client) ?? 0;
      const shown = seen.get(client) ?? 0;
      result.acknowledged += told;
      result.lostAcknowledged += Math.max(0, told - has);
      result.seen += shown;
      result.lostSeen += Math.max(0, shown - has);
    }
    await deployment.kill();
  }
  return result;
}

function raise(clocks: Map<number, number>, client: number, clock: number) {
  if (clock > (clocks.get(client) ?? 0)) clocks.set(client, clock);
}

/** How far each writer is in what a device that has nothing is given. */
async function clocksKept({ dialect }: SyncSystem, { urls }: Deployment, rooms: readonly string[]) {
  const kept = new Map<number, number>();
  await Promise.all(
    rooms.map(async (room, nth) => {
      const url = urls[nth % urls.length] ?? "";
      let synced = () => {};
      const isSynced = new Promise<void>((resolve) => (synced = resolve));
      const client = openSyncClient(
        { url, room, dialect, has: NOTHING },
        {
          onSynced: synced,
          onMissing: (update) => {
            for (const [id, clock] of clocksIn(update)) raise(kept, id, clock);
          },
        },
      );
      await isSynced;
      await pause(REST_MS);
      client.close();
    }),
  );
  return kept;
}
