import type { Diagnostic, Place } from "#src/lint/rule.ts";
import type { Outcome, Plan, Writing } from "#src/plan/plan.ts";

/** Where the caret is, or null. */
export type Caret = Pick<Place, "entity" | "key"> | null;

/**
 * Decides which diagnostics are shown now. Checking is immediate, showing is not: nothing new about
 * the words that the caret is in, and nothing at all about an outcome, or a whole plan, that nobody
 * has begun. What was shown once stays until it is gone.
 */
export function createShowing(): (
  found: readonly Diagnostic[],
  plan: Plan,
  caret: Caret,
) => Diagnostic[] {
  let shownBefore = new Set<string>();
  return (found, plan, caret) => {
    const unbegun = new Set(plan.outcomes.filter(isUnbegun).map((it) => it.id));
    const isNewPlan =
      unbegun.size === plan.outcomes.length && Object.values(plan.writing).every(isBlank);
    const shown = found.filter(({ key, place }) => {
      if (isNewPlan || unbegun.has(place.entity)) return false;
      const isUnderCaret = caret?.entity === place.entity && caret.key === place.key;
      return !isUnderCaret || shownBefore.has(key);
    });
    shownBefore = new Set(shown.map((it) => it.key));
    return shown;
  };
}

const isBlank = ({ text }: Writing) => !text.trim();

function isUnbegun({ writing, markers, actions, timeframe }: Outcome): boolean {
  return (
    !markers.length && !actions.length && !timeframe.kind && Object.values(writing).every(isBlank)
  );
}
