import type { LitElement } from "lit";
import { loadPart } from "#src/browser/load-part.ts";
import type { OwPlanQuestions } from "./plan-questions.ts";

let part: Promise<typeof import("./plan-questions.ts") | null> | null = null;

/** Fetches, once, what shows the questions: nobody needs it to read or to write. */
export function loadQuestions() {
  part ??= loadPart(() => import("./plan-questions.ts"));
  return part;
}

/** Does something with the questions of a page as soon as they can be shown there. */
export async function withQuestions(
  page: LitElement,
  act: (questions: OwPlanQuestions) => void,
): Promise<void> {
  await loadQuestions();
  await page.updateComplete;
  const questions = page.querySelector("ow-plan-questions");
  await questions?.updateComplete;
  if (questions) act(questions);
}
