import { outcome, plan } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const wishes = ["Sing again.", "See Dai on Sundays.", "Sleep through.", "Cook for two."];
const planOf = (count: number) => plan(wishes.slice(0, count).map((it) => outcome(it)));

/** Plans that show the rule. */
export const examples: Examples = {
  good: [{ plan: planOf(3), pack: "cti" }],
  bad: [{ plan: planOf(4), quote: "", pack: "cti" }],
  nearMiss: [planOf(4), { plan: planOf(1), pack: "cti" }],
};
