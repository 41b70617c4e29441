/** How much may come: so much a second in the long run, and so much at once after a quiet time. */
export type Pace = { perSecond: number; atOnce: number };

/** Counts what comes against a pace; `now` is a clock in milliseconds that never goes back. */
export function createPacer({ perSecond, atOnce }: Pace, now: () => number) {
  let left = atOnce;
  let at = now();

  return { take, mayTake };

  /** Takes so much, though it be more than there is; answers how long, in ms, to wait before more. */
  function take(amount: number): number {
    refill();
    left -= amount;
    return left >= 0 ? 0 : (-left / perSecond) * 1000;
  }

  /** Takes one if there is one; answers how long, in ms, to wait until there is, and 0 when it was taken. */
  function mayTake(): number {
    refill();
    if (left < 1) return ((1 - left) / perSecond) * 1000;
    left -= 1;
    return 0;
  }

  function refill() {
    const moment = now();
    left = Math.min(atOnce, left + ((moment - at) * perSecond) / 1000);
    at = moment;
  }
}
