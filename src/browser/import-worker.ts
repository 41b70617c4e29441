/** Reads Word files beside the page, so that a large one never freezes it. */
import { digest } from "lib0/hash/sha256";
import { ImportError } from "#src/import/import-error.ts";
import { importPlan } from "#src/import/import-plan.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord } from "#src/import/word-file.ts";
import { newId } from "./identity.ts";
import type { ImportAnswer, ImportWish } from "./import-line.ts";

addEventListener("message", ({ data }: MessageEvent<ImportWish>) => post(answerTo(data)));

function answerTo({ bytes, draftFor, copyOf }: ImportWish): ImportAnswer {
  try {
    const file = readWord(bytes);
    const hash = [...digest(bytes)].map((it) => it.toString(16).padStart(2, "0")).join("");
    const options = { plan: { id: "draft", reference: "" }, newId: () => newId().slice(0, 16) };
    return {
      file,
      hash,
      draft: draftFor && importPlan(file, { ...options, template: draftFor }),
      returned: copyOf && compareReturned(file, copyOf.now, copyOf.versions, copyOf.template),
    };
  } catch (problem) {
    return { why: problem instanceof ImportError ? problem.message : UNREADABLE };
  }
}

const UNREADABLE =
  "This file can't be read. Open it in Word, save it again as .docx and try again.";

function post(answer: ImportAnswer) {
  postMessage(answer);
}
