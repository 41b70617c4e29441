import { action, outcome, plan, sections } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

type Facts = Parameters<typeof action>[1];
const buying = (strengths: Record<string, string>, facts: Facts = { commissioned: true }) =>
  plan([
    outcome(
      "I want to be up before my nephew comes on Saturdays.",
      sections(strengths),
      action("Bluebell, six hours a week, as Rosa and they agree.", facts),
    ),
  ]);
const individual = "Dresses her top half from the chair.";
const community = "Pete from the allotment has offered lifts.";
const family = "Her nephew comes on Saturdays with bread.";

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    buying({ individual, community, family }),
    buying({ individual, community, family }, { commissioned: true, shortTerm: true }),
    buying({ individual }, {}),
  ],
  bad: [
    { plan: buying({ individual }), quote: "" },
    { plan: buying({ individual, community: "N/A", family: "-" }), quote: "" },
    { plan: buying({}), quote: "" },
    { plan: buying({ individual, family }), quote: "" },
  ],
  nearMiss: [
    // Asked about and left out on purpose is not empty.
    buying({
      individual,
      community,
      family: "Asked on 3 May: Rosa wants her son left out of this, and told us why.",
    }),
    // A fortnight after a fall waits for nobody to write.
    buying({}, { commissioned: true, shortTerm: true }),
    // What was turned down is not bought.
    buying({ individual }, { commissioned: true, status: "not-done" }),
  ],
};
