import { limitedAt, tellsWhatWasTried } from "../analysis/limited.ts";
import { defineRule, type Piece } from "../rule.ts";

/** Where somebody could not say what they want, the plan says what was done to find out. */
export const limitedViewsSayWhatWasTried = defineRule({
  name: "limited-views-say-what-was-tried",
  catalogue: "V06",
  scope: "plan",
  topic: "voice",
  tier: "look",
  severity: "warning",
  messages: {
    untried: {
      message: "This says that {called}'s view could not be had, and not what was tried.",
      question: "Who was with {called}, what was used, when, and what did {called} do?",
    },
  },
  *check({ pieces, outcomes }) {
    const heard = pieces.filter((it) => it.key === "heard");
    if (heard.some((it) => tellsWhatWasTried(it.analysis))) return;
    for (const piece of [...heard, ...outcomes.flatMap((it) => it.pieces.filter(isOutcome))]) {
      const { entity, key, analysis } = piece;
      const range = analysis.blankness ? null : limitedAt(analysis);
      if (!range || tellsWhatWasTried(analysis)) continue;
      yield {
        place: { entity, key, ...range },
        fixes: [
          {
            kind: "ask",
            label: "Keep it for the next visit",
            place: { entity, key, ...range },
            question: "What can we try, with whom and with what, to find out?",
          },
        ],
      };
    }
  },
});

function isOutcome({ kind }: Piece): boolean {
  return kind === "outcome";
}
