import { onRecord, outcome, plan } from "#src/plan/build.ts";
import type { Outcome } from "#src/plan/plan.ts";
import type { Examples } from "../rule.ts";

const planOf = (...kinds: Outcome["kind"][]) =>
  plan(kinds.map((kind, at) => outcome(`I want number ${at} on my door.`, onRecord({ kind }))));

/** Plans that show the rule. */
export const examples: Examples = {
  good: [planOf("stability", "progress")],
  bad: [
    { plan: planOf("stability", "stability"), quote: "", messageId: "only-stability" },
    { plan: planOf("progress", "progress", "progress"), quote: "", messageId: "only-progress" },
  ],
  nearMiss: [planOf("stability"), planOf("stability", ""), planOf("", "")],
};
