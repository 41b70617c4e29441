import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const USAGE = fileURLToPath(new URL("sync-usage.ts", import.meta.url));

/**
 * CPU seconds since a process began, of all its threads; the bytes that it has from the machine, and
 * those of them that its main thread uses.
 */
export type Usage = { cpu: number; rss: number; live: number };

/** A server in a process of its own. */
export type ServerProcess = {
  /** What it costs; with `collect`, after it has thrown away what nobody uses. */
  usage: (collect?: boolean) => Promise<Usage>;
  /** Asks it to end and waits. */
  stop: () => Promise<void>;
  /** Ends it as a power cut does. */
  kill: () => Promise<void>;
};

/** Starts a Node program with these settings, and resolves when it says that it is ready. */
export async function startProcess(
  script: string,
  env: Record<string, string>,
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    ["--no-warnings", "--expose-gc", "--import", USAGE, ...flags, script],
    { env: { ...cleanEnvironment(), ...env }, stdio: ["ignore", "pipe", "pipe", "ipc"] },
  );
  const said = await ready(child);
  let isEnding = false;
  child.once("exit", () => {
    if (!isEnding) console.error(`The server ended by itself: ${said()}`);
  });
  const end = async (signal: NodeJS.Signals) => {
    isEnding = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
    await gone;
    clearTimeout(late);
  };
  return {
    async usage(collect = false) {
      const answer = once(child, "message");
      child.send(collect ? "collect" : "usage");
      const [usage]: Usage[] = await answer;
      if (!usage) throw new Error("The server does not say what it costs.");
      return usage;
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

/** Runs a Node program to its end. */
export async function runToEnd(script: string, env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ["--no-warnings", script], {
    env: { ...cleanEnvironment(), ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code]: unknown[] = await once(child, "exit");
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}.`);
}

/** A port of this machine on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** What this machine says, without what would turn a server into another than the one measured. */
function cleanEnvironment() {
  const { PORT, HOST, DATA_DIR, ORIGINS, DATABASE_URL, REDIS_URL, METRICS_TOKEN, ...rest } =
    process.env;
  void [PORT, HOST, DATA_DIR, ORIGINS, DATABASE_URL, REDIS_URL, METRICS_TOKEN];
  return rest;
}

/** Resolves with what tells the last words of the server, once it has said that it is ready. */
function ready(child: ChildProcess): Promise<() => string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (part: Buffer) => {
      said = (said + part.toString()).slice(-4000);
      if (/ready at \S+\n/.test(said)) resolve(() => said);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => reject(new Error(`The server ended: ${said}`)));
  });
}
