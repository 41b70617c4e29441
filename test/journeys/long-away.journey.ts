import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { openDatabase } from "#server/store/database.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { setFact } from "#src/document/commands.ts";
import { PLAN, textOf } from "#src/document/roots.ts";
import { eventually } from "./support/eventually.ts";
import { openPlan, outcome, statusBecomes, wordsIn, write } from "./support/plan-on-screen.ts";
import { type RunningServer, signedIn, startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";
const CHANGES = 1200;

test("words of a device that was away for months merge with all that others did meanwhile", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Dilys Price");
  const { page, context } = await visit(t, server.address, { name: "Priya", losesServer: true });
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, "I want to sing.");
  await statusBecomes(page, "Saved");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.kill();
  await statusBecomes(page, "Offline");
  await write(outcome(page, 1), VOICE, " Standing, with the altos.");
  await statusBecomes(page, "Saved on this device");
  await page.close();

  await server.startAgain();
  for (let month = 1; month <= 3; month++) {
    await writeForAMonth(server, id, month);
    await server.kill();
    await server.startAgain();
  }
  await server.kill();
  const stored = await storedOf(server, id);
  assert.ok(stored.seq > CHANGES, `${stored.seq} changes were kept`);
  assert.ok(stored.tail < CHANGES / 2, `${stored.tail} of them are not in the snapshot yet`);
  await server.startAgain();

  const again = await context.newPage();
  await openPlan(again, id);
  await statusBecomes(again, "Saved");
  const { outcomes, title } = await server.plan(id);
  const words = outcomes[0]?.writing["voice"]?.text ?? "";
  assert.equal(title, "Month 3");
  assert.ok(words.includes("I want to sing."), words);
  assert.ok(words.includes(" Standing, with the altos."), words);
  for (const month of [1, 2, 3]) assert.ok(words.includes(`Month ${month} ends.`), words);
  await eventually(() => wordsIn(outcome(again, 1), VOICE), words);
});

/** Somebody else's work: hundreds of changes, and much of what was written taken back again. */
async function writeForAMonth(server: RunningServer, id: string, month: number) {
  const ydoc = new Y.Doc();
  const provider = new WebsocketProvider(`${server.address.replace("http", "ws")}/sync`, id, ydoc, {
    WebSocketPolyfill: signedInSocket(server) as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await eventually(async () => provider.synced, true);
  const entity = (await server.plan(id)).outcomes[0]?.id ?? assert.fail();
  const ytext = textOf(ydoc, entity, "voice");
  for (let change = 0; change < CHANGES / 6; change++) {
    ytext.insert(0, "Not yet. ");
    ytext.delete(0, "Not yet. ".length);
    // Each is a change of its own to the server.
    if (change % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  setFact(ydoc, PLAN, "title", `Month ${month}`);
  ytext.insert(0, `Month ${month} ends. `);
  await eventually(async () => (await server.plan(id)).title, `Month ${month}`);
  await eventually(
    async () => (await server.plan(id)).outcomes[0]?.writing["voice"]?.text,
    ytext.toString(),
  );
  provider.destroy();
  ydoc.destroy();
}

/** A web socket with the session of whoever the journey began with. */
function signedInSocket({ address }: RunningServer) {
  const headers = { cookie: signedIn.get(address) ?? "" };
  return class extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers });
    }
  };
}

/** The plan as it lies in the database of a server that is off. */
async function storedOf(server: RunningServer, id: string) {
  const database = await openDatabase({ kind: "sqlite", dataDir: server.dataDir }, () => {});
  const stored = await createUpdateStore(database, Date.now).load(id);
  await database.db.destroy();
  return stored ?? assert.fail("The plan is gone.");
}
