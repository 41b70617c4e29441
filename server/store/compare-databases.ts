import { sql } from "kysely";
import * as Y from "yjs";
import { COPIED, type CopyProgress } from "./copied-tables.ts";
import type { Database } from "./database.ts";
import { createUpdateStore, type StoredDocument } from "./update-store.ts";

/** What was compared, and each difference as a sentence with ids alone. */
export type Compared = {
  documents: number;
  /** Documents that can't be read on either side, and are the same byte by byte. */
  unreadable: number;
  versions: number;
  differences: string[];
};

type Store = Pick<Database, "db" | "kind">;

/** So many ids are asked for at a time. */
const IDS = 500;

/** Compares what two databases keep of plans: rows, documents as they are read, versions. */
export async function compareDatabases(
  source: Store,
  target: Store,
  onProgress: (progress: CopyProgress) => void,
): Promise<Compared> {
  const compared: Compared = { documents: 0, unreadable: 0, versions: 0, differences: [] };
  await compareCounts(source, target, compared);
  await compareDocuments(source, target, compared, onProgress);
  await compareVersions(source, target, compared, onProgress);
  return compared;
}

async function compareCounts(source: Store, target: Store, { differences }: Compared) {
  for (const name of Object.keys(COPIED)) {
    const [there, here] = [await countOf(source, name), await countOf(target, name)];
    if (there !== here) differences.push(`${name} has ${there} rows, and ${here} in the copy.`);
  }
}

async function countOf({ db }: Store, name: string): Promise<number> {
  const counted = sql<{ total: number }>`select count(*) as "total" from ${sql.table(name)}`;
  return (await counted.execute(db)).rows[0]?.total ?? 0;
}

async function compareDocuments(
  source: Store,
  target: Store,
  compared: Compared,
  onProgress: (progress: CopyProgress) => void,
) {
  const total = await countOf(source, "plan");
  const [from, into] = [source, target].map((it) => createUpdateStore(it, () => 0));
  for await (const id of idsOf(source, "plan")) {
    const there = (await from?.load(id)) ?? null;
    const here = (await into?.load(id)) ?? null;
    if ((await rowOf(source, id)) !== (await rowOf(target, id)))
      compared.differences.push(`The row of plan ${id} differs.`);
    const likeness = there && here ? likenessOf(there, here) : "different";
    if (likeness === "different") compared.differences.push(`The document of plan ${id} differs.`);
    if (likeness === "unreadable") compared.unreadable += 1;
    compared.documents += 1;
    onProgress({ what: "Comparing documents", done: compared.documents, total });
  }
}

function likenessOf(a: StoredDocument, b: StoredDocument): "same" | "different" | "unreadable" {
  if (a.seq !== b.seq) return "different";
  const [one, other] = [stateOf(a), stateOf(b)];
  if (one && other) return isSame(one, other) ? "same" : "different";
  if (one || other || a.updates.length !== b.updates.length) return "different";
  const same = a.updates.every((it, at) => isSame(it, b.updates[at] ?? new Uint8Array()));
  return same ? "unreadable" : "different";
}

/** All of a document as bytes; null where it can't be read. */
function stateOf({ updates }: StoredDocument): Uint8Array | null {
  const ydoc = new Y.Doc();
  try {
    ydoc.transact(() => {
      for (const update of updates) Y.applyUpdate(ydoc, update);
    });
    return Y.encodeStateAsUpdate(ydoc);
  } catch {
    return null;
  } finally {
    ydoc.destroy();
  }
}

async function rowOf({ db }: Store, id: string): Promise<string> {
  const { columns } = COPIED.plan;
  const rows = await db.selectFrom("plan").select(columns).where("id", "=", id).execute();
  return JSON.stringify(rows.map((row) => columns.map((it) => row[it])));
}

async function compareVersions(
  source: Store,
  target: Store,
  compared: Compared,
  onProgress: (progress: CopyProgress) => void,
) {
  const total = await countOf(source, "planVersion");
  for await (const id of idsOf(source, "planVersion")) {
    const [there, here] = [await versionOf(source, id), await versionOf(target, id)];
    const same = there && here && isSame(there.bytes, here.bytes) && there.facts === here.facts;
    if (!same) compared.differences.push(`Version ${id} differs.`);
    compared.versions += 1;
    onProgress({ what: "Comparing versions", done: compared.versions, total });
  }
}

async function versionOf({ db }: Store, id: string) {
  const { columns } = COPIED.planVersion;
  const versions = db.selectFrom("planVersion").select(columns).where("id", "=", id);
  const row = await versions.executeTakeFirst();
  if (!row) return null;
  const facts = columns.filter((it) => it !== "bytes").map((it) => row[it]);
  return { bytes: row.bytes, facts: JSON.stringify(facts) };
}

async function* idsOf({ db }: Store, name: "plan" | "planVersion"): AsyncGenerator<string> {
  let last = "";
  for (;;) {
    const found = sql<{ id: string }>`
      select "id" from ${sql.table(name)} where "id" > ${last} order by "id" limit ${IDS}`;
    const { rows } = await found.execute(db);
    for (const { id } of rows) yield id;
    if (rows.length < IDS) return;
    last = rows.at(-1)?.id ?? last;
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
