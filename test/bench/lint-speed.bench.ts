/**
 * Measures how fast the rules are and how much they hold, beside other linters on the same texts in
 * the same run. Plans a second are those of the processor; other times are those of the clock, so
 * the machine should have nothing else to do. `npm run bench:lint-speed -- [--quick]`.
 */
import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { builtRules } from "./support/built-rules.ts";
import { amount, figure, printFigures, type Spread, spreadOf } from "./support/figures.ts";
import { type Job, PEERS, runPeer } from "./support/lint-peers.ts";
import { checkAgain, checkOnce } from "./support/speed-check.ts";
import { rate, timesOf } from "./support/speed-clock.ts";
import { asWritten, read } from "./support/speed-json.ts";
import {
  afterKey,
  alone,
  everywhere,
  HOSTILE,
  ordinary,
  section,
  textsOf,
  twelve,
} from "./support/speed-plans.ts";
import { cleanPlans } from "./support/wording-plans.ts";

const { values: asked } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const size = asked.quick
  ? { keys: 200, colds: 20, plans: 200, stream: 1000, hostile: 2, patience: 5_000 }
  : { keys: 1000, colds: 100, plans: 2000, stream: 10_000, hostile: 5, patience: 20_000 };
const LARGE = 100_000;

const plan = twelve();
const clean = cleanPlans();
const key = oneKey();
const cold = spreadOf(timesOf(size.colds, () => structuredClone(plan), checkOnce));
const rates = plansASecond();
console.log(
  `${cpus().length} cores, Node ${process.version}; ${(loadavg()[0] ?? 0).toFixed(1)} of them were busy before.`,
);
printOurs();
await printBeside();
await printHostile();

/** One key after another in a text of 2 KB, each checked as in the editor. */
function oneKey(): Spread {
  const check = checkAgain();
  let current = plan;
  check(current);
  const type = (at: number) => (current = afterKey(current, "abc "[at % 4] ?? ""));
  timesOf(50, type, check);
  return spreadOf(timesOf(size.keys, type, check));
}

function plansASecond() {
  const texts = Array.from({ length: size.plans }, (_, at) => JSON.stringify(ordinary(at)));
  const plans = texts.map(read);
  let letters = 0;
  const check = (it: (typeof plans)[number]) =>
    void (letters += asWritten(it, checkOnce(it)).length);
  plans.slice(0, 20).forEach(check);
  const checked = rate(plans.length, (at) => check(plans[at] ?? plan));
  const whole = rate(texts.length, (at) => check(read(texts[at] ?? "")));
  const small = rate(size.plans, (at) => check(structuredClone(clean[at % clean.length] ?? plan)));
  return { checked, whole, small, letters };
}

function printOurs() {
  const first = inProcess("first");
  const { peak = NaN } = inProcess("stream", String(size.stream));
  const { peak: empty = NaN } = inProcess("stream", "0");
  const rules = builtRules();
  const perPlan = (rate: number) => `${(1000 / rate).toFixed(2)} ms, ${Math.round(rate)}/s`;
  const batch = (what: string, rate: number, target: number | null) => ({
    what,
    measured: perPlan(rate),
    judged: 1000 / rate,
    target,
  });
  printFigures("The rules, p50 / p95", [
    figure("one key in 2 KB of a plan of 12 outcomes", "ms", key, "p95", 2),
    figure("plan of 12 outcomes, nothing remembered", "ms", cold, "p95", 10),
    amount("the same as the first check of a process", "ms", first["check"] ?? NaN),
    amount("before it: loading the rules", "ms", first["loading"] ?? NaN),
    batch("ordinary plan of 4 outcomes: check, write JSON", rates.checked, 1),
    batch("the same from JSON: read, check, write JSON", rates.whole, null),
    batch("small clean plan of the labelled wording: check, write JSON", rates.small, null),
    amount(`most memory, ${size.stream} plans one by one`, "MB", peak, 200),
    amount("of that, before the first of them", "MB", empty),
    amount(
      "the rules in the browser, gzip",
      "KB",
      rules.reduce((sum, it) => sum + it.packed, 0),
      70,
    ),
  ]);
  for (const { name, packed } of rules) console.log(`    ${name}  ${packed.toFixed(1)} KB`);
}

