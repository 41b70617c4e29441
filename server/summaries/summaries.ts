import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { NewSummary, PlanStore } from "#server/store/plan-store.ts";
import { StorageError } from "#server/store/storage-error.ts";
import { createPacer } from "#server/sync/pace.ts";
import { createSummaryKeeper } from "./summary-keeper.ts";

/** So many summaries are made in the background, and then others have the machine for a while. */
const PLANS_PER_SLICE = 30;
const REST_MS = 20;

/** So many are under way at once: one is read from the database while another is looked through. */
const LANES = { few: 2, many: 4 };

/** Whoever comes to the list from a plan sees there what they wrote; so many plans are made for that. */
const PLANS_WAITED_FOR = 10;

/**
 * Lists don't make more than these together in the long run, however many are asked for: when
 * everybody writes, most of what they make is old again before anybody has read it.
 */
const FOR_LISTS = { perSecond: 4, atOnce: 40 };

/** While somebody writes on, or when it can't be made, a summary is not made anew before this. */
const AGAIN_MS = 60_000;

/** Above this many, those that may be made again are forgotten. */
const MOST_REMEMBERED = 1000;

/** What summaries are made of. */
export type SummaryParts = {
  plans: PlanStore;
  /** The summary of a plan as it is now; null when the plan is not there. */
  make: (planId: string) => Promise<NewSummary | null>;
  /** Told how many are still to be made, whenever some were; 0 at the end. */
  expect: (plans: number) => void;
  /** What summaries depend on beside the document: the day and the program. */
  basis: () => string;
  /** The clock, in milliseconds. */
  now: () => number;
  onFailed: (planId: string, error: unknown) => void;
};

/**
 * Keeps the cached summaries up to date beside the work of people: makes them anew, one plan at a
 * time, in the order in which they are needed.
 */
