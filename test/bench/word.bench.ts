/**
 * How long Word files take to make and to take back, in Node and in a browser's worker, how large
 * they are, and what other programs need for the same plan in the same run. `npm run bench:word`; a
 * further argument picks the parts whose name holds it. On a machine that does other work too only
 * the ratios mean anything.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "vite";
import * as z from "zod/mini";
import { checkWord } from "#src/export/check-word.ts";
import type { CopyOptions } from "#src/export/copy.ts";
import { exportWord } from "#src/export/word.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord } from "#src/import/word-file.ts";
import { asked, sample } from "#test/src/export/sample.ts";
import { amount, type Figure, figure, printFigures, spreadOf } from "./support/figures.ts";
import { longPlan } from "./support/long-plan.ts";
import { startBrowser } from "./support/plan-in-browser.ts";
import { PEERS, runWordPeers } from "./support/word-peers.ts";

const { template } = sample("care-act-rosa");
const TEN = longPlan(10);
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ALONE = fileURLToPath(new URL("support/word-alone.ts", import.meta.url));
const WORKER = fileURLToPath(new URL("support/word-in-worker.ts", import.meta.url));

const First = z.object({ loading: z.number(), made: z.number() });
const Caseload = z.object({ taken: z.number(), peak: z.number() });

const parts: Record<string, () => Promise<Figure[]>> = {
  node: inNode,
  size: sizes,
  first: firstInProcess,
  caseload,
  browser: inBrowser,
  chunks,
  peers,
};

const wanted = process.argv[2] ?? "";
for (const [name, measure] of Object.entries(parts))
  if (name.includes(wanted)) printFigures(name, await measure());

async function inNode(): Promise<Figure[]> {
  const bytes = await exportWord(TEN, template, asked);
  const back = () => compareReturned(readWord(bytes), TEN, [], template);
  const make = (outcomes: number) => {
    const plan = longPlan(outcomes);
    return () => exportWord(plan, template, asked);
  };
  return [
    figure("make a copy of 10 outcomes, warm", "ms", await timed(make(10), 40), "p50", 60),
    figure("make a copy of 100 outcomes, warm", "ms", await timed(make(100), 10), "p50", 500),
    figure("check a copy of 10 outcomes", "ms", await timed(() => checkWord(bytes), 20), "p50"),
    figure("take back a copy of 10 outcomes, warm", "ms", await timed(back, 40), "p50", 40),
  ];
}

/** What some work takes, after five times that don't count. */
async function timed(work: () => unknown, times: number) {
  const taken: number[] = [];
  for (let time = -5; time < times; time += 1) {
    const began = performance.now();
    await work();
    if (time >= 0) taken.push(performance.now() - began);
  }
  return spreadOf(taken);
}

async function sizes(): Promise<Figure[]> {
  const size = async (what: string, options: Partial<CopyOptions>) => {
    const bytes = await exportWord(TEN, template, { ...asked, ...options });
    return amount(`${what}, 10 outcomes`, "KB", bytes.length / 1000, 25);
  };
  return [
    await size("working copy", {}),
    await size("copy to edit", { editing: true }),
    await size("resident's copy", { copy: "resident" }),
    await size("large print", { copy: "resident", largePrint: true }),
    await size("provider's copy", { copy: "provider" }),
    await size("review, nothing changed", { copy: "review", baseline: TEN }),
  ];
}

function alone<T>(shape: { parse: (it: unknown) => T }, ...args: string[]): T {
  const { stdout, stderr } = spawnSync(process.execPath, [ALONE, ...args], { encoding: "utf8" });
  if (!stdout) throw new Error(stderr);
  return shape.parse(JSON.parse(stdout));
}

async function firstInProcess(): Promise<Figure[]> {
  const runs = Array.from({ length: 7 }, () => alone(First, "first"));
  const made = spreadOf(runs.map((it) => it.made));
  const whole = spreadOf(runs.map((it) => it.made + it.loading));
  return [
    figure("first copy of a process, code loaded", "ms", made, "p50"),
    figure("first copy of a process, with loading", "ms", whole, "p50", 500),
  ];
}

