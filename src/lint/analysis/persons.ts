import { REPORTING, WITNESSING } from "../words/verbs.ts";
import type { Actor } from "./actor.ts";
import type { Analysis } from "./analyse.ts";
import { wordSet } from "./phrases.ts";
import { anyShows, sign } from "./spelling.ts";
import type { Word } from "./words.ts";

/** Those a text speaks of, by the word at which each begins and by the word after it. */
export function actorPlaces({ actors, readings }: Analysis): ActorPlaces {
  return (readings.actorPlaces ??= {
    begins: new Map(actors.map((it) => [it.at, it])),
    ends: new Map(actors.map((it) => [it.to, it])),
  });
}

/** Those a text speaks of, by a place in it. */
export type ActorPlaces = {
  begins: ReadonlyMap<number, Actor>;
  ends: ReadonlyMap<number, Actor>;
};

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

const living =
  wordSet(`want wanna would like love hate miss need feel get hope enjoy prefer wish used can't
  cant don't dont find am struggle suffer require cannot`);
const witnessing = wordSet(WITNESSING);

/** What "I" says of itself in a text, outside of what is spoken. */
export type Selves = {
  /** Indexes of the "I" who wants, feels or lives something. */
  at: readonly number[];
  /** "I" is plainly somebody else: "I am her sister", "I think he would". */
  isAnother: boolean;
};

/** Reads once who "I" is. */
export function selvesOf(analysis: Analysis): Selves {
  return (analysis.readings.selves ??= readSelves(analysis));
}

const self = sign(["i"]);

function readSelves(analysis: Analysis): Selves {
  if (!anyShows(analysis, self)) return { at: [], isAnother: false };
  const { words } = analysis;
  const { begins } = actorPlaces(analysis);
  const at: number[] = [];
  let isAnother = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word || word.lower !== "i" || word.spoken || word.after.startsWith(".")) continue;
    if (words[i - 1]?.lower === "than") continue;
    if (isOfAnother(analysis, i)) isAnother = true;
    else if (isLiving(words, i)) at.push(i);
  }
  return { at, isAnother };

  function isOfAnother({ text }: Analysis, i: number): boolean {
    const word = words[i];
    const isBe = word?.tail === "m" || /^(?:am|was)$/.test(words[i + 1]?.lower ?? "");
    const then = words[i + (word?.tail === "m" ? 1 : 2)];
    // "I am Graham's wife", "I'm his carer", "I (Pauline)".
    if (isBe && then && (/^(?:his|her|their)$/.test(then.lower) || then.possessive)) return true;
    if (word?.after.startsWith("(") && text[words[i + 1]?.to ?? 0] === ")") return true;
    const spokenOf = (from: number, to: number) => {
      for (let j = from; j < to && words[j]?.sentence === word?.sentence; j++) {
        if (/^(?:him|her|them|he|she)$/.test(words[j]?.lower ?? "")) return true;
        if (begins.get(j)?.kind === "resident") return true;
      }
      return false;
    };
    const verbs = words.slice(i + 1, i + 4).map((it) => it.lower);
    // "I would like him to", "I think that he would".
    const like = /^(?:like|love|want)$/.test(verbs[0] ?? "") ? 2 : verbs[1] === "like" ? 3 : 0;
    if (like && spokenOf(i + like, i + like + 1)) return true;
    return verbs.some((it) => witnessing.has(it)) && spokenOf(i + 2, i + 7);
  }
}

function isLiving(words: readonly Word[], at: number): boolean {
  const { tail = "", sentence } = words[at] ?? {};
  if (tail === "m" || tail === "d") return true;
  const next = words.slice(at + 1, at + 3).filter((it) => it.sentence === sentence);
  return next.some((it) => living.has(it.lower));
}
