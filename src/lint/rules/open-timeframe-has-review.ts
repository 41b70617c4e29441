import { rangeOf } from "../analysis/analyse.ts";
import { phrases } from "../analysis/phrases.ts";
import { saysWhen } from "../analysis/times.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule, type Fix, type Setting } from "../rule.ts";
import { ONGOING } from "../words/ongoing.ts";

/** A timeframe without an end names a day on which it is looked at. */
export const openTimeframeHasReview = defineRule({
  name: "open-timeframe-has-review",
  catalogue: "T02",
  scope: "outcome",
  topic: "timeframes",
  tier: "fix",
  severity: "warning",
  why: "What has no end and no day to look again is not looked at until something goes wrong.",
  better:
    "“No end to this one, as Rose's walking goes up and down; she and Amir look at it over tea on 14 March.”",
  sources: [
    {
      title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
      part: "6, Timeframes",
    },
    { title: "Care and support statutory guidance", part: "13" },
  ],
  messages: {
    open: {
      message: "This has no end, and no day is set to look at it again.",
      question: "On which day will everybody look at this together?",
    },
  },
  *check({ outcome: { id, timeframe: time }, pieces }, setting) {
    if (time.reviewOn || (time.kind !== "open" && (time.from ?? time.to))) return;
    const note = pieces.find((it) => it.key === "timeframe-note");
    if (!note) return;
    const { words, times, blankness } = note.analysis;
    const unsaid = blankness !== "";
    if (!unsaid && saysWhen(words, times)) return;
    const found = unsaid ? null : ongoingAt(words);
    if (time.kind !== "open" && !found) return;
    const range = found ? rangeOf(words, found.at, found.to) : { from: 0, to: 0 };
    yield {
      place: { entity: id, key: found ? "timeframe-note" : "timeframe", ...range },
      fixes: [reviewSoon(id, setting)],
    };
  },
});

const ongoing = phrases(ONGOING);

function ongoingAt(words: readonly Word[]): { at: number; to: number } | null {
  for (let at = 0; at < words.length; at++) {
    const length = ongoing.at(words, at);
    if (length && !words[at]?.spoken) return { at, to: at + length };
  }
  return null;
}

function reviewSoon(outcome: string, { template: { firstReviewDays }, today }: Setting): Fix {
  const reviewOn = daysAfter(today, firstReviewDays);
  const isWeeks = firstReviewDays % 7 === 0;
  const span = isWeeks ? count(firstReviewDays / 7, "week") : count(firstReviewDays, "day");
  return { kind: "set-review", label: `Look at it again in ${span}`, outcome, reviewOn };
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}

function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
