import { onRecord, outcome, plan, writing } from "#src/plan/build.ts";
import { Talk } from "#src/plan/record.ts";
import type { Examples } from "../rule.ts";

const about = (...areas: string[]) =>
  outcome("I want to keep this room and pay for it myself.", onRecord({ areas }));
const talk = (area: string, on: string | null) =>
  Talk.parse({ id: `t-${area}`, area, on, words: writing("Not yet, ask me in May.") });
const all = ["rent", "independent-living", "work-and-learning"];
const pack = "supported-housing";

/** Plans that show the rule. */
export const examples: Examples = {
  good: [{ plan: plan([about(...all)]), pack }],
  bad: [
    { plan: plan([about("rent")]), quote: "", pack },
    { plan: plan([about()]), quote: "", pack },
    {
      plan: plan([about("rent", "work-and-learning")], {
        talks: [talk("independent-living", null)],
      }),
      quote: "",
      pack,
    },
  ],
  nearMiss: [
    {
      plan: plan([about("rent", "work-and-learning")], {
        talks: [talk("independent-living", "2030-03-28")],
      }),
      pack,
    },
    { plan: plan([]), pack },
    // A pack without areas asks for none.
    plan([about()]),
  ],
};
