import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod/mini";
import type { Wire, WireEvents } from "./bus.ts";
import { openRedisLine, type RedisLine } from "./redis-line.ts";

/** The stream holds about so many messages; who is further behind asks the database instead. */
const MOST_MESSAGES = 2000;

/** Words are gone from Redis so many seconds after the last node that spoke. */
const KEPT_SECONDS = 600;
const RENEWED_MS = 60_000;

/** How long a reading waits for something new. */
const WAIT_MS = 1000;

/** While Redis has so much before it that it has not taken, the rest is dropped. */
const MOST_UNANSWERED_BYTES = 8 * 1024 * 1024;

/** The time between two tries to reach Redis grows from one to the other; chance keeps nodes apart. */
const REST_MS = 50;
const MOST_REST_MS = 1000;

/** A wire over one stream of Redis, which all nodes of one deployment write and read. */
export function openRedisWire(url: string, deployment: string, events: WireEvents): Wire {
  const key = `ownwords:${deployment}:changes`;
  /** The last message that was read, on whichever line; null before the first. */
  let place: string | null = null;
  let line: RedisLine | null = null;
  let renewedAt = 0;
  let isClosed = false;
  const running = run();

  return { send, close };

  /** Each line is a new one, so that nothing of a broken one lives on. */
  async function run(): Promise<void> {
    let rest = REST_MS;
    while (!isClosed) {
      try {
        line = await openRedisLine(url);
        place = await placeToStart(line, key, place);
        renewedAt = 0;
        rest = REST_MS;
        events.onUp();
        while (!isClosed) await readNext(line);
      } catch (error) {
        line?.end();
        line = null;
        if (isClosed) return;
        events.onDown(error);
        await pause(rest * (0.5 + Math.random() / 2), undefined, { ref: false });
        rest = Math.min(rest * 2, MOST_REST_MS);
      }
    }
  }

  async function readNext(open: RedisLine): Promise<void> {
    const block = String(WAIT_MS);
    const from = place ?? "0-0";
    const command = ["XREAD", "COUNT", "200", "BLOCK", block, "STREAMS", key, from];
    const reply = await open.ask("reader", command);
    for (const [, entries] of Streams.parse(reply) ?? [])
      for (const [id, fields] of entries) {
        place = String(id);
        const message = fields[1];
        if (message) events.onMessage(message);
      }
  }

  function send(message: Uint8Array): void {
    if (!line || line.unanswered() > MOST_UNANSWERED_BYTES) return;
    const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
    say(line, ["XADD", key, "MAXLEN", "~", String(MOST_MESSAGES), "*", "m", bytes]);
    const at = performance.now();
    if (renewedAt > 0 && at - renewedAt < RENEWED_MS) return;
    renewedAt = at;
    say(line, ["EXPIRE", key, String(KEPT_SECONDS)]);
  }

  function say(to: RedisLine, command: (string | Buffer)[]) {
    // The reading on the same line then fails too, and says why.
    to.ask("writer", command).catch(to.end);
  }

  async function close(): Promise<void> {
    isClosed = true;
    await line?.settled();
    line?.end();
    await running;
  }
}

const Bytes = z.custom<Buffer>((it) => Buffer.isBuffer(it));
const Entries = z.array(z.tuple([Bytes, z.array(Bytes)]));
const Streams = z.nullable(z.array(z.tuple([Bytes, Entries])));
const Newest = z.array(z.tuple([Bytes, z.unknown()]));

/** Where to go on reading: where we were, or at the beginning of a stream that was lost and is new. */
async function placeToStart(line: RedisLine, key: string, place: string | null): Promise<string> {
  const [newest] = Newest.parse(
    await line.ask("writer", ["XREVRANGE", key, "+", "-", "COUNT", "1"]),
  );
  if (!newest) return "0-0";
  const end = String(newest[0]);
  if (place === null) return end;
  return isBefore(end, place) ? "0-0" : place;
}

/** Whether one id of a stream, `"1700000000000-3"`, is smaller than another. */
function isBefore(one: string, other: string): boolean {
  const [ms = 0, count = 0] = one.split("-").map(Number);
  const [otherMs = 0, otherCount = 0] = other.split("-").map(Number);
  return ms < otherMs || (ms === otherMs && count < otherCount);
}
