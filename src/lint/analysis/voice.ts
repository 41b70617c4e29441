import { PARTICIPLES } from "../words/verbs.ts";
import type { Analysis } from "./analyse.ts";
import { isGeneric } from "./generic.ts";
import { wordSet } from "./phrases.ts";
import { anyShows, shows, sign } from "./spelling.ts";
import { wishesOf } from "./wishes.ts";
import type { Word } from "./words.ts";

/** What a text shows of whose it is. */
export type Voice = {
  /** Somebody is heard or seen in it: "I", a wish, a feeling, something said, quoted or shown. */
  heard: boolean;
  /** It reads as a service writes: stock words, things done to people, what is wrong, what is given. */
  formal: boolean;
};

/** Reads once whether somebody's voice comes through. */
export function voiceOf(analysis: Analysis): Voice {
  return (analysis.readings.voice ??= { heard: isHeard(analysis), formal: isFormal(analysis) });
}

const selves = sign(wordSet("i me my mine myself im ive"));

function isHeard(analysis: Analysis): boolean {
  if (analysis.spoken.length || analysis.own.length) return true;
  const { wants, told, shown, feelings } = wishesOf(analysis);
  if (wants.length || told.length || shown.length || feelings.length) return true;
  if (isRefusal(analysis.words)) return true;
  // Who writes "he'll" and "that's" writes as people speak.
  return anyShows(analysis, selves) || analysis.words.some((it) => it.tail !== "");
}

/** "No more night checks", "never to be called sweetheart": a wish by what is not to be. */
function isRefusal([first, second]: readonly Word[]): boolean {
  const then = second?.lower ?? "";
  if (first?.lower === "never" || first?.lower === "nobody") return true;
  return first?.lower === "no"
    ? then === "more" || then === "one"
    : first?.lower === "not" && /^(?:a|an|another|to|the)$/.test(then);
}

const FORMAL = ["deficits", "given", "stigma"] as const;

function isFormal(analysis: Analysis): boolean {
  const { words, hits, detail, actors } = analysis;
  if (FORMAL.some((it) => hits.has(it)) || isGeneric(analysis)) return true;
  if (actors.some((it) => it.paid)) return true;
  if (anyShows(analysis, be) && words.some((_, at) => isPassive(words, at))) return true;
  const worn = detail.stock - detail.everyday;
  const own = detail.concrete + detail.signs;
  // "To be safe on the stairs" may be somebody's own; where it is said of them it is as formal.
  if (worn > own || (worn > 0 && worn === own && words[0]?.lower !== "to")) return true;
  if (own === 0 && detail.stock > 0 && words.length < 3) return true;
  if (wishesOf(analysis).needs.length) return true;
  return isErrand(analysis) || actors.some((it) => it.heads && isSetTo(words, it.to));
}

const be = sign(wordSet("be is are was were been being"));
const participles = wordSet(PARTICIPLES, "held met fed washed cut seen dealt shown");

/** "To be brought", "is completed": something is done, and nobody does it. */
function isPassive(words: readonly Word[], at: number): boolean {
  if (!shows(words[at], be)) return false;
  const { lower = "", sentence } = words[at + 1] ?? {};
  return (
    sentence === words[at]?.sentence &&
    ((lower.endsWith("ed") && lower.length > 5) || participles.has(lower))
  );
}

/** Begins with an errand: "register with a GP". */
function isErrand({ words, hits }: Analysis): boolean {
  const first = words[words[0]?.lower === "to" ? 1 : 0];
  return hits.has("errands") && first !== undefined && !/(?:ing|s)$/.test(first.lower);
}

/** "Kofi will", "the tenant to", "Ruth needs": what somebody else has set somebody to do. */
function isSetTo(words: readonly Word[], at: number): boolean {
  if (words[at - 1]?.after) return false;
  return /^(?:to|will|needs?|must|should|requires?|shall)$/.test(words[at]?.lower ?? "");
}
