import { whole } from "../analysis/analyse.ts";
import { saysOnlyThatItGoesOn } from "../analysis/observables.ts";
import { defineRule } from "../rule.ts";

/** A progress marker can be seen or heard; "ongoing" can't. */
export const noOngoingMarker = defineRule({
  name: "no-ongoing-marker",
  catalogue: "P01",
  scope: "writing",
  kinds: ["marker"],
  topic: "progress",
  tier: "fix",
  severity: "error",
  messages: {
    unseen: {
      message: "Nobody could see or hear from this that something has changed.",
      question: "What would {called} notice first if this was working?",
    },
  },
  *check(piece) {
    const { entity, key, analysis } = piece;
    if (analysis.blankness || !saysOnlyThatItGoesOn(analysis)) return;
    const range = whole(analysis);
    yield {
      place: { entity, key, ...range },
    };
  },
});
