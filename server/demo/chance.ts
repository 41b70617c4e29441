/** Choices that come out the same each time they begin from the same number. */
export type Chance = {
  /** A number from 0 up to 1. */
  next: () => number;
  /** Whether something happens that happens so often of once. */
  happens: (often: number) => boolean;
  /** A whole number from `least` to `most`. */
  between: (least: number, most: number) => number;
  pick: <T>(from: readonly T[]) => T;
  /** So many different ones, in any order. */
  some: <T>(from: readonly T[], many: number) => T[];
  /** An id or a short name out of these letters. */
  letters: (from: string, long: number) => string;
};

/** Begins a row of choices. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32: small, and good enough for a story.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  function pick<T>(from: readonly T[]): T {
    const [first] = from;
    const chosen = from[below(from.length)] ?? first;
    if (chosen === undefined) throw new Error("There is nothing to choose from.");
    return chosen;
  }
  return {
    next,
    happens: (often) => next() < often,
    between: (least, most) => least + below(most - least + 1),
    pick,
    some(from, many) {
      const left = [...from];
      return Array.from({ length: Math.min(many, left.length) }, () => {
        const [chosen] = left.splice(below(left.length), 1);
        return chosen === undefined ? pick(from) : chosen;
      });
    },
    letters: (from, long) =>
      Array.from({ length: long }, () => from[below(from.length)] ?? "").join(""),
  };
}
