import { expect } from "chai";
import * as Y from "yjs";
import { CLOSE_REFUSED } from "#src/api/sync.ts";
import type { Anew } from "#src/browser/come-back.ts";
import { type Connection, openConnection } from "#src/browser/connection.ts";
import { type LocalStore, openLocalStore } from "#src/browser/local-store.ts";
import { metaOf, pensOf, PLAN, SCHEMA, textOf } from "#src/document/roots.ts";
import { suggestionsIn } from "#src/document/suggestions.ts";
import { startPageServer, until } from "./page-server.ts";

const THEIRS = "I like cats.";

let server: ReturnType<typeof startPageServer>;
let store: LocalStore;
let name = "";
let plan = "";
let count = 0;
let shown: Connection;
let said = "";
let opened: Connection[] = [];

beforeEach(async () => {
  name = `come-back-test-${Date.now()}-${++count}`;
  plan = `plan${Date.now()}x${count}`;
  store = await openLocalStore(name);
  server = startPageServer((ydoc) => {
    metaOf(ydoc).set("schema", SCHEMA);
    about(ydoc).insert(0, THEIRS);
    pensOf(ydoc).set(String(ydoc.clientID), { guest: "g1", name: "Rosa" });
  });
  said = "";
  const isTouched = (after: Y.Doc) => !about(after).toString().includes(THEIRS);
  server.refuse("own-words", "These are the resident's words.", CLOSE_REFUSED, isTouched);
});

afterEach(async () => {
  await Promise.all(opened.map((it) => it.close()));
  opened = [];
  store.close();
  server.end();
  indexedDB.deleteDatabase(name);
});

const about = (ydoc: Y.Doc) => textOf(ydoc, PLAN, "about");

/** Opens the plan as a page does, and once more whenever it begins anew. */
function show(kept: LocalStore | null, anew?: Anew) {
  void shown?.close();
  said = anew?.said ?? said;
  shown = openConnection({
    plan,
    store: kept,
    url: "ws://page/sync",
    anew,
    onAnew: (it) => show(kept, it),
  });
  opened.push(shown);
}

const says = (kind: string) => until(() => shown.status.kind === kind, `it says ${kind}`);

/** What an older version of the app lets somebody do. */
function overwrite({ ydoc }: Connection) {
  about(ydoc).delete(7, 4);
  about(ydoc).insert(7, "dogs");
  about(ydoc).insert(about(ydoc).length, "\nAnd honest words.");
}

async function everythingIsThere() {
  await until(() => about(server.stored()).toString().includes("honest"), "they come in");
  await says("saved");
  expect(about(server.stored()).toString()).to.equal(`${THEIRS}\nAnd honest words.`);
  expect(about(shown.ydoc).toString()).to.equal(`${THEIRS}\nAnd honest words.`);
  expect(suggestionsIn(server.stored()).map((it) => it.words)).to.deep.equal(["I like dogs."]);
  expect(said).to.match(/is a suggestion now/);
  expect(shown.loss).to.equal(said);
}

describe("a device whose words the server refuses", () => {
  it("begins anew with the server's document, and what was written is suggested or put in", async () => {
    show(store);
    await says("saved");
    overwrite(shown);
    await everythingIsThere();
    await until(async () => !(await store.unsentPlans()).length, "nothing waits");
    await shown.close();
    server.kill();
    show(store);
    await says("offline");
    expect(about(shown.ydoc).toString()).to.equal(`${THEIRS}\nAnd honest words.`);
  });

  it("does so where it keeps no copy", async () => {
    show(null);
    await says("saved");
    overwrite(shown);
    await everythingIsThere();
  });

  it("does so with what it kept while there was no server", async () => {
    show(store);
    await says("saved");
    server.kill();
    await says("offline");
    overwrite(shown);
    await says("on-device");
    await shown.close();
    server.come();
    server.refuse("own-words", "These are the resident's words.", CLOSE_REFUSED, (after) =>
      about(after).toString().includes("dogs"),
    );
    show(store);
    await everythingIsThere();
  });

  it("keeps the words on the device where the server goes meanwhile, and goes on when it is back", async () => {
    show(store);
    await says("saved");
    server.shutDoor();
    overwrite(shown);
    await says("on-device");
    about(shown.ydoc).insert(about(shown.ydoc).length, " And more.");
    server.open();
    await until(() => about(server.stored()).toString().endsWith(" And more."), "all comes in");
    expect(suggestionsIn(server.stored()).length).to.equal(1);
    await says("saved");
  });

  it("comes back in every tab that has the plan open, and nothing is there twice", async () => {
    show(store);
    await says("saved");
    let other = shown;
    const showOther = (anew?: Anew) => {
      void other.close();
      other = openConnection({ plan, store, url: "ws://page/sync", anew, onAnew: showOther });
      opened.push(other);
    };
    other = openConnection({ plan, store, url: "ws://page/sync", onAnew: showOther });
    opened.push(other);
    await until(() => other.status.kind === "saved", "the other tab has it");
    overwrite(shown);
    await until(() => about(server.stored()).toString().includes("honest"), "they come in");
    await says("saved");
    await until(() => other.status.kind === "saved", "the other tab is saved");
    expect(about(server.stored()).toString()).to.equal(`${THEIRS}\nAnd honest words.`);
    expect(suggestionsIn(server.stored()).map((it) => it.words)).to.deep.equal(["I like dogs."]);
  });
});
