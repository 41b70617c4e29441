import { type ApiClient, ApiProblem, isRefusal } from "./api-client.ts";
import type { Stands } from "#src/api/sync.ts";
import { openConnection } from "./connection.ts";
import type { SyncStatus } from "./sync-status.ts";
import type { LocalStore } from "./local-store.ts";
import type { WaitingPlan } from "./local-store-records.ts";

const FIRST_PAUSE_MS = 1000;
const LAST_PAUSE_MS = 30_000;
const PATIENCE_MS = 20_000;
const MOST_TRIES = 3;

/** Sends what the server lacks: plans that were begun here, and words of plans that are not open. */
export type Outbox = ReturnType<typeof createOutbox>;

/** Begins with the first `send` and goes on, at longer and longer intervals, until nothing waits. */
export function createOutbox({
  api,
  store,
  url,
  isOpen,
  isTheirOwn = false,
  life = "",
}: {
  api: ApiClient;
  store: LocalStore;
  /** Where plans are kept in step, `"wss://host/sync"`. */
  url: string;
  /** Whether a plan is open on this page, which sends its words itself. */
  isOpen: (plan: string) => boolean;
  /** Whether it is the resident who writes here. */
  isTheirOwn?: boolean;
  /** Which life of the server's data it is; empty where that is not known. */
  life?: string;
}) {
  /** Why the server did not take a plan; it is asked again when the app starts anew. */
  const refused = new Map<string, string>();
  /** How often the server did not take the words of a plan. */
  const tries = new Map<string, number>();
  const listeners = new Map<string, ((refusal: string) => void)[]>();
  let sending: Promise<void> | null = null;
  let isWanted = false;
  let pauseMs = FIRST_PAUSE_MS;
  let next: ReturnType<typeof setTimeout> | undefined;
  addEventListener("online", () => void send());

  return { send, whenSent };

  /** Tries to send all that waits, one after another; resolves when each was tried or one can't be. */
  function send(): Promise<void> {
    clearTimeout(next);
    isWanted = true;
    return (sending ??= sendWanted().finally(() => (sending = null)));
  }

  /** What came to wait while the others were sent is sent too. */
  async function sendWanted() {
    while (isWanted) {
      isWanted = false;
      await sendAll();
    }
  }

  /** Resolves when the server has a plan, with an empty string, or has refused it, with a sentence. */
  function whenSent(plan: string): Promise<string> {
    const refusal = refused.get(plan);
    if (refusal !== undefined) return Promise.resolve(refusal);
    const sent = new Promise<string>((resolve) => {
      listeners.set(plan, [...(listeners.get(plan) ?? []), resolve]);
    });
    void send();
    return sent;
  }

  async function sendAll() {
    const known = [...listeners.keys()];
    try {
      const plans = await store.waitingPlans();
      const waiting = new Set(plans.map((it) => it.id));
      // Another tab may have sent it.
      for (const plan of known) if (!waiting.has(plan)) settle(plan, "");
      for (const plan of plans) if (!refused.has(plan.id)) await sendPlan(plan);
      for (const plan of new Set([...(await store.unsentPlans()), ...(await leftBehind())]))
        // Of a plan that the server will not have it takes no words either.
        if (!refused.has(plan) && (tries.get(plan) ?? 0) < MOST_TRIES && !isOpen(plan))
          await sendWords(plan);
      pauseMs = FIRST_PAUSE_MS;
    } catch {
      // Chance keeps all devices from coming back in the same moment.
      next = setTimeout(() => void send(), pauseMs * (0.5 + Math.random() / 2));
      pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS);
    }
  }

  /** What this device has that a server which was put back to an earlier day may lack. */
  async function leftBehind(): Promise<string[]> {
    return life ? store.plansOfOtherLives(life) : [];
  }

  async function sendPlan(plan: WaitingPlan) {
    if (plan.stood) return giveBack(plan, plan.stood);
    try {
      await api.sendPlan(plan.id, bytesOf(plan.document), plan.team).catch((problem: unknown) => {
        // Whoever has left that team meanwhile begins it for one of those that are left.
        if (!plan.team || !isNotAllowed(problem)) throw problem;
        return api.sendPlan(plan.id, bytesOf(plan.document));
      });
    } catch (problem) {
      if (!isRefusal(problem)) throw problem;
      return refuse(plan, problem);
    }
    // Where this fails it is sent again, which does no harm.
    await store.markBegun(plan.id).catch(() => {});
    settle(plan.id, "");
  }

  /** Gives a plan back to a server that has lost it. */
  async function giveBack(plan: WaitingPlan, stood: Stands) {
    const { wholeOf } = await import("./go-back.ts");
    try {
      await api.bringBack(plan.id, await wholeOf(plan.id, store), stood);
    } catch (problem) {
      const status = problem instanceof ApiProblem ? problem.status : 0;
      // Somebody may be put in the team again, so it is tried anew when the app starts.
      if (status === 403 || (isRefusal(problem) && status !== 410)) return refuse(plan, problem);
      if (status !== 410) throw problem;
      // It is hidden from this person, or erased: as the line will say, it is taken away here too.
      await store.letGo(plan.id);
      return settle(plan.id, "");
    }
    await store.markBegun(plan.id).catch(() => {});
    settle(plan.id, "");
  }

  async function refuse(plan: WaitingPlan, problem: unknown) {
    const why = problem instanceof Error ? problem.message : "";
    refused.set(plan.id, why);
    await store.markRefused(plan, why).catch(() => {});
    settle(plan.id, why);
  }

  /** Opens a plan for as long as it takes to send what was written in it. */
  async function sendWords(plan: string) {
    let onAnew = () => {};
    const as = store.name;
    const connection = openConnection({ plan, store, url, as, isTheirOwn, onAnew: () => onAnew() });
    let late: ReturnType<typeof setTimeout> | undefined;
    try {
      const status = await new Promise<SyncStatus>((resolve) => {
        late = setTimeout(() => resolve({ kind: "cannot-save", why: "" }), PATIENCE_MS);
        // What was put in once more is sent the next time.
        onAnew = () => resolve({ kind: "cannot-save", why: "" });
        connection.onStatus((it) => {
          if (it.kind !== "opening" && it.kind !== "saving") resolve(it);
        });
      });
      // Why the server refuses words is told where they can be seen.
      if (status.kind === "cannot-save") tries.set(plan, (tries.get(plan) ?? 0) + 1);
      if (status.kind !== "saved") throw new Error("The server can't be reached.");
    } finally {
      clearTimeout(late);
      await connection.close();
    }
  }

  function settle(plan: string, refusal: string) {
    for (const resolve of listeners.get(plan) ?? []) resolve(refusal);
    listeners.delete(plan);
  }
}

function isNotAllowed(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.status === 403;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
}