/** What the others take for the same texts. None of them remembers, so a key costs the whole text. */
async function printBeside() {
  const cleanTexts = clean.map(textsOf);
  const plans = Array.from({ length: 20 }, (_, at) => textsOf(ordinary(at))).flat();
  const jobs: Job[] = [
    { name: "warming", texts: textsOf(plan), times: 5 },
    { name: "key", texts: [section()], times: 50 },
    { name: "twelve", texts: textsOf(plan), times: 10 },
    { name: "plans", texts: plans, times: 3 },
    { name: "clean", texts: cleanTexts.flat(), times: 1 },
  ];
  const inline = clean
    .flatMap((it) => checkOnce(it))
    .filter((it) => it.tier === "fix" || it.tier === "look").length;
  console.log("\nBeside others, in this run");
  const row = (name: string, ...cells: string[]) =>
    console.log(`  ${name.padEnd(12)} ${cells.map((it) => it.padStart(18)).join("")}`);
  row("", "2 KB, ms p50/p95", "12 outcomes, ms", "plans/s, 4 outc.", "alerts/clean plan");
  const pair = (it: Spread | null) => (it ? `${it.p50.toFixed(2)} / ${it.p95.toFixed(2)}` : "-");
  row("ours", pair(key), pair(cold), rates.checked.toFixed(0), (inline / clean.length).toFixed(2));
  for (const name of Object.keys(PEERS)) {
    const answers = await runPeer(name, jobs, size.patience * 6);
    const spread = (job: string) => {
      const answer = answers.get(job);
      return answer ? spreadOf(answer.taken) : null;
    };
    const speed = spread("plans")?.p50;
    row(
      name,
      pair(spread("key")),
      pair(spread("twelve")),
      speed ? (20_000 / speed).toFixed(0) : "-",
      ((answers.get("clean")?.alerts ?? NaN) / clean.length).toFixed(2),
    );
  }
  for (const [name, what] of Object.entries(PEERS)) console.log(`    ${name}: ${what}`);
}

/** Texts that are unkind to a linter. Twice the text should take twice the time, and not four times. */
async function printHostile() {
  console.log(
    `\n100 KB of …: milliseconds (and how many times those of 50 KB; 2 is linear). Ours also in six sections at once.`,
  );
  const names = Object.keys(PEERS);
  const heading = ["ours", "ours, 6 times", ...names].map((it) => it.padStart(20)).join("");
  console.log(`  ${"".padEnd(24)}${heading}`);
  for (const { name, of } of HOSTILE) {
    const [half, whole] = [of(LARGE / 2), of(LARGE)];
    const ours = (wrap: typeof alone) =>
      grown([half, whole].map((it) => timesOf(size.hostile, () => wrap(it), checkOnce)));
    const cells = [ours(alone), ours(everywhere)];
    const jobs = [half, whole].map((it, at) => ({
      name: String(at),
      texts: [it],
      times: size.hostile,
    }));
    for (const peer of names) {
      const answers = await runPeer(peer, jobs, size.patience);
      cells.push(grown(jobs.map((it) => answers.get(it.name)?.taken ?? [])));
    }
    console.log(`  ${name.padEnd(24)}${cells.map((it) => it.padStart(20)).join("")}`);
  }
}

/** The least time of the second, and how many times the least of the first that is. */
function grown([half = [], whole = []]: readonly (readonly number[])[]): string {
  if (!whole.length) return `over ${size.patience / 1000} s`;
  const [small, large] = [Math.min(...half), Math.min(...whole)];
  return `${large.toFixed(1)} (${(large / small).toFixed(1)})`;
}

function inProcess(...args: string[]): Record<string, number> {
  const file = fileURLToPath(new URL("support/lint-alone.ts", import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [file, ...args], { encoding: "utf8" }));
}
