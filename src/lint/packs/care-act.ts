import type { Layer } from "../config.ts";

/** Support planned under the Care Act, as councils' manuals have it. */
export const careAct: Layer = {
  name: "care-act",
  title: "Care Act",
  clocks: { review: 365, reviewGrace: 42, safetyPlan: 92 },
  riskMode: "safety-plan",
};
