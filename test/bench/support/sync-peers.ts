import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findNpm } from "#setup/install.mjs";

const PEERS = fileURLToPath(new URL("../peers/", import.meta.url));
const CACHE = fileURLToPath(new URL("../../../.cache/bench-peers/", import.meta.url));
const LOCK = "package-lock.json";

/** Installs the servers that we are measured against, unless they are there; answers where. */
export async function installPeers(): Promise<string> {
  const installed = join(CACHE, LOCK);
  const wanted = readFileSync(join(PEERS, LOCK), "utf8");
  const isThere = existsSync(join(CACHE, "node_modules/.package-lock.json"));
  if (isThere && existsSync(installed) && readFileSync(installed, "utf8") === wanted) return CACHE;
  console.log("Installing the servers to measure against.");
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  for (const file of ["package.json", LOCK]) copyFileSync(join(PEERS, file), join(CACHE, file));
  const npm = findNpm();
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  const { status, stderr } = spawnSync(
    npm ? process.execPath : "npm",
    npm ? [npm, ...args] : args,
    { cwd: CACHE, encoding: "utf8" },
  );
  if (status === 0) return CACHE;
  rmSync(CACHE, { recursive: true, force: true });
  throw new Error(`The servers to measure against can't be installed: ${stderr.slice(-400)}`);
}
