import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Config, StartError } from "./config.ts";
import { type FollowMeKey, newFollowMeKey, readFollowMeKey } from "./follow-me.ts";

/** The file in the data folder with this installation's key. */
const KEY_FILE = "follow-me.key";

/**
 * Where a server has the key that it signs plans with. Several servers on one PostgreSQL must have the
 * same, so there it is only the one that FOLLOW_ME_KEY names; alone, a server makes one when it is
 * first asked for. Throws a `StartError` where the named file holds no key.
 */
export async function openFollowMeKey({
  followMeKey,
  databaseUrl,
  dataDir,
}: Pick<Config, "followMeKey" | "databaseUrl" | "dataDir">): Promise<
  () => Promise<FollowMeKey | null>
> {
  if (followMeKey !== null) {
    const key = await readKeyFile(followMeKey);
    if (key) return async () => key;
    throw new StartError(
      `FOLLOW_ME_KEY is "${followMeKey}", which should be a file with a private Ed25519 key that this person may read.`,
    );
  }
  if (databaseUrl !== null) return async () => null;
  let key: Promise<FollowMeKey | null> | null = null;
  return () => (key ??= makeOnce(join(dataDir, KEY_FILE)));
}

async function makeOnce(file: string): Promise<FollowMeKey | null> {
  // Nobody else may read it; one that is there already stays.
  await writeFile(file, newFollowMeKey(), { flag: "wx", mode: 0o600, flush: true }).catch(() => {});
  return readKeyFile(file);
}

async function readKeyFile(file: string): Promise<FollowMeKey | null> {
  const pem = await readFile(file, "utf8").catch(() => null);
  return pem === null ? null : readFollowMeKey(pem);
}
