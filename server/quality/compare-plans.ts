import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { MessageChannel, Worker } from "node:worker_threads";
import type { ComparedPiece } from "#server/store/signature-store.ts";
import type { ComparedWriting, PlanToCompare } from "./sameness-figures.ts";
import type { SamenessAnswer, SamenessPlans, SamenessStart } from "./sameness-worker.ts";

/** So many plans are read at once, so that others are answered in between. */
const PLANS_AT_ONCE = 50;

/** Compares plans in a thread of its own, which ends with it. */
export async function comparePlans(
  plans: readonly PlanToCompare[],
  piecesOf: (plans: readonly string[]) => Promise<readonly ComparedPiece[]>,
): Promise<ComparedWriting> {
  const { port1: port, port2 } = new MessageChannel();
  const worker = new Worker(new URL("./sameness-worker.ts", import.meta.url), {
    workerData: { port: port2 } satisfies SamenessStart,
    transferList: [port2],
  });
  // A program that has nothing else to do ends without waiting for this.
  worker.unref();
  const lost = once(worker, "exit").then(() => Promise.reject(new Error(STOPPED)));
  lost.catch(() => {});
  try {
    for (let at = 0; at < plans.length; at += PLANS_AT_ONCE) {
      const some = plans.slice(at, at + PLANS_AT_ONCE);
      const pieces = await piecesOf(some.map((it) => it.id));
      port.postMessage({ plans: some, pieces } satisfies SamenessPlans);
      await nextTurn();
    }
    const answer = once(port, "message");
    port.postMessage("compare");
    const [message]: unknown[] = await Promise.race([answer, lost]);
    if (!isAnswer(message)) throw new Error(STOPPED);
    return message.compared;
  } finally {
    port.close();
    await worker.terminate();
  }
}

const STOPPED = "The thread that compares plans has stopped.";

function isAnswer(message: unknown): message is SamenessAnswer {
  return typeof message === "object" && message !== null && "compared" in message;
}
