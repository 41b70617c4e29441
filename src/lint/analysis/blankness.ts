import { BESIDE_FILLER, LEFT_OVER } from "../words/filler.ts";
import { type Phrases, phrases } from "./phrases.ts";
import type { Range, Word } from "./words.ts";

/** Why a section holds nothing: no words, words that only fill it, or the form's own placeholders. */
export type Blankness = "" | "empty" | "filler" | "left-over";

const beside = phrases(BESIDE_FILLER);
const leftOver = phrases(LEFT_OVER);

/** Most words that can follow "n/a" without being an account of why. */
const TOO_SHORT_TO_EXPLAIN = 3;

/** Tells whether a text is content. Editorial brackets in a quotation are. */
export function readBlankness(
  text: string,
  words: readonly Word[],
  quotations: readonly Range[],
  fillers: Phrases,
): Blankness {
  if (!text.trim()) return "empty";
  if (words.length === 0) return "filler";
  if (hasLeftOver(text, words, quotations)) return "left-over";
  return isFiller(words, fillers) ? "filler" : "";
}

function isFiller(words: readonly Word[], fillers: Phrases): boolean {
  let at = 0;
  let found = false;
  while (at < words.length) {
    const length = fillers.at(words, at);
    if (length) found = true;
    else if (!beside.has(words[at]?.lower ?? "")) break;
    at += length || 1;
  }
  if (!found) return false;
  if (at === words.length) return true;
  // What is left is a reason only if it is long enough to be one, and it has to begin anew: "none
  // of my neighbours" is a sentence about neighbours.
  const rest = words.slice(at);
  return Boolean(rest[0]?.opens) && rest.length <= TOO_SHORT_TO_EXPLAIN && !rest.some(isTelling);
}

function isTelling(word: Word): boolean {
  return (
    (word.capital && !word.begins) || /^(?:he|she|i|they|we|his|her|my|their)$/.test(word.lower)
  );
}

function hasLeftOver(text: string, words: readonly Word[], quotations: readonly Range[]): boolean {
  let at = 0;
  let quotation = 0;
  for (let open = text.indexOf("["); open >= 0; open = text.indexOf("[", open + 1)) {
    while (open >= (quotations[quotation]?.to ?? Infinity)) quotation++;
    if (open >= (quotations[quotation]?.from ?? Infinity)) continue;
    while (at < words.length && (words[at]?.from ?? 0) < open) at++;
    const first = words[at];
    if (!first || first.from > open + 3 || text.slice(open + 1, first.from).trim()) continue;
    const inside = text.slice(open + 1, open + 80);
    const close = inside.indexOf("]");
    if (close < 0) continue;
    if (leftOver.at(words, at) || /^[\p{Lu}\s/]{3,}$/u.test(inside.slice(0, close))) return true;
  }
  return /_{4,}|\.{6,}/.test(text) && words.length < 4;
}
