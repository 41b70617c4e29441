import { setTimeout as pause } from "node:timers/promises";
import type { Scope } from "#test/support/services.ts";
import { roomId } from "./sync-document.ts";
import { openPeople, type Opened, type Setting } from "./sync-load.ts";
import type { SyncSystem } from "./sync-systems.ts";

/** What many rooms hold in which somebody is and nobody writes. Bytes. */
export type IdleResult = {
  /** Of one connection, where many are in a few rooms. */
  connection: number;
  /** Of one room, beyond its connection. */
  room: number;
  /** Of the whole server with every room open. */
  whole: number;
};

/** The most that are in one room where few rooms are compared with many. */
const CROWD = 250;

/** Opens so many rooms with one person each, and compares with as many people in few rooms. */
export async function runIdle(
  t: Scope,
  system: SyncSystem,
  opened: Opened,
  count: number,
): Promise<IdleResult> {
  const rooms = Array.from({ length: count }, (_, nth) => roomId("idle", nth));
  const deployment = await system.deploy(t, { rooms, document: opened.document, log: [] });
  const few = { name: "few", rooms: Math.ceil(count / CROWD), people: CROWD, rate: 0 };
  const many = { name: "many", rooms: count, people: 1, rate: 0 };
  const held = async (setting: Setting) => {
    await deployment.start();
    const before = await deployment.usage(true);
    const people = await openPeople(system, deployment, setting, rooms, opened, () => ({}));
    await pause(system.restMs);
    await deployment.usage(true);
    const after = await deployment.usage(true);
    for (const { client } of people) client.close();
    // What rooms would still write as they close is of no interest here.
    await deployment.kill();
    return { each: (after.rss - before.rss) / people.length, whole: after.rss };
  };
  const together = await held(few);
  const apart = await held(many);
  return { connection: together.each, room: apart.each - together.each, whole: apart.whole };
}
