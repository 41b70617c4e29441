import type { Overview, QualityFilter } from "#src/api/quality.ts";
import type { PlanReview, ReviewState, ReviewStep, Sample } from "#src/api/reviews.ts";
import { isOver } from "#src/api/review-steps.ts";
import { number, plansInWords, ruleWords } from "./quality-words.ts";
import { count, dayInWords, momentInWords } from "./words.ts";

/** How the review of a plan stands, in the order in which it goes on. */
export const reviewStates: Readonly<Record<ReviewState, string>> = {
  waiting: "To look at",
  asked: "Changes asked for",
  answered: "Answered",
  reviewed: "Reviewed",
  signedOff: "Signed off",
};

const IN_ORDER: readonly ReviewState[] = ["waiting", "asked", "answered", "reviewed", "signedOff"];

/** The review that a plan's page is about: the open one, or else the newest. */
export function currentReview(reviews: readonly PlanReview[]): PlanReview | undefined {
  return reviews.find((it) => !isOver(it.state)) ?? reviews[0];
}

/** What was asked for last, while it is open. */
export function askedLast({ steps, state }: PlanReview): ReviewStep | undefined {
  return state === "asked" || state === "answered"
    ? steps.findLast((it) => it.kind === "asked")
    : undefined;
}

/** One step of a review, in a sentence. */
export function stepInWords({ kind, by, at, items }: ReviewStep, now: Date): string {
  const who = by || "Somebody";
  const when = whenInWords(at, now);
  const left = items.length ? `, with ${count(items.length, "thing")} left open` : "";
  switch (kind) {
    case "begun":
      return `${who} began a review of this plan ${when}.`;
    case "asked":
      return `${who} asked for ${items.length ? count(items.length, "change") : "changes"} ${when}.`;
    case "answered":
      return `${who} answered what was asked for ${when}.`;
    case "reviewed":
      return `Reviewed by ${by || "somebody"} ${when}.`;
    case "signedOff":
      return `Signed off by ${by || "somebody"} ${when}${left}.`;
    case "again":
      return `${who} took up the review of this plan again ${when}.`;
  }
}

/** A moment as a sentence ends with it: "just now", "today at 14:02", "on 3 May 2030". */
export function whenInWords(moment: string, now: Date): string {
  const said = momentInWords(moment, now);
  const day = moment.slice(0, 10);
  return said === dayInWords(day, "short") ? `on ${dayInWords(day)}` : said;
}

/** What was done, for whoever did it. */
export function doneInWords({
  kind,
  items,
}: {
  kind: ReviewStep["kind"];
  items: readonly unknown[];
}): string {
  switch (kind) {
    case "asked":
      return items.length ? `Asked for ${count(items.length, "change")}.` : "Asked for changes.";
    case "answered":
      return "Your answer is with whoever asked.";
    case "reviewed":
      return "Marked as reviewed.";
    case "signedOff":
      return "Signed off.";
    case "begun":
    case "again":
      return "The review is open.";
  }
}

/** What others did in a review while somebody wrote; their words are still to be sent. */
export function meanwhileInWords(steps: readonly ReviewStep[], now: Date): string {
  const said = steps.map((it) => stepInWords(it, now)).join(" ");
  return `Meanwhile something else was done. ${said} Your words are kept: look at it, then send them if they still fit.`;
}

/** What so many plans of a sample are, after their number, which may be any. */
const countedStates: Readonly<Record<ReviewState, string>> = {
  waiting: "to look at",
  asked: "with changes asked for",
  answered: "answered",
  reviewed: "reviewed",
  signedOff: "signed off",
};

/** How many plans of a sample stand how: "12 to look at, 3 reviewed". */
export function statesInWords({ states, hidden }: Pick<Sample, "states" | "hidden">): string {
  const said = IN_ORDER.filter((it) => states[it]).map(
    (it) => `${number(states[it])} ${countedStates[it]}`,
  );
  if (hidden) said.push(`${plansInWords(hidden)} that you can’t see from here`);
  return said.join(", ");
}

/** What ids and names of a filter are called. */
export type FilterNames = Pick<Overview, "teams" | "templates" | "stages" | "areas">;

/** Which plans a sample was drawn from, in words. */
export function filterInWords(
  { team, template, stage, area, rule }: QualityFilter,
  names: FilterNames | null,
): string {
  const titled = (list: "teams" | "templates" | "stages", name: string) =>
    names?.[list].find((it) => it.name === name)?.title ?? name;
  const life = names?.areas.find((it) => it.area === area)?.title ?? area;
  const said = [
    team ? titled("teams", team) : "all their teams",
    template ? titled("templates", template) : "",
    stage ? `stage: ${titled("stages", stage)}` : "",
    area ? `with an outcome in: ${life}` : "",
    rule ? `where this was noticed: ${ruleWords(rule)}` : "",
  ];
  return said.filter(Boolean).join(" · ");
}

/** What a sample is called: what it is for, or when it was drawn. */
export function sampleName({ purpose, at }: Pick<Sample, "purpose" | "at">): string {
  return purpose || `Sample of ${dayInWords(at.slice(0, 10))}`;
}
