import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import * as z from "zod/mini";
import { CommandError } from "../command-error.ts";
import { whyUnread } from "../read-plan-file.ts";
import { fingerprintOf } from "./fingerprint.ts";

const Finding = z.object({ key: z.string() });

/** A plan as `--format json` and `jsonl` write it. */
const PlanFindings = z.object({ plan: z.string(), diagnostics: z.array(Finding) });

const Json = z.object({ plans: z.array(PlanFindings) });

const JsonLine = z.union([
  z.object({ type: z.literal("plan"), ...PlanFindings.shape }),
  z.object({ type: z.enum(["problem", "totals", "across"]) }),
]);

/** Under which name SARIF keeps a fingerprint; the number changes when its making does. */
export const SARIF_FINGERPRINT = "ownwordsFinding/v1";

const Sarif = z.object({
  version: z.literal("2.1.0"),
  runs: z.array(
    z.object({
      results: z.array(
        z.object({
          partialFingerprints: z.object({ [SARIF_FINGERPRINT]: z.string() }),
          suppressions: z.optional(z.array(z.unknown())),
        }),
      ),
    }),
  ),
});

const Written = z.object({
  format: z.literal("ownwords-baseline"),
  version: z.literal(1),
  findings: z.array(z.string()),
});

/** What is kept to tell the next time what is new: fingerprints, and no words. */
export function baselineOf(fingerprints: ReadonlySet<string>): string {
  const findings = [...fingerprints].sort();
  const baseline: z.infer<typeof Written> = { format: "ownwords-baseline", version: 1, findings };
  return `${JSON.stringify(baseline, null, 0)}\n`;
}

/**
 * The fingerprints in a baseline, or in what an earlier run wrote as json, jsonl or sarif; throws a
 * `CommandError` for anything else.
 */
export async function readBaseline(file: string): Promise<Set<string>> {
  const known = new Set<string>();
  const held: string[] = [];
  let number = 0;
  let hasLines: boolean | null = null;
  try {
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
    for await (const line of lines) {
      number++;
      if (!line.trim()) continue;
      hasLines ??= JsonLine.safeParse(jsonIn(line)).success;
      if (!hasLines) held.push(line);
      else if (!addLine(line, known))
        throw new CommandError(`${file}, line ${number}, is not what lint --format jsonl writes.`);
    }
  } catch (error) {
    throw error instanceof CommandError ? error : new CommandError(whyUnread(file, error));
  }
  if (!hasLines && !addWhole(jsonIn(held.join("\n")), known))
    throw new CommandError(
      `${file} is no baseline: give it what --write-baseline or lint --format json, jsonl or sarif wrote.`,
    );
  return known;
}

function addLine(line: string, known: Set<string>): boolean {
  const { data } = JsonLine.safeParse(jsonIn(line));
  if (data?.type === "plan") addPlan(data, known);
  return data !== undefined;
}

function addWhole(json: unknown, known: Set<string>): boolean {
  const written = Written.safeParse(json).data;
  for (const it of written?.findings ?? []) known.add(it);
  const plans = Json.safeParse(json).data;
  for (const it of plans?.plans ?? []) addPlan(it, known);
  const sarif = Sarif.safeParse(json).data;
  for (const { partialFingerprints, suppressions } of sarif?.runs.flatMap((it) => it.results) ?? [])
    if (!suppressions?.length) known.add(partialFingerprints[SARIF_FINGERPRINT]);
  return Boolean(written ?? plans ?? sarif);
}

function addPlan({ plan, diagnostics }: z.infer<typeof PlanFindings>, known: Set<string>): void {
  for (const { key } of diagnostics) known.add(fingerprintOf(plan, key));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
