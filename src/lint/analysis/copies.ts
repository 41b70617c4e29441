import type { Analysis } from "./analyse.ts";
import { cached } from "./cached.ts";
import { hash } from "./hash.ts";

/** A text in a form in which copies look the same: no names, pronouns or punctuation. */
export type Print = {
  /** How many words. */
  length: number;
  /** The words in one string, with the numbers as they are. */
  text: string;
};

/** What of a print is compared, when there is another one to compare it with. */
type Runs = {
  /** A hash of every run of three words. */
  shingles: ReadonlySet<number>;
  /** A bit for each shingle; several may have the same. */
  sketch: Int32Array;
};

/** From what similarity on two texts are near copies. */
const NEAR = 0.8;

const SKETCH_WORDS = 8;

const FOLDED = new Set(
  "he she they i him her them me his hers their theirs my mine your you we us our".split(" "),
);

/** Reads the print of a text; cheap beside the analysis, and kept with it by the caller. */
export function printOf({ words, actors }: Analysis): Print {
  const folded = words.map(({ lower }) => (FOLDED.has(lower) ? "@" : lower));
  for (const { kind, at, to } of actors)
    if (kind === "resident" || kind === "listed" || kind === "name")
      for (let i = at; i < to; i++) folded[i] = "@";
  return { length: folded.length, text: folded.join(" ") };
}

const runsOf = cached(({ text }: Print): Runs => {
  const hashes = text.split(" ").map(hash);
  const shingles = new Set<number>();
  for (let i = 2; i < hashes.length; i++)
    shingles.add(
      Math.imul(Math.imul(hashes[i - 2] ?? 0, 31) + (hashes[i - 1] ?? 0), 31) + (hashes[i] ?? 0),
    );
  return { shingles, sketch: sketchOf(shingles) };
});

function sketchOf(shingles: ReadonlySet<number>): Int32Array {
  const sketch = new Int32Array(SKETCH_WORDS);
  for (const shingle of shingles) {
    const bit = (shingle ^ (shingle >>> 15)) & (SKETCH_WORDS * 32 - 1);
    sketch[bit >> 5] = (sketch[bit >> 5] ?? 0) | (1 << (bit & 31));
  }
  return sketch;
}

/** Whether two prints share nearly all of their shingles. */
export function isNearCopy(one: Print, other: Print): boolean {
  const [a, b] = [runsOf(one), runsOf(other)];
  const [small, large] = a.shingles.size < b.shingles.size ? [a, b] : [b, a];
  const both = small.shingles.size + large.shingles.size;
  const mayLack = small.shingles.size - Math.ceil((both * NEAR) / (1 + NEAR) - 1e-9);
  // Sizes and sketches rule out nearly all pairs, of which a long plan has tens of thousands.
  return lacks(large, small, mayLack) <= mayLack && similarity(small, large) >= NEAR;
}

/** How many shingles of `small` the sketch of `large` surely lacks; stops counting above `enough`. */
function lacks(large: Runs, small: Runs, enough: number): number {
  let count = 0;
  for (let at = 0; at < SKETCH_WORDS && count <= enough; at++)
    count += bitsIn((small.sketch[at] ?? 0) & ~(large.sketch[at] ?? 0));
  return count;
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How much two prints share, from 0 to 1: the Jaccard index of their shingles. */
function similarity(small: Runs, large: Runs): number {
  if (small.shingles.size === 0) return 0;
  let shared = 0;
  for (const shingle of small.shingles) if (large.shingles.has(shingle)) shared++;
  return shared / (small.shingles.size + large.shingles.size - shared);
}

/** A short signature of a text, to tell findings apart. */
export function signature(text: string): string {
  return hash(text).toString(36);
}
