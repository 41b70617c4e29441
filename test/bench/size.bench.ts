/**
 * Measures the JavaScript that the built page asks for: until a plan can be read, and until its words
 * can be typed in. It walks the requests of a first visit in a real browser and adds up the files,
 * compressed as a server sends them. The rules and the spelling come after the first key and are
 * counted apart.
 */
import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Route } from "playwright-core";
import { FOLDERS } from "#server/serve.ts";
import { startBenchServer } from "./support/bench-server.ts";
import { amount, type Figure, printFigures } from "./support/figures.ts";
import { longPlan } from "./support/long-plan.ts";
import { startBrowser, visitorOf } from "./support/plan-in-browser.ts";

/** One built file: how large it is compressed, and how much of that was written by others. */
type Script = { name: string; packed: number; vendor: number; sources: string[] };

const PLAN = "benchsize000000000001";
const server = await startBenchServer([{ ...longPlan(3), id: PLAN }]);
const browser = await startBrowser();
try {
  await measure();
} finally {
  await browser.close();
  await server.stop();
}

async function measure() {
  // Without the worker, which keeps files for other pages too.
  const context = await visitorOf(browser, { serviceWorkers: "block" });
  const page = await context.newPage();
  const asked: Script[] = [];
  const held: Route[] = [];
  let isHeld = true;
  await page.route("**/*.js", async (route) => {
    const script = readScript(new URL(route.request().url()).pathname);
    const isForEditing = script.sources.some((it) =>
      /prosemirror|src\/lint\/|components\/plan-questions/.test(it),
    );
    if (isForEditing && isHeld) return void held.push(route);
    asked.push(script);
    return route.continue();
  });
  await page.goto(`${server.address}/plans/${PLAN}`);
  await page.locator("ow-outcome-card .writing").first().waitFor();
  const toRead = [...asked];
  isHeld = false;
  for (const route of held) {
    asked.push(readScript(new URL(route.request().url()).pathname));
    await route.continue();
  }
  const editor = page.locator("ow-text-field .ProseMirror").first();
  await editor.waitFor();
  await editor.click();
  await page.keyboard.type("typed");
  await page.locator(".ProseMirror", { hasText: "typed" }).first().waitFor();
  // The rules and the spelling, and what only they need, come a moment later.
  await page.waitForTimeout(1500);
  const isSpelling = (it: Script) => it.sources.some((at) => /spelling-(part|worker)/.test(at));
  const isLint = (it: Script) =>
    !isSpelling(it) && it.sources.some((at) => /src\/lint\/|plan-questions/.test(at));
  const all = asked.filter((it, at) => asked.findIndex((other) => other.name === it.name) === at);
  printFigures("JavaScript of a first visit, gzip", [
    ...figuresOf("to read a plan", toRead, 60),
    ...figuresOf(
      "to first edit",
      all.filter((it) => !isLint(it) && !isSpelling(it)),
      150,
    ),
    ...figuresOf("the rules", all.filter(isLint), null),
    ...figuresOf("the spelling, without its dictionary", all.filter(isSpelling), null),
  ]);
  console.log("\n  File by file, KB:");
  for (const { name, packed } of all) console.log(`  ${name.padEnd(58)} ${kilobytes(packed)}`);
  await context.close();
}

function figuresOf(what: string, scripts: readonly Script[], target: number | null): Figure[] {
  const sum = (of: (script: Script) => number) =>
    scripts.reduce((total, it) => total + of(it), 0) / 1024;
  const packed = sum((it) => it.packed);
  const vendor = sum((it) => it.vendor);
  return [
    amount(`${what}: all`, "KB", packed, target),
    amount(`${what}: of that, written by others`, "KB", vendor),
  ];
}

function readScript(path: string): Script {
  const file = join(FOLDERS.client, path);
  const code = readFileSync(file, "utf8");
  const packed = gzipSync(code).length;
  const name = path.split("/").at(-1) ?? path;
  // A file of the bundler's own has no sources, and so no map.
  if (!existsSync(`${file}.map`)) return { name, packed, vendor: 0, sources: [] };
  const map = JSON.parse(readFileSync(`${file}.map`, "utf8"));
  return {
    name,
    packed,
    vendor: packed * shareOfOthers(code, new SourceMap(map)),
    sources: map.sources,
  };
}

/** The share of characters that come from packages, judged by every eighth of them. */
function shareOfOthers(code: string, map: SourceMap): number {
  let [seen, theirs] = [0, 0];
  for (const [line, text] of code.split("\n").entries())
    for (let column = 0; column < text.length; column += 8) {
      const entry = map.findEntry(line, column);
      seen += 1;
      // What the bundler itself adds has no source.
      const source: unknown = "originalSource" in entry ? entry.originalSource : null;
      if (typeof source === "string" && source.includes("node_modules")) theirs += 1;
    }
  return seen ? theirs / seen : 0;
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1).padStart(8);
}
