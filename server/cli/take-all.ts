import * as Y from "yjs";
import type { Who } from "#src/document/commands.ts";
import { writePlan } from "#src/document/create-document.ts";
import { takeSuggestion } from "#src/document/take-suggestion.ts";
import type { Plan } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { Suggestion } from "#src/plan/suggestion.ts";
import type { Template } from "#src/template/template.ts";

/** A plan with what a copy suggests, and the suggestions that were left out. */
export type TakenAll = { plan: Plan; leftOut: Suggestion[] };

/**
 * Takes every suggestion that is clear. That something is missing from a copy is a question, so
 * nothing is removed.
 */
export function takeAll(
  plan: Plan,
  suggestions: readonly Suggestion[],
  { outcomeSections: sections }: Template,
  who: Who,
): TakenAll {
  const ydoc = new Y.Doc();
  writePlan(ydoc, plan, who);
  const speaker = { kind: "document" as const, person: null };
  const taking = { sections, speaker, replacesAll: false, who };
  const leftOut = suggestions.filter(
    (it) => it.kind === "remove" || takeSuggestion(ydoc, it, taking) !== "done",
  );
  const taken = readPlan(ydoc);
  ydoc.destroy();
  return { plan: taken, leftOut };
}
