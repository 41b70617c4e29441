import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { SYSTEM, writeHead } from "#server/upkeep/audit.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { copyDatabase } from "#server/store/copy-database.ts";
import { DATABASE_FILE } from "#server/store/data-folder.ts";
import type { CopyProgress } from "#server/store/copied-tables.ts";
import {
  type Database,
  type DatabasePlace,
  openAlone,
  openBeside,
} from "#server/store/database.ts";
import { ArchiveError, packArchive } from "./archive.ts";

/** What a backup is made of. */
export type BackupParts = {
  place: DatabasePlace;
  /** The folder with keys and other files that belong to the server. */
  dataDir: string;
  /** Where the copy is put together; it has room for all plans. */
  workDir: string;
  program: string;
  now: () => Date;
  onProgress: (progress: CopyProgress) => void;
};

/** What came of a backup. */
export type BackupResult = { plans: number; files: number };

/**
 * Copies everything as it is at one moment, while people go on writing, and hands the archive on part
 * by part. It always holds an embedded database: whatever it comes from, it can be restored into any.
 */
export async function makeBackup(
  { place, dataDir, workDir, program, now, onProgress }: BackupParts,
  write: (part: Uint8Array) => Promise<void>,
): Promise<BackupResult> {
  const folder = await mkdtemp(join(workDir, ".ownwords-backup-"));
  const source = await openBeside(place);
  try {
    const madeAt = now();
    if (place.kind === "sqlite") copySqlite(place.dataDir, folder);
    else await copyPostgres(source, folder, onProgress);
    const names = [DATABASE_FILE, ...(await copyFiles(dataDir, folder))];
    const { plans, auditHead } = await lookAt(folder);
    const about = { program, madeAt: madeAt.toISOString(), deployment: source.deployment };
    for await (const part of packArchive(folder, names, { ...about, plans, auditHead }))
      await write(part);
    await createAuditStore(source).append([
      { entry: { actor: SYSTEM, action: "backup-made" }, at: madeAt.getTime() },
    ]);
    return { plans, files: names.length };
  } finally {
    await source.db.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A whole copy in one read of the database; nothing that was deleted from it is in the copy. */
function copySqlite(dataDir: string, folder: string) {
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE), { readOnly: true, timeout: 5000 });
  try {
    db.prepare("vacuum into ?").run(join(folder, DATABASE_FILE));
  } finally {
    db.close();
  }
}

async function copyPostgres(
  source: Database,
  folder: string,
  onProgress: (progress: CopyProgress) => void,
): Promise<void> {
  const target = await openAlone({ kind: "sqlite", dataDir: folder });
  try {
    const { compared } = await copyDatabase(source, target, onProgress);
    const [difference] = compared.differences;
    if (difference !== undefined)
      throw new ArchiveError(`The copy is not the same as the database: ${difference}`);
    // Whoever restores it goes on as the same deployment.
    await target.db.updateTable("deployment").set({ id: source.deployment }).execute();
  } finally {
    await target.db.destroy();
  }
}

/** Keys and whatever else lies beside the database; not what the database keeps beside itself. */
async function copyFiles(dataDir: string, folder: string): Promise<string[]> {
  const entries = await readdir(dataDir, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter(
      (it) => it.isFile() && /^[A-Za-z0-9]/.test(it.name) && !/^ownwords\.(db|lock)/.test(it.name),
    )
    .map((it) => it.name)
    .sort();
  for (const name of names) await copyFile(join(dataDir, name), join(folder, name));
  return names;
}

/** Opens the copy as a server would, so that no backup is made that can't be read. */
async function lookAt(folder: string): Promise<{ plans: number; auditHead: string }> {
  const { db, kind } = await openAlone({ kind: "sqlite", dataDir: folder });
  try {
    const counted = db.selectFrom("plan").select(({ fn }) => fn.countAll<number>().as("plans"));
    const { plans } = await counted.executeTakeFirstOrThrow();
    return { plans, auditHead: writeHead(await createAuditStore({ db, kind }).head()) };
  } finally {
    await db.destroy();
  }
}
