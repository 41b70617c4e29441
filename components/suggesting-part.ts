import { html, type TemplateResult } from "lit";
import { loadPart } from "#src/browser/load-part.ts";
import { decidedIn, type OpenSuggestion } from "#src/document/suggestions.ts";
import { calledName } from "#src/plan/plan.ts";
import type { OwComments } from "./comments-panel.ts";
import type { CommentDraft } from "./commenting.ts";

type Panel = Pick<OwComments, "editing" | "plan" | "planId" | "mayWitness">;

let part: Promise<unknown> | null = null;

/** Fetches, once, what offers other words and what shows and answers offers: most plans have none. */
function load() {
  part ??= loadPart(() =>
    Promise.all([
      import("./offered-words.ts"),
      import("./decided-words.ts"),
      import("./suggest-form.ts"),
    ]),
  );
}

/** The form for other words. */
export function newSuggestion(
  { editing, plan, planId }: Panel,
  draft: CommentDraft,
  colleagues: OwComments["colleagues"],
  done: () => void,
): TemplateResult {
  load();
  return html`<ow-suggest-form
    .editing=${editing}
    .planId=${planId}
    .draft=${draft}
    .called=${calledName(plan.resident)}
    .colleagues=${colleagues}
    @draft-done=${done}
  ></ow-suggest-form>`;
}

/** What a thread offers, waiting for an answer or with what became of it; null for a comment. */
export function offeredIn(
  { editing, plan, planId, mayWitness }: Panel,
  id: string,
  offer: OpenSuggestion | undefined,
  answered: () => void,
): { words: TemplateResult | null; isFinal: boolean } {
  const called = calledName(plan.resident);
  const decided = offer ? null : decidedIn(editing.ydoc, id);
  if (!decided && !offer) return { words: null, isFinal: false };
  load();
  if (decided) {
    const words = html`<ow-decided-words
      .decided=${decided}
      .called=${called}
    ></ow-decided-words>`;
    return { words, isFinal: decided.isYes === true };
  }
  const words = html`<ow-offered-words
    .planId=${planId}
    .editing=${editing}
    .offered=${offer}
    .called=${called}
    .mayWitness=${mayWitness}
    @comments-told=${answered}
  ></ow-offered-words>`;
  return { words, isFinal: true };
}
