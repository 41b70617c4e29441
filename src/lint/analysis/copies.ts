import type { Analysis } from "./analyse.ts";

/** A text in a form in which copies look the same: no names, numbers, pronouns or punctuation. */
export type Print = {
  words: readonly string[];
  /** The words in one string. */
  text: string;
  /** Every run of three words. */
  shingles: ReadonlySet<string>;
};

const FOLDED = /^(?:he|she|they|i|him|her|them|me|his|hers|their|theirs|my|mine|your|you|we|us|our)$/;

/** Reads the print of a text; cheap beside the analysis, and kept with it by the caller. */
export function printOf({ words, actors }: Analysis): Print {
  const named = new Set<number>();
  for (const actor of actors) {
    if (actor.kind !== "resident" && actor.kind !== "listed" && actor.kind !== "name") continue;
    for (let i = actor.at; i < actor.to; i++) named.add(i);
  }
  const folded = words.map((it, at) =>
    named.has(at) || FOLDED.test(it.lower) ? "@" : /^\d/.test(it.lower) ? "#" : it.lower,
  );
  const shingles = new Set<string>();
  for (let i = 0; i + 3 <= folded.length; i++) shingles.add(folded.slice(i, i + 3).join(" "));
  return { words: folded, text: folded.join(" "), shingles };
}

/** How much two prints share, from 0 to 1: the Jaccard index of their shingles. */
export function similarity(a: Print, b: Print): number {
  const [small, large] = a.shingles.size < b.shingles.size ? [a, b] : [b, a];
  // Sizes alone can rule a match out, which saves most of the comparisons.
  if (small.shingles.size === 0 || small.shingles.size < large.shingles.size * 0.7) return 0;
  let shared = 0;
  for (const shingle of small.shingles) if (large.shingles.has(shingle)) shared++;
  return shared / (small.shingles.size + large.shingles.size - shared);
}

/** A short signature of a text, to tell findings apart; FNV-1a, 32 bits. */
export function signature(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
