import { NUMBERS } from "../words/time.ts";
import type { Word } from "./words.ts";

const numbers = new Map(Object.entries(NUMBERS));

/** Digits and marks come before the letters. */
const LETTERS = 65;

/** Whether a word alone is a number. */
export function isNumber(lower: string): boolean {
  return numbers.has(lower);
}

/** A number at a place in a text, as digits or in words, and how many words it takes. */
export function numberOf(
  words: readonly Word[],
  at: number,
): { value: number; length: number } | null {
  const lower = words[at]?.lower;
  if (lower === undefined) return null;
  if (lower.charCodeAt(0) < LETTERS)
    return /^\d{1,3}$/.test(lower) ? { value: Number(lower), length: 1 } : null;
  const value = numbers.get(lower);
  if (value === undefined) return null;
  const next = words[at + 1]?.lower ?? "";
  const ones = numbers.get(next) ?? 0;
  // "Twenty-one", "ninety six"; "a couple", "a few", "a hundred".
  if (
    value >= 20 &&
    value < 100 &&
    ones >= 1 &&
    ones < 10 &&
    !/^an?$|^few$|^couple$|^several$/.test(next)
  )
    return { value: value + ones, length: 2 };
  if (lower === "a" && /^(?:couple|few|hundred)$/.test(next)) return { value: ones, length: 2 };
  return { value, length: 1 };
}
