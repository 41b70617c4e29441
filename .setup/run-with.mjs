// Running one process inside another so that neither outlives the other.
import { spawn } from "node:child_process";
import { constants } from "node:os";

const LOOK_MS = 500;

/**
 * Calls `end` once when the process that started this one is gone. A signal to npm ends npm and its
 * shell, and neither passes it on.
 * @param {() => void} end
 */
export function whenOrphaned(end) {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    end();
  }, LOOK_MS);
  look.unref();
  return () => clearInterval(look);
}

/**
 * Runs a program to its end, in this one's place: it is told of signals, and ends with this process's
 * parent. Resolves with its exit code, and what it said on stderr where `options` pipes that.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {Promise<{ code: number, said: string }>}
 */
export function run(command, args, options) {
  const child = spawn(command, args, options);
  let said = "";
  child.stderr?.on("data", (bytes) => (said = (said + bytes).slice(-20_000)));
  child.stdout?.resume();
  const stopLooking = whenOrphaned(() => child.kill("SIGTERM"));
  const undo = ["SIGINT", "SIGTERM", "SIGHUP"].map((name) => {
    const signal = /** @type {NodeJS.Signals} */ (name);
    // A terminal tells everybody in it; telling the child twice would cut its goodbye short.
    const pass = () => {
      if (signal === "SIGTERM" || !process.stdin.isTTY) child.kill(signal);
    };
    process.on(signal, pass);
    return () => process.off(signal, pass);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      stopLooking();
      for (const it of undo) it();
      resolve({ code: code ?? 128 + constants.signals[signal ?? "SIGTERM"], said });
    });
  });
}
