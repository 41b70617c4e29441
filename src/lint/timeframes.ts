import { count } from "#src/plan/in-words.ts";
import { daysAfter } from "./days.ts";
import type { Fix, Setting } from "./rule.ts";

/** Offers the day of a first review, as far away as the template has it. */
export function reviewSoon(
  outcome: string,
  { template: { firstReviewDays }, today }: Setting,
): Fix {
  const reviewOn = daysAfter(today, firstReviewDays);
  const isWeeks = firstReviewDays % 7 === 0;
  const span = isWeeks ? count(firstReviewDays / 7, "week") : count(firstReviewDays, "day");
  return { kind: "set-review", label: `Look at it again in ${span}`, outcome, reviewOn };
}
