import type { NewSummary } from "#server/store/plan-store.ts";

/**
 * So many summaries are kept at once. The disk is waited for once for all of them, and while they are
 * kept, an edit has to wait on the embedded database.
 */
const AT_ONCE = 10;

/** Keeps summaries while others are made, in the order in which they come. */
export function createSummaryKeeper(save: (made: readonly NewSummary[]) => Promise<void>) {
  let made: NewSummary[] = [];
  let kept: Promise<void> = Promise.resolve();

  return {
    /** Keeps a summary as soon as there are enough. */
    add(summary: NewSummary): void {
      made.push(summary);
      if (made.length >= AT_ONCE) keep();
    },

    /** Keeps those that are left. */
    flush: keep,

    /** Resolves when all that were to be kept by now are; rejects when one of them could not be. */
    settled: (): Promise<void> => kept,

    /** Goes on after a failure. */
    recover(): void {
      made = [];
      kept = Promise.resolve();
    },
  };

  function keep(): void {
    if (!made.length) return;
    const some = made;
    made = [];
    kept = kept.then(() => save(some));
    // It is heard of by whoever waits for them.
    kept.catch(() => {});
  }
}
