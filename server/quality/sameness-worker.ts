/**
 * The thread that compares the writing of plans with one another. For a large organisation that takes
 * seconds, which the thread that serves people does not have.
 */
import { setPriority } from "node:os";
import { type MessagePort, workerData } from "node:worker_threads";
import type { ComparedPiece } from "#server/store/signature-store.ts";
import { createComparing, type ComparedWriting, type PlanToCompare } from "./sameness-figures.ts";

/** What the thread is told when it starts; plans and then `"compare"` come through the port. */
export type SamenessStart = { port: MessagePort };

/** Some plans with their signed writing. */
export type SamenessPlans = {
  plans: readonly PlanToCompare[];
  pieces: readonly ComparedPiece[];
};

/** What became of it. */
export type SamenessAnswer = { compared: ComparedWriting };

const { port }: SamenessStart = workerData;
const comparing = createComparing();
// Where cores are few, people come first; elsewhere this would be said of the whole program.
if (process.platform === "linux") setPriority(10);
port.on("message", (message: SamenessPlans | "compare") => {
  if (message !== "compare") return comparing.add(message.plans, message.pieces);
  port.postMessage({ compared: comparing.compare() } satisfies SamenessAnswer);
});
