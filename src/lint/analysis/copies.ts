import type { Analysis } from "./analyse.ts";
import { hash } from "./hash.ts";
import { shows, sign } from "./spelling.ts";

/** A text in a form in which copies look the same: no names, pronouns or punctuation. */
export type Print = {
  /** How many words. */
  length: number;
  /** The words in one string, with the numbers as they are. */
  text: string;
  /** A hash of each word. */
  hashes: readonly number[];
  /** A cache: what is compared, when there is another print to compare it with. */
  runs: Runs | null;
};

type Runs = {
  /** A hash of every run of three words, each once, in ascending order. */
  shingles: Int32Array;
  /** A bit for each shingle; several may have the same. */
  sketch: Int32Array;
};

/** From what similarity on two texts are near copies. */
const NEAR = 0.8;

const SKETCH_WORDS = 8;

const folded = sign(
  "he she they i him her them me his hers their theirs my mine your you we us our".split(" "),
);

/** What stands for whoever is meant. */
const FOLD = "@";
const FOLD_HASH = hash(FOLD);

/** The print of a text. */
export function printOf(analysis: Analysis): Print {
  return (analysis.readings.print ??= readPrint(analysis));
}

function readPrint({ words, actors }: Analysis): Print {
  const parts: string[] = [];
  const hashes: number[] = [];
  for (const word of words) {
    const isFolded = shows(word, folded);
    parts.push(isFolded ? FOLD : word.lower);
    hashes.push(isFolded ? FOLD_HASH : word.spelling.hash);
  }
  for (const { kind, at, to } of actors)
    if (kind === "resident" || kind === "listed" || kind === "name")
      for (let i = at; i < to; i++) {
        parts[i] = FOLD;
        hashes[i] = FOLD_HASH;
      }
  return { length: parts.length, text: parts.join(" "), hashes, runs: null };
}

function runsOf(print: Print): Runs {
  return (print.runs ??= readRuns(print.hashes));
}

function readRuns(hashes: readonly number[]): Runs {
  const all = new Int32Array(Math.max(0, hashes.length - 2));
  for (let i = 2; i < hashes.length; i++)
    all[i - 2] =
      Math.imul(Math.imul(hashes[i - 2] ?? 0, 31) + (hashes[i - 1] ?? 0), 31) + (hashes[i] ?? 0);
  all.sort();
  let count = 0;
  for (const it of all) if (count === 0 || it !== all[count - 1]) all[count++] = it;
  const shingles = all.subarray(0, count);
  return { shingles, sketch: sketchOf(shingles) };
}

function sketchOf(shingles: Int32Array): Int32Array {
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
  const [small, large] = a.shingles.length < b.shingles.length ? [a, b] : [b, a];
  const both = small.shingles.length + large.shingles.length;
  const mayLack = small.shingles.length - Math.ceil((both * NEAR) / (1 + NEAR) - 1e-9);
  // Sizes and sketches rule out nearly all pairs, of which a long plan has tens of thousands.
  return (
    lacks(large, small, mayLack) <= mayLack && similarity(small.shingles, large.shingles) >= NEAR
  );
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
function similarity(small: Int32Array, large: Int32Array): number {
  if (small.length === 0) return 0;
  let shared = 0;
  let next = 0;
  for (const shingle of small) {
    while (next < large.length && (large[next] ?? 0) < shingle) next++;
    if (next < large.length && large[next] === shingle) shared++;
  }
  return shared / (small.length + large.length - shared);
}

/** A short signature of a text, to tell findings apart. */
export function signature(text: string): string {
  return hash(text).toString(36);
}
