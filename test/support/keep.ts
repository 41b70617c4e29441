/** Programs and folders that never outlive this process, however it ends. */
import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { relative } from "node:path";

/** A program that was started, and what it said last. */
export type Kept = {
  pid: number;
  isRunning: () => boolean;
  /** What it ended with, a number or a signal; null while it runs. */
  code: () => number | NodeJS.Signals | null;
  said: () => string;
  /** Resolves when it has ended by itself. */
  ended: Promise<unknown>;
  /** Asks it to end, and waits until it has. */
  stop: () => Promise<void>;
  kill: () => Promise<void>;
};

const pids = new Set<number>();
const folders = new Set<string>();

/** Starts a program; `onSaid` is told what it says as it says it. */
export function keep(
  [command = "", ...args]: readonly string[],
  options: SpawnOptions,
  onSaid: (text: string) => void = () => {},
): Kept {
  const child = spawn(command, args, {
    ...options,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { pid = 0 } = child;
  let said = "";
  let isRunning = true;
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (bytes) => {
      said = (said + bytes).slice(-8000);
      onSaid(String(bytes));
    });
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
    child.once("error", (error) => resolve((said += error.message)));
  }).then(() => {
    isRunning = false;
    pids.delete(pid);
    tell();
  });
  letGo(child);
  if (pid) pids.add(pid);
  tell();
  return {
    pid,
    isRunning: () => isRunning,
    code: () => child.exitCode ?? child.signalCode,
    said: () => said,
    ended,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };

  async function end(signal: NodeJS.Signals) {
    if (!isRunning) return;
    child.kill(signal);
    child.ref();
    await ended;
  }
}

/** Makes a folder under the temporary one go when this process does. */
export function keepFolder(folder: string): void {
  folders.add(folder);
  tell();
}

/** Removes such a folder now. */
export function forgetFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  folders.delete(folder);
  tell();
}

/**
 * A shell reads from us what there is, and when it reads the end because we are gone, ends all that.
 * It takes no notice of a Ctrl+C, which everybody in a terminal hears.
 */
const WATCH = `trap '' INT TERM HUP
while read -r line; do last=$line; done
for it in $last; do case $it in *[!0-9]*) ;; *) kill -KILL "$it" 2>/dev/null ;; esac; done
sleep 1
for it in $last; do case $it in ownwords-*) rm -rf "$it" ;; esac; done`;

let watch: ChildProcess | null = null;

function tell() {
  if (!watch) {
    watch = spawn("/bin/sh", ["-c", WATCH], {
      cwd: tmpdir(),
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    letGo(watch);
    watch.stdin?.on("error", () => {});
  }
  const there = [...pids, ...[...folders].map((it) => relative(tmpdir(), it))];
  watch.stdin?.write(`${there.join(" ")}\n`);
}

/** Lets this process end while the other still runs. */
function letGo(child: ChildProcess) {
  child.unref();
  for (const it of [child.stdin, child.stdout, child.stderr]) if (it instanceof Socket) it.unref();
}
