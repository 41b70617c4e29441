import { whole } from "../analysis/analyse.ts";
import { isGeneric } from "../analysis/generic.ts";
import { defineRule } from "../rule.ts";

/** An outcome could be nobody else's. */
export const outcomeIsOwn = defineRule({
  name: "outcome-is-own",
  catalogue: "O01",
  scope: "writing",
  kinds: ["outcome"],
  topic: "outcomes",
  tier: "look",
  severity: "error",
  sparesOwnWords: true,
  messages: {
    generic: {
      message: "This could be anyone's outcome.",
      question: "What would {called} be doing, and where, that is not happening now?",
    },
  },
  *check({ entity, key, analysis }) {
    if (analysis.blankness || analysis.spoken.length) return;
    if (!isGeneric(analysis)) return;
    yield {
      place: { entity, key, ...whole(analysis) },
    };
  },
});
