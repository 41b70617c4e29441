import type { Layer } from "../config.ts";

/** Support without an end: intensive case management, Housing First, teams that use no paperwork. */
export const openEnded: Layer = {
  name: "open-ended",
  title: "Open-ended support",
  rules: {
    "no-time-and-task": "off",
    "outcome-is-own": "warning",
    "outcome-has-timeframe": "advice",
    "open-timeframe-has-review": "advice",
    "review-is-on-time": "advice",
  },
  clocks: { review: 183, reviewGrace: 92, safetyPlan: 183 },
  riskMode: "safety-plan",
  signing: "none",
};
