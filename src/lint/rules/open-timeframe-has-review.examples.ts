import { outcome, plan, timeframe } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const voice = "I want to stay in the flat where I brought up my girls.";
const lasting = (note: string, facts = {}) => plan([outcome(voice, timeframe({ note, ...facts }))]);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    plan([outcome(voice, timeframe({ kind: "open", reviewOn: "2030-06-12" }))]),
    lasting("By the end of September"),
  ],
  bad: [
    { plan: plan([outcome(voice, timeframe({ kind: "open" }))]), quote: "" },
    { plan: lasting("Ongoing, overseen by the service."), quote: "Ongoing" },
    { plan: lasting("On-going with annual review"), quote: "On-going" },
    { plan: lasting("Long term", { kind: "open" }), quote: "Long term" },
  ],
  nearMiss: [
    lasting("Ongoing; we look at it again after six weeks."),
    lasting("Ongoing until my hip is mended"),
    lasting("Ongoing", { kind: "open", reviewOn: "2030-06-12" }),
    lasting("Ongoing contact by phone", { kind: "dates", to: "2030-06-12" }),
    lasting(""),
  ],
};
