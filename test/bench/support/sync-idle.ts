import { setTimeout as pause } from "node:timers/promises";
import { roomId } from "./sync-document.ts";
import { openPeople, type Opened } from "./sync-load.ts";
import type { Deployment, SyncSystem } from "./sync-systems.ts";
import type { Scope } from "#test/support/services.ts";

/** What many rooms hold in which somebody is and nobody writes. Bytes. */
export type IdleResult = {
  /** Of one connection, where all are in one room. */
  connection: number;
  /** Of one room, beyond its connection. */
  room: number;
  /** Of the whole server with every room open. */
  whole: number;
};

/** How long everybody is still before it is measured. */
const STILL_MS = 3000;

/** Opens so many rooms with one person each, and compares with as many people in one room. */
export async function runIdle(
  t: Scope,
  system: SyncSystem,
  opened: Opened,
  count: number,
  stillMs = STILL_MS,
): Promise<IdleResult> {
  const rooms = Array.from({ length: count }, (_, nth) => roomId("idle", nth));
  const deployment = await system.deploy(t, { rooms, document: opened.document, log: [] });
  const together = await held(
    system,
    deployment,
    { count, rooms, isTogether: true },
    opened,
    stillMs,
  );
  const apart = await held(
    system,
    deployment,
    { count, rooms, isTogether: false },
    opened,
    stillMs,
  );
  return {
    connection: together.grown / count,
    room: (apart.grown - together.grown) / count,
    whole: apart.whole,
  };
}

async function held(
  system: SyncSystem,
  deployment: Deployment,
  { count, rooms, isTogether }: { count: number; rooms: string[]; isTogether: boolean },
  opened: Opened,
  stillMs: number,
) {
  await deployment.start();
  const before = await deployment.usage(true);
  const setting = isTogether
    ? { name: "idle", rooms: 1, people: count, rate: 0 }
    : { name: "idle", rooms: count, people: 1, rate: 0 };
  const people = await openPeople(system, deployment, setting, rooms, opened, () => ({}));
  await pause(stillMs);
  await deployment.usage(true);
  const after = await deployment.usage(true);
  for (const { client } of people) client.close();
  // What rooms would still write as they close is of no interest here.
  await deployment.kill();
  return { grown: after.rss - before.rss, whole: after.rss };
}
