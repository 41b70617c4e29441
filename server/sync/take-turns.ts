import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Lets so many tasks run at once, first come, first served; the others wait, and whatever else the
 * machine has to do gets a turn in between.
 */
export function takeTurns(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async function inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      void handOver();
    }
  };

  async function handOver(): Promise<void> {
    await nextTurn();
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
