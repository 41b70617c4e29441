import { expect } from "chai";
import * as Y from "yjs";
import { CLOSE_REFUSED, CLOSE_STORAGE } from "#src/api/sync.ts";
import { type Connection, openConnection } from "#src/browser/connection.ts";
import { NothingHere, PlanNotFound } from "#src/browser/nothing-here.ts";
import { type LocalStore, openLocalStore } from "#src/browser/local-store.ts";
import { setFact } from "#src/document/commands.ts";
import { metaOf, PLAN, SCHEMA, textOf } from "#src/document/roots.ts";
import { startPageServer, until } from "./page-server.ts";

let server: ReturnType<typeof startPageServer>;
let store: LocalStore;
let name = "";
let plan = "";
let opened: Connection[] = [];
let count = 0;

beforeEach(async () => {
  name = `connection-test-${Date.now()}-${++count}`;
  plan = `plan${Date.now()}x${count}`;
  store = await openLocalStore(name);
  server = startPageServer((ydoc) => metaOf(ydoc).set("schema", SCHEMA));
});

afterEach(async () => {
  await Promise.all(opened.map((it) => it.close()));
  opened = [];
  store.close();
  server.end();
  indexedDB.deleteDatabase(name);
});

function open(kept: LocalStore | null = store): Connection {
  const connection = openConnection({ plan, store: kept, url: "ws://page/sync" });
  opened.push(connection);
  return connection;
}

async function close(connection: Connection) {
  opened = opened.filter((it) => it !== connection);
  await connection.close();
}

const wordsIn = (ydoc: Y.Doc) => textOf(ydoc, PLAN, "about").toString();

function write(connection: Connection, words: string) {
  const ytext = textOf(connection.ydoc, PLAN, "about");
  ytext.insert(ytext.length, words);
}

