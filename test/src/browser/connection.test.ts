import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { type Connection, openConnection } from "#src/browser/connection.ts";
import { NothingHere, PlanNotFound } from "#src/browser/nothing-here.ts";
import { setFact } from "#src/document/commands.ts";
import { PLAN, textOf } from "#src/document/roots.ts";
import { readConfig } from "#server/config.ts";
import { createLog } from "#server/log.ts";
import { FOLDERS, type Running, serve } from "#server/serve.ts";
import { clientFolder, createPlan } from "#test/server/start-server.ts";
import { temporaryFolder, until } from "#test/server/support.ts";

/** A server that can go and come back at the same address. */
async function startServer(t: TestContext) {
  const dataDir = temporaryFolder(t);
  const folders = { ...FOLDERS, client: clientFolder(t) };
  const log = createLog(() => {});
  const start = (port: number) =>
    serve(readConfig({ PORT: String(port), DATA_DIR: dataDir, SIGN_IN: "off" }), log, folders);
  let running: Running | null = await start(0);
  const address = running.address;
  const stop = async () => {
    await running?.close();
    running = null;
  };
  t.after(stop);
  return {
    address,
    stop,
    async start() {
      running = await start(Number(new URL(address).port));
    },
  };
}

/** Connections whose addresses are written in different ways are no tabs of one browser. */
function open(t: TestContext, address: string, plan: string, device = "127.0.0.1"): Connection {
  const url = `${address.replace("http", "ws").replace("127.0.0.1", device)}/sync`;
  const connection = openConnection({ plan, store: null, url });
  t.after(() => connection.close());
  return connection;
}

const says = (connection: Connection, kind: string) =>
  until(() => connection.status.kind === kind, `it says ${kind}, not ${connection.status.kind}`);

const wordsIn = (connection: Connection) => textOf(connection.ydoc, PLAN, "about").toString();

function write(connection: Connection, words: string) {
  const ytext = textOf(connection.ydoc, PLAN, "about");
  ytext.insert(ytext.length, words);
}

test("what is said to be saved is there after the server has been started anew", async (t) => {
  const server = await startServer(t);
  const plan = await createPlan(server.address);
  const before = open(t, server.address, plan);
  await before.ready;
  await says(before, "saved");
  write(before, "I like mornings.");
  assert.equal(before.status.kind, "saving");
  await says(before, "saved");
  await before.close();
  await server.stop();
  await server.start();
  const after = open(t, server.address, plan);
  await after.ready;
  assert.equal(wordsIn(after), "I like mornings.");
});

test("two devices write while the server is away, and both have everything when it is back", async (t) => {
  const server = await startServer(t);
  const plan = await createPlan(server.address);
  const [one, other] = [open(t, server.address, plan), open(t, server.address, plan, "127.1")];
  await Promise.all([says(one, "saved"), says(other, "saved")]);
  await server.stop();
  await Promise.all([says(one, "offline"), says(other, "offline")]);
  write(one, "From one. ");
  write(other, "From the other. ");
  await says(one, "cannot-save");
  await server.start();
  await Promise.all([says(one, "saved"), says(other, "saved")]);
  await until(() => wordsIn(one) === wordsIn(other), "both show the same");
  assert.match(wordsIn(one), /From one\. /);
  assert.match(wordsIn(one), /From the other\. /);
});

test("people in the same plan see who else is there", async (t) => {
  const server = await startServer(t);
  const plan = await createPlan(server.address);
  const [one, other] = [open(t, server.address, plan), open(t, server.address, plan, "127.1")];
  await Promise.all([one.ready, other.ready]);
  one.awareness.setLocalStateField("user", { name: "Amina", colour: "#1a7f78" });
  const names = () => [...other.awareness.getStates().values()].map((it) => it["user"]?.name);
  await until(() => names().includes("Amina"), "Amina is there");
  await one.close();
  await until(() => !names().includes("Amina"), "Amina is gone");
});

test("what is no part of a plan is refused with a sentence, and nobody else is disturbed", async (t) => {
  const server = await startServer(t);
  const plan = await createPlan(server.address);
  const [one, other] = [open(t, server.address, plan), open(t, server.address, plan, "127.1")];
  await Promise.all([says(one, "saved"), says(other, "saved")]);
  one.ydoc.getMap("anything").set("else", 1);
  await says(one, "cannot-save");
  assert.match(
    one.status.kind === "cannot-save" ? one.status.why : "",
    /not part of a plan.*Copy what matters/,
  );
  setFact(other.ydoc, PLAN, "title", "Still going");
  await says(other, "saved");
});

test("a plan that is not there is told from a server that is not there", async (t) => {
  const server = await startServer(t);
  const nowhere = open(t, server.address, "abcdefghij0123456789");
  await assert.rejects(nowhere.ready, PlanNotFound);
  await server.stop();
  const away = open(t, server.address, "abcdefghij0123456789");
  await assert.rejects(away.ready, NothingHere);
});

test("hundreds of quick changes from two devices are all there when both say saved", async (t) => {
  const server = await startServer(t);
  const plan = await createPlan(server.address);
  const [one, other] = [open(t, server.address, plan), open(t, server.address, plan, "127.1")];
  await Promise.all([says(one, "saved"), says(other, "saved")]);
  for (let at = 0; at < 300; at++) {
    write(one, `a${at} `);
    write(other, `b${at} `);
    if (at % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all([says(one, "saved"), says(other, "saved")]);
  await until(() => wordsIn(one) === wordsIn(other), "both show the same");
  const third = open(t, server.address, plan, "127.0.1");
  await third.ready;
  assert.equal(wordsIn(third), wordsIn(one));
  assert.equal(wordsIn(third).split(" ").length, 601);
});
