import { expect } from "chai";
import { openDB } from "idb";
import { type LocalStore, openLocalStore } from "#src/browser/local-store.ts";
import {
  changeOnDisk,
  nameOfPlan,
  numbered,
  onDisk,
  problemOf,
  textOf,
  untilCarriedOver,
  waitingPlan,
  withBroken,
  wordsOnDisk,
  writeAsFirstVersion,
  written,
} from "./store-on-disk.ts";

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

describe("openLocalStore, sealed", () => {
  it("leaves no words on the disk in the clear, wherever they are kept", async () => {
    const store = await open();
    for (const it of written(numbered(203, "Brannoc")).updates) await store.append("p", it, true);
    await store.noteOpened(nameOfPlan);
    await store.keep("plans", { plans: ["Rosa Marsh, Marsh support"] });
    await store.begin(waitingPlan, written(["Brannoc"]).updates[0]!);
    const found = await wordsOnDisk(name);
    for (const table of ["updates", "snapshots", "outbox", "answer:plans", "opened:one"])
      expect(found, table).to.include(table);
    for (const word of ["Brannoc", "Rosa", "Marsh", "K7QP", "Care"])
      expect(found, word).not.to.include(word);
  });

  it("keeps a key that no program can read", async () => {
    await open();
    const [key] = (await onDisk(name)).filter((it) => it.table === "keys");
    expect(key?.value).to.be.instanceOf(CryptoKey).with.property("extractable", false);
  });

  it("seals what the first version left in the clear, and keeps every word of it", async () => {
    const { text, updates } = written(numbered(120, "Brannoc"));
    await writeAsFirstVersion(name, updates.slice(1), updates[0]!);
    const store = await open();
    expect(textOf((await store.load("p")).updates), "while it is being sealed").to.equal(text);
    await untilCarriedOver(name);
    const stored = await store.load("p");
    expect(textOf(stored.updates)).to.equal(text);
    expect(stored).to.include({ through: 119, isUnsent: true, unreadable: 0 });
    expect(await store.openedPlans()).to.deep.equal([nameOfPlan]);
    expect(await store.kept("templates")).to.deep.equal({ templates: ["Care and support"] });
    const found = await wordsOnDisk(name);
    for (const word of ["Brannoc", "Marsh", "K7QP", "Care"]) expect(found).not.to.include(word);
  });

  it("goes on sealing after a tab was closed in the middle of it", async () => {
    const { text, updates } = written(numbered(120, "Brannoc"));
    await writeAsFirstVersion(name, updates.slice(1), updates[0]!);
    const put = IDBObjectStore.prototype.put;
    let puts = 0;
    await withBroken(
      IDBObjectStore.prototype,
      "put",
      function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
        if (++puts > 70) throw new DOMException("The tab is gone.", "AbortError");
        return put.apply(this, row);
      },
      async () => {
        const tab = await open();
        while (puts <= 70) await new Promise((resolve) => setTimeout(resolve, 5));
        tab.close();
      },
    );
    const half = await onDisk(name);
    const isClear = (it: { value: unknown }) => "bytes" in Object(it.value);
    expect(half.some(isClear)).to.equal(true);
    expect(half.some((it) => it.table === "updates" && !isClear(it))).to.equal(true);

    const store = await open();
    expect(textOf((await store.load("p")).updates), "half-way").to.equal(text);
    await store.append("p", written(["more"]).updates[0]!, true);
    await untilCarriedOver(name);
    expect((await onDisk(name)).filter(isClear)).to.deep.equal([]);
    const stored = await store.load("p");
    expect(stored).to.include({ isUnsent: true, unreadable: 0 });
    expect(textOf(stored.updates)).to.include(text).and.include("more");
  });

  it("skips a damaged record, says so, keeps it, and goes on with the rest", async () => {
    const store = await open();
    const parts = [written(["One. "]), written(["Two."])];
    for (const { updates } of parts) await store.append("p", updates[0]!, true);
    let at = 0;
    await changeOnDisk(name, "updates", (row) =>
      at++ ? null : { ...row, iv: new Uint8Array(12) },
    );
    const stored = await store.load("p");
    expect(stored).to.include({ isUnsent: true, unreadable: 1 });
    expect(textOf(stored.updates)).to.equal("Two.");
    for (const it of written(numbered(220, "w")).updates) await store.append("p", it, false);
    const later = await store.load("p");
    expect(later.unreadable).to.equal(1);
    expect(later.updates.length).to.be.lessThan(220);
  });

  it("makes a new snapshot where the old one can't be read, and sets that aside", async () => {
    const store = await open();
    for (const it of written(numbered(200, "w")).updates) await store.append("p", it, false);
    await changeOnDisk(name, "snapshots", (row) => ({ ...row, ct: new ArrayBuffer(40) }));
    expect(await store.load("p")).to.include({ unreadable: 1 });
    const { text, updates } = written(numbered(200, "v"));
    for (const it of updates) await store.append("p", it, false);
    const stored = await store.load("p");
    expect(textOf(stored.updates)).to.equal(text);
    expect(stored).to.include({ unreadable: 0 });
    const kept = (await onDisk(name)).filter((it) => it.table === "snapshots");
    expect(kept.map((it) => it.key)).to.deep.equal(["p", "p~200"]);
  });

  it("takes no record for another's, when somebody has swapped them on the disk", async () => {
    const store = await open();
    await store.append("p", written(["Mine."]).updates[0]!, false);
    await store.append("q", written(["Theirs."]).updates[0]!, false);
    await changeOnDisk(name, "updates", (row) => ({
      ...row,
      plan: row["plan"] === "p" ? "q" : "p",
    }));
    for (const plan of ["p", "q"])
      expect(await store.load(plan)).to.deep.include({ updates: [], unreadable: 1 });
  });

  it("takes no record in the clear that comes up later", async () => {
    const store = await open();
    await store.append("p", written(["Mine."]).updates[0]!, false);
    await changeOnDisk(name, "updates", () => ({
      seq: 1,
      plan: "p",
      bytes: written(["x"]).updates[0]!,
    }));
    expect(await store.load("p")).to.deep.include({ updates: [], unreadable: 1 });
  });

  it("says what can't be read when the key is gone, and works with a new one", async () => {
    const before = await open();
    await before.append("p", written(["Gone."]).updates[0]!, true);
    await before.noteOpened(nameOfPlan);
    before.close();
    const db = await openDB(name);
    await db.clear("keys");
    db.close();
    const store = await open();
    const stored = await store.load("p");
    expect(stored).to.deep.include({ updates: [], isUnsent: true, unreadable: 1 });
    expect(await store.openedPlans()).to.deep.equal([]);
    await store.append("p", written(["New."]).updates[0]!, true);
    expect(textOf((await store.load("p")).updates)).to.equal("New.");
  });

  it("keeps no copy where nothing can be sealed, says why, and still reads what is in the clear", async () => {
    const { text, updates } = written(["I like ", "mornings."]);
    await writeAsFirstVersion(name, updates.slice(1), updates[0]!);
    await withBroken(crypto, "subtle", undefined, async () => {
      const store = await open();
      expect(textOf((await store.load("p")).updates)).to.equal(text);
      const problem = await problemOf(store.append("p", updates[0]!, true));
      expect(problem).to.have.property("reason", "insecure");
      expect(problem?.message).to.include("https");
    });
  });

  it("says that the browser does not allow it where a window keeps records and no keys", async () => {
    const add = IDBObjectStore.prototype.add;
    const problem = await withBroken(
      IDBObjectStore.prototype,
      "add",
      function (this: IDBObjectStore, ...row: Parameters<typeof add>) {
        if (row[0] instanceof CryptoKey) throw new DOMException("No keys.", "DataCloneError");
        return add.apply(this, row);
      },
      () => problemOf(openLocalStore(name)),
    );
    expect(problem).to.have.property("reason", "denied");
  });

  it("says that the storage does not work when a transaction is undone", async () => {
    const store = await open();
    const [update] = written(["a"]).updates;
    const add = IDBObjectStore.prototype.add;
    const problem = await withBroken(
      IDBObjectStore.prototype,
      "add",
      function (this: IDBObjectStore, ...row: Parameters<typeof add>) {
        const request = add.apply(this, row);
        request.addEventListener("success", () => this.transaction.abort());
        return request;
      },
      () => problemOf(store.append("p", update!, false)),
    );
    expect(problem).to.have.property("reason", "broken");
    expect(await store.load("p")).to.deep.include({ updates: [], isUnsent: false });
  });

  it("keeps a plan that begins here until the server has it", async () => {
    const store = await open();
    const [document] = written(["First words."]).updates;
    await store.begin(waitingPlan, document!);
    const { id } = waitingPlan;
    expect(await store.waitingPlans()).to.deep.equal([waitingPlan]);
    expect(await store.isWaiting(id)).to.equal(true);
    expect(await store.load(id)).to.include({ isUnsent: true });
    expect((await store.openedPlans()).map((it) => it.resident)).to.deep.equal(["Rosa Marsh"]);
    await store.markRefused(waitingPlan, "There is no such template.");
    expect((await store.waitingPlans())[0]?.refused).to.equal("There is no such template.");
    await store.markBegun(id);
    expect(await store.waitingPlans()).to.deep.equal([]);
    await store.markRefused(waitingPlan, "Too late.");
    expect(await store.isWaiting(id)).to.equal(false);
    expect(textOf((await store.load(id)).updates)).to.equal("First words.");
  });

  it("forgets everything when told, counts what would be lost, and takes nothing from other tabs", async () => {
    const [store, other] = [await open(), await open()];
    const [update] = written(["Secret."]).updates;
    await store.append("p", update!, true);
    await store.append("q", update!, false);
    await store.begin(waitingPlan, update!);
    expect(await store.unsentPlans()).to.deep.equal([waitingPlan.id, "p"]);
    await store.forgetEverything();
    expect(await onDisk(name)).to.deep.equal([]);
    expect(await problemOf(store.load("p"))).to.have.property("reason", "forgotten");
    expect(await problemOf(other.append("p", update!, true))).to.have.property(
      "reason",
      "forgotten",
    );
    expect(await onDisk(name)).to.deep.equal([]);
    const fresh = await open();
    expect((await fresh.load("p")).updates).to.deep.equal([]);
    expect((await onDisk(name)).map((it) => it.table)).to.deep.equal(["keys"]);
  });
});