export function createSummaries({ plans, make, expect, basis, now, onFailed }: SummaryParts) {
  /** Plans to make before all others, and the moment from which each may be. */
  const soon = new Map<string, number>();
  /** When the summary of a plan was last asked for by somebody. */
  const triedAt = new Map<string, number>();
  const failed = new Set<string>();
  let later: string[] = [];
  let sweptFor: string | null = null;
  let sweptAt = -Infinity;
  let mayRepeat = false;
  let running: Promise<void> | null = null;
  let alarm: NodeJS.Timeout | undefined;
  let isClosed = false;
  /** What lists asked for and may no longer wait for. */
  const busy = new Set<Promise<void>>();
  const keeper = createSummaryKeeper(plans.saveSummaries);
  const forLists = createPacer(FOR_LISTS, () => performance.now());
  const catchUps = {
    open: oneForAll(() => makeNewest(false)),
    archived: oneForAll(() => makeNewest(true)),
  };

  return {
    catchUp,
    makeNow,
    makeForList,
    makeSoon,
    sweep,
    idle,
    close,
    behind,
    areComing,
    isBehind,
  };

  /** How many plans wait for their summary. */
  function behind(): number {
    return new Set([...soon.keys(), ...later]).size;
  }

  /** Whether a summary of one of these plans is to be made; what can't be made is not waited for. */
  function areComing(planIds: readonly string[]): boolean {
    return planIds.some((it) => !failed.has(it));
  }

  /** Whether plans that changed last are still to be looked through, so that no search finds their words. */
  async function isBehind(archived: boolean): Promise<boolean> {
    return areComing(await plans.newestUnseen(archived, PLANS_WAITED_FOR));
  }

  /** Makes the summaries of the plans that changed last, on whichever server, as far as there is time. */
  function catchUp(archived: boolean): Promise<void> {
    return archived ? catchUps.archived() : catchUps.open();
  }

  /** Makes summaries and answers them by plan; those that can't be made are missing. */
  async function makeNow(planIds: readonly string[]): Promise<Map<string, NewSummary>> {
    const made = new Map<string, NewSummary>();
    for (const planId of planIds) {
      const summary = await tryToMake(planId);
      if (!summary) continue;
      made.set(planId, summary);
      // On a full disk there is still something to answer.
      await plans.saveSummary(summary).catch((error: unknown) => onFailed("", error));
    }
    return made;
  }

  /**
   * Makes summaries one by one into `made`, if lists may have so many by now; if not, soon, so that
   * on a busy server most lists have nothing to wait for.
   */
  function makeForList(planIds: readonly string[], made: Map<string, NewSummary>): Promise<void> {
    // What can't be made is not tried for every list.
    const wanted = planIds.filter((it) => !failed.has(it) || !waitOf(it));
    if (!wanted.length) return Promise.resolve();
    if (forLists.mayTake() > 0) {
      makeSoon(wanted);
      return Promise.resolve();
    }
    forLists.take(wanted.length - 1);
    return busyWith(makeInto(made, wanted));
  }

  /** Makes summaries in the background before all others. */
  function makeSoon(planIds: readonly string[]): void {
    if (!planIds.length) return;
    for (const planId of planIds) if (!soon.has(planId)) soon.set(planId, now() + waitOf(planId));
    start();
  }

  /**
   * Makes all summaries in the background that are missing or old, once a day and program; and once a
   * minute where somebody sees that some still are.
   */
  function sweep(isBehind = false): void {
    const since = now() - sweptAt;
    if (isBehind && !running && (since >= AGAIN_MS || since < 0)) sweptFor = null;
    if (sweptFor !== basis()) start();
  }

  /** Resolves when nothing is left that may be done in the background by now. */
  async function idle(): Promise<void> {
    while (running) await running;
  }

  /** Stops all work; what is left is found again by the next sweep. */
  async function close(): Promise<void> {
    isClosed = true;
    clearTimeout(alarm);
    await Promise.allSettled([running, ...busy]);
  }

  async function makeInto(made: Map<string, NewSummary>, planIds: readonly string[]) {
    for (const planId of planIds) {
      if (isClosed) return;
      for (const [id, summary] of await makeNow([planId])) made.set(id, summary);
    }
  }

  async function makeNewest(archived: boolean): Promise<void> {
    if (isClosed) return;
    await makeForList(await plans.newestUnseen(archived, PLANS_WAITED_FOR), new Map());
  }

  function busyWith(work: Promise<void>): Promise<void> {
    busy.add(work);
    void Promise.allSettled([work]).then(() => busy.delete(work));
    return work;
  }

  async function tryToMake(planId: string): Promise<NewSummary | null> {
    soon.delete(planId);
    remember(planId);
    try {
      const summary = await make(planId);
      failed.delete(planId);
      return summary;
    } catch (error) {
      if (error instanceof StorageError) throw error;
      failed.add(planId);
      onFailed(planId, error);
      return null;
    }
  }

  function remember(planId: string) {
    if (triedAt.size >= MOST_REMEMBERED)
      for (const it of triedAt.keys())
        if (!waitOf(it)) {
          triedAt.delete(it);
          failed.delete(it);
        }
    triedAt.set(planId, now());
  }

  /** How long from now a summary is not to be made again; a clock may have been put back. */
  function waitOf(planId: string): number {
    const left = (triedAt.get(planId) ?? -Infinity) + AGAIN_MS - now();
    return left > 0 && left <= AGAIN_MS ? left : 0;
  }

  function start() {
    if (isClosed) return;
    clearTimeout(alarm);
    running ??= run();
  }

  async function run(): Promise<void> {
    // Whoever began this is answered first.
    await nextTurn();
    try {
      for (let slice = await nextSlice(); slice.length && !isClosed; slice = await nextSlice()) {
        expect(later.length);
        await makeAndKeep(slice);
        await pause(REST_MS);
      }
      await keeper.settled();
    } catch (error) {
      keeper.recover();
      // The next list asks the database again what is left to do.
      sweptFor = null;
      soon.clear();
      onFailed("", error);
    }
    expect(0);
    running = null;
    if (soon.size && !isClosed) wake();
  }

  /** Begins again when the first of those that wait may be made. */
  function wake() {
    const first = Math.min(...soon.values());
    alarm = setTimeout(start, Math.min(Math.max(first - now(), 0), AGAIN_MS)).unref();
  }

  async function makeAndKeep(slice: readonly string[]): Promise<void> {
    for (const planId of slice) soon.delete(planId);
    const keptBefore = keeper.settled();
    // Another server, or a list, may have made them meanwhile.
    const stale = (await plans.staleSummaries(basis(), slice)).values();
    const lane = async () => {
      for (const planId of stale) {
        if (isClosed) return;
        const summary = await tryToMake(planId);
        if (summary) keeper.add(summary);
      }
    };
    const lanes = slice.length < PLANS_PER_SLICE ? LANES.few : LANES.many;
    await Promise.all(Array.from({ length: lanes }, lane));
    keeper.flush();
    // What is made never runs far ahead of what is kept.
    await keptBefore;
  }

  async function nextSlice(): Promise<string[]> {
    // At the end, whoever came meanwhile is still taken along.
    if (!later.length) await keeper.settled();
    const due = [...soon].filter(([, from]) => from <= now() || from > now() + AGAIN_MS);
    const today = basis();
    // Only those of one sweep are surely others than those that are being kept.
    if (due.length || mayRepeat || sweptFor !== today) await keeper.settled();
    mayRepeat = due.length > 0;
    if (due.length) return due.slice(0, PLANS_PER_SLICE).map(([planId]) => planId);
    if (sweptFor !== today) {
      later = await plans.staleSummaries(today);
      sweptFor = today;
      sweptAt = now();
    }
    return later.splice(0, PLANS_PER_SLICE);
  }
}

/** A deed that is done once at a time; all who ask for it before it has begun share it. */
function oneForAll(deed: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => (next ??= last = last.catch(() => {}).then(begin));

  function begin() {
    next = null;
    return deed();
  }
}
