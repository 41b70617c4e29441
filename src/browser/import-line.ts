import type { OwnLabels } from "#src/import/labels.ts";
import type { PlanDraft } from "#src/import/plan-draft.ts";
import type { WordFile } from "#src/import/word-file.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Returned } from "#src/plan/suggestion.ts";
import type { Template } from "#src/template/template.ts";
import type { PlanInside } from "./plan-inside.ts";

/** What the worker is asked for: to read a file, and to make a draft of it or compare it as a copy. */
export type ImportWish = {
  bytes: Uint8Array;
  draftFor: DraftWish | null;
  copyOf: CopyWish | null;
  /** What a plan inside the file may have been begun from. */
  templates: readonly Template[];
};

/** What a draft becomes, and an organisation's own labels. */
export type DraftWish = { template: Template; labels: OwnLabels };

/** What a copy is compared with: the plan as it is, and versions of it, the likeliest first. */
export type CopyWish = { now: Plan; versions: readonly Plan[]; template: Template };

/** What the worker answers, or why the file can't be read. */
export type ImportAnswer = ReadFile | { why: string };

/** What a file says, its SHA-256 in hexadecimal, and what else was asked for. */
export type ReadFile = {
  file: WordFile;
  hash: string;
  draft: PlanDraft | null;
  returned: Returned | null;
  /** The whole plan that the file has inside; null for none. */
  inside: PlanInside | null;
};

/** A file takes longer than this only if something is wrong with it. */
const PATIENCE_MS = 60_000;

/** Reads a Word file in a worker of its own; rejects with a sentence. */
export async function readInWorker(wish: ImportWish): Promise<ReadFile> {
  const worker = new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" });
  let late: ReturnType<typeof setTimeout> | undefined;
  try {
    const answer = await new Promise<ImportAnswer>((resolve, reject) => {
      const fail = () => reject(new Error("This file can't be read on this device."));
      worker.onmessage = ({ data }: MessageEvent<ImportAnswer>) => resolve(data);
      worker.onerror = fail;
      late = setTimeout(fail, PATIENCE_MS);
      worker.postMessage(wish);
    });
    if ("why" in answer) throw new Error(answer.why);
    return answer;
  } finally {
    clearTimeout(late);
    worker.terminate();
  }
}
