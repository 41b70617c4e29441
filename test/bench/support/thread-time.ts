import type { CDPSession, Page } from "playwright-core";

/** What the main thread of a page has done so far; times are milliseconds of its processor time. */
export type ThreadTime = { task: number; script: number };

/** A page whose main thread is watched. */
export type Watched = {
  cdp: CDPSession;
  /** Everything that the browser counts, by its name. */
  metrics: () => Promise<Record<string, number>>;
  time: () => Promise<ThreadTime>;
  /** The time that a deed and all that follows from it within `settle` milliseconds took. */
  cost: (deed: () => Promise<unknown>, settle: number) => Promise<ThreadTime>;
  /** Bytes in use on the heap after what is no longer needed has been cleared away. */
  heap: () => Promise<number>;
};

/** Watches a page by the ticks of its thread, which other work on the machine disturbs little. */
export async function watchThread(page: Page): Promise<Watched> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  return { cdp, metrics, time, cost, heap };

  async function metrics() {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  async function time() {
    const { TaskDuration: task = 0, ScriptDuration: script = 0 } = await metrics();
    return { task: task * 1000, script: script * 1000 };
  }

  async function cost(deed: () => Promise<unknown>, settle: number) {
    const before = await time();
    await deed();
    await sleep(settle);
    const after = await time();
    return { task: after.task - before.task, script: after.script - before.script };
  }

  async function heap() {
    for (let round = 0; round < 3; round++) await cdp.send("HeapProfiler.collectGarbage");
    return (await metrics())["JSHeapUsedSize"] ?? 0;
  }
}

/** Resolves after so many milliseconds. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
