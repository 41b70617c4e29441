/** Something of a list before and after; null where it is not in it. At least one is there. */
type Both<T> = { was: T | null; is: T | null };

/** Lists that would need more comparisons are told as gone and come, from end to end. */
const MOST_PAIRS = 40_000;

/**
 * Two lists side by side, with as much alike as can be; in a gap, what went comes before what came.
 * `likeness` is from 0 to 1, and null for two that never belong together.
 */
export function align<T>(
  before: readonly T[],
  after: readonly T[],
  likeness: (was: T, is: T) => number | null,
): Both<T>[] {
  const isSame = (was: T | undefined, is: T | undefined) =>
    was !== undefined && is !== undefined && likeness(was, is) === 1;
  let start = 0;
  while (isSame(before[start], after[start])) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && isSame(before[before.length - 1 - end], after[after.length - 1 - end]))
    end += 1;
  const paired = (count: number, was: number, is: number) =>
    after.slice(is, is + count).map((it, at) => ({ was: before[was + at] ?? null, is: it }));
  const [lastWas, lastIs] = [before.length - end, after.length - end];
  return [
    ...paired(start, 0, 0),
    ...alignAll(before.slice(start, lastWas), after.slice(start, lastIs), likeness),
    ...paired(end, lastWas, lastIs),
  ];
}

function alignAll<T>(
  before: readonly T[],
  after: readonly T[],
  likeness: (was: T, is: T) => number | null,
): Both<T>[] {
  const gone = (it: T) => ({ was: it, is: null });
  const come = (it: T) => ({ was: null, is: it });
  if (before.length * after.length > MOST_PAIRS) return [...before.map(gone), ...after.map(come)];
  const like = before.map((was) => after.map((is) => likeness(was, is)));
  const best = bestFrom(like, after.length);
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const pairs: Both<T>[] = [];
  let arrived: Both<T>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [was, is] = [before[i], after[j]];
    const score = like[i]?.[j] ?? null;
    if (was !== undefined && is !== undefined && score !== null) {
      if (at(i, j) === score + at(i + 1, j + 1)) {
        pairs.push(...arrived, { was, is });
        arrived = [];
        [i, j] = [i + 1, j + 1];
        continue;
      }
    }
    if (was !== undefined && (is === undefined || at(i, j) === at(i + 1, j))) {
      pairs.push(gone(was));
      i += 1;
    } else if (is !== undefined) {
      arrived.push(come(is));
      j += 1;
    }
  }
  return [...pairs, ...arrived];
}

/** The most likeness to be had of what lies behind each pair of places. */
function bestFrom(like: readonly (readonly (number | null)[])[], width: number): number[][] {
  const best = Array.from({ length: like.length + 1 }, () => Array<number>(width + 1).fill(0));
  for (let i = like.length - 1; i >= 0; i -= 1) {
    const [row, below] = [best[i] ?? [], best[i + 1] ?? []];
    for (let j = width - 1; j >= 0; j -= 1) {
      const score = like[i]?.[j] ?? null;
      const paired = score === null ? 0 : score + (below[j + 1] ?? 0);
      row[j] = Math.max(row[j + 1] ?? 0, below[j] ?? 0, paired);
    }
  }
  return best;
}
