import type { Layer } from "../config.ts";

/** Visiting support in three stages, each with its reviews. */
export const floatingSupport: Layer = {
  name: "floating-support",
  title: "Floating support",
  rules: { "no-time-and-task": "off", "outcome-is-own": "warning" },
  stages: [
    { name: "stage 1", mostDays: 84, reviews: [84] },
    { name: "stage 2", mostDays: 730, reviews: [183, 365, 456, 548] },
    { name: "stage 3", mostDays: 730 },
  ],
  clocks: { review: 183, reviewGrace: 28, safetyPlan: 92 },
  riskMode: "safety-plan",
  vocabulary: { resident: "service user" },
};
