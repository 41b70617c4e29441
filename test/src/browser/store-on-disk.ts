import { openDB } from "idb";
import * as Y from "yjs";
import { LocalStoreProblem } from "#src/browser/local-store-problem.ts";
import type { WaitingPlan } from "#src/browser/local-store-records.ts";
import { Template } from "#src/template/template.ts";

/** The problem that a deed ends with; null when it ends well. */
export const problemOf = (deed: Promise<unknown>) =>
  deed.then(
    () => null,
    (it: unknown) => (it instanceof LocalStoreProblem ? it : new Error(String(it))),
  );

/** A document that tells of each of its updates, as the editor's does. */
export function written(words: readonly string[]): { text: string; updates: Uint8Array[] } {
  const ydoc = new Y.Doc();
  const updates: Uint8Array[] = [];
  ydoc.on("update", (it: Uint8Array) => updates.push(it));
  for (const word of words) ydoc.getText("t").insert(ydoc.getText("t").length, word);
  return { text: ydoc.getText("t").toString(), updates };
}

export function textOf(updates: readonly Uint8Array[]): string {
  const ydoc = new Y.Doc();
  for (const it of updates) Y.applyUpdate(ydoc, it);
  return ydoc.getText("t").toString();
}

export const numbered = (amount: number, mark: string) =>
  Array.from({ length: amount }, (_, at) => `${mark}${at} `);

/** Runs a deed while a part of the browser is broken in some way. */
export async function withBroken<T>(
  on: object,
  key: string,
  broken: unknown,
  deed: () => Promise<T>,
): Promise<T> {
  const before = Object.getOwnPropertyDescriptor(on, key);
  Object.defineProperty(on, key, { value: broken, configurable: true, writable: true });
  try {
    return await deed();
  } finally {
    if (before) Object.defineProperty(on, key, before);
    else Reflect.deleteProperty(on, key);
  }
}

export const failing = (reason: string) => () => {
  throw new DOMException("It does not work.", reason);
};

/** All that lies on the disk, as anybody with the disk in their hands would find it. */
export async function onDisk(
  name: string,
): Promise<{ table: string; key: IDBValidKey; value: unknown }[]> {
  const db = await openDB(name);
  const found = [];
  for (const table of db.objectStoreNames) {
    const [keys, values] = await Promise.all([db.getAllKeys(table), db.getAll(table)]);
    found.push(
      ...keys.map((key, at) => ({ table: String(table), key, value: values[at] as unknown })),
    );
  }
  db.close();
  return found;
}

/** Every word that can be found on the disk, wherever it lies. */
export async function wordsOnDisk(name: string): Promise<string> {
  const text = (value: unknown): string => {
    if (value instanceof CryptoKey) return "";
    if (value instanceof ArrayBuffer) return new TextDecoder().decode(value);
    if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
    if (typeof value === "object" && value)
      return Object.entries(value)
        .map((it) => it.map(text).join(" "))
        .join(" ");
    return String(value);
  };
  return (await onDisk(name))
    .map((it) => `${it.table} ${text(it.key)} ${text(it.value)}`)
    .join("\n");
}

export const nameOfPlan = {
  id: "one",
  reference: "K7QP-4M2X",
  title: "Marsh support",
  resident: "Rosa Marsh",
  openedAt: "2030-05-01T10:00:00.000Z",
};

export const waitingPlan: WaitingPlan = {
  id: "AAAABBBBCCCCDDDDEEEE",
  reference: "K7QP-4M2X",
  title: "Marsh support",
  resident: "Rosa Marsh",
  template: Template.parse({
    name: "care-act",
    version: 1,
    title: "Care and support plan",
    summary: "",
    planSections: [],
    outcomeSections: [],
  }),
  begunAt: "2030-05-01T10:00:00.000Z",
  document: "AAAA",
  refused: "",
};

/** What the first version of the store left behind: all of it in the clear. */
export async function writeAsFirstVersion(
  name: string,
  rows: readonly Uint8Array[],
  snapshot: Uint8Array,
) {
  const db = await openDB(name, 1, {
    upgrade(db) {
      const updates = db.createObjectStore("updates", { keyPath: "seq", autoIncrement: true });
      updates.createIndex("plan", "plan");
      db.createObjectStore("snapshots", { keyPath: "plan" });
      db.createObjectStore("meta");
    },
  });
  await db.put("snapshots", { plan: "p", through: 0, bytes: snapshot });
  for (const bytes of rows) await db.add("updates", { plan: "p", bytes });
  await db.put("meta", rows.length, "unsent:p");
  await db.put("meta", nameOfPlan, "opened:one");
  await db.put("meta", { templates: ["Care and support"] }, "answer:templates");
  await db.put("meta", true, "asked-to-persist");
  db.close();
}

/** Resolves when nothing is left that the first version wrote. */
export async function untilCarriedOver(name: string) {
  const end = Date.now() + 60_000;
  while ((await onDisk(name)).some((it) => it.key === "has-clear")) {
    if (Date.now() > end) throw new Error("Waited in vain for the old records to be sealed.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export async function changeOnDisk(
  name: string,
  table: string,
  change: (row: Record<string, unknown>) => Record<string, unknown> | null,
) {
  const db = await openDB(name);
  const keys = await db.getAllKeys(table);
  for (const key of keys) {
    const changed = change((await db.get(table, key)) as Record<string, unknown>);
    if (changed)
      await db.put(table, changed, db.transaction(table).store.keyPath ? undefined : key);
  }
  db.close();
}
