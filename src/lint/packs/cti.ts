import type { Layer } from "../config.ts";

/** Critical time intervention: three phases of three months, few goals, less and less contact. */
export const cti: Layer = {
  name: "cti",
  title: "Critical time intervention",
  rules: {
    "no-time-and-task": "off",
    "outcome-is-own": "warning",
    "few-outcomes-at-a-time": { severity: "warning", options: { most: 3 } },
  },
  stages: [{ name: "phase", mostDays: 92, reviews: [92] }],
  clocks: { review: 92, reviewGrace: 7, safetyPlan: 92 },
  riskMode: "safety-plan",
};
