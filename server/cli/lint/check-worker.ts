/** A thread that checks plans, a batch at a time. */
import { parentPort, workerData } from "node:worker_threads";
import { type BatchChecking, createBatchChecker } from "./check-batch.ts";
import type { Handed, Problem } from "./source.ts";

const checking: BatchChecking = workerData;
const check = createBatchChecker(checking);
parentPort?.on("message", (handed: (Handed | Problem)[]) => parentPort?.postMessage(check(handed)));
