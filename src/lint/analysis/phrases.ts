import type { Word } from "./words.ts";

/** A list of words and phrases that can be looked for at a place in a text. */
export type Phrases = {
  /** How many words from `at` on make a phrase of the list, the longest one; 0 where none does. */
  at: (words: readonly Word[], at: number) => number;
  has: (phrase: string) => boolean;
  /** The words with which its phrases begin. */
  beginnings: readonly string[];
};

/** Reads a list of phrases, separated by line breaks or commas, all in small letters. */
export function phrases(...lists: readonly string[]): Phrases {
  const byFirst = new Map<string, string[][]>();
  const whole = new Set<string>();
  for (const phrase of lists.flatMap((it) => it.split(/[,\n]/))) {
    const words = phrase.trim().split(/[\s-]+/);
    const [first] = words;
    if (!first) continue;
    whole.add(words.join(" "));
    byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return {
    has: (phrase) => whole.has(phrase),
    beginnings: [...byFirst.keys()],
    at: (words, at) => {
      const candidates = byFirst.get(words[at]?.lower ?? "");
      if (!candidates) return 0;
      const found = candidates.find((it) => it.every((word, i) => words[at + i]?.lower === word));
      return found?.length ?? 0;
    },
  };
}

/** Reads a list of single words separated by spaces or line breaks. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((it) => it.split(/\s+/)).filter(Boolean));
}
