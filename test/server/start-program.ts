import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "./support.ts";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));

/** The real program in a process of its own, and what it has written. */
export type Program = {
  child: ChildProcess;
  output: () => string;
  errors: () => string;
  address: () => Promise<string>;
  exit: Promise<number | null>;
};

/** Starts the real program; `preload` is a module of JavaScript that runs in it first. */
export function start(t: TestContext, environment: Record<string, string>, preload = ""): Program {
  const first = preload ? ["--import", `data:text/javascript,${encodeURIComponent(preload)}`] : [];
  const child = spawn(process.execPath, [...first, MAIN], {
    env: { ...process.env, PORT: "0", SIGN_IN: "off", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  t.after(() => child.kill("SIGKILL"));
  let output = "";
  let errors = "";
  child.stdout.on("data", (part) => (output += part));
  child.stderr.on("data", (part) => (errors += part));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const ready = () => /ready at (http:\S+)\n/.exec(output)?.[1];
  return {
    child,
    exit,
    output: () => output,
    errors: () => errors,
    async address() {
      await until(() => ready() !== undefined || child.exitCode !== null, "the program is ready");
      return ready() ?? assert.fail(errors);
    },
  };
}

/** What was logged; fails where something else was written. */
export function eventsOf(program: Program): string[] {
  const lines = program.errors().split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line).event);
}
