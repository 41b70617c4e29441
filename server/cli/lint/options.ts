import { availableParallelism } from "node:os";
import { all } from "#src/lint/rules/index.ts";
import { choiceOf, type Given, wrongUse } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { dayOf } from "../day.ts";
import { installedTemplates } from "../find-template.ts";
import { nearest } from "#src/plan/nearest.ts";
import { STANDARD } from "../read-plan-file.ts";
import { readBaseline } from "./baseline.ts";
import type { BatchChecking } from "./check-batch.ts";
import { SEVERITIES, TIERS } from "./check-plan.ts";
import { packNames, readLayers } from "./config-file.ts";
import { FORMATS } from "./formats.ts";
import { readKey } from "./read-key.ts";

/** All that was asked for beside the plans themselves. */
export type LintOptions = {
  checking: BatchChecking;
  jobs: number;
  /** The file to write; null for standard output. */
  out: string | null;
  force: boolean;
  /** Where to keep what is known now; null where that is not asked for. */
  writeBaseline: string | null;
};

/** More threads than this are a slip of the hand. */
const MOST_JOBS = 256;

/** Reads the options of `ownwords lint`; throws a `CommandError` for what can't be meant. */
export async function readLintOptions(given: Given): Promise<LintOptions> {
  const { texts, lists, flags } = given;
  const out = texts.get("out") ?? STANDARD;
  const baseline = texts.get("baseline");
  const config = texts.get("config");
  const writeBaseline = texts.get("write-baseline") ?? null;
  if (writeBaseline === STANDARD || writeBaseline === "")
    throw wrongUse("--write-baseline needs the name of a file.", { name: "lint" });
  return {
    checking: {
      format: choiceOf(given, "format", FORMATS),
      today: dayOf(given, "today"),
      pack: packOf(given),
      ruleNames: lists.has("rule") ? (lists.get("rule") ?? []).map(ruleNamed) : null,
      minTier: choiceOf(given, "min-tier", TIERS, "look"),
      minSeverity: choiceOf(given, "min-severity", SEVERITIES, "advice"),
      layers: config === undefined ? [] : await readLayers(config),
      baseline: baseline === undefined ? null : await readBaseline(baseline),
      templates: installedTemplates(),
      wantsFingerprints: writeBaseline !== null,
      key: await keyOf(given),
    },
    jobs: jobsOf(given),
    out: out === STANDARD ? null : out,
    force: flags.has("force"),
    writeBaseline,
  };
}

async function keyOf({ texts, flags }: Given): Promise<Uint8Array | null> {
  const file = texts.get("key");
  if (flags.has("across")) return readKey(file);
  if (file === undefined) return null;
  throw wrongUse("--key is for --across.", { name: "lint" });
}

/** The policy pack that an option names; null where none is named. */
export function packOf({ texts }: Given): string | null {
  const name = texts.get("pack");
  if (name === undefined) return null;
  if (packNames.includes(name)) return name;
  throw new CommandError(
    `There is no policy pack ${name}.${guess(name, packNames)} There are ${packNames.join(", ")}.`,
  );
}

/** A name that is one of a rule. */
export function ruleNamed(name: string): string {
  const names = all.map((it) => it.name);
  if (names.includes(name)) return name;
  throw new CommandError(`There is no rule ${name}.${guess(name, names)} See: ownwords rules`);
}

function guess(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near ? ` Do you mean ${near}?` : "";
}

function jobsOf({ texts }: Given): number {
  const text = texts.get("jobs");
  if (text === undefined) return availableParallelism();
  const jobs = Number(text);
  if (/^\d+$/.test(text) && jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new CommandError(
    `--jobs is "${text}", and should be a number of threads from 1 to ${MOST_JOBS}.`,
  );
}
