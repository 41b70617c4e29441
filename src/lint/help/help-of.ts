import type { Diagnostic, Help } from "../rule.ts";
import { actions } from "./actions.ts";
import { agreement } from "./agreement.ts";
import { completeness } from "./completeness.ts";
import { language } from "./language.ts";
import { outcomes } from "./outcomes.ts";
import { process } from "./process.ts";
import { progress } from "./progress.ts";
import { repetition } from "./repetition.ts";
import { strengths } from "./strengths.ts";
import { timeframes } from "./timeframes.ts";
import { voice } from "./voice.ts";

const all = new Map(
  [
    actions,
    agreement,
    completeness,
    language,
    outcomes,
    process,
    progress,
    repetition,
    strengths,
    timeframes,
    voice,
  ].flatMap((it) => Object.entries(it)),
);

const NONE: Help = { why: "", better: "", sources: [] };

/** What help tells of a rule; nothing of one that is not ours. */
export function helpOf(rule: string): Help {
  return all.get(rule) ?? NONE;
}

/** A finding with why it matters and an example that does better, for those who read it elsewhere. */
export type Told = Diagnostic & Pick<Help, "why" | "better">;

/** Puts the help beside a finding. */
export function told(diagnostic: Diagnostic): Told {
  const { fixes, key, better, ...found } = diagnostic;
  const help = helpOf(found.rule);
  return { ...found, why: help.why, better: better ?? help.better, fixes, key };
}
