import { expect } from "chai";
import { type Connection, openConnection } from "#src/browser/connection.ts";
import { type LocalStore, openLocalStore } from "#src/browser/local-store.ts";
import { metaOf, PLAN, SCHEMA, textOf } from "#src/document/roots.ts";
import { startPageServer, until } from "./page-server.ts";
import { onDisk, withBroken } from "./store-on-disk.ts";

let server: ReturnType<typeof startPageServer>;
let stores: LocalStore[] = [];
let opened: Connection[] = [];
let name = "";
let plan = "";
let count = 0;

beforeEach(() => {
  name = `tabs-test-${Date.now()}-${++count}`;
  plan = `plan${Date.now()}x${count}`;
  server = startPageServer((ydoc) => metaOf(ydoc).set("schema", SCHEMA));
});

afterEach(async () => {
  await Promise.all(opened.map((it) => it.close()));
  for (const it of stores) it.close();
  [opened, stores] = [[], []];
  server.end();
  indexedDB.deleteDatabase(name);
});

/** One more tab with the plan open; each has a store of its own over the same database. */
async function openTab(): Promise<Connection> {
  const store = await openLocalStore(name);
  const tab = openConnection({ plan, store, url: "ws://page/sync" });
  stores.push(store);
  opened.push(tab);
  await tab.ready;
  return tab;
}

async function close(tab: Connection) {
  opened = opened.filter((it) => it !== tab);
  await tab.close();
}

const wordsIn = (tab: Connection) => textOf(tab.ydoc, PLAN, "about").toString();

function write(tab: Connection, words: string) {
  const ytext = textOf(tab.ydoc, PLAN, "about");
  ytext.insert(ytext.length, words);
}

const says = (tab: Connection, kind: string) =>
  until(() => tab.status.kind === kind, `${kind}, not ${tab.status.kind}`);

const rows = async () => (await onDisk(name)).filter((it) => it.table === "updates").length;

/** Two tabs with the plan, and no server. */
async function openTwo() {
  const tabs = [await openTab(), await openTab()] as const;
  await Promise.all(tabs.map((it) => says(it, "saved")));
  server.kill();
  await Promise.all(tabs.map((it) => says(it, "offline")));
  return tabs;
}

describe("several tabs of one plan", () => {
  it("write each change once, whichever tab it was made in", async () => {
    const [one, other] = await openTwo();
    const before = await rows();
    for (const [at, tab] of [other, one, other, one].entries()) {
      write(tab, `${at}. `);
      await Promise.all([says(one, "on-device"), says(other, "on-device")]);
      await until(() => wordsIn(one) === wordsIn(other), "both have it");
    }
    expect((await rows()) - before).to.equal(4);
  });

  it("go on when the one that wrote is gone, and lose nothing of either", async () => {
    const [one, other] = await openTwo();
    write(other, "Mine. ");
    write(one, "Yours. ");
    await close(one);
    write(other, "After.");
    await says(other, "on-device");
    await close(other);
    const later = await openTab();
    for (const words of ["Mine. ", "Yours. ", "After."]) expect(wordsIn(later)).to.include(words);
    await says(later, "on-device");
    server.come();
    await says(later, "saved");
    expect((await stores[0]!.load(plan)).isUnsent).to.equal(false);
  });

  it("write for themselves where the one that writes does not answer", async () => {
    let release = () => {};
    const asleep = new Promise<void>((resolve) => (release = resolve));
    void navigator.locks.request(`${name}/${plan}`, () => asleep);
    const tab = await openTab();
    await says(tab, "saved");
    server.kill();
    await says(tab, "offline");
    write(tab, "Nobody answers.");
    await says(tab, "on-device");
    await close(tab);
    release();
    expect(wordsIn(await openTab())).to.equal("Nobody answers.");
  });

  it("never say that words are on the device before they are", async () => {
    const [, other] = await openTwo();
    const add = IDBObjectStore.prototype.add;
    const full = () => {
      throw new DOMException("No room.", "QuotaExceededError");
    };
    await withBroken(IDBObjectStore.prototype, "add", full, async () => {
      const seen: string[] = [];
      other.onStatus((status) => seen.push(status.kind));
      write(other, "No room for this.");
      await says(other, "cannot-save");
      expect(seen).not.to.include("on-device");
    });
    expect(IDBObjectStore.prototype.add).to.equal(add);
    await says(other, "on-device");
  });

  it("write each for itself where tabs can't be joined", async () => {
    for (const missing of ["locks", "BroadcastChannel"]) {
      const on = missing === "locks" ? navigator : globalThis;
      await withBroken(on, missing, undefined, async () => {
        const tab = await openTab();
        await says(tab, "saved");
        write(tab, "Alone. ");
        await says(tab, "saved");
        await close(tab);
      });
    }
    expect((await stores[0]!.load(plan)).updates.length).to.be.greaterThan(0);
    server.kill();
    expect(wordsIn(await openTab())).to.equal("Alone. Alone. ");
  });
});
