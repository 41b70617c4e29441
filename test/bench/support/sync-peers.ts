import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findNpm } from "#setup/install.mjs";

const LOCK = "package-lock.json";

/** Installs what we are measured against from a folder beside the benches, unless it is there; answers where. */
export async function installPeers(folder = "peers"): Promise<string> {
  const peers = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
  const cache = fileURLToPath(new URL(`../../../.cache/bench-${folder}/`, import.meta.url));
  const installed = join(cache, LOCK);
  const wanted = readFileSync(join(peers, LOCK), "utf8");
  const isThere = existsSync(join(cache, "node_modules/.package-lock.json"));
  if (isThere && existsSync(installed) && readFileSync(installed, "utf8") === wanted) return cache;
  console.log("Installing what to measure against.");
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  for (const file of ["package.json", LOCK]) copyFileSync(join(peers, file), join(cache, file));
  const npm = findNpm();
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  const { status, stderr } = spawnSync(
    npm ? process.execPath : "npm",
    npm ? [npm, ...args] : args,
    { cwd: cache, encoding: "utf8" },
  );
  if (status === 0) return cache;
  rmSync(cache, { recursive: true, force: true });
  throw new Error(`What to measure against can't be installed: ${stderr.slice(-400)}`);
}
