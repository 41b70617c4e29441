import type { Layer } from "../config.ts";

/** Supported housing with personal action plans, needs and risk levels. */
export const supportedHousing: Layer = {
  name: "supported-housing",
  title: "Supported housing",
  areas: [
    { name: "rent", title: "Rent and service charge" },
    { name: "independent-living", title: "Independent living and moving on" },
    { name: "work-and-learning", title: "Training, education and work" },
  ],
  clocks: { review: 92, reviewGrace: 14, riskLow: 92, riskMedium: 14, riskHigh: 7 },
  riskMode: "levels",
};