const says = (connection: Connection, kind: string) =>
  until(() => connection.status.kind === kind, `${kind}, not ${connection.status.kind}`);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("openConnection", () => {
  it("says Saved only once the server has the words on its disk", async () => {
    const connection = open();
    await says(connection, "saved");
    server.holdDisk();
    write(connection, "I like mornings.");
    expect(connection.status.kind).to.equal("saving");
    await pause(200);
    expect(connection.status.kind).to.equal("saving");
    expect(wordsIn(server.stored())).to.equal("");
    server.releaseDisk();
    await says(connection, "saved");
    expect(wordsIn(server.stored())).to.equal("I like mornings.");
  });

  it("never says Saving on opening a plan that nobody has changed", async () => {
    const connection = open();
    const seen: string[] = [];
    connection.onStatus((status) => seen.push(status.kind));
    await says(connection, "saved");
    expect(seen).to.deep.equal(["saved"]);
  });

  it("keeps words on the device when the server dies with them, and sends them when it is back", async () => {
    const connection = open();
    await says(connection, "saved");
    server.holdDisk();
    write(connection, "I cook on Sundays.");
    await pause(60);
    server.kill();
    await says(connection, "on-device");
    write(connection, " With Ana.");
    await says(connection, "on-device");
    server.come();
    await says(connection, "saved");
    expect(wordsIn(server.stored())).to.equal("I cook on Sundays. With Ana.");
  });

  it("still has words waiting when the tab was closed without a server, and says so until they are sent", async () => {
    const before = open();
    await says(before, "saved");
    server.kill();
    await says(before, "offline");
    write(before, "I want my own key.");
    await close(before);

    const after = open();
    await after.ready;
    expect(wordsIn(after.ydoc)).to.equal("I want my own key.");
    await says(after, "on-device");
    server.come();
    await says(after, "saved");
    expect(wordsIn(server.stored())).to.equal("I want my own key.");
    await close(after);

    server.kill();
    const later = open();
    await later.ready;
    await says(later, "offline");
    expect(wordsIn(later.ydoc)).to.equal("I want my own key.");
  });

  it("keeps what others write while it is open, for opening without a server", async () => {
    const before = open();
    await says(before, "saved");
    server.edit((ydoc) => textOf(ydoc, PLAN, "about").insert(0, "From Sam."));
    await until(() => wordsIn(before.ydoc) === "From Sam.", "Sam's words are here");
    expect(before.status.kind).to.equal("saved");
    await close(before);
    server.kill();
    const after = open();
    await after.ready;
    expect(wordsIn(after.ydoc)).to.equal("From Sam.");
    await says(after, "offline");
  });

  it("stops sending what the server refuses for good, says why, and keeps it on the device", async () => {
    const before = open();
    await says(before, "saved");
    server.refuse("too-large", "This change is too large to be kept.", CLOSE_REFUSED);
    write(before, "Very long.");
    await says(before, "cannot-save");
    expect(before.status).to.deep.equal({
      kind: "cannot-save",
      why: "This change is too large to be kept. Your words are kept on this device.",
    });
    await close(before);
    server.kill();
    const after = open();
    await after.ready;
    expect(wordsIn(after.ydoc)).to.equal("Very long.");
    await says(after, "on-device");
  });

  it("knows as soon as the server says so that the plan may only be read, or written in again", async () => {
    const connection = open();
    await says(connection, "saved");
    const heard: boolean[] = [];
    connection.onStatus(() => heard.push(connection.may("write")));
    expect(connection.may("write")).to.equal(true);
    server.allow("read,versions");
    await until(() => !connection.may("write"), "it may only be read");
    expect(heard).to.deep.equal([false]);
    server.allow("read,write");
    await until(() => connection.may("write"), "it may be written in");
    expect(heard).to.deep.equal([false, true]);
  });

  it("goes on trying while the server's disk is full, and says Saved when there is room", async () => {
    const connection = open();
    await says(connection, "saved");
    server.refuse("storage", "Can't save: the disk of the server is full.", CLOSE_STORAGE);
    write(connection, "Please keep this.");
    await says(connection, "cannot-save");
    await pause(1000);
    expect(connection.status).to.deep.equal({
      kind: "cannot-save",
      why: "Can't save: the disk of the server is full.",
    });
    server.come();
    await says(connection, "saved");
    expect(wordsIn(server.stored())).to.equal("Please keep this.");
  });

  it("tells of a plan that neither the server nor this device has", async () => {
    server.forgetPlan();
    const problem = await open().ready.catch((it: unknown) => it);
    expect(problem).to.be.instanceOf(PlanNotFound);
  });

  it("tells when there is no server and no copy", async () => {
    server.kill();
    const problem = await open().ready.catch((it: unknown) => it);
    expect(problem).to.be.instanceOf(NothingHere);
  });

  it("warns when neither the server nor the device can keep the words", async () => {
    const connection = open(null);
    await says(connection, "saved");
    server.kill();
    await says(connection, "offline");
    write(connection, "Nowhere to go.");
    await says(connection, "cannot-save");
    server.come();
    await says(connection, "saved");
    expect(wordsIn(server.stored())).to.equal("Nowhere to go.");
  });

  it("writes all there is once the device can keep a copy again", async () => {
    const connection = open();
    await says(connection, "saved");
    server.kill();
    await says(connection, "offline");
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException("No room.", "QuotaExceededError");
    };
    write(connection, "One. ");
    await says(connection, "cannot-save");
    expect(connection.status).to.have.property("why").that.includes("its storage is full");
    write(connection, "Two.");
    IDBObjectStore.prototype.add = add;
    await says(connection, "on-device");
    await close(connection);
    const after = open();
    await after.ready;
    expect(wordsIn(after.ydoc)).to.equal("One. Two.");
  });

  it("writes all there is when the browser has emptied its storage meanwhile", async () => {
    const connection = open();
    await says(connection, "saved");
    server.kill();
    write(connection, "One. ");
    await says(connection, "on-device");
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = resolve;
    });
    write(connection, "Two.");
    await says(connection, "on-device");
    await close(connection);
    const after = open();
    await after.ready;
    expect(wordsIn(after.ydoc)).to.equal("One. Two.");
  });

  it("sends what another tab wrote and could not send", async () => {
    const one = open();
    await says(one, "saved");
    server.shutDoor();
    const other = open();
    await other.ready;
    await says(other, "offline");
    write(other, "From the other tab.");
    await until(() => wordsIn(server.stored()) === "From the other tab.", "the server has it");
    await says(one, "saved");
    await says(other, "on-device");
    server.come();
    await says(other, "saved");
  });

  it("says Saved in both tabs, and leaves nothing waiting", async () => {
    const one = open();
    const other = open();
    await Promise.all([says(one, "saved"), says(other, "saved")]);
    write(one, "One. ");
    await until(() => wordsIn(other.ydoc) === "One. ", "the other tab shows it");
    write(other, "Two.");
    await until(() => wordsIn(server.stored()) === "One. Two.", "the server has both");
    await Promise.all([says(one, "saved"), says(other, "saved")]);
    await close(one);
    await close(other);
    expect((await store.load(plan)).isUnsent).to.equal(false);
  });

  it("fills a gap in the device's copy from the server, and loses nothing around it", async () => {
    const lost: Uint8Array[] = [];
    const ydoc = new Y.Doc();
    ydoc.on("update", (update: Uint8Array) => lost.push(update));
    textOf(ydoc, PLAN, "about").insert(0, "One. ");
    textOf(ydoc, PLAN, "about").insert(5, "Two.");
    server.edit((it) => Y.applyUpdate(it, lost[0]!));
    await store.append(plan, lost[1]!, true);
    const connection = open();
    await says(connection, "saved");
    expect(wordsIn(connection.ydoc)).to.equal("One. Two.");
    expect(wordsIn(server.stored())).to.equal("One. Two.");
  });

  it("remembers what the plan is called, for the list without a server", async () => {
    const connection = open();
    await connection.ready;
    setFact(connection.ydoc, PLAN, "title", "My plan");
    setFact(connection.ydoc, "resident", "name", "Rosa");
    await close(connection);
    const [found] = await store.openedPlans();
    expect(found).to.include({ id: plan, title: "My plan", resident: "Rosa" });
  });
});
