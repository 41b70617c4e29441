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
    { plan: lasting("Always, it is who I am"), quote: "Always" },
    { plan: lasting("there is no real end to this"), quote: "no real end" },
    { plan: lasting("For the rest of her life."), quote: "rest of her life" },
    { plan: lasting("we just carry on as we are"), quote: "carry on" },
    { plan: lasting("For the duration of the tenancy."), quote: "For the duration" },
    {
      plan: lasting("Stays open; Rose and I look at it on 12 June.", { kind: "open" }),
      quote: "Stays open",
      messageId: "never",
      pack: "supported-housing",
    },
    {
      plan: lasting("", { kind: "open", reviewOn: "2030-06-12" }),
      quote: "",
      messageId: "never",
      pack: "supported-housing",
    },
    { plan: lasting("Ongoing until needs change"), quote: "Ongoing" },
    { plan: lasting("till he's sick of us"), quote: "till he's" },
    { plan: lasting("for the whole of her adult life"), quote: "life" },
    { plan: lasting("12 months rolling"), quote: "rolling" },
    { plan: lasting("no clock on it, we stay while he wants us"), quote: "no clock" },
    {
      plan: lasting("Ongoing", { kind: "open", reviewOn: "2030-06-12" }),
      quote: "Ongoing",
      messageId: "never",
      pack: "supported-housing",
    },
  ],
  nearMiss: [
    lasting("Ongoing; we look at it again after six weeks."),
    lasting("Ongoing until my hip is mended"),
    lasting("Ongoing until she moves to Leeds"),
    lasting("Ongoing", { kind: "open", reviewOn: "2030-06-12" }),
    lasting("Ongoing contact by phone", { kind: "dates", to: "2030-06-12" }),
    lasting("Open, and next looked at on 3 August"),
    lasting("Never ends, she says. Back to it in three months."),
    lasting("No end yet; we ask her again before Lent."),
    lasting("Every year on his birthday, next on 3 March 2031"),
    { plan: lasting("By 12 June", { kind: "dates", to: "2030-06-12" }), pack: "supported-housing" },
    lasting(""),
  ],
};
