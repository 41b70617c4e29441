import { action, outcome, person, plan } from "#src/plan/build.ts";
import type { Action } from "#src/plan/plan.ts";
import type { Examples } from "../rule.ts";

const people = [
  person("Dee Hall", "outreach worker", { paid: "paid" }),
  person("Ray Marsh", "brother", { paid: "unpaid" }),
];
const promised = (facts: Partial<Action>) =>
  plan(
    [
      outcome(
        "I want a doctor who knows my name.",
        action("Ring the surgery together.", { owner: "dee-hall", dueOn: "2030-03-20", ...facts }),
      ),
    ],
    { people },
  );

/** Plans that show the rule; they are looked at on 3 April 2030. */
export const examples: Examples = {
  good: [promised({ status: "done" }), promised({ dueOn: "2030-04-03" })],
  bad: [
    { plan: promised({}), quote: "", messageId: "missed" },
    { plan: promised({ dueOn: "2030-04-02" }), quote: "", messageId: "missed" },
    { plan: promised({ status: "not-done" }), quote: "", messageId: "not-done" },
  ],
  nearMiss: [
    promised({ owner: "resident" }),
    promised({ owner: "ray-marsh" }),
    promised({ dueOn: null }),
    promised({ status: "not-done", dueOn: "2030-04-20" }),
  ],
};
