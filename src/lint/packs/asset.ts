import type { Layer } from "../config.ts";

/** Goals, strengths and people first, with a celebration at the end, as asset-based services plan. */
export const asset: Layer = {
  name: "asset",
  title: "Assets and goals",
  rules: { "no-time-and-task": "off", "outcome-is-own": "warning", "areas-are-covered": "advice" },
  clocks: { review: 92, reviewGrace: 28, safetyPlan: 92 },
  riskMode: "safety-plan",
  vocabulary: { resident: "customer" },
};
