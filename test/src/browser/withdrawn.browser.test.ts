import { expect } from "chai";
import type * as Y from "yjs";
import { type Connection, openConnection } from "#src/browser/connection.ts";
import { type LocalStore, openLocalStore } from "#src/browser/local-store.ts";
import { metaOf, PLAN, SCHEMA, textOf } from "#src/document/roots.ts";
import { startPageServer, until } from "./page-server.ts";
import { waitingPlan } from "./store-on-disk.ts";

let server: ReturnType<typeof startPageServer>;
let store: LocalStore;
let name = "";
let plan = "";
let gone: string[] = [];
let opened: Connection[] = [];
let count = 0;

beforeEach(async () => {
  name = `withdrawn-test-${Date.now()}-${++count}`;
  plan = `plan${Date.now()}x${count}`;
  store = await openLocalStore(name);
  server = startPageServer((ydoc) => metaOf(ydoc).set("schema", SCHEMA));
  gone = [];
});

afterEach(async () => {
  await Promise.all(opened.map((it) => it.close()));
  opened = [];
  store.close();
  server.end();
  indexedDB.deleteDatabase(name);
});

function open(): Connection {
  const onGone = (why: Error) => gone.push(why.message);
  const connection = openConnection({ plan, store, url: "ws://page/sync", onGone });
  opened.push(connection);
  return connection;
}

const wordsIn = (ydoc: Y.Doc) => textOf(ydoc, PLAN, "about").toString();

function write(connection: Connection, words: string) {
  const ytext = textOf(connection.ydoc, PLAN, "about");
  ytext.insert(ytext.length, words);
}

const says = (connection: Connection, kind: string) =>
  until(() => connection.status.kind === kind, `${kind}, not ${connection.status.kind}`);

describe("a plan that is not open to the person any more", () => {
  it("knows what was written on this page that the server has not", async () => {
    const connection = open();
    await says(connection, "saved");
    write(connection, "Sent. ");
    await says(connection, "saved");
    expect(connection.unsentWords()).to.deep.equal([]);
    server.kill();
    await says(connection, "offline");
    write(connection, "Not sent.");
    expect(connection.unsentWords()).to.deep.equal(["Not sent."]);
    server.come();
    await says(connection, "saved");
    expect(connection.unsentWords()).to.deep.equal([]);
  });

  it("stays where it began here and no server has it", async () => {
    const before = open();
    await says(before, "saved");
    write(before, "Only here.");
    await says(before, "saved");
    await before.close();
    await store.begin({ ...waitingPlan, id: plan }, new Uint8Array([0, 0]));
    server.forgetPlan();
    const after = open();
    await until(() => gone.length > 0, "it is told");
    await after.close();
    expect((await store.waitingPlans()).map((it) => it.id)).to.deep.equal([plan]);
    expect((await store.load(plan)).updates).to.not.deep.equal([]);
  });

  it("leaves the screen at once where it is open, and this device", async () => {
    const shown = open();
    await says(shown, "saved");
    server.allow("");
    await until(() => gone.length > 0, "it is told");
    await shown.close();
    expect((await store.load(plan)).updates).to.deep.equal([]);
  });

  it("goes from this device", async () => {
    const before = open();
    await says(before, "saved");
    await before.close();
    server.forgetPlan();
    const after = open();
    await until(() => gone.length > 0, "it is told");
    await after.close();
    expect(gone).to.deep.equal(["The server doesn't have this plan, or it isn't open to you."]);
    expect((await store.load(plan)).updates).to.deep.equal([]);
    expect(await store.openedPlans()).to.deep.equal([]);
  });

  it("withholds the words that the server has not, and sends them when it is open again", async () => {
    const before = open();
    await says(before, "saved");
    server.kill();
    await says(before, "offline");
    write(before, "Not sent yet.");
    await says(before, "on-device");
    await before.close();
    server.come();
    server.forgetPlan();
    const closed = open();
    await until(() => gone.length > 0, "it is told");
    await closed.close();
    expect((await store.load(plan)).updates).to.deep.equal([]);
    expect(await store.unsentPlans()).to.deep.equal([plan]);
    server.come();
    const again = open();
    await until(() => wordsIn(server.stored()) === "Not sent yet.", "the words are sent");
    await says(again, "saved");
    expect(wordsIn(again.ydoc)).to.equal("Not sent yet.");
    await until(async () => !(await store.unsentPlans()).length, "nothing is unsent");
  });

  it("lets go of withheld words when they have grown old, and of nothing else", async () => {
    const bytes = new Uint8Array([0, 0]);
    for (const it of ["old", "new", "open"]) await store.append(it, bytes, true);
    await store.withdraw("old", 1000);
    await store.withdraw("new", 2000);
    await store.dropWithdrawn(2000);
    expect(await store.unsentPlans()).to.deep.equal(["new", "open"]);
    expect(await store.takeBack("old")).to.deep.equal([]);
    expect(await store.takeBack("new")).to.deep.equal([bytes]);
    expect((await store.load("open")).updates).to.deep.equal([bytes]);
  });
});
