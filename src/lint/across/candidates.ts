import { mixed } from "../analysis/hash.ts";
import { MINIMA, readMinima, type Signature } from "./signature.ts";

const ROWS = 4;

/** With how many others that agree in a band a signature is compared. */
const BESIDE = 32;

/** How many may agree in one minimum for it to be their own, and not a stock sentence's. */
const FEW = 8;

/**
 * Pairs of signatures, by number, that may be alike: those that agree in a band of minima. Of pairs
 * that share 0.7 nearly 99 of 100 come, of those that share 0.8 all but 2 in 10,000. A pair may come
 * more than once. Where a crowd agrees in a band, as when one stock sentence opens half of all plans,
 * each comes with some of the crowd and with those that share what is rare, so that there are never
 * more than a thousand pairs a signature.
 */
export function* candidatesOf(signatures: readonly Signature[]): Generator<[number, number]> {
  const minima = new Uint32Array(signatures.length * MINIMA);
  for (const [at, signature] of signatures.entries()) readMinima(signature, minima, at * MINIMA);
  const crowd = new Set<number>();
  for (let row = 0; row < MINIMA; row += ROWS)
    for (const bucket of bucketsOf(signatures.keys(), minima, row, ROWS)) {
      yield* pairsIn(bucket);
      if (bucket.length > BESIDE) for (const it of bucket) crowd.add(it);
    }
  for (let row = 0; row < MINIMA; row++)
    for (const bucket of bucketsOf(crowd, minima, row, 1))
      if (bucket.length <= FEW) yield* pairsIn(bucket);
}

function* pairsIn(bucket: readonly number[]): Generator<[number, number]> {
  for (const [at, a] of bucket.entries())
    for (const b of bucket.slice(at + 1, at + 1 + BESIDE)) yield [a, b];
}

/** The signatures that agree in some minima, two or more at a time, each in ascending order. */
function* bucketsOf(
  members: Iterable<number>,
  minima: Uint32Array,
  row: number,
  rows: number,
): Generator<number[]> {
  // A hash of the minima and a number fit into one number, which sorts far faster than pairs do. In
  // a huge caseload few bits of the hash are left: then some come together that do not agree.
  const span = 2 ** Math.max(21, Math.ceil(Math.log2(minima.length / MINIMA + 1)));
  const most = 2 ** 53 / span;
  const keys = Float64Array.from(members, (it) => {
    let hash = 0;
    for (let at = row; at < row + rows; at++) hash = mixed(hash ^ (minima[it * MINIMA + at] ?? 0));
    return (hash % most) * span + it;
  }).sort();
  let bucket: number[] = [];
  let before = -1;
  for (const key of keys) {
    const hash = Math.floor(key / span);
    if (hash !== before) {
      if (bucket.length > 1) yield bucket;
      bucket = [];
      before = hash;
    }
    bucket.push(key % span);
  }
  if (bucket.length > 1) yield bucket;
}
