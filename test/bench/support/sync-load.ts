import { setTimeout as pause } from "node:timers/promises";
import { createRandom } from "#test/src/document/schedules/random.ts";
import { type ClientEvents, openSyncClient, type SyncClient } from "./sync-client.ts";
import type { Deployment, SyncSystem } from "./sync-systems.ts";
import type { Run, Writer } from "./sync-updates.ts";

/** What everybody has open before a run, and where they may write. */
export type Opened = { stateVector: Uint8Array; document: Uint8Array; texts: string[] };

/** How many rooms with how many people each, and how many keys a second they press together. */
export type Setting = { name: string; rooms: number; people: number; rate: number };

/** What came of a run. Times are milliseconds, one for each key and receiver, sorted. */
export type LoadResult = {
  propagation: Float64Array;
  acknowledgement: Float64Array;
  /** Keys that reached everybody, a second; and of those that were to be delivered, what share was. */
  delivered: number;
  share: number;
  /** CPU seconds of the servers for 1,000 keys. */
  cpu: number;
  /** The same of PostgreSQL and Redis; null where there is none, or nobody can tell. */
  cpuBeside: number | null;
  rss: number;
  /** What the process that plays the clients used of one core. */
  ownLoad: number;
};

/** How long a run warms up, and how long what is under way may take at the end. */
const WARM_MS = 1500;
const LATE_MS = 4000;

type Person = { client: SyncClient; writer: Writer; room: number; next: number };

/** Plays people who type, for so many seconds, and measures. */
export async function runLoad(
  system: SyncSystem,
  deployment: Deployment,
  setting: Setting,
  rooms: readonly string[],
  opened: Opened,
  seconds: number,
): Promise<LoadResult> {
  const watch = createWatch(setting.people);
  const people = await openPeople(system, deployment, setting, rooms, opened, watch.eventsFor);
  const typing = startTyping(people, setting.rate, watch.pressed);
  await pause(WARM_MS);

  watch.begin();
  const own = process.cpuUsage();
  const before = await deployment.usage();
  const besideBefore = deployment.services?.cpu() ?? null;
  const start = performance.now();
  await pause(seconds * 1000);
  const took = performance.now() - start;
  const keys = watch.end();
  typing.stop();
  const { user, system: kernel } = process.cpuUsage(own);
  const late = performance.now() + LATE_MS;
  while (!watch.isComplete() && performance.now() < late) await pause(20);
  const after = await deployment.usage();
  const beside = deployment.services?.cpu() ?? null;
  for (const { client } of people) client.close();
  const share = watch.share();
  return {
    propagation: watch.propagation(),
    acknowledgement: watch.acknowledgement(),
    delivered: (keys * share) / (took / 1000),
    share,
    cpu: ((after.cpu - before.cpu) / keys) * 1000,
    cpuBeside: beside === null ? null : ((beside - (besideBefore ?? 0)) / keys) * 1000,
    rss: after.rss,
    ownLoad: (user + kernel) / 1000 / took,
  };
}

/** Lets everybody in, some at a time, and resolves when all are in step. */
export async function openPeople(
  system: SyncSystem,
  deployment: Deployment,
  { rooms: count, people }: Setting,
  rooms: readonly string[],
  opened: Opened,
  eventsFor: (writer: Writer) => ClientEvents,
): Promise<Person[]> {
  const all: Person[] = [];
  const waits: Promise<void>[] = [];
  for (let room = 0; room < count; room++)
    for (let nth = 0; nth < people; nth++) {
      const at = all.length;
      // Ids that grow, so that no two runs on one server share one.
      const writer = { client: ++lastClient, text: opened.texts[nth % opened.texts.length] ?? "" };
      const url = deployment.urls[at % deployment.urls.length] ?? "";
      let synced = () => {};
      let closed = (_code: number) => {};
      const isIn = new Promise<void>((resolve, reject) => {
        synced = resolve;
        closed = (code) => reject(new Error(`${system.name} let somebody go with ${code}.`));
      });
      waits.push(isIn);
      const client = openSyncClient(
        { url, room: rooms[room] ?? "", dialect: system.dialect, has: opened },
        { ...eventsFor(writer), onSynced: synced, onClosed: closed },
      );
      all.push({ client, writer, room, next: 0 });
      if (at % 20 === 19) await Promise.all(waits);
    }
  await Promise.all(waits);
  return all;
}

let lastClient = 1_000_000;

/** Presses keys at this many a second in all, each person at a rhythm of their own. */
export function startTyping(people: Person[], rate: number, pressed: (writer: Writer) => void) {
  const random = createRandom(7);
  const share = () => random.below(1000) / 1000;
  const every = (people.length / rate) * 1000;
  const start = performance.now();
  for (const person of people) person.next = start + share() * every;
  const timer = setInterval(() => {
    const now = performance.now();
    for (const person of people)
      while (person.next <= now) {
        pressed(person.writer);
        person.client.type(person.writer);
        person.next += every * (0.5 + share());
      }
  }, 1);
  return { stop: () => clearInterval(timer) };
}

/** Keeps the moments of keys and of what came of them. */
function createWatch(people: number) {
  const pressedAt = new Map<number, number[]>();
  /** The clocks of each writer that count: from `begin` until `end`. */
  let counted = new Map<number, { from: number; to: number }>();
  let expected = 0;
  const propagation: number[] = [];
  const acknowledgement: number[] = [];

  return {
    eventsFor,
    pressed,
    begin,
    end,
    share: () => Math.min(1, propagation.length / expected),
    isComplete: () => propagation.length >= expected,
    propagation: () => Float64Array.from(propagation).sort(),
    acknowledgement: () => Float64Array.from(acknowledgement).sort(),
  };

  function eventsFor({ client }: Writer): ClientEvents {
    pressedAt.set(client, []);
    const seen = new Map<number, number>();
    let acknowledged = 0;
    return {
      onRun({ client: writer, from, to }: Run) {
        if (!pressedAt.has(writer)) return;
        const known = seen.get(writer) ?? 0;
        note(propagation, writer, Math.max(from, known), to);
        if (to > known) seen.set(writer, to);
      },
      onAcknowledged(clock) {
        note(acknowledgement, client, acknowledged, clock);
        acknowledged = clock;
      },
    };
  }

  function note(into: number[], writer: number, from: number, to: number) {
    const range = counted.get(writer);
    if (!range) return;
    const times = pressedAt.get(writer) ?? [];
    const now = performance.now();
    const until = Math.min(to, range.to);
    for (let clock = Math.max(from, range.from); clock < until; clock++)
      into.push(now - (times[clock] ?? now));
  }

  function pressed({ client }: Writer) {
    pressedAt.get(client)?.push(performance.now());
  }

  function begin() {
    counted = new Map(
      [...pressedAt].map(([client, times]) => [client, { from: times.length, to: Infinity }]),
    );
  }

  /** Answers how many keys were counted. */
  function end(): number {
    let keys = 0;
    for (const [client, range] of counted) {
      range.to = pressedAt.get(client)?.length ?? 0;
      keys += range.to - range.from;
    }
    expected = keys * (people - 1);
    return keys;
  }
}

/** Where a share of sorted measurements lies at or below. */
export function at(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
