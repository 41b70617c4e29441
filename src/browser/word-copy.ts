import { type CopyOptions, defaultCopyOptions } from "#src/export/copy.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { copyLabel } from "./copy-label.ts";
import type { Editing } from "./editing.ts";
import { today } from "./today.ts";

/** What the worker is asked for. */
export type WordWish = { plan: Plan; template: Template; options: CopyOptions };

/** What the worker answers: the file, or why there is none. */
export type WordAnswer = { bytes: Uint8Array<ArrayBuffer> } | { why: string };

/**
 * Makes the working copy of a plan as it is now, and hands it to the browser's downloads. It bears the
 * name of a version that the server keeps, or of this moment where the server can't be asked.
 */
export async function saveWordCopy(
  plan: Plan,
  { template, keepVersion }: Editing,
  now: Date,
): Promise<void> {
  const kept = await keepVersion?.("copy");
  const version = copyLabel(kept ? new Date(kept.at) : now);
  const exportedOn = today(now);
  const options = defaultCopyOptions(plan, "practitioner", { version, exportedOn });
  download(await makeWordCopy({ plan, template, options }), wordFileName(plan));
}

/** Makes a Word copy in a worker of its own; rejects with a plain sentence. */
async function makeWordCopy(wish: WordWish): Promise<Blob> {
  const worker = new Worker(new URL("./word-worker.ts", import.meta.url), { type: "module" });
  try {
    const answer = await new Promise<WordAnswer>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<WordAnswer>) => resolve(event.data);
      worker.onerror = () => reject(new Error("The Word copy could not be made on this device."));
      worker.postMessage(wish);
    });
    if ("why" in answer) throw new Error(`The Word copy could not be made: ${answer.why}`);
    return new Blob([answer.bytes], {
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    });
  } finally {
    worker.terminate();
  }
}

/** Hands a file to the browser's downloads. */
function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file name that says whose plan it is and which, without characters that file systems refuse. */
function wordFileName(plan: Plan): string {
  const words = [plan.title || "Support plan", plan.resident.name, plan.reference];
  return `${words
    .filter(Boolean)
    .join(" - ")
    .replaceAll(/[^\p{L}\p{N} .,'()-]/gu, "")
    .slice(0, 120)}.docx`;
}
