import type { NewReviewStep, ReviewState, ReviewStep } from "./reviews.ts";

type Step = Pick<NewReviewStep, "kind" | "words" | "items">;

/** What can be done in a review, by how it stands. */
export const STEPS: Readonly<Record<ReviewState, readonly NewReviewStep["kind"][]>> = {
  waiting: ["asked", "reviewed", "signedOff"],
  asked: ["asked", "answered", "reviewed", "signedOff"],
  answered: ["asked", "answered", "reviewed", "signedOff"],
  reviewed: ["signedOff", "again"],
  signedOff: ["again"],
};

/** How a review stands after each step. */
export const STATE_AFTER: Readonly<Record<ReviewStep["kind"], ReviewState>> = {
  begun: "waiting",
  asked: "asked",
  answered: "answered",
  reviewed: "reviewed",
  signedOff: "signedOff",
  again: "waiting",
};

/** Whether nobody has to do anything more in a review; a plan has at most one that is not over. */
export function isOver(state: ReviewState): boolean {
  return state === "reviewed" || state === "signedOff";
}

/** From so many steps on a review can only be ended: all of it is read whenever the plan is opened. */
export const MOST_STEPS = 100;

/**
 * Why a step makes no sense in a review that stands so after so many steps, in words for people; null
 * where it does.
 */
export function problemWithStep(
  { kind, words, items }: Step,
  state: ReviewState,
  taken: number,
): string | null {
  if (!STEPS[state].includes(kind)) return NOT_NOW[kind];
  if (taken >= MOST_STEPS && !isOver(STATE_AFTER[kind])) return TOO_LONG;
  if (items.length && kind !== "asked" && kind !== "signedOff") return NO_ITEMS;
  if (kind === "answered" && !words) return SAY_ANSWER;
  if (kind === "asked" && !words && !items.length) return SAY_WHAT;
  if (kind === "asked" && items.some((it) => !it.rule && !it.words.trim())) return SAY_EACH;
  if (kind === "signedOff" && items.some((it) => !it.words.trim())) return SAY_WHY;
  return null;
}

const NOT_NOW: Readonly<Record<NewReviewStep["kind"], string>> = {
  asked: "This review is over. Take it up again before you ask for changes.",
  answered: "Nothing is asked for in this review just now.",
  reviewed: "This review is over already.",
  signedOff: "This review is signed off already.",
  again: "This review is still open.",
};
const TOO_LONG = "Much has been said in this review already. End it, and begin another.";
const NO_ITEMS = "Places are named where changes are asked for, or where something is left open.";
const SAY_ANSWER = "Write what you want to answer.";
const SAY_WHAT = "Say what should change, or choose what it is about.";
const SAY_EACH = "Say what should change at each place that you name.";
const SAY_WHY = "Say of each thing that is left open why it is left.";
