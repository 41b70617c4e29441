import { toBytes } from "./local-store-cipher.ts";
import { type Disk, HAS_CLEAR, type Kept, whole } from "./local-store-database.ts";
import { isSealed } from "./local-store-rows.ts";

/** Records that are sealed in one go, so that a large copy does not hold up the page. */
const ROWS = 50;

/**
 * Seals in place what the first version wrote in the clear. It may end at any moment, with the tab or
 * because the disk is full: each record is the clear one or the sealed one, and the next time goes on.
 */
export async function carryOver(disk: Disk): Promise<void> {
  // Without a key nothing can be sealed; what is there can still be read and sent.
  if (!disk.hasClear || !disk.cipher.key) return;
  try {
    await sealUpdates(disk);
    await sealSnapshots(disk);
    await sealNotes(disk);
    await disk.db.delete("meta", HAS_CLEAR);
    disk.hasClear = false;
  } catch {
    // What is left can be read as it is.
  }
}

async function sealUpdates({ db, cipher }: Disk) {
  let after = 0;
  for (;;) {
    const rows = await db.getAll("updates", IDBKeyRange.lowerBound(after, true), ROWS);
    const last = rows.at(-1)?.seq;
    if (last === undefined) return;
    after = last;
    const sealed = await Promise.all(
      rows.filter(isClear).map(async ({ bytes, ...row }) => ({
        ...row,
        ...(await cipher.seal(`updates/${row.plan}`, bytes)),
      })),
    );
    const tx = db.transaction("updates", "readwrite", { durability: "strict" });
    await whole(tx, async () => {
      for (const row of sealed) {
        // It may have gone into a snapshot meanwhile.
        const now = row.seq === undefined ? undefined : await tx.store.get(row.seq);
        if (now && isClear(now)) await tx.store.put(row);
      }
    });
  }
}

async function sealSnapshots({ db, cipher }: Disk) {
  for (const plan of await db.getAllKeys("snapshots")) {
    const before = await db.get("snapshots", plan);
    if (!before || !isClear(before)) continue;
    const { through, bytes } = before;
    const sealed = await cipher.seal(`snapshots/${plan}`, bytes);
    const tx = db.transaction("snapshots", "readwrite", { durability: "strict" });
    await whole(tx, async () => {
      const now = await tx.store.get(plan);
      if (now?.through === through) await tx.store.put({ plan, through, ...sealed });
    });
  }
}

async function sealNotes({ db, cipher }: Disk) {
  for (const key of await db.getAllKeys("meta")) {
    const before = await db.get("meta", key);
    // Numbers and flags stay as they are.
    if (typeof before !== "object" || before === null || isSealed(before)) continue;
    const sealed = await cipher.seal(`meta/${key}`, toBytes(before));
    const tx = db.transaction("meta", "readwrite", { durability: "strict" });
    await whole(tx, async () => {
      if (!isSealed(await tx.store.get(key))) await tx.store.put(sealed, key);
    });
  }
}

function isClear<T extends Kept>(row: T): row is T & { bytes: Uint8Array } {
  return row.bytes !== undefined && row.ct === undefined;
}
