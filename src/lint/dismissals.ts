import type { Plan } from "#src/plan/plan.ts";
import type { Dismissal } from "#src/plan/record.ts";
import { similarity, sketchOf } from "./analysis/sketch.ts";
import { readSentences } from "./analysis/sentences.ts";
import { readWords } from "./analysis/words.ts";
import type { Diagnostic, Place, Tier } from "./rule.ts";
import { writingAt } from "./text-at.ts";

/** What was noticed in a plan, by what people have said about it. */
export type Settled = {
  /** What is to be shown, in the order in which it was found; what came back among it. */
  open: readonly Diagnostic[];
  /** Of those, what was dismissed when the words were others: the dismissal by the finding's key. */
  returned: ReadonlyMap<string, Dismissal>;
  dismissed: readonly { diagnostic: Diagnostic; dismissal: Dismissal }[];
  /** Dismissals of what is not found any more. */
  unused: readonly Dismissal[];
};

/** As much of a text has to be there still for a dismissal to hold. */
const HOLDS = 0.6;

const LOUDNESS: Readonly<Record<string, number>> = { praise: 0, idea: 1, look: 2, fix: 3 };

/** Tells what people have dismissed from what is still to be asked. Never changes what was found. */
export function settle(found: readonly Diagnostic[], plan: Plan): Settled {
  if (!plan.dismissals.length) return { open: found, returned: NONE, dismissed: [], unused: [] };
  const byKey = new Map(plan.dismissals.map((it) => [it.key, it]));
  const open: Diagnostic[] = [];
  const returned = new Map<string, Dismissal>();
  const dismissed: { diagnostic: Diagnostic; dismissal: Dismissal }[] = [];
  for (const diagnostic of found) {
    const dismissal = byKey.get(diagnostic.key);
    byKey.delete(diagnostic.key);
    if (dismissal && holds(dismissal, diagnostic, plan)) dismissed.push({ diagnostic, dismissal });
    else {
      open.push(diagnostic);
      if (dismissal) returned.set(diagnostic.key, dismissal);
    }
  }
  return { open, returned, dismissed, unused: [...byKey.values()] };
}

/** What is still to be asked: no praise, no idea, nothing that was set aside. */
export function questionsIn(found: readonly Diagnostic[], plan: Plan): Diagnostic[] {
  return settle(found, plan).open.filter((it) => it.tier === "fix" || it.tier === "look");
}

const NONE: ReadonlyMap<string, Dismissal> = new Map();

/** The sketch of the words at a place, to be kept with a dismissal; empty where there are none. */
export function sketchAt(plan: Plan, place: Place): string {
  const text = writingAt(plan, place)?.text ?? "";
  return sketchOf(readWords(text, readSentences(text)));
}

function holds({ sketch, tier }: Dismissal, { place, tier: now }: Diagnostic, plan: Plan): boolean {
  if (isLouder(now, tier)) return false;
  const current = sketchAt(plan, place);
  return current === sketch || similarity(current, sketch) >= HOLDS;
}

function isLouder(now: Tier, before: string): boolean {
  return (LOUDNESS[now] ?? 0) > (LOUDNESS[before] ?? LOUDNESS["fix"] ?? 0);
}
