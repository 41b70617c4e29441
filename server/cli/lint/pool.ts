import { Worker } from "node:worker_threads";
import type { Batch, BatchChecking } from "./check-batch.ts";
import type { Handed, Problem } from "./source.ts";

/** Threads that check plans beside each other. */
export type Pool = {
  check: (handed: readonly (Handed | Problem)[]) => Promise<Batch>;
  close: () => Promise<void>;
};

type Waiting = {
  handed: readonly (Handed | Problem)[];
  resolve: (batch: Batch) => void;
  reject: (error: unknown) => void;
};

/** Starts up to so many threads, each when there is work for it. */
export function createPool(size: number, checking: BatchChecking): Pool {
  const queue: Waiting[] = [];
  const idle: Thread[] = [];
  const threads: Thread[] = [];
  return {
    check: (handed) =>
      new Promise((resolve, reject) => {
        queue.push({ handed, resolve, reject });
        next();
      }),
    async close() {
      await Promise.all(threads.map((it) => it.end()));
    },
  };

  function next(): void {
    const thread = idle.pop() ?? (threads.length < size ? begin() : null);
    const waiting = thread && queue.shift();
    if (waiting) thread.start(waiting);
    else if (thread) idle.push(thread);
  }

  function begin(): Thread {
    const thread = startThread(checking, () => {
      idle.push(thread);
      if (queue.length) next();
    });
    threads.push(thread);
    return thread;
  }
}

type Thread = ReturnType<typeof startThread>;

function startThread(checking: BatchChecking, onFree: () => void) {
  const worker = new Worker(new URL("./check-worker.ts", import.meta.url), {
    workerData: checking,
    // Little of what a thread makes is kept, so little room for it is enough.
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let current: Waiting | null = null;
  worker.on("message", (batch: Batch) => {
    const done = current;
    current = null;
    done?.resolve(batch);
    onFree();
  });
  worker.on("error", (error) => current?.reject(error));
  worker.on("exit", () => current?.reject(new Error("A thread that checks plans has stopped.")));
  return {
    start(waiting: Waiting) {
      current = waiting;
      const { handed } = waiting;
      const buffers = handed.flatMap((it) => ("bytes" in it ? [it.bytes.buffer] : []));
      worker.postMessage(
        handed,
        buffers.filter((it) => it instanceof ArrayBuffer),
      );
    },
    end: () => worker.terminate(),
  };
}

const YOUNG_MB = 4;
