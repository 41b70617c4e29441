import { hash } from "./hash.ts";
import { stem } from "./stem.ts";

/** What a word is by its letters alone: read once, and shared by all places where it stands. */
export type Spelling = {
  /** In small letters. */
  lower: string;
  /** Without the endings that English puts on it. */
  root: string;
  hash: number;
  /** A bit for each sign, set where the spelling has it. */
  signs: Int32Array;
};

/**
 * A question about a spelling, such as whether a list has it. It is answered once for each spelling,
 * so that a rule can ask it of every word, and of a whole text before it looks at any word.
 */
export type Sign = { at: number; bit: number };

/** What makes a sign: being one of these words, fitting a pattern, or passing a test. */
type Test = Iterable<string> | RegExp | ((lower: string, root: string) => boolean);

const tests: ((lower: string, root: string) => boolean)[] = [];

/** Declares a sign that spellings have for which any of these holds; only done as a module loads. */
export function sign(...any: readonly Test[]): Sign {
  const all = any.map(asTest);
  const number = tests.length;
  tests.push((lower, root) => all.some((it) => it(lower, root)));
  return { at: number >> 5, bit: 1 << (number & 31) };
}

function asTest(test: Test): (lower: string, root: string) => boolean {
  if (typeof test === "function") return test;
  if (test instanceof RegExp) return (lower) => test.test(lower);
  const words = new Set(test);
  return (lower) => words.has(lower);
}

/** Whether a word has a sign; what is no word has none. */
export function shows(word: { spelling: Spelling } | undefined, { at, bit }: Sign): boolean {
  return word !== undefined && ((word.spelling.signs[at] ?? 0) & bit) !== 0;
}

/** Whether any word of a text has a sign. */
export function anyShows({ signs }: { signs: Int32Array }, { at, bit }: Sign): boolean {
  return ((signs[at] ?? 0) & bit) !== 0;
}

/** All signs that any of these words has. */
export function signsOf(words: readonly { spelling: Spelling }[]): Int32Array {
  const signs = new Int32Array((tests.length + 31) >> 5);
  for (const { spelling } of words)
    for (let at = 0; at < signs.length; at++)
      signs[at] = (signs[at] ?? 0) | (spelling.signs[at] ?? 0);
  return signs;
}

// A cache: a language has few words, and texts repeat them. Emptied before strange text fills it.
const spellings = new Map<string, Spelling>();
const MOST = 20_000;

/** The spelling of a word in small letters. */
export function spellingOf(lower: string): Spelling {
  const known = spellings.get(lower);
  if (known) return known;
  const root = stem(lower);
  const signs = new Int32Array((tests.length + 31) >> 5);
  for (const [number, test] of tests.entries())
    if (test(lower, root)) signs[number >> 5] = (signs[number >> 5] ?? 0) | (1 << (number & 31));
  const spelling = { lower, root, hash: hash(lower), signs };
  if (spellings.size >= MOST) spellings.clear();
  spellings.set(lower, spelling);
  return spelling;
}
