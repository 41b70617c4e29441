import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Layer } from "#src/lint/config.ts";
import type { MadeSummary } from "./plan-summary.ts";
import type {
  SummaryAnswer,
  SummaryLayers,
  SummaryQuestion,
  SummaryStart,
} from "./summary-worker.ts";

/** One document that takes more than this ends its thread and not the server. */
const MOST_MEGABYTES = 512;

type Waiting = { resolve: (made: MadeSummary) => void; reject: (error: unknown) => void };

/** A thread that makes summaries, until it dies. */
export type SummaryThread = ReturnType<typeof startSummaryThread>;

/** Starts one; when it dies it takes along what it was asked, and `onStopped` hears of it. */
export function startSummaryThread(start: Omit<SummaryStart, "port">, onStopped: () => void) {
  const { port1: port, port2 } = new MessageChannel();
  const worker = new Worker(new URL("./summary-worker.ts", import.meta.url), {
    workerData: { ...start, port: port2 } satisfies SummaryStart,
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const bornAt = performance.now();
  const waiting = new Map<number, Waiting>();
  const ended = new Promise<void>((resolve) => worker.on("exit", () => resolve()));
  let setReady = () => {};
  const ready = new Promise<void>((resolve) => (setReady = resolve));
  let lastId = 0;
  let isReady = false;
  let isAlive = true;
  let isEnding = false;
  void ready.then(() => (isReady = true));
  port.on("message", settle);
  worker.on("error", lose);
  worker.on("exit", lose);
  // Only a question that waits for its answer keeps the program from ending.
  port.unref();
  worker.unref();

  return {
    /** Resolves when it has read its program, or has died. */
    ready,
    ask,
    setLayers,
    close,
    isAlive: () => isAlive,
    /** Whether what it is asked is answered soon. */
    isReady: () => isReady && isAlive,
    /** How many questions it has not answered yet. */
    waiting: () => waiting.size,
    age: () => performance.now() - bornAt,
  };

  function ask(updates: readonly Uint8Array[], today: string): Promise<MadeSummary> {
    if (!isAlive || isEnding) return Promise.reject(stopped());
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      port.ref();
      const handed = updates.map(alone);
      const question: SummaryQuestion = { id, updates: handed, today };
      port.postMessage(
        question,
        handed.map((it) => it.buffer),
      );
    });
  }

  // What was asked before is answered with the layers of then: the thread reads in order.
  function setLayers(next: readonly Layer[]) {
    if (isAlive) port.postMessage({ layers: next } satisfies SummaryLayers);
  }

  async function close(): Promise<void> {
    isEnding = true;
    worker.ref();
    if (isAlive) port.postMessage("close");
    await ended;
  }

  function settle({ id, made, failure }: SummaryAnswer) {
    if (id === 0) return setReady();
    const it = waiting.get(id);
    waiting.delete(id);
    if (!waiting.size) port.unref();
    if (made) it?.resolve(made);
    else it?.reject(failure);
  }

  function lose() {
    if (!isAlive) return;
    isAlive = false;
    setReady();
    // That the thread has ended may be told before its last answers are.
    for (let it = receiveMessageOnPort(port); it; it = receiveMessageOnPort(port)) {
      const { message }: { message: SummaryAnswer } = it;
      settle(message);
    }
    port.close();
    if (!isEnding) onStopped();
    for (const { reject } of waiting.values()) reject(stopped());
    waiting.clear();
  }
}

/** The bytes as the only ones of their buffer: copied where others lie in it, too. */
function alone(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  const isAlone = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

/** Why a question is not answered. */
export function stopped(): Error {
  return new Error("The thread that makes summaries has stopped.");
}
