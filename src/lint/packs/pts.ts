import type { Layer } from "../config.ts";

/** Coaching without labels, conditions or forms of needs and risk. */
export const pts: Layer = {
  name: "pts",
  title: "Personal coaching without labels",
  rules: {
    "no-time-and-task": "off",
    "outcome-is-own": "warning",
    "outcome-has-timeframe": "advice",
    "open-timeframe-has-review": "advice",
    "need-has-outcome": "off",
    "agreement-is-recorded": "warning",
  },
  words: {
    stigma: {
      add: [
        "client = the person's name",
        "clients = people",
        "service user = the person's name",
        "service users = people",
      ],
    },
  },
  clocks: { review: 92, reviewGrace: 28 },
  riskMode: "none",
  vocabulary: { resident: "person" },
};
