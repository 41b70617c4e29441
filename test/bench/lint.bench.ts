/**
 * Scores the rules on labelled wording.
 * `npm run bench:lint -- FILE.jsonl… [--json] [--show RULE|LABEL] [--pack NAME]`; a folder stands for
 * the files in it. `--measured` writes what `src/lint/measured.ts` holds. README.md says what the figures mean.
 */
import { existsSync, globSync, statSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { all } from "#src/lint/rules/index.ts";
import { type Item, readItems } from "./support/wording-items.ts";
import { type Measured, mistakesOf } from "./support/wording-judge.ts";
import { measure } from "./support/wording-measure.ts";
import { fileLines, inLines } from "./support/wording-print.ts";
import { scoreOf } from "./support/wording-score.ts";

const OWN = "test/fixtures/wording/dev";

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    measured: { type: "boolean", default: false },
    show: { type: "string" },
    pack: { type: "string", default: "" },
  },
});
const files = (positionals.length ? positionals : [OWN]).flatMap(filesAt);
if (!files.length) stop(`No labelled file is at ${positionals.join(", ")}.`);
if (asked.show !== undefined && files.some((it) => it.split(/[\\/]/).includes("held-out")))
  stop("Held-out wording is scored and never shown: who writes rules must not have read it.");

const measured = files.map((file) => ({ file, ...measureFile(file) }));
const everything = measured.flatMap((it) => it.measured);
const score = scoreOf(everything, all);
const unread = measured.flatMap(({ file, unread }) => unread.map((it) => `${file}:${it}`));
for (const it of unread) console.error(`Left out, for it is no item: ${it}`);

if (asked.measured) console.log(asModule(score.rules));
else if (asked.json) {
  const each = measured.map(({ file, measured }) => {
    const { overall, tiers, hard } = scoreOf(measured, all, everything);
    return { file, items: measured.length, overall, tiers, hard };
  });
  console.log(JSON.stringify({ ...score, files: each, unread }));
} else if (asked.show === undefined) {
  const each = measured.map(({ file, measured: some }) => ({
    file,
    items: some.length,
    score: scoreOf(some, all, everything),
  }));
  if (each.length > 1) console.log(fileLines(each).join("\n"));
  const name = measured.length > 1 ? `${measured.length} files together` : basename(files[0] ?? "");
  console.log(inLines(name, everything.length, score).join("\n"));
} else {
  const { missed, wrong } = mistakesOf(asked.show, everything, all);
  for (const it of missed) console.log(`missed ${inShort(it)}`);
  for (const it of wrong) console.log(`FALSE  ${inShort(it)}`);
  console.log(`${missed.length} missed, ${wrong.length} false`);
}

/** What `src/lint/measured.ts` holds: how often each rule was right, and how much of its faults it found. */
function asModule(rules: typeof score.rules): string {
  const rows = Object.entries(rules).flatMap(([name, it]) => {
    const findings = it.found + it.falseFindings;
    if (!findings && !it.faults) return [];
    const facts = { findings, right: it.found, faults: it.faults, found: it.found };
    return [`  ${JSON.stringify(name)}: ${JSON.stringify(facts)},`];
  });
  return [
    "/** How often a rule spoke on wording that it was not written against, and how often it was right. */",
    "export type Measured = {",
    "  findings: number;",
    "  right: number;",
    "  /** How many of its faults there were, and how many of them it found. */",
    "  faults: number;",
    "  found: number;",
    "};",
    "",
    "/** By rule; written by `npm run --silent bench:lint -- test/fixtures/wording/held-out --measured`. */",
    "export const measured: Readonly<Record<string, Measured>> = {",
    ...rows,
    "};",
  ].join("\n");
}

function measureFile(file: string): { measured: Measured[]; unread: (number | string)[] } {
  const { items, unread } = readItems(file);
  const done = items.map((it) => ({ id: it.id, measured: measure(it, all, asked.pack) }));
  return {
    measured: done.flatMap((it) => it.measured ?? []),
    unread: [...unread, ...done.filter((it) => !it.measured).map((it) => it.id)],
  };
}

/** The files that a path stands for; one that is not absolute is looked for where npm was called. */
function filesAt(path: string): string[] {
  const called = resolve(process.env["INIT_CWD"] ?? ".", path);
  const found = isAbsolute(path) || existsSync(called) ? called : resolve(path);
  if (!existsSync(found)) stop(`There is no file ${path}.`);
  const names = statSync(found).isDirectory()
    ? globSync("**/*.jsonl", { cwd: found })
        .sort()
        .map((it) => join(found, it))
    : [found];
  return names.map((it) => relative(process.cwd(), it));
}

function inShort({ id, section, text, plan, note }: Item): string {
  return `${id} [${section}] ${plan === undefined ? JSON.stringify(text) : "(plan)"} ${note}`;
}

function stop(why: string): never {
  console.error(why);
  process.exit(2);
}
