import { fromBase64, toBase64 } from "./base64.ts";
import { hash, mixed } from "./hash.ts";
import type { Word } from "./words.ts";

// Two bits of each of 128 minima tell more in 32 bytes than eight bits of 32.
const MINIMA = 128;
const BYTES = MINIMA / 4;

/**
 * A sketch of a text in 32 bytes, as base64url: enough to say later how much of the text is still
 * there, and not what it was. It counts single words and pairs of neighbours, so that it holds for
 * two words as for two hundred. A text without words has the empty sketch.
 */
export function sketchOf(words: readonly Pick<Word, "lower">[]): string {
  if (!words.length) return "";
  const minima = new Uint32Array(MINIMA).fill(0xffffffff);
  for (const feature of featuresOf(words))
    for (let at = 0; at < MINIMA; at++) {
      const value = mixed(feature ^ Math.imul(at + 1, 0x9e3779b1));
      if (value < (minima[at] ?? 0)) minima[at] = value;
    }
  const bytes = new Uint8Array(BYTES);
  for (const [at, minimum] of minima.entries())
    bytes[at >> 2] = (bytes[at >> 2] ?? 0) | ((minimum & 3) << ((at & 3) * 2));
  return toBase64(bytes);
}

/**
 * How much two sketched texts share, from 0 to 1: about the Jaccard index of their words and pairs
 * of words, give or take 0.05. Of what is no sketch it is 0.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [fromBase64(a), fromBase64(b)];
  if (left?.length !== BYTES || right?.length !== BYTES) return 0;
  let same = 0;
  for (const [at, byte] of left.entries()) {
    const apart = byte ^ (right[at] ?? 0);
    for (let bit = 0; bit < 8; bit += 2) if (((apart >> bit) & 3) === 0) same++;
  }
  // Of two bits, a quarter agree by chance.
  return Math.max(0, (same / MINIMA - 1 / 4) / (1 - 1 / 4));
}

function featuresOf(words: readonly Pick<Word, "lower">[]): Set<number> {
  const features = new Set<number>();
  let before = 0;
  for (const [at, { lower }] of words.entries()) {
    const word = hash(lower);
    features.add(word);
    if (at) features.add(mixed(Math.imul(before, 31) + word));
    before = word;
  }
  return features;
}
