import { REPORTING } from "../words/verbs.ts";
import type { Actor } from "./actor.ts";
import type { Analysis } from "./analyse.ts";
import { cached } from "./cached.ts";
import { wordSet } from "./phrases.ts";

/** Those a text speaks of, by the word at which each begins and by the word after it. */
export const actorPlaces = cached(({ actors }: Analysis) => ({
  begins: new Map<number, Actor>(actors.map((it) => [it.at, it])),
  ends: new Map<number, Actor>(actors.map((it) => [it.to, it])),
}));

/** How many words back something can be said that still holds. */
const REACH = 24;

const telling = wordSet(REPORTING, "worries worried afraid scared fears hates jokes laughs");

/**
 * Whether the sentence up to here has somebody say, think or fear what follows: anybody, or the
 * resident, who may be "she".
 */
export function isTold(analysis: Analysis, at: number, by: "anybody" | "resident"): boolean {
  const { words } = analysis;
  const { begins } = actorPlaces(analysis);
  const sentence = words[at]?.sentence;
  for (let i = at; i >= at - REACH && words[i]?.sentence === sentence; i--) {
    const actor = begins.get(i);
    if (!actor || actor.to > at) continue;
    if (by === "resident" && actor.kind !== "resident" && actor.kind !== "pronoun") continue;
    for (let next = actor.to; next < actor.to + 3; next++)
      if (telling.has(words[next]?.lower ?? "") && words[next - 1]?.lower !== "been") return true;
  }
  return false;
}
