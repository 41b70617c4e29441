import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { MessageChannel, Worker } from "node:worker_threads";
import type { Effect } from "#src/api/rules-in-use.ts";
import type { Layer } from "#src/lint/config.ts";
import type { Template } from "#src/template/template.ts";
import type { UpdateStore } from "#server/store/update-store.ts";
import type { EffectDocument, EffectOnPlan, EffectStart } from "./effect-worker.ts";

/** What effects are found out with. */
export type EffectParts = {
  templates: readonly Template[];
  updates: Pick<UpdateStore, "load">;
  /** The day that plans are looked through on. */
  today: () => string;
};

/** So many plans are looked through, and then others have the machine for a moment. */
const PLANS_PER_SLICE = 10;
const REST_MS = 10;

/** So many people at once can wait for an effect; each has a thread. */
const MOST_AT_ONCE = 2;

/** Finds out what a setting would do before anybody lives with it. */
export type Effects = ReturnType<typeof createEffects>;

/** Looks through plans with a rule as it is set, and as it would be. */
export function createEffects({ templates, updates, today }: EffectParts) {
  let running = 0;
  return {
    /** Whether so many are waiting already that another has to come later. */
    isBusy: () => running >= MOST_AT_ONCE,

    /** What a rule finds in these plans with some layers, and with others: a line for each slice. */
    async *on(
      plans: readonly string[],
      rule: string,
      before: readonly Layer[],
      after: readonly Layer[],
    ): AsyncGenerator<Effect> {
      const effect = nothingYet(plans.length);
      running += 1;
      const { port1: port, port2 } = new MessageChannel();
      const workerData: EffectStart = { templates, before, after, rule, port: port2 };
      const worker = new Worker(new URL("./effect-worker.ts", import.meta.url), {
        workerData,
        transferList: [port2],
      });
      const lost = once(worker, "exit").then(() => Promise.reject(new Error(STOPPED)));
      lost.catch(() => {});
      try {
        yield { ...effect };
        for (const [at, plan] of plans.entries()) {
          const stored = await updates.load(plan);
          if (stored) {
            const answer = once(port, "message");
            port.postMessage({ updates: stored.updates, today: today() } satisfies EffectDocument);
            const [found]: [EffectOnPlan] = await Promise.race([answer.then(only), lost]);
            if (found) add(effect, found);
          }
          effect.looked = at + 1;
          if (effect.looked % PLANS_PER_SLICE) continue;
          yield { ...effect };
          await pause(REST_MS);
        }
        yield { ...effect, isDone: true };
      } finally {
        running -= 1;
        port.close();
        await worker.terminate();
      }
    },
  };
}

const STOPPED = "The thread that looks through plans for an effect has stopped.";
const KINDS = ["goes", "comes", "stays", "changes"] as const;

function only([message]: unknown[]): [EffectOnPlan] {
  return [isEffect(message) ? message : null];
}

function isEffect(message: unknown): message is NonNullable<EffectOnPlan> {
  return typeof message === "object" && message !== null && "goes" in message;
}

function nothingYet(of: number): Effect {
  const none = () => ({ plans: 0, places: 0 });
  const sums = { goes: none(), comes: none(), stays: none(), changes: none() };
  return { looked: 0, of, isDone: false, ...sums };
}

function add(effect: Effect, found: NonNullable<EffectOnPlan>): void {
  for (const kind of KINDS) {
    const { plans, places } = effect[kind];
    effect[kind] = { plans: plans + (found[kind] ? 1 : 0), places: places + found[kind] };
  }
}
