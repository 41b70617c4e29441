import { type ApiClient, isRefusal } from "./api-client.ts";
import type { LocalStore } from "./local-store.ts";
import type { WaitingPlan } from "./local-store-records.ts";

const FIRST_PAUSE_MS = 1000;
const LAST_PAUSE_MS = 30_000;

/** Sends the plans that were begun on this device to the server. */
export type Outbox = ReturnType<typeof createOutbox>;

/** Begins with the first `send` and goes on, at longer and longer intervals, until nothing waits. */
export function createOutbox({ api, store }: { api: ApiClient; store: LocalStore }) {
  /** Why the server did not take a plan; it is asked again when the app starts anew. */
  const refused = new Map<string, string>();
  const listeners = new Map<string, ((refusal: string) => void)[]>();
  let sending: Promise<void> | null = null;
  let pauseMs = FIRST_PAUSE_MS;
  let next: ReturnType<typeof setTimeout> | undefined;
  addEventListener("online", () => void send());

  return { send, whenSent };

  /** Tries to send all that waits, one after another; resolves when each was tried or one can't be. */
  function send(): Promise<void> {
    clearTimeout(next);
    return (sending ??= sendAll().finally(() => (sending = null)));
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
    try {
      const plans = await store.waitingPlans();
      const waiting = new Set(plans.map((it) => it.id));
      // Another tab may have sent it.
      for (const plan of listeners.keys()) if (!waiting.has(plan)) settle(plan, "");
      for (const plan of plans) if (!refused.has(plan.id)) await sendOne(plan);
      pauseMs = FIRST_PAUSE_MS;
    } catch {
      // Chance keeps all devices from coming back in the same moment.
      next = setTimeout(() => void send(), pauseMs * (0.5 + Math.random() / 2));
      pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS);
    }
  }

  async function sendOne(plan: WaitingPlan) {
    try {
      await api.sendPlan(plan.id, bytesOf(plan.document));
    } catch (problem) {
      if (!isRefusal(problem)) throw problem;
      refused.set(plan.id, problem.message);
      await store.markRefused(plan, problem.message).catch(() => {});
      return settle(plan.id, problem.message);
    }
    // Where this fails it is sent again, which does no harm.
    await store.markBegun(plan.id).catch(() => {});
    settle(plan.id, "");
  }

  function settle(plan: string, refusal: string) {
    for (const resolve of listeners.get(plan) ?? []) resolve(refusal);
    listeners.delete(plan);
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
}
