import * as z from "zod/mini";
import { defineRule } from "../rule.ts";

/** Where a pack asks for a few outcomes at a time, there are no more than that. */
export const fewOutcomesAtATime = defineRule({
  name: "few-outcomes-at-a-time",
  catalogue: "PC05",
  scope: "review",
  topic: "process",
  tier: "fix",
  severity: "warning",
  options: z.object({ most: z._default(z.nullable(z.int().check(z.positive())), null) }),
  messages: {
    many: {
      message: "There are {count} outcomes, and this way of working keeps to {most} at a time.",
      question: "Which {most} matter most to {called} now, and which can wait?",
    },
  },
  *check({ plan: { outcomes } }, _setting, { most }) {
    if (most === null || outcomes.length <= most) return;
    yield {
      place: { entity: "plan", key: "outcomes", from: 0, to: 0 },
      with: { count: String(outcomes.length), most: String(most) },
    };
  },
});
