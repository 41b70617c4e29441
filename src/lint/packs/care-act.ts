import type { Layer } from "../config.ts";

/** Support planned under the Care Act, as a council's manual for outcome-based plans has it. */
export const careAct: Layer = {
  name: "care-act",
  title: "Care Act",
  rules: {
    "outcome-has-a-voice": { severity: { final: "error" } },
    "limited-views-say-what-was-tried": "error",
  },
  clocks: { review: 365, reviewGrace: 42, safetyPlan: 92 },
  riskMode: "safety-plan",
};
