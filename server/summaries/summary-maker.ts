import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type { Layer } from "#src/lint/config.ts";
import type { Template } from "#src/template/template.ts";
import type { MadeSummary } from "./plan-summary.ts";
import { startSummaryThread, stopped, type SummaryThread } from "./summary-thread.ts";

/** A thread that has died is not started again before it would have been so old. */
const YOUNGEST_MS = 500;

/** Where cores are few, people come first, and whoever waits for one plan before whoever waits for all. */
const NICENESS = { first: 5, second: 10 };

/** For so many documents it is worth the while to start a second thread. */
const MANY = 200;

/** Makes summaries out of documents, beside the thread that serves people. */
export type SummaryMaker = {
  /** Resolves when the thread has read its program, so that what it is asked is answered soon. */
  ready: Promise<void>;
  /**
   * Reads a document and looks through it as on a day. The bytes are handed over: afterwards they
   * are gone here.
   */
  make: (updates: readonly Uint8Array[], today: string) => Promise<MadeSummary>;
  /** So many more will be asked for: while they are many and there is a core for it, two threads make them. */
  expect: (documents: number) => void;
  /** What is made from now on is made with these layers on the policy packs. */
  setLayers: (layers: readonly Layer[]) => void;
  /** Ends the threads once they have answered all that they were asked. */
  close: () => Promise<void>;
};

/**
 * Starts the thread that makes summaries. When it dies it takes along what it was asked, `onStopped`
 * hears of it, and whoever asks next gets a new one.
 */
export function createSummaryMaker(
  templates: readonly Template[],
  onStopped = () => {},
  layers: readonly Layer[] = [],
  key: Uint8Array | null = null,
): SummaryMaker {
  let isClosed = false;
  let thread = startAs(NICENESS.first);
  let starting: Promise<void> | null = null;
  /** One that has died is not replaced while it would have helped. */
  let second: SummaryThread | null = null;
  let ending: Promise<void> = Promise.resolve();

  return {
    ready: thread.ready,
    async make(updates, today) {
      if (second?.isReady() && second.waiting() < thread.waiting())
        return second.ask(updates, today);
      while (!thread.isAlive()) await (starting ??= startAgain());
      return thread.ask(updates, today);
    },
    expect(documents) {
      if (!documents) endSecond();
      else if (documents >= MANY && !isClosed && availableParallelism() > 1)
        second ??= startAs(NICENESS.second);
    },
    setLayers(next) {
      layers = next;
      thread.setLayers(next);
      second?.setLayers(next);
    },
    async close() {
      isClosed = true;
      endSecond();
      await Promise.all([ending, thread.close()]);
    },
  };

  function startAs(niceness: number): SummaryThread {
    return startSummaryThread({ templates, layers, key, niceness }, onStopped);
  }

  function endSecond() {
    if (second) ending = Promise.all([ending, second.close()]).then(() => {});
    second = null;
  }

  async function startAgain() {
    await pause(Math.max(0, YOUNGEST_MS - thread.age()));
    starting = null;
    if (isClosed) throw stopped();
    thread = startAs(NICENESS.first);
  }
}
