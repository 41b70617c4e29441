// Builds the pages into dist/client, unless what they are made of is as it was.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { giveUp, lockPath, root, say, sayWaiting } from "./install.mjs";
import { alone } from "./lock.mjs";

const sources = [
  "index.html",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "components",
  "src",
  "templates",
];
const client = join(root, "dist/client");
const next = join(root, "dist/client-next");
const stamp = join(root, "dist/built-from");

/** Builds if anything changed since the last build. The old pages stay until the new ones are whole. */
export async function build() {
  if (isFresh()) return;
  await alone(lockPath, sayWaiting, async () => {
    if (isFresh()) return;
    const builtFrom = hashSources();
    say("Building the pages.");
    const vite = await import("vite");
    await vite.build({ root, logLevel: "warn", build: { outDir: next, emptyOutDir: true } });
    rmSync(stamp, { force: true });
    rmSync(client, { recursive: true, force: true });
    renameSync(next, client);
    writeFileSync(stamp, builtFrom);
  });
}

function isFresh() {
  if (!existsSync(stamp) || !existsSync(join(client, "index.html"))) return false;
  return readFileSync(stamp, "utf8") === hashSources();
}

function hashSources() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((it) => filesUnder(join(root, it))))
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((it) => (it.isDirectory() ? filesUnder(join(path, it.name)) : join(path, it.name)));
  } catch {
    return existsSync(path) ? [path] : [];
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await build().catch(giveUp);
