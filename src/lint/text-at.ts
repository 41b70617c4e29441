import type { Outcome, Plan, Writing } from "#src/plan/plan.ts";
import type { Place } from "./rule.ts";

/** The writing that a place is in; of a fact, the wording of the thing it belongs to, if it has one. */
export function writingAt(plan: Plan, { entity, key }: Place): Writing | undefined {
  if (entity === "plan") return plan.writing[key];
  for (const outcome of plan.outcomes) {
    const found = inOutcome(outcome, entity, key);
    if (found) return found;
  }
  const need = plan.needs.find((it) => it.id === entity);
  if (need) return key === "says" ? need.says : need.wording;
  return plan.risks.find((it) => it.id === entity)?.wording;
}

function inOutcome(outcome: Outcome, entity: string, key: string): Writing | undefined {
  if (outcome.id === entity)
    return key.startsWith("timeframe") ? outcome.timeframe.note : outcome.writing[key];
  const action = outcome.actions.find((it) => it.id === entity);
  if (action) return key === "agreement" ? action.agreement.words : action.wording;
  return outcome.markers.find((it) => it.id === entity)?.wording;
}
