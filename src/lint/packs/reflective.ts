import type { Layer } from "../config.ts";

/** Supported housing with weekly and formal reviews, struck through and signed together. */
export const reflective: Layer = {
  name: "reflective",
  title: "Reflective review",
  rules: { "no-time-and-task": "off", "outcome-is-own": "warning", "keeps-and-grows": "advice" },
  clocks: { review: 122, reviewGrace: 14, safetyPlan: 7 },
  riskMode: "safety-plan",
};
