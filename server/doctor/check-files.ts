import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "#server/config.ts";
import { bad, type Finding, good, look } from "./finding.ts";

const GIGABYTE = 1024 ** 3;

/** Looks at the data folder and the files with keys: who may read them, and whether there is room. */
export async function checkFiles(config: Config): Promise<Finding[]> {
  return [await checkFolder(config), await checkKeys(config), await checkRoom(config)];
}

async function checkFolder({ dataDir }: Config): Promise<Finding> {
  const found = await stat(dataDir).catch(() => null);
  if (!found) return look("data-folder", `There is no data folder ${dataDir} yet.`);
  if (found.mode & 0o002)
    return bad("data-folder", `Everybody on this machine may write in ${dataDir}. Use: chmod 700`);
  if (found.mode & 0o055)
    return bad("data-folder", `Others on this machine may read ${dataDir}. Use: chmod 700`);
  return good("data-folder", "Only the server's own user may read the data folder.");
}

async function checkKeys({ dataDir, followMeKey, authSecretFile }: Config): Promise<Finding> {
  const beside = await readdir(dataDir).catch(() => []);
  const files = [
    ...beside.filter((it) => /\.(key|secret)$/.test(it)).map((it) => join(dataDir, it)),
    ...[followMeKey, authSecretFile].filter((it) => it !== null),
  ];
  const open: string[] = [];
  for (const file of files) {
    const found = await stat(file).catch(() => null);
    if (!found) return bad("keys", `The file ${file} that the settings name can't be read.`);
    if (found.mode & 0o007) open.push(file);
  }
  return open.length
    ? bad("keys", `Everybody on this machine may read ${open.join(", ")}. Use: chmod 600`)
    : good("keys", "Nobody else on this machine may read the keys.");
}

async function checkRoom({ dataDir, databaseUrl }: Config): Promise<Finding> {
  const room = await statfs(dataDir).catch(() => null);
  if (!room) return look("disk", "How much room the disk has can't be read.");
  const free = room.bavail * room.bsize;
  const file =
    databaseUrl === null ? await stat(join(dataDir, "ownwords.db")).catch(() => null) : null;
  const inWords = `${(free / GIGABYTE).toFixed(1)} GB`;
  if (free < GIGABYTE / 4) return bad("disk", `The disk with the data folder has ${inWords} left.`);
  // A backup and the overwriting of erased plans each need room for the whole database.
  if (free < Math.max(GIGABYTE, 2 * (file?.size ?? 0)))
    return look(
      "disk",
      `The disk with the data folder has ${inWords} left, which is little for a backup beside the database.`,
    );
  return good("disk", `The disk with the data folder has ${inWords} left.`);
}
