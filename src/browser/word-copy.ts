import type { CopyOptions } from "#src/export/copy.ts";
import type { Pictures } from "#src/export/picture.ts";
import type { FollowMe } from "#src/plan/follow-me.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";

/** What the worker is asked for. */
export type WordWish = {
  plan: Plan;
  template: Template;
  options: CopyOptions;
  pictures: Pictures;
  /** The whole plan, signed, to go along inside; null for none. */
  followMe: FollowMe | null;
};

/** What the worker answers: the file, or why there is none. */
export type WordAnswer = { bytes: Uint8Array<ArrayBuffer> } | { why: string };

/**
 * Makes a Word copy in a worker of its own. Rejects with a plain sentence, or with the signal's reason
 * when it was called off.
 */
export async function makeWordCopy(wish: WordWish, signal: AbortSignal): Promise<Blob> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./word-worker.ts", import.meta.url), { type: "module" });
  try {
    const answer = await new Promise<WordAnswer>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<WordAnswer>) => resolve(event.data);
      worker.onerror = () => reject(new Error("The Word file could not be made on this device."));
      signal.addEventListener("abort", () => reject(new Error("Called off.")), { once: true });
      worker.postMessage(wish);
    });
    if ("why" in answer) throw new Error(`The Word file could not be made: ${answer.why}`);
    return new Blob([answer.bytes], {
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    });
  } finally {
    worker.terminate();
  }
}
