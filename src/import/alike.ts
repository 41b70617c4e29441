import { diff } from "lib0/diff/patience";
import { printable } from "#src/export/writing-lines.ts";

/** A text with the quotes, dashes and spaces that programs put in place of others made the same. */
export function plainly(text: string): string {
  return text
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, " ");
}

/** What two texts have in common when they say the same, whatever program wrote them down. */
export function sameAs(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return plainly(printable(text))
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replaceAll("…", "...")
    .normalize("NFC")
    .replace(/[\s\u0085]+/g, " ")
    .trim();
}

/** What most lines have none of: other signs than plain English, and space that is no single one. */
const UNUSUAL = /[^!-_a-~ ]| {2}|^ | $/;

/** Tables of lengths up to this size are filled in; longer lists are compared by what is rare in them. */
const MOST_STEPS = 1_000_000;

/** Places in two lists that are the same, in order, as many as can be. */
export function inBoth(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  )
    end += 1;
  const [middleA, middleB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const middle =
    middleA.length * middleB.length <= MOST_STEPS
      ? longest(middleA, middleB)
      : byRareOnes(middleA, middleB);
  const pairs: [number, number][] = [];
  for (let at = 0; at < start; at++) pairs.push([at, at]);
  for (const [left, right] of middle) pairs.push([left + start, right + start]);
  for (let at = end; at > 0; at--) pairs.push([a.length - at, b.length - at]);
  return pairs;
}

function longest(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (left: number, right: number) => lengths[left * width + right] ?? 0;
  for (let left = a.length - 1; left >= 0; left--)
    for (let right = b.length - 1; right >= 0; right--)
      lengths[left * width + right] =
        a[left] === b[right]
          ? at(left + 1, right + 1) + 1
          : Math.max(at(left + 1, right), at(left, right + 1));
  const pairs: [number, number][] = [];
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    if (a[left] === b[right]) pairs.push([left++, right++]);
    else if (at(left + 1, right) >= at(left, right + 1)) left += 1;
    else right += 1;
  }
  return pairs;
}

function byRareOnes(a: readonly string[], b: readonly string[]): [number, number][] {
  const pairs: [number, number][] = [];
  let [left, right] = [0, 0];
  for (const { index, remove, insert } of diff([...a], [...b])) {
    while (left < index) pairs.push([left++, right++]);
    left += remove.length;
    right += insert.length;
  }
  while (left < a.length && right < b.length) pairs.push([left++, right++]);
  return pairs;
}

/** The words of a text, to be compared with `likeness`. */
export type Bag = ReadonlyMap<string, number>;

/** Counts the words of a text. */
export function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  for (const it of sameAs(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    bag.set(it, (bag.get(it) ?? 0) + 1);
  return bag;
}

/** How alike two texts are by their words, from 0 to 1; without words they are not alike. */
export function likeness(a: Bag, b: Bag): number {
  let [both, all] = [0, 0];
  for (const [word, count] of a) {
    both += Math.min(count, b.get(word) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 0 : (2 * both) / all;
}

/** Pairs of things that are most alike, each used once, in any order. */
export function pairUp(a: readonly Bag[], b: readonly Bag[], least: number): [number, number][] {
  if (a.length * b.length > 40_000) return [];
  const all = a.flatMap((left, i) =>
    b.map((right, j): [number, number, number] => [likeness(left, right), i, j]),
  );
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  const pairs: [number, number][] = [];
  for (const [score, i, j] of all.sort((x, y) => y[0] - x[0] || x[1] - y[1] || x[2] - y[2])) {
    if (score < least || usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    pairs.push([i, j]);
  }
  return pairs.sort((x, y) => x[0] - y[0]);
}
