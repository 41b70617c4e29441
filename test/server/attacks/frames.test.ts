import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { textOf } from "#src/document/roots.ts";
import { createRandom } from "#test/src/document/schedules/random.ts";
import { until } from "#test/server/support.ts";
import { connect } from "#test/server/sync/client.ts";
import { chanceFrame, damage, goodFrames } from "#test/server/sync/nonsense.ts";
import { crew, guestIn } from "./crew.ts";

const SEED = 14;
const LINES = 600;
const FRAMES_A_LINE = 10;
const AT_ONCE = 6;

/** What a server may keep of so much nonsense; all that came is some megabytes. */
const MOST_KEPT_BYTES = 60 * 1024 * 1024;

test("6,000 broken messages over real lines leave every plan, the log and the server as they were", async (t) => {
  t.diagnostic(`seed ${SEED}`);
  const place = await crew(t);
  const { address, db, plan, who, ask, lines } = place;
  const begun = await ask(who["other team"], "POST", "/api/plans", {
    template: "care-act",
    resident: "Dilys",
    voice: "first",
  });
  const { id: other } = await begun.json();
  const lead = connect(t, address, plan, new Y.Doc(), { headers: { cookie: who.lead.cookie } });
  await lead.synced();
  textOf(lead.ydoc, "plan", "about").insert(0, "the words of others");
  await lead.durable();
  const rowsOf = async (id: string) =>
    JSON.stringify([
      await db.selectFrom("planUpdate").selectAll().where("planId", "=", id).execute(),
      await db.selectFrom("planSnapshot").selectAll().where("planId", "=", id).execute(),
    ]);
  const before = await rowsOf(other);
  // Nobody of these may write, so not a byte may change.
  const senders = [
    who.family,
    await guestIn(place, "provider", "read"),
    await guestIn(place, "advocate", "read"),
  ];
  const untouched = await rowsOf(plan);
  const random = createRandom(SEED);
  const heapBefore = heapUsed();
  let left = LINES;
  const work = async () => {
    while (left-- > 0) {
      const { cookie } = random.pick(senders);
      const line = new WebSocket(`${address.replace("http", "ws")}/sync/${plan}`, {
        headers: { cookie },
      });
      line.on("error", () => {});
      await new Promise((resolve) => line.once("open", resolve).once("close", resolve));
      const frames = goodFrames(random);
      for (let at = 0; at < FRAMES_A_LINE; at++)
        line.send(
          random.chance(0.5) ? chanceFrame(random) : damage(random.pick(frames), random, frames),
        );
      line.close();
      await until(() => line.readyState === line.CLOSED, "the line is closed");
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));

  assert.equal(await rowsOf(other), before);
  assert.equal(await rowsOf(plan), untouched);
  textOf(lead.ydoc, "plan", "about").insert(0, "Still here: ");
  await lead.durable();
  assert.deepEqual(lead.refusals, []);
  const next = connect(t, address, plan, new Y.Doc(), { headers: { cookie: who.lead.cookie } });
  await next.synced();
  assert.deepEqual(Y.encodeStateVector(next.ydoc), Y.encodeStateVector(lead.ydoc));
  assert.match(String(textOf(next.ydoc, "plan", "about")), /^Still here: the words of others/);
  const log = lines.join("\n");
  assert.match(log, /malformed/);
  for (const word of [
    "of others",
    "and more",
    "one two three",
    who.family.cookie.split("=")[1] ?? "",
  ])
    assert.ok(!log.includes(word), word);
  assert.ok(!log.includes("request-failed") && !log.includes("room-failed"), log.slice(0, 2000));
  const grown = heapUsed() - heapBefore;
  assert.ok(grown < MOST_KEPT_BYTES, `${grown} bytes are kept`);
});

/** What is in use when all that nobody needs has gone. */
function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  const { heapUsed: heap, external } = process.memoryUsage();
  return heap + external;
}
