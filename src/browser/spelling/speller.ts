import nspell from "nspell";
import { COMMON } from "#src/lint/words/common.ts";
import { CARE_WORDS } from "./care-words.ts";
import { distance, isOneSlip, slipsOf } from "./near-words.ts";
import type { Verdict } from "./verdict.ts";

/** Says of words whether they are spelt as in British English, and what may have been meant. */
export type Speller = {
  look(word: string): Verdict;
  /** What may have been meant, the likeliest first. */
  suggest(word: string): string[];
};

const MOST = 5;

/** Words of care are not in the dictionary's own suggestions; one that is farther was not meant. */
const FARTHEST_CARE_WORD = 2;

/** What has a capital and is no name of somebody, as far as it is too long to be near to such a name. */
const CALENDAR =
  "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February September October November December Christmas English British".split(
    " ",
  );

/** What is written as one word again and again. */
const RUN_TOGETHER = (
  "a lot, as well, at least, each other, every time, in between, in case, in front, no one, " +
  "of course, thank you, up to"
).split(", ");

/** In the list of words, `!` stands for those that are never suggested. */
const UNKIND = /^([^/\n]+)\/[^\n!]*!/gm;

/** What can stand at the end of almost any word. */
const ENDING = /'(s|d|ll|ve|re)$/i;

const common = new Set(COMMON.trim().split(/\s+/));
const careWords = CARE_WORDS.trim().split(/\s+/);
const care = new Set(careWords.map((it) => it.toLowerCase()));

/** Makes a speller of a Hunspell dictionary's two files. */
export function createSpeller(aff: string, dic: string): Speller {
  const dictionary = nspell(aff, dic);
  const unkind = [...dic.matchAll(UNKIND)].map(([, it = ""]) => it.toLowerCase());
  return { look, suggest };

  function look(word: string): Verdict {
    if (isKnown(word)) return "right";
    if (word === word.toLowerCase() || word === word.toUpperCase()) return "wrong";
    if (CALENDAR.some((it) => isOneSlip(word, it))) return "wrong";
    for (const it of slipsOf(word.toLowerCase().replace(ENDING, "")))
      if (isKnown(it)) return "slip";
    return "name";
  }

  function suggest(word: string): string[] {
    const found = new Map<string, number>();
    const note = (it: string, away: number) =>
      found.set(it, Math.min(away, found.get(it) ?? Infinity));
    for (const it of dictionary.suggest(word)) if (!offends(it)) note(it, costOf(word, it));
    for (const it of careWords) {
      const away = costOf(word, it);
      if (away < FARTHEST_CARE_WORD) note(/^[A-Z]/.test(word) ? capital(it) : it, away);
    }
    for (const { words, away } of inTwo(word)) note(words, away);
    return [...found]
      .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
      .slice(0, MOST)
      .map(([it]) => it);
  }

  function isKnown(word: string): boolean {
    if (care.has(word.toLowerCase()) || dictionary.correct(word)) return true;
    const bare = word.replace(ENDING, "");
    return bare !== word && isKnown(bare);
  }

  /** The library knows the words that are never suggested, but not what is made of them. */
  function offends(word: string): boolean {
    const lower = word.toLowerCase();
    return unkind.some((it) => lower.startsWith(it));
  }

  /** Two words that were run together. */
  function inTwo(word: string): { words: string; away: number }[] {
    const lower = word.toLowerCase();
    const first = RUN_TOGETHER.find((it) => it.replace(" ", "") === lower);
    if (first) return [{ words: word === lower ? first : capital(first), away: 0 }];
    const places = Array.from({ length: word.length - 1 }, (_, at) => at + 1);
    return places.flatMap((at) => {
      const [before, after] = [word.slice(0, at), word.slice(at)];
      const areLong = before.length > 2 && after.length > 2;
      if (!areLong || !isKnown(before) || !isKnown(after)) return [];
      return { words: `${before} ${after}`, away: isCommon(before) && isCommon(after) ? 0.9 : 2.2 };
    });
  }
}

/** How unlikely it is that `meant` was meant; the small words of English are meant most often. */
function costOf(typed: string, meant: string): number {
  return distance(typed, meant) - (isCommon(meant) ? 0.5 : 0);
}

const isCommon = (word: string) => common.has(word.toLowerCase());
const capital = (word: string) => (word[0] ?? "").toUpperCase() + word.slice(1);
