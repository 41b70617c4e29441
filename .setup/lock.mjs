// One at a time, for commands that write the same folders. A lock is a folder that holds one file
// named for its owner. Taking it is a rename, which fails while there is such a file; clearing a
// dead owner's lock removes that owner's file and nobody else's, so two can't both win.
import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";

const LOOK_MS = 250;
const TOUCH_MS = 2_000;
const SILENT_MS = 30_000;

/**
 * Runs `work` while no other process runs work under the same `path`; `wait` is told once if
 * somebody else has to finish first.
 * @template T
 * @param {string} path
 * @param {() => void} wait
 * @param {() => Promise<T>} work
 */
export async function alone(path, wait, work) {
  const me = `${process.pid}@${hostname()}`;
  mkdirSync(dirname(path), { recursive: true });
  for (let tries = 0; !take(path, me); tries++) {
    if (tries === 0) wait();
    clearIfDead(path);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const release = () => {
    rmSync(join(path, me), { force: true });
    removeIfEmpty(path);
  };
  const touch = setInterval(() => stillHere(join(path, me)), TOUCH_MS);
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    process.off("exit", release);
    release();
  }
}

/** @param {string} path @param {string} me */
function take(path, me) {
  const ready = `${path}.${me}`;
  mkdirSync(ready, { recursive: true });
  writeFileSync(join(ready, me), "");
  // Windows doesn't rename onto a folder, not even an empty one.
  if (process.platform === "win32") removeIfEmpty(path);
  try {
    renameSync(ready, path);
    return true;
  } catch (error) {
    rmSync(ready, { recursive: true, force: true });
    if (["ENOTEMPTY", "EEXIST", "EPERM"].includes(codeOf(error))) return false;
    throw error;
  }
}

/** @param {string} path */
function clearIfDead(path) {
  try {
    for (const owner of readdirSync(path)) {
      const silent = Date.now() - statSync(join(path, owner)).mtimeMs > SILENT_MS;
      if (silent || isGone(owner)) rmSync(join(path, owner), { force: true });
    }
  } catch {
    // It was released between looking and reading.
  }
}

/** @param {string} owner */
function isGone(owner) {
  const [pid, host] = owner.split("@");
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

/** @param {string} file */
function stillHere(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // This process slept so long that another one took it for dead.
  }
}

/** @param {string} path */
function removeIfEmpty(path) {
  try {
    rmdirSync(path);
  } catch {
    // Somebody else has it already.
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return String(/** @type {NodeJS.ErrnoException} */ (error).code);
}