async function caseload(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-bench-"));
  try {
    const run = (plans: number) => {
      const file = join(folder, `${plans}.jsonl`);
      writeFileSync(file, "");
      for (let at = 0; at < plans; at += 1)
        appendFileSync(file, `${JSON.stringify({ ...longPlan(10, at), id: `plan${at}` })}\n`);
      return alone(Caseload, "caseload", file, folder);
    };
    const [some, many] = [run(100), run(1000)];
    return [
      amount("1,000 plans of 10 outcomes, one zip", "s", many.taken / 1000),
      amount("memory at most, 100 plans", "MB", some.peak),
      amount("memory at most, 1,000 plans", "MB", many.peak, Math.round(some.peak * 1.2)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function inBrowser(): Promise<Figure[]> {
  const { entry, pieces } = await built(WORKER);
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.route("http://bench.test/**", (route) =>
      route.request().url().endsWith(".js")
        ? route.fulfill({
            contentType: "text/javascript",
            body: pieces.get(new URL(route.request().url()).pathname.slice(1))?.code ?? "",
          })
        : route.fulfill({ contentType: "text/html", body: "<title>Bench</title>" }),
    );
    await page.goto("http://bench.test/");
    const message = { plan: TEN, template, options: asked, times: 35 };
    const asking = { at: `/${entry}`, message };
    const { made, read } = await page.evaluate(async ({ at, message }) => {
      const worker = new Worker(at, { type: "module" });
      return new Promise<{ made: number[]; read: number[] }>((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message: why }) => reject(new Error(why));
        worker.postMessage(message);
      });
    }, asking);
    return [
      amount("make the first copy in a worker, 10 outcomes", "ms", made[0] ?? NaN),
      figure("make a copy in a worker, warm", "ms", spreadOf(made.slice(5)), "p50", 60),
      figure("take one back in a worker, warm", "ms", spreadOf(read.slice(5)), "p50", 40),
    ];
  } finally {
    await browser.close();
  }
}

async function chunks(): Promise<Figure[]> {
  const out = await built("src/browser/word-worker.ts");
  const back = await built("src/browser/import-worker.ts");
  const compared = (kind: string) => packed(back, "compare-copy", `copy-${kind}`);
  return [
    amount("what makes Word files, brotli", "KB", packed(out), 90),
    amount("what reads them, brotli", "KB", packed(back)),
    amount("what takes back a working copy", "KB", compared("practitioner"), 25),
    amount("what takes back a resident's copy", "KB", compared("resident")),
    amount("what takes back a provider's copy", "KB", compared("provider")),
    amount("what takes back a review", "KB", compared("review")),
    amount("what takes in another plan", "KB", packed(back, "import-plan")),
  ];
}

type Piece = { code: string; imports: readonly string[] };

/** What a file is built into, by name; `entry` is the piece that loads the others. */
type Built = { entry: string; pieces: Map<string, Piece> };

async function built(file: string): Promise<Built> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    root: ROOT,
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: resolve(ROOT, file) },
    },
  });
  const outputs = [result].flat().flatMap((it) => ("output" in it ? it.output : []));
  const pieces = new Map<string, Piece>();
  let entry = "";
  for (const it of outputs) {
    if (it.type !== "chunk") continue;
    pieces.set(it.fileName, { code: it.code, imports: it.imports });
    if (it.isEntry) entry = it.fileName;
  }
  return { entry, pieces };
}

/** Kilobytes of what is loaded at once, and of parts that are loaded later, by their names. */
function packed({ entry, pieces }: Built, ...later: string[]): number {
  const found = later.map((name) => [...pieces.keys()].find((it) => it.includes(`/${name}-`)));
  if (found.includes(undefined)) throw new Error(`There is no part called ${later.join(" or ")}.`);
  const wanted = [entry, ...found.flatMap((it) => it ?? [])];
  for (const name of wanted)
    for (const it of pieces.get(name)?.imports ?? []) if (!wanted.includes(it)) wanted.push(it);
  const sizes = wanted.map((it) => brotliCompressSync(pieces.get(it)?.code ?? "").length);
  return sizes.reduce((sum, it) => sum + it, 0) / 1000;
}

async function peers(): Promise<Figure[]> {
  const own = await timed(() => exportWord(TEN, template, asked), 25);
  const bytes = (await exportWord(TEN, template, asked)).length;
  const lines = [figure(`ours: ${bytes} bytes`, "ms", own, "p50")];
  for (const [name, file] of await runWordPeers(TEN, template, asked)) {
    if (file === null) {
      console.log(`${PEERS[name].what}: not on this machine, or failed`);
      continue;
    }
    const { taken, bytes, invalid, found } = file;
    // The first time loads and compiles.
    lines.push(figure(PEERS[name].what, "ms", spreadOf(taken.slice(1)), "p50"));
    console.log(
      `${name}: ${bytes} bytes; Microsoft's validator has ${invalid} errors, our own checks ${found}`,
    );
  }
  return lines;
}
