import { expect } from "chai";
import * as Y from "yjs";
import { createApiClient } from "#src/browser/api-client.ts";
import type { Anew } from "#src/browser/come-back.ts";
import { type Connection, openConnection } from "#src/browser/connection.ts";
import { type LocalStore, openLocalStore } from "#src/browser/local-store.ts";
import { createOutbox } from "#src/browser/outbox.ts";
import { metaOf, PLAN, SCHEMA, textOf } from "#src/document/roots.ts";
import { startPageServer, until } from "./page-server.ts";

let server: ReturnType<typeof startPageServer>;
let store: LocalStore;
let name = "";
let plan = "";
let gone = 0;
let anews: Anew[] = [];
let opened: Connection[] = [];
let count = 0;
const realFetch = globalThis.fetch;

beforeEach(async () => {
  name = `lost-test-${Date.now()}-${++count}`;
  plan = `plan${Date.now()}x${count}`;
  store = await openLocalStore(name);
  server = startPageServer((ydoc) => {
    metaOf(ydoc).set("schema", SCHEMA);
    metaOf(ydoc).set("plan", plan);
    metaOf(ydoc).set("reference", "K7QP-4M2X");
  });
  gone = 0;
  anews = [];
});

afterEach(async () => {
  globalThis.fetch = realFetch;
  await Promise.all(opened.map((it) => it.close()));
  opened = [];
  store.close();
  server.end();
  indexedDB.deleteDatabase(name);
});

function open(): Connection {
  const connection = openConnection({
    plan,
    store,
    url: "ws://page/sync",
    onGone: () => (gone += 1),
    onAnew: (it) => anews.push(it),
  });
  opened.push(connection);
  return connection;
}

const says = (connection: Connection, kind: string) =>
  until(() => connection.status.kind === kind, `${kind}, not ${connection.status.kind}`);

async function written(words: string) {
  const connection = open();
  await says(connection, "saved");
  textOf(connection.ydoc, PLAN, "about").insert(0, words);
  await until(
    async () =>
      wordsIn(server.stored()) === words &&
      connection.status.kind === "saved" &&
      !(await store.unsentPlans()).length &&
      (await store.lifeOf(plan)) !== null,
    "it is sent, and known to be",
  );
  return connection;
}

const wordsIn = (ydoc: Y.Doc) => textOf(ydoc, PLAN, "about").toString();

/** Answers every request as a server that takes a plan back, or does not. */
function answerWith(status: number, error: string) {
  const asked: { path: string; words: string }[] = [];
  globalThis.fetch = async (path, init) => {
    const ydoc = new Y.Doc();
    if (init?.body instanceof Uint8Array) Y.applyUpdate(ydoc, init.body);
    asked.push({
      path: path instanceof Request ? path.url : path.toString(),
      words: wordsIn(ydoc),
    });
    const body = status === 201 ? { id: "AAAABBBBCCCCDDDDEEEE" } : { error };
    if (status === 201) server.come();
    return new Response(JSON.stringify(body), { status });
  };
  return asked;
}

const outboxOf = (life = "first") =>
  createOutbox({
    api: createApiClient({ store }),
    store,
    url: "ws://page/sync",
    isOpen: () => false,
    life,
  });

describe("a plan that the server lost when a backup was put back", () => {
  it("stays on the device with all its words, and waits to go back as it stood", async () => {
    await written("I sing.");
    server.putBack("second");
    await until(() => anews.length === 1, "the page is told");
    expect(gone).to.equal(0);
    expect(anews[0]?.said).to.match(/^An earlier day of the server was put back/);
    const [waiting] = await store.waitingPlans();
    expect(waiting).to.deep.include({ id: plan, reference: "K7QP-4M2X", team: "oak" });
    expect(waiting?.stood).to.deep.equal({ team: "oak", named: ["sam"] });
    expect(await store.unsentPlans()).to.deep.equal([plan]);
  });

  it("goes back though nobody opens it, and is then as any other", async () => {
    await (await written("I sing.")).close();
    server.putBack("second");
    const asked = answerWith(201, "");
    const outbox = outboxOf("second");
    void outbox.send();
    await until(() => asked.length > 0, "it is sent");
    expect(asked[0]).to.deep.equal({
      path: `/api/plans/${plan}/back?team=oak&named=sam`,
      words: "I sing.",
    });
    await until(
      async () =>
        (await store.lifeOf(plan))?.life === "second" && !(await store.waitingPlans()).length,
      "the device knows that the server has it again",
    );
    expect(await store.plansOfOtherLives("second")).to.deep.equal([]);
  });

  it("stays to be read where the server may not take it, with the reason", async () => {
    await (await written("I sing.")).close();
    server.putBack("second");
    answerWith(403, "You are not in its team.");
    open();
    await until(() => anews.length === 1, "the page is told");
    const outbox = outboxOf();
    expect(await outbox.whenSent(plan)).to.equal("You are not in its team.");
    expect((await store.waitingPlans())[0]?.refused).to.equal("You are not in its team.");
    expect((await store.load(plan)).updates).to.not.deep.equal([]);
  });

  it("is shown to nobody where the server says that it was erased or is hidden", async () => {
    await (await written("I sing.")).close();
    server.putBack("second");
    answerWith(410, "The server does not take it.");
    const before = open();
    await until(() => anews.length === 1, "the page is told");
    // As a page does that goes on with the plan.
    await before.close();
    expect(await outboxOf().whenSent(plan)).to.equal("");
    expect(await store.waitingPlans()).to.deep.equal([]);
    open();
    await until(() => gone === 1, "it is gone");
    await Promise.all(opened.map((it) => it.close()));
    expect((await store.load(plan)).updates).to.deep.equal([]);
    expect(await store.openedPlans()).to.deep.equal([]);
  });

  it("goes from the device as ever where the server is the same as before", async () => {
    await (await written("I sing.")).close();
    server.forgetPlan();
    const after = open();
    await until(() => gone === 1, "it is gone");
    await after.close();
    expect(anews).to.deep.equal([]);
    expect((await store.load(plan)).updates).to.deep.equal([]);
  });
});
