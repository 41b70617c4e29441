import assert from "node:assert/strict";
import { test } from "node:test";
import { CLOSE_REFUSED, CLOSE_TOO_LARGE } from "#src/api/sync.ts";
import { presenceFrame } from "#server/sync/frames.ts";
import * as encoding from "lib0/encoding";
import { createPlan, startServer } from "#test/server/start-server.ts";
import { until } from "#test/server/support.ts";
import { connect, markFrame, rawLine } from "./client.ts";

test("a client shows others where it is, and is gone when its line is", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const [one, two] = [connect(t, address, plan), connect(t, address, plan)];
  await Promise.all([one.synced(), two.synced()]);
  one.provider.awareness.setLocalStateField("name", "Sam");
  const seen = () => two.provider.awareness.getStates().get(one.ydoc.clientID);
  await until(() => seen()?.["name"] === "Sam", "Sam is seen");
  one.provider.ws?.close();
  one.provider.disconnect();
  await until(() => seen() === undefined, "Sam is gone");
});

test("nobody can speak for a client that is somebody else's", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const [one, two, spoofer] = [1, 2, 3].map(() => connect(t, address, plan));
  await Promise.all([one!.synced(), two!.synced(), spoofer!.synced()]);
  one!.provider.awareness.setLocalStateField("name", "Sam");
  const seen = () => two!.provider.awareness.getStates().get(one!.ydoc.clientID)?.["name"];
  await until(() => seen() === "Sam", "Sam is seen");
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, one!.ydoc.clientID);
    encoding.writeVarUint(encoder, 1000);
    encoding.writeVarString(encoder, JSON.stringify({ name: "Mallory" }));
  });
  spoofer!.provider.ws?.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, update);
    }),
  );
  await spoofer!.durable();
  await two!.durable();
  assert.equal(seen(), "Sam");
});

test("presence that is too large or can't be read is refused", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const large = await rawLine(t, address, plan);
  large.line.send(
    presenceFrame([{ client: 1, clock: 1, state: JSON.stringify({ a: "x".repeat(5000) }) }]),
  );
  assert.equal(await large.closed(), CLOSE_TOO_LARGE);
  for (const state of ["{ no", "5", "[]"]) {
    const odd = await rawLine(t, address, plan);
    odd.line.send(presenceFrame([{ client: 1, clock: 1, state }]));
    assert.equal(await odd.closed(), CLOSE_REFUSED, state);
  }
});

test("a silent line hears from the server every 20 seconds, and one that is dead is closed", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const alive = await rawLine(t, address, plan);
  const dead = await rawLine(t, address, plan, { autoPong: false });
  await until(() => alive.frames.length >= 2 && dead.frames.length >= 2, "the greetings came");
  const greeting = alive.frames.length;
  const answered = new Promise((resolve) => alive.line.once("ping", resolve));
  t.mock.timers.tick(20_000);
  await answered;
  await until(() => alive.frames.length > greeting, "the server is heard");
  // The answer to the ping is on its way before this mark.
  alive.line.send(markFrame(1));
  await until(() => alive.frames.some((it) => it[0] === 100), "the mark is answered");
  t.mock.timers.tick(20_000);
  assert.equal(await dead.closed(), 1006);
  assert.equal(alive.line.readyState, alive.line.OPEN);
});
