/** What the values on a plan's record are called, on screen and on paper. */
import type { Plan } from "./plan.ts";
import type { Need, Review, Risk, Signature } from "./record.ts";

/** Each value that something can have, and what it is called. */
type Choices<T> = readonly (readonly [value: T, words: string])[];

/** How somebody agreed. */
export const SIGNED_AS: Choices<Signature["as"]> = [
  ["signature", "Signed"],
  ["voice", "Said so aloud"],
  ["mark", "Made a mark"],
  ["advocate", "Agreed as an advocate"],
];

/** How likely and grave a risk is. */
export const RISK_LEVELS: Choices<Risk["level"]> = [
  ["", "Not said"],
  ["low", "Low"],
  ["medium", "Medium"],
  ["high", "High"],
];

/** What a review was. */
export const REVIEW_KINDS: Choices<Review["kind"]> = [
  ["formal", "A review of the whole plan"],
  ["quick", "A quick look"],
];

/** How far a plan is. */
export const STATUSES: Choices<Plan["status"]> = [
  ["draft", "Draft"],
  ["ready", "Ready to share"],
  ["final", "Final"],
];

/** Who named a need; `called` is what the resident is called. */
export function needOrigins(called: string): Choices<Need["origin"]> {
  return [
    ["", "Nobody has said"],
    ["resident", called],
    ["worker", "Somebody who works here"],
    ["referrer", `Whoever referred ${called}`],
    ["family", "Family or a friend"],
    ["shared", `Somebody else, and ${called} agrees`],
  ];
}

/** What one value is called. */
export function wordsOf<T>(choices: Choices<T>, value: T): string {
  return choices.find(([it]) => it === value)?.[1] ?? "";
}
