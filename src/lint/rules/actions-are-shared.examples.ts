import { action, onRecord, outcome, person, plan, resident } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Examples } from "../rule.ts";

const people = [
  person("Sol Grant", "keyworker", { paid: "paid" }),
  person("Ina Roy", "occupational therapist"),
  person("Bea Lamb", "aunt", { paid: "unpaid" }),
];
const owned = (steps: [string, string][], facts = {}, rest: Partial<Plan> = {}) =>
  plan(
    [
      outcome(
        "I want my bike back on the road.",
        ...steps.map(([owner, text]) => action(text, { owner, dueOn: "2030-05-01" })),
        onRecord(facts),
      ),
    ],
    { people, resident: resident("Nina Lamb"), ...rest },
  );
const sol = "sol-grant";
const allSol: [string, string][] = [
  [sol, "Find a wheel."],
  [sol, "Ring the shop."],
  [sol, "Pay the deposit."],
];

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    owned([
      [sol, "Find a wheel."],
      ["resident", "Pump the tyre."],
      [sol, "Ring the shop."],
    ]),
    owned([
      ["resident", "Pump the tyre."],
      ["resident", "Oil the chain."],
      ["bea-lamb", "Lend the spanner."],
    ]),
    owned([
      [sol, "Find a wheel."],
      ["ina-roy", "Measure the saddle."],
    ]),
  ],
  bad: [
    { plan: owned(allSol), quote: "", messageId: "staff" },
    {
      plan: owned([...allSol, ["ina-roy", "Measure the saddle."]]),
      quote: "",
      messageId: "staff",
    },
    {
      plan: owned([
        ["resident", "Get a pump."],
        ["resident", "Ring the shop."],
        ["resident", "Turn up on Sunday."],
      ]),
      quote: "",
      messageId: "resident",
    },
  ],
  nearMiss: [
    owned(allSol, { directing: true }),
    owned(allSol, {}, { eventOn: "2030-03-28" }),
    owned([
      [sol, "Find a wheel."],
      [sol, "Sol and Nina ring the shop."],
      [sol, "Pay the deposit."],
    ]),
    owned(allSol.slice(1)),
    owned([
      ["bea-lamb", "Lend the spanner."],
      ["bea-lamb", "Lend the shed."],
      ["bea-lamb", "Keep the kettle on."],
    ]),
  ],
};
