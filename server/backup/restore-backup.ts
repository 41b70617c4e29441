import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SYSTEM } from "#server/upkeep/audit.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { copyDatabase, hasPlans } from "#server/store/copy-database.ts";
import type { CopyProgress } from "#server/store/copied-tables.ts";
import { DATABASE_FILE, holdFolder, LOCK_FILE } from "#server/store/data-folder.ts";
import {
  type DatabasePlace,
  nameOfDatabase,
  openAlone,
  openBeside,
} from "#server/store/database.ts";
import { eraseAgain, type ErasedPlan } from "./erase-again.ts";
import { ArchiveError, type Manifest, unpackArchive } from "./archive.ts";

/** What is restored, and where. */
export type RestoreParts = {
  archive: string;
  into: DatabasePlace;
  /** Whether what is in the data folder may be put aside. */
  replaces: boolean;
  now: () => Date;
  onProgress: (progress: CopyProgress) => void;
};

/** What came of it. */
export type RestoreResult = {
  /** What the archive says of itself. */
  manifest: Manifest;
  /** Where the files lie that were there before. */
  putAside: string | null;
  /**
   * How many plans were erased again, for they had been erased since the backup; null where nothing
   * tells of them.
   */
  erasedAgain: number | null;
};

/** Puts a backup back. All of it is looked at before anything that is there is touched. */
export async function restoreBackup(parts: RestoreParts): Promise<RestoreResult> {
  const { into } = parts;
  return into.kind === "sqlite" ? restoreFolder(parts, into.dataDir) : restorePostgres(parts);
}

async function restoreFolder(parts: RestoreParts, dataDir: string): Promise<RestoreResult> {
  const { archive, replaces, now } = parts;
  const isUsed = existsSync(join(dataDir, DATABASE_FILE));
  if (isUsed && !replaces)
    throw new ArchiveError(
      `The data folder ${dataDir} has plans already. Add --replace to put them aside.`,
    );
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // In the same folder, so that nothing has to be copied and it is all there or not.
  const folder = await mkdtemp(join(dataDir, ".ownwords-restore-"));
  try {
    const manifest = await unpackArchive(archive, folder);
    const release = holdFolder(dataDir);
    try {
      const erased = isUsed ? await erasedIn(dataDir) : null;
      const erasedAgain = await sign({ kind: "sqlite", dataDir: folder }, now(), erased);
      const putAside = isUsed ? await putFilesAside(dataDir, now()) : null;
      // The database comes last: without it nothing has been restored.
      const names = manifest.files.map((it) => it.name).filter((it) => it !== DATABASE_FILE);
      for (const name of [...names, DATABASE_FILE])
        await rename(join(folder, name), join(dataDir, name));
      return { manifest, putAside, erasedAgain };
    } finally {
      release();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function restorePostgres({
  archive,
  into,
  now,
  onProgress,
}: RestoreParts): Promise<RestoreResult> {
  const folder = await mkdtemp(join(tmpdir(), "ownwords-restore-"));
  try {
    const manifest = await unpackArchive(archive, folder);
    const target = await openAlone(into);
    try {
      if (await hasPlans(target))
        throw new ArchiveError(
          `The ${nameOfDatabase(into)} has plans already, and only an empty one is restored into.`,
        );
      const source = await openAlone({ kind: "sqlite", dataDir: folder });
      const { compared } = await copyDatabase(source, target, onProgress).finally(() =>
        source.db.destroy(),
      );
      const [difference] = compared.differences;
      if (difference !== undefined)
        throw new ArchiveError(`Nothing was restored, for the copy is not the same: ${difference}`);
      await target.db.updateTable("deployment").set({ id: manifest.deployment }).execute();
    } finally {
      await target.db.destroy();
    }
    await sign(into, now(), null);
    return { manifest, putAside: null, erasedAgain: null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What was erased in the database that is about to be put aside; null where it can't be read. */
async function erasedIn(dataDir: string): Promise<readonly ErasedPlan[] | null> {
  const before = await openBeside({ kind: "sqlite", dataDir }).catch(() => null);
  try {
    return before && (await createEraseStore(before).erased());
  } catch {
    // It may be damaged: that is what backups are for.
    return null;
  } finally {
    await before?.db.destroy();
  }
}

/**
 * Brings what was restored up to date, puts on its log that it was, and erases once more what was
 * erased before; answers how many plans that were.
 */
async function sign(
  place: DatabasePlace,
  at: Date,
  erased: readonly ErasedPlan[] | null,
): Promise<number | null> {
  const database = await openAlone(place);
  try {
    const entry = { actor: SYSTEM, action: "backup-restored" } as const;
    await createAuditStore(database).append([{ entry, at: at.getTime() }]);
    return erased && (await eraseAgain(database, erased, at.getTime()));
  } finally {
    await database.db.destroy();
  }
}

/** Moves all files of a data folder into a folder of their own beside them, and answers its path. */
async function putFilesAside(dataDir: string, at: Date): Promise<string> {
  const aside = join(dataDir, `before-restore-${at.toISOString().replaceAll(/[:.]/g, "-")}`);
  await mkdir(aside, { mode: 0o700 });
  for (const it of await readdir(dataDir, { withFileTypes: true }))
    if (it.isFile() && it.name !== LOCK_FILE)
      await rename(join(dataDir, it.name), join(aside, it.name));
  return aside;
}
