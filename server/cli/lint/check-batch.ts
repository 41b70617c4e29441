import type { SignedSection } from "#src/lint/across/caseload.ts";
import { signPieces } from "#src/lint/across/sign-pieces.ts";
import { createSigner } from "#src/lint/across/signature.ts";
import type { Rule } from "#src/lint/rule.ts";
import { all } from "#src/lint/rules/index.ts";
import { traceOf } from "#server/log.ts";
import { CommandError } from "../command-error.ts";
import type { Source } from "./across.ts";
import { type Checked, type Checking, createChecker } from "./check-plan.ts";
import { type FormatName, formats } from "./formats.ts";
import { piecesIn } from "./pieces-in.ts";
import { type Handed, nameOfOrigin, type Origin, type Problem } from "./source.ts";
import { countPlan, newTally, type Tally } from "./tally.ts";

/** All that a thread needs to know to check plans. */
export type BatchChecking = Checking & {
  /** The names of the rules to check by; null for all. */
  ruleNames: readonly string[] | null;
  format: FormatName;
  wantsFingerprints: boolean;
  /** The key to sign writing with, to compare it across plans; null where that is not asked for. */
  key: Uint8Array | null;
};

/** What became of some plans, in their order. */
export type Batch = {
  text: string;
  problems: Problem[];
  tally: Tally;
  fingerprints: string[];
  signed: SignedSection[];
  sources: Source[];
};

/** Makes what checks some plans at a time and writes down what was found. */
export function createBatchChecker(checking: BatchChecking) {
  const rules = rulesNamed(checking.ruleNames);
  const check = createChecker(rules, checking);
  const format = formats[checking.format];
  const sign = checking.key && createSigner(checking.key);
  return (handed: readonly (Handed | Problem)[]): Batch => {
    const tally = newTally();
    const problems: Problem[] = [];
    const texts: string[] = [];
    const fingerprints: string[] = [];
    const signed: SignedSection[] = [];
    const sources: Source[] = [];
    for (const it of handed) {
      const checked = "error" in it ? it : tryTo(check, it);
      if ("error" in checked) {
        problems.push(checked);
        continue;
      }
      countPlan(tally, checked, rules);
      const text = format.plan(checked, rules);
      if (text) texts.push(text);
      if (checking.wantsFingerprints) fingerprints.push(...checked.fingerprints);
      if (!sign || "error" in it) continue;
      const { plan, view, file } = checked;
      signed.push(...signPieces(plan, piecesIn(view), NOBODY, sign));
      sources.push({ plan: plan.id, file, offset: it.offset, length: it.bytes.length });
    }
    const text = texts.join(format.between);
    return { text, problems, tally, fingerprints, signed, sources };
  };
}

/** Plan JSON does not say who wrote what. */
const NOBODY = { team: null, writer: null };

/** The rules of these names; all of them where there are none. */
export function rulesNamed(names: readonly string[] | null): readonly Rule[] {
  return names ? all.filter((it) => names.includes(it.name)) : all;
}

function tryTo(check: (handed: Handed) => Checked, handed: Handed): Checked | Problem {
  const origin: Origin = { file: handed.file, line: handed.line };
  try {
    return check(handed);
  } catch (error) {
    if (error instanceof CommandError) return { ...origin, error: error.message };
    // What a fault of ours says may hold words of the plan, so only where it happened is told.
    const trace = JSON.stringify(traceOf(error));
    const name = nameOfOrigin(origin);
    return { ...origin, error: `${name} could not be checked for a fault in Ownwords: ${trace}.` };
  }
}
