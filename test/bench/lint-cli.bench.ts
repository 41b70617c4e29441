/**
 * Measures how fast `ownwords lint` streams plans and how much memory it takes, on one thread and on
 * all cores, and whether that grows with their number. `node test/bench/lint-cli.bench.ts [PLANS]`
 */
import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { MAIN, PLANS } from "#test/server/cli/run-cli.ts";
import { amount, type Figure, printFigures } from "./support/figures.ts";

const count = Number(process.argv[2]) || 10_000;
const folder = mkdtempSync(join(tmpdir(), "ownwords-lint-cli-"));

const SOURCES = ["care-act-rosa", "care-act-advocate", "personal-action-plan"].map((it): object =>
  JSON.parse(readFileSync(join(PLANS, `${it}.json`), "utf8")),
);

/** What one run took. */
type Run = { seconds: number; megabytes: number; plans: number };

async function write(plans: number): Promise<string> {
  const file = join(folder, `${plans}.jsonl`);
  const to = createWriteStream(file);
  for (let at = 0; at < plans; at++) {
    const line = `${JSON.stringify({ ...SOURCES[at % SOURCES.length], id: `p${at}` })}\n`;
    if (!to.write(line)) await once(to, "drain");
  }
  to.end();
  await once(to, "finish");
  return file;
}

/** Runs the real command, and looks at its memory as it runs. */
async function run(file: string, ...args: string[]): Promise<Run> {
  const start = performance.now();
  const all = [MAIN, "lint", "--today", "2030-05-01", "--format", "jsonl", ...args, file];
  const child = spawn(process.execPath, all, { stdio: ["ignore", "pipe", "inherit"] });
  let megabytes = 0;
  const look = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid));
  }, 100);
  let plans = 0;
  for await (const part of child.stdout)
    plans += String(part).match(/^\{"type":"plan"/gm)?.length ?? 0;
  clearInterval(look);
  return { seconds: (performance.now() - start) / 1000, megabytes, plans };
}

/** The most memory that a process has had, in MB; 0 where the system does not say. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function figuresOf({ seconds, megabytes, plans }: Run, target: number | null): Figure[] {
  return [
    amount("plans told of", "", plans),
    amount("time", "s", seconds),
    amount("plans a second", "/s", plans / seconds),
    amount("most memory of the process", "MB", megabytes, target),
  ];
}

try {
  const [few, many] = [await write(Math.ceil(count / 10)), await write(count)];
  const cores = availableParallelism();
  printFigures(
    `${Math.ceil(count / 10)} plans on ${cores} threads`,
    figuresOf(await run(few), null),
  );
  printFigures(`${count} plans on ${cores} threads`, figuresOf(await run(many), 200));
  printFigures(`${count} plans on one thread`, figuresOf(await run(many, "--jobs", "1"), 200));
} finally {
  rmSync(folder, { recursive: true });
}
