import assert from "node:assert/strict";
import { test } from "node:test";
import * as encoding from "lib0/encoding";
import { createPlan, startServer } from "#test/server/start-server.ts";
import { until } from "#test/server/support.ts";
import { connect } from "./client.ts";

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
