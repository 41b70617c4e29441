import { expect } from "chai";
import { openDB } from "idb";
import { type LocalStore, openLocalStore } from "#src/browser/local-store.ts";
import { failing, numbered, problemOf, textOf, withBroken, written } from "./store-on-disk.ts";

let name = "";
let count = 0;
let stores: LocalStore[] = [];

beforeEach(() => {
  name = `store-test-${Date.now()}-${++count}`;
});

afterEach(() => {
  for (const it of stores) it.close();
  stores = [];
  indexedDB.deleteDatabase(name);
});

async function open(): Promise<LocalStore> {
  const store = await openLocalStore(name);
  stores.push(store);
  return store;
}

describe("openLocalStore", () => {
  it("gives back what was kept, after closing and opening again", async () => {
    const { text, updates } = written(["I like ", "mornings."]);
    const before = await open();
    for (const it of updates) await before.append("p", it, true);
    before.close();
    const stored = await (await open()).load("p");
    expect(textOf(stored.updates)).to.equal(text);
    expect(stored.isUnsent).to.equal(true);
    expect((await (await open()).load("other")).updates).to.deep.equal([]);
  });

  it("puts one snapshot in the place of 200 changes", async () => {
    const store = await open();
    const { text, updates } = written(numbered(250, "w"));
    for (const it of updates) await store.append("p", it, false);
    const stored = await store.load("p");
    expect(stored.updates).to.have.length(51);
    expect(textOf(stored.updates)).to.equal(text);
  });

  it("puts one snapshot in the place of 256 KB", async () => {
    const store = await open();
    const { text, updates } = written(numbered(3, "w".repeat(100_000)));
    for (const it of updates) await store.append("p", it, false);
    const stored = await store.load("p");
    expect(stored.updates).to.have.length(1);
    expect(textOf(stored.updates)).to.equal(text);
  });

  it("loses nothing when two tabs write and tidy up at the same time, with locks and without", async () => {
    for (const locks of [navigator.locks, undefined]) {
      const plan = locks ? "locked" : "free";
      const tabs = await Promise.all([open(), open()]);
      const parts = [written(numbered(450, "a")), written(numbered(450, "b"))];
      const writeAll = () =>
        Promise.all(
          tabs.map(async (tab, at) => {
            for (const it of parts[at]!.updates) await tab.append(plan, it, false);
          }),
        );
      if (locks) await writeAll();
      else await withBroken(navigator, "locks", undefined, writeAll);
      const { updates } = await tabs[0]!.load(plan);
      const text = textOf(updates);
      for (const part of parts) expect(text).to.include(part.text);
      expect(updates.length).to.be.lessThan(450);
    }
  }).timeout(120_000);

  it("leaves everything as it was when tidying up fails half-way", async () => {
    const store = await open();
    const { text, updates } = written(numbered(200, "w"));
    await withBroken(IDBObjectStore.prototype, "delete", failing("UnknownError"), async () => {
      for (const it of updates) await store.append("p", it, false);
    });
    const stored = await store.load("p");
    expect(stored.updates).to.have.length(200);
    expect(textOf(stored.updates)).to.equal(text);
  });

  it("keeps as they are changes that build on one which is missing", async () => {
    const store = await open();
    const { updates } = written(numbered(260, "w"));
    for (const it of updates.slice(1)) await store.append("p", it, false);
    expect((await store.load("p")).updates).to.have.length(259);
  });

  it("forgets that something is unsent only for what was kept before", async () => {
    const [one, other] = [await open(), await open()];
    const [first, second] = written(["a", "b"]).updates;
    const through = await one.append("p", first!, true);
    const later = await other.append("p", second!, true);
    await one.markSent("p", through);
    expect((await one.load("p")).isUnsent).to.equal(true);
    await other.markSent("p", later);
    expect((await one.load("p")).isUnsent).to.equal(false);
  });

  it("lists the plans that were opened here, the latest first", async () => {
    const store = await open();
    const plan = { reference: "K7QP-4M2X", title: "My plan", resident: "Rosa" };
    await store.noteOpened({ ...plan, id: "one", openedAt: "2030-05-01T10:00:00.000Z" });
    await store.noteOpened({ ...plan, id: "two", openedAt: "2030-05-02T10:00:00.000Z" });
    await store.noteOpened({ ...plan, id: "one", openedAt: "2030-05-03T10:00:00.000Z" });
    expect((await store.openedPlans()).map((it) => it.id)).to.deep.equal(["one", "two"]);
  });

  it("gives back an answer that was kept", async () => {
    const store = await open();
    expect(await store.kept("templates")).to.equal(undefined);
    await store.keep("templates", { templates: [] });
    expect(await store.kept("templates")).to.deep.equal({ templates: [] });
  });

  it("says that the storage is full, and works again when there is room", async () => {
    const store = await open();
    const [update] = written(["a"]).updates;
    const problem = await withBroken(
      IDBObjectStore.prototype,
      "add",
      failing("QuotaExceededError"),
      () => problemOf(store.append("p", update!, true)),
    );
    expect(problem?.message).to.equal("This device can't keep a copy: its storage is full.");
    expect((await store.load("p")).isUnsent).to.equal(false);
    await store.append("p", update!, true);
    expect(textOf((await store.load("p")).updates)).to.equal("a");
  });

  it("says that the browser does not allow it", async () => {
    for (const reason of ["SecurityError", "InvalidStateError"]) {
      const problem = await withBroken(indexedDB, "open", failing(reason), () =>
        problemOf(openLocalStore(name)),
      );
      expect(problem).to.have.property("reason", "denied");
    }
  });

  it("says that the storage does not answer, where a browser leaves the question open", async () => {
    const silent = () => IDBFactory.prototype.open.call(indexedDB, `${name}-blocked`, 2);
    const holder = await openDB(`${name}-blocked`, 2);
    const stuck = () => IDBFactory.prototype.open.call(indexedDB, `${name}-blocked`, 3);
    const problem = await withBroken(indexedDB, "open", stuck, () =>
      problemOf(openLocalStore(name)),
    );
    expect(problem).to.have.property("reason", "broken");
    holder.close();
    silent().onsuccess = () => indexedDB.deleteDatabase(`${name}-blocked`);
  });

  it("makes way for a newer version in another window, and says to reload", async () => {
    const store = await open();
    const newer = await openDB(name, 3);
    const problem = await problemOf(store.load("p"));
    expect(problem).to.have.property("reason", "newer");
    newer.close();
    expect(await problemOf(openLocalStore(name))).to.have.property("reason", "newer");
  });

  it("tells once when the browser has emptied the storage, and then goes on", async () => {
    const store = await open();
    const [update] = written(["a"]).updates;
    await store.append("p", update!, false);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = resolve;
    });
    expect(await problemOf(store.append("p", update!, false))).to.have.property("reason", "lost");
    await store.append("p", update!, false);
    expect(textOf((await store.load("p")).updates)).to.equal("a");
  });
});
