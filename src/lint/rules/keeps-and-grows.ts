import { defineRule } from "../rule.ts";

/** A plan has something to keep and something to grow. */
export const keepsAndGrows = defineRule({
  name: "keeps-and-grows",
  catalogue: "PC08",
  scope: "review",
  topic: "process",
  tier: "idea",
  severity: "advice",
  messages: {
    "only-stability": {
      message: "Every outcome here is about keeping things as they are.",
      question: "Is there anything new that {called} would like to try?",
    },
    "only-progress": {
      message: "Every outcome here is about something new.",
      question: "What has to stay as it is for {called} while that changes?",
    },
  },
  *check({ plan: { outcomes } }) {
    const kinds = new Set(outcomes.map((it) => it.kind));
    const [kind] = kinds;
    if (outcomes.length < 2 || kinds.size > 1 || !kind) return;
    yield {
      place: { entity: "plan", key: "outcomes", from: 0, to: 0 },
      messageId: `only-${kind}`,
      evidence: kind,
    };
  },
});
