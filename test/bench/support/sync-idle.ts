import { setTimeout as pause } from "node:timers/promises";
import type { Scope } from "#test/support/services.ts";
import { roomId } from "./sync-document.ts";
import { openPeople, type Opened, type Setting } from "./sync-load.ts";
import type { SyncSystem } from "./sync-systems.ts";

/** What many rooms hold in which somebody is and nobody writes. Bytes. */
export type IdleResult = {
  /** Of one connection, where many are in a few rooms. */
  connection: number;
  /** Of one room, beyond its connection: what the machine gave, and what is in use of that. */
  room: number;
  live: number;
  /** Of the whole server with every room open. */
  whole: number;
};

/** The most that are in one room where few rooms are compared with many. */
const CROWD = 250;
/** How long what opening few rooms began takes to end. */
const SETTLED_MS = 5000;

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
    await pause(setting === many ? system.restMs : Math.min(system.restMs, SETTLED_MS));
    // What was thrown away goes back to the machine a moment later, and not all at once.
    for (let time = 0; time < 3; time++) {
      await deployment.usage(true);
      await pause(1000);
    }
    const after = await deployment.usage();
    for (const { client } of people) client.close();
    // What rooms would still write as they close is of no interest here.
    await deployment.kill();
    const each = (of: "rss" | "live") => (after[of] - before[of]) / people.length;
    return { each: each("rss"), live: each("live"), whole: after.rss };
  };
  const together = await held(few);
  const apart = await held(many);
  return {
    connection: together.each,
    room: apart.each - together.each,
    live: apart.live - together.live,
    whole: apart.whole,
  };
}
