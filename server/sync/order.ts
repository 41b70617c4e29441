/** Changes with the numbers from `first` to `last`; null for those that are in the document already. */
type Range = { first: number; last: number; updates: readonly Uint8Array[] | null };

/** What is known of the numbers of one plan's changes, which come from several nodes. */
export type Order = ReturnType<typeof createOrder>;

/** Puts changes in order; all up to and with the number `start` are there. */
export function createOrder(start: number) {
  let seq = start;
  /** The highest number that was heard of. */
  let reach = start;
  /** What came before others that it may build on. */
  let early: Range[] = [];

  return {
    /** All changes up to and with this number are there. */
    seq: () => seq,
    /** Whether some are known to be missing. */
    hasHole: () => reach > seq,
    take,
    hearOf,
    jump,
  };

  /** Takes changes and answers which of all that were taken come next, in order. */
  function take(
    first: number,
    last: number,
    updates: readonly Uint8Array[] | null,
  ): readonly Uint8Array[] {
    if (last <= seq) return [];
    reach = Math.max(reach, last);
    early.push({ first, last, updates });
    return next();
  }

  /** There are changes up to this number. */
  function hearOf(last: number): void {
    reach = Math.max(reach, last);
  }

  /**
   * All up to and with this number were read from the database. What was told was there before, so
   * nothing that it does not have is waited for any longer. Answers what comes next of the rest.
   */
  function jump(to: number): readonly Uint8Array[] {
    seq = Math.max(seq, to);
    const updates = next();
    early = [];
    reach = seq;
    return updates;
  }

  function next(): readonly Uint8Array[] {
    early.sort((one, other) => one.first - other.first);
    const updates: Uint8Array[] = [];
    let range = early[0];
    while (range && range.first <= seq + 1) {
      early.shift();
      if (range.last > seq) updates.push(...(range.updates ?? []));
      seq = Math.max(seq, range.last);
      range = early[0];
    }
    return updates;
  }
}
