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
  why: "A marker is how everybody will know that something changed, and what goes on never shows a change.",
  better: "“I have cooked my own tea on three days this week, and eaten it at the table.”",
  sources: [
    { title: "Outcome Based Support Planning Manual, Haringey Council, 2024", part: "6, Progress" },
  ],
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
