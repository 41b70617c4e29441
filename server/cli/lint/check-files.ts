import { setFlagsFromString } from "node:v8";
import { type Batch, type BatchChecking, createBatchChecker } from "./check-batch.ts";
import { everyPlan } from "./every-plan.ts";
import { createPool } from "./pool.ts";
import type { Handed, Problem } from "./source.ts";

/** So many plans, or so many bytes of them, are handed to a thread at a time. */
const BATCH_PLANS = 16;
const BATCH_BYTES = 256 * 1024;

/** So many batches a thread are under way; one that takes long holds up no more than that. */
const AHEAD = 2;

/**
 * Checks all plans that some paths stand for on so many threads. What was found comes in the order of
 * the paths, whichever thread is done first.
 */
export async function* checkFiles(
  paths: readonly string[],
  checking: BatchChecking,
  jobs: number,
): AsyncGenerator<Batch> {
  const batches = batchesOf(everyPlan(paths));
  const first = await batches.next();
  if (first.done) return;
  const second = await batches.next();
  // Starting threads takes longer than checking a few plans.
  if (second.done) {
    const check = createBatchChecker(checking);
    yield check(first.value);
    return;
  }
  // Plans are read and forgotten, so what is left of them is swept up often and not when there is much.
  setFlagsFromString("--heap-growing-percent=10");
  const pool = createPool(jobs, checking);
  const begin = (handed: (Handed | Problem)[]) => {
    const batch = pool.check(handed);
    // Whoever awaits it hears of its failure; until then nobody has to.
    batch.catch(() => {});
    return batch;
  };
  const waiting = [begin(first.value), begin(second.value)];
  try {
    for await (const handed of batches) {
      waiting.push(begin(handed));
      const oldest = waiting.length >= jobs * AHEAD ? waiting.shift() : null;
      if (oldest) yield await oldest;
    }
    for (const it of waiting) yield await it;
  } finally {
    await pool.close();
  }
}

async function* batchesOf(
  plans: AsyncIterable<Handed | Problem>,
): AsyncGenerator<(Handed | Problem)[]> {
  let batch: (Handed | Problem)[] = [];
  let size = 0;
  for await (const it of plans) {
    batch.push(it);
    size += "bytes" in it ? it.bytes.length : 0;
    if (batch.length < BATCH_PLANS && size < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length) yield batch;
}
