import { defineRule } from "../rule.ts";

/** Every need is answered by an outcome, or the resident has chosen to leave it for now. */
export const needHasOutcome = defineRule({
  name: "need-has-outcome",
  catalogue: "O06",
  scope: "review",
  topic: "outcomes",
  tier: "fix",
  severity: "warning",
  messages: {
    unanswered: {
      message: "No outcome answers “{need}”.",
      question: "Would {called} like to plan for this, or leave it for now?",
    },
  },
  *check({ plan }) {
    const outcomes = new Set(plan.outcomes.map((it) => it.id));
    for (const need of plan.needs) {
      const { id, wording, origin, notNowOn } = need;
      // What only others see as a need is for a conversation first.
      const isOthers = origin === "worker" || origin === "referrer";
      if (isOthers || notNowOn || need.outcomes.some((it) => outcomes.has(it))) continue;
      if (!wording.text.trim()) continue;
      yield {
        place: { entity: id, key: "text", from: 0, to: 0 },
        with: { need: wording.text.trim().slice(0, 60) },
      };
    }
  },
});
