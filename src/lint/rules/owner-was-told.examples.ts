import { action, outcome, person, plan } from "#src/plan/build.ts";
import type { Action, Plan } from "#src/plan/plan.ts";
import { Signature } from "#src/plan/record.ts";
import type { Examples } from "../rule.ts";

const finished = (facts: Partial<Action>, record: Partial<Plan> = {}) =>
  plan(
    [
      outcome(
        "I want the garden back.",
        action("Bring the tools round on Saturday.", { owner: "ben-marsh", ...facts }),
      ),
    ],
    { status: "final", people: [person("Ben Marsh", "son")], ...record },
  );

/** Plans that show the rule. */
export const examples: Examples = {
  good: [finished({ toldOn: "2030-03-30" })],
  bad: [{ plan: finished({}), quote: "" }],
  nearMiss: [
    finished({}, { status: "draft" }),
    finished({ owner: "resident" }),
    finished({ status: "done" }),
    finished({}, { signatures: [Signature.parse({ id: "s1", person: "ben-marsh" })] }),
  ],
};
