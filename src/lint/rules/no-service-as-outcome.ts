import { whole } from "../analysis/analyse.ts";
import { asksForService } from "../analysis/asking.ts";
import { defineRule } from "../rule.ts";

/**
 * An outcome is a change in somebody's life; the service is a way to it. The catalogue has this as an
 * error; as words alone decide it, it is a warning until it is right 95 times in 100.
 */
export const noServiceAsOutcome = defineRule({
  name: "no-service-as-outcome",
  catalogue: "O02",
  scope: "writing",
  kinds: ["outcome"],
  topic: "outcomes",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    service: {
      message: "This asks for a service, and does not say yet what it is for.",
      question: "With that in place, what would {called} be doing that is not happening now?",
    },
  },
  *check({ entity, key, analysis }) {
    if (analysis.blankness || !asksForService(analysis)) return;
    const place = { entity, key, ...whole(analysis) };
    yield { place };
  },
});
