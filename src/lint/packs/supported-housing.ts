import type { Layer } from "../config.ts";

/** Supported housing with a needs assessment, risk levels and personal action plans. */
export const supportedHousing: Layer = {
  name: "supported-housing",
  title: "Supported housing",
  rules: {
    "no-time-and-task": "off",
    "outcome-is-own": "warning",
    "need-has-outcome": "error",
    "open-timeframe-has-review": { severity: "error", options: { endAlways: true } },
    "areas-are-covered": "error",
    "risk-has-response": "error",
  },
  areas: [
    { name: "rent", title: "Rent and service charge" },
    { name: "independent-living", title: "Independent living and moving on" },
    { name: "work-and-learning", title: "Training, education and work" },
  ],
  clocks: {
    review: 92,
    reviewGrace: 14,
    riskLow: 92,
    riskMedium: 14,
    riskHigh: 7,
    safetyPlan: 92,
  },
  riskMode: "levels",
  vocabulary: { resident: "client" },
};
