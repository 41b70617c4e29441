import type * as Y from "yjs";
import { factsOf, PLAN, readMeta, string } from "#src/document/roots.ts";
import { RESIDENT } from "#src/plan/plan.ts";
import type { LocalStore } from "./local-store.ts";

/** The longest time before a plan that is not here is given up. */
const PATIENCE_MS = 8000;

/** Whether there is something to show of a plan that is being opened. */
export type PlanReady = {
  readonly isReady: boolean;
  /** Resolves when there is something to show; rejects with why there will be nothing. */
  readonly ready: Promise<void>;
  /** There is something to show, from this moment on. */
  settle(): void;
  refuse(why: Error): void;
  /** Remembers what the plan is called, for the list of plans without a server. */
  note(): Promise<void>;
  /** Ends the wait. */
  end(): void;
};

/** Waits for something to show of the plan; `giveUp` is called when that takes too long. */
export function createPlanReady(
  plan: string,
  ydoc: Y.Doc,
  store: LocalStore | null,
  giveUp: () => void,
): PlanReady {
  let openedAt = "";
  let isReady = false;
  let resolveReady = () => {};
  let rejectReady: (why: Error) => void = () => {};
  const ready = new Promise<void>((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });
  ready.catch(() => {}); // Whoever does not wait for it hears of a refusal through the status.
  const patience = setTimeout(giveUp, PATIENCE_MS);

  return {
    get isReady() {
      return isReady;
    },
    ready,
    settle() {
      if (isReady) return;
      isReady = true;
      openedAt = new Date().toISOString();
      resolveReady();
      void note();
    },
    refuse: rejectReady,
    note,
    end: () => clearTimeout(patience),
  };

  async function note() {
    const { reference } = readMeta(ydoc);
    const title = string(factsOf(ydoc, PLAN).get("title"));
    const resident = string(factsOf(ydoc, RESIDENT).get("name"));
    // Where the device keeps nothing, the status says so as soon as it matters.
    await store?.noteOpened({ id: plan, reference, title, resident, openedAt }).catch(() => {});
  }
}
