import {
  BESIDE_FILLER,
  DEFERRED,
  DOCUMENTS,
  FINDING,
  LEFT_TO_OTHERS,
  NAUGHT,
  POINTING,
} from "../words/filler.ts";
import { type Phrases, phrases, wordSet } from "./phrases.ts";
import type { Word } from "./words.ts";

/** Why a section holds nothing: no words, words that only fill it, or the form's own placeholders. */
export type Blankness = "" | "empty" | "filler" | "left-over";

const naught = wordSet(NAUGHT);
const finding = wordSet(FINDING);
const beside = wordSet(BESIDE_FILLER);
const pointing = phrases(POINTING);
const documents = wordSet(DOCUMENTS);
const deferred = wordSet(DEFERRED);
const leftToOthers = wordSet(LEFT_TO_OTHERS);
const bare = wordSet("none nothing no yes ok same not various");

/** More words than this after "n/a" are an account of why; so few are an excuse at most. */
const LONGEST_EXCUSE = 4;

/** More words than this are an account of something, whatever they begin with. */
const LONGEST = 24;

/** Tells whether a text is content. */
export function readBlankness(
  text: string,
  words: readonly Word[],
  isForm: boolean,
  fillers: Phrases,
): Blankness {
  if (!text.trim()) return "empty";
  if (isForm) return "left-over";
  if (words.length === 0) return "filler";
  if (words.length > LONGEST) return "";
  return isFiller(words, fillers) || isPointer(words) || isDeferred(words) ? "filler" : "";
}

/** Whether a filler can be the answer where a section asks whether there is anything: "none", "no". */
export function isAnswer(words: readonly Word[]): boolean {
  return /^(?:no|none|nothing|not|nil|n|na|yes|ok)$/.test(words[0]?.lower ?? "");
}

/** "None identified at this time", "tbc next visit, client tired". */
function isFiller(words: readonly Word[], fillers: Phrases): boolean {
  let at = 0;
  let naughts = 0;
  let findings = 0;
  let fills = 0;
  let isBare = true;
  while (at < words.length) {
    const lower = words[at]?.lower ?? "";
    const length = fillers.at(words, at);
    if (length) fills++;
    if (length ? length > 1 || !bare.has(lower) : finding.has(lower)) isBare = false;
    if (naught.has(lower)) naughts++;
    else if (finding.has(lower)) findings++;
    else if (!length && !beside.has(lower)) break;
    at += length || 1;
  }
  if (!fills && !(naughts && findings)) return false;
  return at === words.length || isExcuse(words, at, isBare);
}

/**
 * What is left is a reason only if it is long enough to be one, and it has to begin anew: "none of my
 * neighbours" is a sentence about neighbours.
 */
function isExcuse(words: readonly Word[], at: number, isBare: boolean): boolean {
  // "No information from the placing authority": whoever it did not come from.
  const next = words[at];
  const isFrom = FROM.test(words[at - 1]?.lower ?? "") || FROM.test(next?.lower ?? "");
  if (!isBare && isFrom && words.length - at <= LONGEST_EXCUSE && !next?.begins) return true;
  let start = at;
  while (!isLink(words, start) && !words[start]?.opens)
    if (start > 0 && beside.has(words[start - 1]?.lower ?? "")) start--;
    else return false;
  const rest = words.slice(start);
  const isLinked = isLink(words, start);
  if (start === 0 || rest[0]?.begins) return false;
  if (isBare && rest.some(isTelling)) return false;
  return rest.length <= (isLinked ? LONGEST_EXCUSE + 1 : LONGEST_EXCUSE);
}

const FROM = /^(?:from|by|via|until|once)$/;

function isLink(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.lower ?? "";
  return (
    /^(?:because|owing|as|since)$/.test(lower) || (lower === "due" && words[at + 1]?.lower === "to")
  );
}

function isTelling(word: Word): boolean {
  return (
    (word.capital && !word.begins) || /^(?:he|she|i|they|we|his|her|my|their)$/.test(word.lower)
  );
}

/** "See day shift notes", "as detailed in the assessment": what it says is said elsewhere. */
function isPointer(words: readonly Word[]): boolean {
  const start = pointing.at(words, 0);
  if (!start) return false;
  const rest = words.slice(start);
  if (rest.some((it) => it.begins) || !rest.some((it) => documents.has(it.lower))) return false;
  const strange = rest.filter((it) => !documents.has(it.lower) && !beside.has(it.lower));
  return strange.length <= 2 && !strange.some((it) => /^(?:i|we|will|to|then)$/.test(it.lower));
}

/** "To be completed by the family". */
function isDeferred(words: readonly Word[]): boolean {
  const [first, second] = words;
  const start = first?.lower === "to" && second?.lower === "be" ? 2 : 0;
  const verb = words[start]?.lower ?? "";
  if (!start || !deferred.has(verb) || words.some((it) => /^\d/.test(it.lower))) return false;
  const rest = words.slice(start + 1);
  if (leftToOthers.has(verb)) return rest.length <= LONGEST_EXCUSE + 1;
  if (/^(?:once|when|after|until)$/.test(rest[0]?.lower ?? ""))
    return rest.length <= LONGEST_EXCUSE;
  return rest.every((it) => beside.has(it.lower) || documents.has(it.lower));
}
