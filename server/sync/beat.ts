/** Does something at the next beat. */
export type Beat = (deed: () => void) => void;

/**
 * Lets deeds wait for one another: the first after a quiet time is done at the end of the turn, and
 * those that come within so many milliseconds of the last ones are then done together.
 */
export function createBeat(apartMs: number): Beat {
  let due: (() => void)[] = [];
  let lastAt = -Infinity;

  return (deed) => {
    due.push(deed);
    if (due.length > 1) return;
    const wait = lastAt + apartMs - performance.now();
    // All that the network has brought in this turn belongs to it.
    if (wait <= 0) setImmediate(beat);
    else setTimeout(beat, wait);
  };

  function beat() {
    lastAt = performance.now();
    const deeds = due;
    due = [];
    for (const deed of deeds) deed();
  }
}
