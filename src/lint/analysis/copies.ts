import type { Analysis } from "./analyse.ts";

/** A text in a form in which copies look the same: no names, numbers, pronouns or punctuation. */
export type Print = {
  /** How many words. */
  length: number;
  /** The words in one string. */
  text: string;
  /** A hash of every run of three words. */
  shingles: ReadonlySet<number>;
  /** A few of the shingles; whoever shares none of these is no near copy. */
  telltales: readonly number[];
};

/** From what similarity on two texts are near copies. */
const NEAR = 0.8;

const FOLDED = new Set(
  "he she they i him her them me his hers their theirs my mine your you we us our".split(" "),
);

/** Reads the print of a text; cheap beside the analysis, and kept with it by the caller. */
export function printOf({ words, actors }: Analysis): Print {
  const folded = words.map(({ lower }) =>
    FOLDED.has(lower) ? "@" : lower.charCodeAt(0) < 58 ? "#" : lower,
  );
  for (const { kind, at, to } of actors)
    if (kind === "resident" || kind === "listed" || kind === "name")
      for (let i = at; i < to; i++) folded[i] = "@";
  const hashes = folded.map(hash);
  const shingles = new Set<number>();
  for (let i = 2; i < hashes.length; i++)
    shingles.add(
      Math.imul(Math.imul(hashes[i - 2] ?? 0, 31) + (hashes[i - 1] ?? 0), 31) + (hashes[i] ?? 0),
    );
  return {
    length: folded.length,
    text: folded.join(" "),
    shingles,
    telltales: telltalesOf(shingles),
  };
}

/**
 * The least of the shingles, as many as two near copies cannot differ by and one more: of what they
 * share, the least is then among these of both.
 */
function telltalesOf(shingles: ReadonlySet<number>): number[] {
  const shared = Math.ceil(shingles.size * NEAR - 1e-9);
  return [...shingles].sort((a, b) => a - b).slice(0, shingles.size - shared + 1);
}

/** Whether two prints share nearly all of their shingles. */
export function isNearCopy(a: Print, b: Print): boolean {
  return similarity(a, b) >= NEAR;
}

/** How much two prints share, from 0 to 1: the Jaccard index of their shingles. */
function similarity(a: Print, b: Print): number {
  const [small, large] = a.shingles.size < b.shingles.size ? [a, b] : [b, a];
  // Sizes alone can rule a match out, which saves most of the comparisons.
  if (small.shingles.size === 0 || small.shingles.size < large.shingles.size * 0.7) return 0;
  let shared = 0;
  for (const shingle of small.shingles) if (large.shingles.has(shingle)) shared++;
  return shared / (small.shingles.size + large.shingles.size - shared);
}

/** A short signature of a text, to tell findings apart. */
export function signature(text: string): string {
  return hash(text).toString(36);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
