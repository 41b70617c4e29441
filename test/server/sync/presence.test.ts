import assert from "node:assert/strict";
import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";
import { test, type TestContext } from "node:test";
import { CLOSE_REFUSED, CLOSE_TOO_LARGE } from "#src/api/sync.ts";
import { type Connection, openConnection } from "#src/browser/connection.ts";
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
  await until(() => alive.frames.length >= 3 && dead.frames.length >= 3, "the greetings came");
  const greeting = alive.frames.length;
  const answered = new Promise((resolve) => alive.line.once("ping", resolve));
  t.mock.timers.tick(20_000);
  await answered;
  await until(() => alive.frames.length > greeting, "the server is heard");
  // The answer to the ping is on its way before this mark.
  alive.line.send(markFrame(1));
  await until(
    () => alive.frames.some((it) => it[0] === 100 && it[1] === 1),
    "the mark is answered",
  );
  t.mock.timers.tick(20_000);
  assert.equal(await dead.closed(), 1006);
  assert.equal(alive.line.readyState, alive.line.OPEN);
});

test("a person whose line broke is seen again as soon as they are back", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const wire = await startWire(t, address);
  const [one, other] = [open(t, wire.address, plan), open(t, address, plan)];
  await Promise.all([one.ready, other.ready]);
  one.awareness.setLocalStateField("user", { name: "Amina" });
  const seen = () => other.awareness.getStates().get(one.awareness.clientID)?.["user"]?.name;
  await until(() => seen() === "Amina", "Amina is seen");
  for (let round = 0; round < 2; round++) {
    wire.cut("both");
    await until(() => seen() === undefined, "Amina is gone");
    await until(() => seen() === "Amina", "Amina is back");
  }
});

test("a person whose old line is dead, which nobody has noticed, is back within moments", async (t) => {
  const { address } = await startServer(t);
  const plan = await createPlan(address);
  const wire = await startWire(t, address);
  const [one, other] = [open(t, wire.address, plan), open(t, address, plan)];
  await Promise.all([one.ready, other.ready]);
  one.awareness.setLocalStateField("user", { name: "Amina" });
  const state = () => other.awareness.getStates().get(one.awareness.clientID);
  await until(() => state()?.["user"]?.name === "Amina", "Amina is seen");
  wire.cut("near end");
  one.awareness.setLocalStateField("at", "elsewhere");
  await until(() => state()?.["at"] === "elsewhere", "Amina is seen elsewhere");
});

/** A connection of a browser; one at another address is no other tab of the same one. */
function open(t: TestContext, address: string, plan: string): Connection {
  const url = `${address.replace("http", "ws")}/sync`;
  const connection = openConnection({ plan, store: null, url });
  t.after(() => connection.close());
  return connection;
}

/** A wire to a server which can be cut, at both ends or so that the server does not notice. */
async function startWire(t: TestContext, address: string) {
  const target = new URL(address);
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((near) => {
    const far = createConnection(Number(target.port), target.hostname);
    pairs.add([near, far]);
    for (const it of [near, far]) it.on("error", () => {});
    near.pipe(far, { end: false });
    far.pipe(near);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  t.after(() => {
    for (const pair of pairs) for (const it of pair) it.destroy();
    server.close();
  });
  const own = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${own.port}`,
    cut(where: "both" | "near end") {
      for (const [near, far] of pairs) {
        near.destroy();
        if (where === "both") far.destroy();
      }
    },
  };
}
