import { whole } from "../analysis/analyse.ts";
import { isErrand } from "../analysis/errands.ts";
import { defineRule } from "../rule.ts";

/** An outcome is what somebody wants from life; an errand on the way there is an action. */
export const noTaskAsOutcome = defineRule({
  name: "no-task-as-outcome",
  catalogue: "O05",
  scope: "writing",
  kinds: ["outcome"],
  topic: "outcomes",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    errand: {
      message: "This is something to do, and could stand under actions.",
      question: "What would it make possible for {called}?",
    },
  },
  *check({ entity, key, outcome, analysis }) {
    if (analysis.blankness || !isErrand(analysis)) return;
    const place = { entity, key, ...whole(analysis) };
    yield {
      place,
      fixes: outcome ? [{ kind: "move-to-actions", label: "Move to actions", outcome, place }] : [],
    };
  },
});
