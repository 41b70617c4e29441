import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { NewSummary, PlanStore } from "./store/plan-store.ts";
import { StorageError } from "./store/storage-error.ts";

/** So many summaries are kept with one commit, and then others have the machine for a while. */
const PLANS_PER_SLICE = 10;
const REST_MS = 20;

/** Whoever comes to the list from a plan sees there what they wrote; so many plans are waited for. */
const PLANS_WAITED_FOR = 10;

/** What summaries are made of. */
export type SummaryParts = {
  plans: PlanStore;
  /** The summary of a plan as it is now; null when the plan is not there. */
  make: (planId: string) => Promise<NewSummary | null>;
  /** What summaries depend on beside the document: the day and the program. */
  basis: () => string;
  onFailed: (planId: string, error: unknown) => void;
};

/**
 * Keeps the cached summaries up to date beside the work of people: makes them anew, one plan at a
 * time, in the order in which they are needed.
 */
export function createSummaries({ plans, make, basis, onFailed }: SummaryParts) {
  const soon = new Set<string>();
  let later: string[] = [];
  let sweptFor: string | null = null;
  let running: Promise<void> | null = null;
  let isClosed = false;

  return { catchUp, makeNow, makeSoon, sweep, idle, close, behind };

  /** How many plans wait for their summary. */
  function behind(): number {
    return new Set([...soon, ...later]).size;
  }

  /**
   * Makes the summaries of the plans that changed last, on whichever server, and answers which they
   * were: also of those that a server makes just now, since they can't be found before it is done.
   */
  async function catchUp(archived: boolean): Promise<ReadonlySet<string>> {
    const planIds = await plans.newestUnseen(archived, PLANS_WAITED_FOR);
    await makeNow(planIds);
    return new Set(planIds);
  }

  /** Makes summaries and answers them by plan; those that can't be made are missing. */
  async function makeNow(planIds: readonly string[]): Promise<Map<string, NewSummary>> {
    const made = await makeEach(planIds);
    // On a full disk there is still something to answer.
    await plans.saveSummaries([...made.values()]).catch((error: unknown) => onFailed("", error));
    return made;
  }

  /** Makes summaries in the background before all others. */
  function makeSoon(planIds: readonly string[]): void {
    for (const planId of planIds) soon.add(planId);
    start();
  }

  /** Makes all summaries in the background that are missing or old, once a day and program. */
  function sweep(): void {
    if (sweptFor !== basis()) start();
  }

  /** Resolves when nothing is left to do in the background. */
  async function idle(): Promise<void> {
    while (running) await running;
  }

  /** Stops the work in the background; what is left is found again by the next sweep. */
  async function close(): Promise<void> {
    isClosed = true;
    await running;
  }

  async function makeEach(planIds: readonly string[]): Promise<Map<string, NewSummary>> {
    const made = new Map<string, NewSummary>();
    for (const planId of planIds) {
      soon.delete(planId);
      const summary = await tryToMake(planId);
      if (summary) made.set(planId, summary);
      await nextTurn();
    }
    return made;
  }

  async function tryToMake(planId: string): Promise<NewSummary | null> {
    try {
      return await make(planId);
    } catch (error) {
      if (error instanceof StorageError) throw error;
      onFailed(planId, error);
      return null;
    }
  }

  function start() {
    running ??= run();
  }

  async function run(): Promise<void> {
    try {
      for (let slice = await nextSlice(); slice.length && !isClosed; slice = await nextSlice()) {
        await makeAndKeep(slice);
        await pause(REST_MS);
      }
    } catch (error) {
      // The next list asks the database again what is left to do.
      sweptFor = null;
      soon.clear();
      onFailed("", error);
    }
    running = null;
    if (soon.size && !isClosed) start();
  }

  async function makeAndKeep(slice: readonly string[]): Promise<void> {
    const made = await makeEach(slice);
    await plans.saveSummaries([...made.values()]);
  }

  async function nextSlice(): Promise<string[]> {
    if (soon.size) return [...soon].slice(0, PLANS_PER_SLICE);
    const now = basis();
    if (sweptFor !== now) {
      later = await plans.staleSummaries(now);
      sweptFor = now;
    }
    return later.splice(0, PLANS_PER_SLICE);
  }
}
