import { defineRule } from "../rule.ts";

/** Every area that the pack asks for has an outcome, or a talk about it is on record. */
export const areasAreCovered = defineRule({
  name: "areas-are-covered",
  catalogue: "O07",
  scope: "review",
  topic: "outcomes",
  tier: "fix",
  severity: "advice",
  messages: {
    missing: {
      message: "Nothing here is about {areas}, and no talk about it is on record.",
      question: "Would {called} like to talk about {areas}, or not now?",
    },
  },
  *check({ plan }, { config }) {
    if (!plan.outcomes.length) return;
    const covered = new Set([
      ...plan.outcomes.flatMap((it) => it.areas),
      ...plan.talks.filter((it) => it.on).map((it) => it.area),
    ]);
    const missing = config.areas.filter((it) => !covered.has(it.name));
    if (!missing.length) return;
    const titles = missing.map((it) => it.title.charAt(0).toLowerCase() + it.title.slice(1));
    yield {
      place: { entity: "plan", key: "areas", from: 0, to: 0 },
      with: { areas: titles.join("; ") },
      evidence: missing.map((it) => it.name).join("+"),
    };
  },
});
