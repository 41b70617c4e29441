import { outcome, plan, writing } from "#src/plan/build.ts";
import { Need } from "#src/plan/record.ts";
import type { Examples } from "../rule.ts";

const inhaler = { id: "n1", wording: writing("My inhaler runs out.", "quoted") };
const withNeed = (facts: object) =>
  plan([outcome("I want to run for the bus again without stopping.")], {
    needs: [Need.parse({ ...inhaler, origin: "resident", ...facts })],
  });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [withNeed({ outcomes: ["o1"] }), withNeed({ origin: "shared", outcomes: ["o1"] })],
  bad: [
    { plan: withNeed({}), quote: "" },
    { plan: withNeed({ outcomes: ["gone"] }), quote: "" },
    { plan: withNeed({ origin: "family" }), quote: "" },
  ],
  nearMiss: [
    withNeed({ notNowOn: "2030-02-01", says: writing("Ask me when I can sleep.") }),
    withNeed({ origin: "worker", says: writing("I go to the fair.") }),
    withNeed({ wording: writing("") }),
  ],
};
