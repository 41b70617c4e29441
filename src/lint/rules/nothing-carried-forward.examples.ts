import { marker, outcome, plan, sections } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import { printsOfPlan } from "#src/plan/prints-of-plan.ts";
import { Review } from "#src/plan/record.ts";
import type { Examples } from "../rule.ts";

const review = (id: string, on: string, facts: Partial<Review> = {}) =>
  Review.parse({ id, on, ...facts });

const wish = "I want to hear the sea from my bed.";
const strong = sections({ individual: "I know every ferry by its horn." });
const before = plan([outcome(wish, strong, marker("Window open at night, four times a week."))]);
const now = (reviews: Review[], outcomes = before.outcomes): Plan => ({
  ...before,
  outcomes,
  reviews,
});
const march = review("r1", "2029-03-01", { prints: printsOfPlan(before) });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    now(
      [march, review("r2", "2030-03-01", { stillRight: ["o1/voice", "o1-m1/text"] })],
      plan([
        outcome(
          wish,
          sections({ individual: "I know the ferries, and the new pilot waves." }),
          marker("Window open at night, four times a week."),
        ),
      ]).outcomes,
    ),
  ],
  bad: [
    { plan: now([march, review("r2", "2030-03-01")]), quote: wish },
    {
      plan: now([march, review("r2", "2030-03-01", { stillRight: ["o1/voice", "o1-m1/text"] })]),
      quote: "I know every ferry by its horn.",
    },
  ],
  nearMiss: [
    now([march]),
    now([march, review("r2", "2030-03-01", { kind: "quick" })]),
    now([march, review("r2", "2999-03-01")]),
    now([review("r1", "2029-03-01"), review("r2", "2030-03-01")]),
  ],
};
