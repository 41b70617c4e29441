/** Reads Word files beside the page, so that a large one never freezes it. */
import { digest } from "lib0/hash/sha256";
import { loadCopyMaker } from "#src/export/late-copies.ts";
import { ImportError } from "#src/import/import-error.ts";
import type { PlanDraft } from "#src/import/plan-draft.ts";
import { readWord, type WordFile } from "#src/import/word-file.ts";
import { FOLLOW_ME_SPACE } from "#src/plan/follow-me.ts";
import type { Returned } from "#src/plan/suggestion.ts";
import type { Template } from "#src/template/template.ts";
import type { CopyWish, DraftWish, ImportAnswer, ImportWish } from "./import-line.ts";
import { newId } from "./new-id.ts";

addEventListener("message", async ({ data }: MessageEvent<ImportWish>) => {
  post(await answerTo(data));
});

async function answerTo({ bytes, draftFor, copyOf, templates }: ImportWish): Promise<ImportAnswer> {
  try {
    const file = readWord(bytes);
    const hash = [...digest(bytes)].map((it) => it.toString(16).padStart(2, "0")).join("");
    return {
      file,
      hash,
      draft: draftFor && (await draftOf(file, draftFor)),
      returned: copyOf && (await compared(file, copyOf)),
      inside: await insideOf(file, templates),
    };
  } catch (problem) {
    return { why: problem instanceof ImportError ? problem.message : UNREADABLE };
  }
}

// A file is one or the other, and either needs much that the other does not.
async function draftOf(file: WordFile, { template, labels }: DraftWish): Promise<PlanDraft> {
  const { importPlan } = await import("#src/import/import-plan.ts");
  const plan = { id: "draft", reference: "" };
  return importPlan(file, { plan, template, labels, newId: () => newId().slice(0, 16) });
}

async function compared(file: WordFile, { now, versions, template }: CopyWish): Promise<Returned> {
  const { compareCopy } = await import("#src/import/compare-copy.ts");
  const copyOf = await loadCopyMaker(file.identity?.copy ?? "");
  return compareCopy(file, now, versions, template, copyOf);
}

const UNREADABLE =
  "This file can't be read. Open it in Word, save it again as .docx and try again.";

async function insideOf(file: WordFile, templates: readonly Template[]) {
  // Few files have a plan inside, and only those need what checks it.
  if (!file.customParts.some((it) => it.includes(FOLLOW_ME_SPACE))) return null;
  const { planInside } = await import("./plan-inside.ts");
  return planInside(file, templates);
}

function post(answer: ImportAnswer) {
  postMessage(answer);
}
