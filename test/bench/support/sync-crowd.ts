import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod/mini";
import { createRandom } from "#test/src/document/schedules/random.ts";
import { NOTHING, openSyncClient, type SyncClient } from "./sync-client.ts";
import type { District } from "./sync-district.ts";
import type { Deployment } from "./sync-systems.ts";

/** How many people are at work, and what they do. */
export type CrowdSize = {
  /** With a plan open. */
  people: number;
  /** Of them, who write; all others read. */
  writers: number;
  /** Plans opened anew, lists asked for and searches made, a second. */
  opens: number;
  lists: number;
  searches: number;
};

/** Milliseconds, one for each time something was done. */
export type CrowdTimes = {
  acknowledged: number[];
  arrived: number[];
  opened: number[];
  listed: number[];
  searched: number[];
};

/** What a crowd did while it was watched. */
export type CrowdResult = CrowdTimes & { keys: number; refused: number; seconds: number };

/** One person in ten opens a plan that another has open, too. */
const SHARED = 0.1;

/** A person writes so many keys a second, in bursts of so long with pauses of so long. Milliseconds. */
const KEYS = [4, 6] as const;
const BURST_MS = [2000, 8000] as const;
const PAUSE_MS = [4000, 14_000] as const;

const FOUND = z.object({ total: z.int() });
const SEARCHES = "canal|choir allotment|sister|kettle on|bike|my plan 7|library Sunday|ga".split(
  "|",
);

type Person = {
  client: SyncClient;
  id: number;
  room: string;
  text: string;
  presses: number[];
  next: number;
  burstEnds: number;
  isWriter: boolean;
};

/** Lets a crowd in and keeps it at work until it is sent home. */
export async function gatherCrowd(deployment: Deployment, district: District, size: CrowdSize) {
  const random = createRandom(17);
  const between = ([from, to]: readonly [number, number]) => from + random.below(to - from);
  const crowd: Person[] = [];
  const byId = new Map<number, Person>();
  let lastId = 5_000_000;
  let times = emptyTimes();
  let keys = 0;
  let refused = 0;
  let isOver = false;

  for (let nth = 0; nth < size.people; nth += 10)
    await Promise.all(
      Array.from({ length: Math.min(10, size.people - nth) }, (_, at) =>
        come(nth + at, nth + at < size.writers),
      ),
    );
  times = emptyTimes();
  const timers = [
    setInterval(work, 5),
    every(size.opens, () => void moveOn()),
    every(size.lists, () => void ask("/api/plans", times.listed)),
    every(size.searches, () => {
      const words = encodeURIComponent(random.pick(SEARCHES));
      void ask(`/api/plans?q=${words}`, times.searched);
    }),
  ];

  return { watch, goHome };

  /** Measures for so long. */
  async function watch(seconds: number): Promise<CrowdResult> {
    times = emptyTimes();
    keys = 0;
    refused = 0;
    const start = performance.now();
    await pause(seconds * 1000);
    return { ...times, keys, refused, seconds: (performance.now() - start) / 1000 };
  }

  function goHome(): void {
    isOver = true;
    for (const it of timers) clearInterval(it);
    for (const { client } of crowd) client.close();
  }

  async function come(place: number, isWriter: boolean): Promise<void> {
    const other = crowd[random.below(Math.max(1, crowd.length))];
    const room = other && random.chance(SHARED) ? other.room : random.pick(district.open);
    const id = ++lastId;
    const start = performance.now();
    let synced = () => {};
    const isSynced = new Promise<void>((resolve) => (synced = resolve));
    const { urls } = deployment;
    const url = urls[id % urls.length] ?? "";
    const parts = { url, room, dialect: "ownwords" as const, has: NOTHING };
    let acknowledged = 0;
    const presses: number[] = [];
    const client = openSyncClient(parts, {
      onSynced() {
        times.opened.push(performance.now() - start);
        synced();
      },
      onAcknowledged(clock) {
        const now = performance.now();
        for (; acknowledged < clock; acknowledged++)
          times.acknowledged.push(now - (presses[acknowledged] ?? now));
      },
      onRun({ client: writer, to }) {
        const pressed = byId.get(writer)?.presses[to - 1];
        if (pressed !== undefined) times.arrived.push(performance.now() - pressed);
      },
      onRefused: () => (refused += 1),
    });
    await isSynced;
    const now = performance.now();
    const next = now + between(PAUSE_MS) * (random.below(100) / 100);
    const text = random.pick(district.texts);
    const burstEnds = next + between(BURST_MS);
    const person = { client, id, room, text, presses, next, burstEnds, isWriter };
    crowd[place] = person;
    byId.set(id, person);
    client.show(id, 0, stateOf(person));
  }

  function work() {
    const now = performance.now();
    for (const person of crowd) {
      if (!person?.isWriter || person.next > now) continue;
      if (person.next > person.burstEnds) {
        person.next = now + between(PAUSE_MS);
        person.burstEnds = person.next + between(BURST_MS);
        continue;
      }
      press(person, now);
      person.next = now + 1000 / (KEYS[0] + (random.below(100) / 100) * (KEYS[1] - KEYS[0]));
    }
  }

  function press(person: Person, now: number) {
    const { client, id, text } = person;
    keys += 1;
    person.presses.push(now);
    client.type({ client: id, text });
    // The caret moves with every key.
    client.show(id, client.clock(), stateOf(person));
  }

  /** Somebody closes their plan and opens another. */
  async function moveOn() {
    const place = random.below(crowd.length);
    const person = crowd[place];
    if (!person || isOver) return;
    person.client.close();
    byId.delete(person.id);
    await come(place, person.isWriter);
  }

  async function ask(path: string, into: number[]) {
    const url = deployment.urls[random.below(deployment.urls.length)] ?? "";
    const start = performance.now();
    try {
      const answer = await fetch(new URL(path, url.replace("ws:", "http:")));
      FOUND.parse(await answer.json());
      into.push(performance.now() - start);
    } catch (error) {
      // The server may be gone once the crowd is.
      if (!isOver) throw error;
    }
  }
}

function every(perSecond: number, deed: () => void) {
  return setInterval(deed, 1000 / perSecond);
}

function stateOf({ text, client }: Pick<Person, "text" | "client">) {
  const [, entity = "", key = ""] = text.split(":");
  const place = client.clock();
  const user = { name: "A practitioner", colour: "#276749" };
  return { user, at: { entity, key, anchor: place, head: place } };
}

function emptyTimes(): CrowdTimes {
  return { acknowledged: [], arrived: [], opened: [], listed: [], searched: [] };
}
