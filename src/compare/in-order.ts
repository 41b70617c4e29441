/** Something of a list before and after; null where it is not in it. */
export type Pair<T> = {
  was: T | null;
  is: T | null;
  /** The thing as it is or, where it is gone, was. */
  latest: T;
  /** Where that stands in its list, counting from 1. */
  place: number;
  /** Where it stood before, if it has another place among those that are in both lists; else null. */
  movedFrom: number | null;
};

/**
 * Two states of a list side by side, in the order it has after; what is gone stands where it was.
 * As few as can be are said to have moved.
 */
export function inOrder<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
): Pair<T>[] {
  const old = new Map(before.map((item, at) => [item.id, { item, place: at + 1 }]));
  const stayed = new Set(after.map((it) => it.id));
  const gone = goneAfter(before, stayed);
  const inPlace = longestRise(after.flatMap(({ id }) => old.get(id)?.place ?? []));
  const pairs = gone.get(null) ?? [];
  after.forEach((item, at) => {
    const was = old.get(item.id) ?? null;
    const movedFrom = was && !inPlace.has(was.place) ? was.place : null;
    pairs.push({ was: was?.item ?? null, is: item, latest: item, place: at + 1, movedFrom });
    pairs.push(...(gone.get(item.id) ?? []));
  });
  return pairs;
}

/** What is gone, by the last one before it that is still there; null for the start of the list. */
function goneAfter<T extends { id: string }>(before: readonly T[], stayed: ReadonlySet<string>) {
  const gone = new Map<string | null, Pair<T>[]>();
  let last: string | null = null;
  before.forEach((item, at) => {
    if (stayed.has(item.id)) {
      last = item.id;
      return;
    }
    const pairs = gone.get(last) ?? [];
    pairs.push({ was: item, is: null, latest: item, place: at + 1, movedFrom: null });
    gone.set(last, pairs);
  });
  return gone;
}

/** The longest row of numbers that only grows, of those in `numbers` in their order. */
function longestRise(numbers: readonly number[]): Set<number> {
  // For each length of a row, where the one with the smallest end ends.
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((number, at) => {
    const found = ends.findIndex((it) => (numbers[it] ?? 0) >= number);
    const length = found < 0 ? ends.length : found;
    previous[at] = ends[length - 1];
    ends[length] = at;
  });
  const row = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) row.add(numbers[at] ?? 0);
  return row;
}
