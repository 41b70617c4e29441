import type { Plan } from "#src/plan/plan.ts";
import type { Config } from "../config.ts";
import { dayInWords } from "#src/plan/in-words.ts";
import { daysAfter, daysBetween } from "../days.ts";
import { defineRule } from "../rule.ts";
import { stageLimit } from "../stages.ts";

/** A plan is looked at again, with the resident, before the day that was promised has gone by. */
export const reviewIsOnTime = defineRule({
  name: "review-is-on-time",
  catalogue: "X02",
  scope: "review",
  topic: "agreement",
  tier: "fix",
  severity: "warning",
  messages: {
    due: {
      message: "The review was due on {day}, and none with {called} is on record.",
      question: "When can {called} and you look at this together?",
    },
    late: {
      message: "The review was due on {day}, longer ago than this service allows.",
      question: "When can {called} and you look at this together, and what has got in the way?",
      severity: "error",
    },
    never: {
      message: "No review is set, and none is on record.",
      question: "On which day do you look at this together?",
    },
    event: {
      message: "Something happened on {day} that calls for a review, and none has followed.",
      question: "What is different for {called} since then?",
    },
  },
  *check({ plan }, { config, today }) {
    if (plan.pausedOn && plan.pausedFor.trim()) return;
    const place = { entity: "plan", key: "reviewOn", from: 0, to: 0 };
    const due = dueOn(plan, config);
    if (due === null) {
      if (plan.status === "final") yield { place, messageId: "never", evidence: "never" };
      return;
    }
    const overdue = daysBetween(due, today);
    if (overdue > 0) {
      const messageId = overdue > (config.clocks.reviewGrace ?? Infinity) ? "late" : "due";
      yield { place, messageId, with: { day: dayInWords(due) }, evidence: due };
      return;
    }
    const { eventOn } = plan;
    const isSeen = eventOn !== null && (lastWithThem(plan) ?? "") >= eventOn;
    if (eventOn && !isSeen && daysBetween(eventOn, today) > DAYS_AFTER_AN_EVENT)
      yield { place, messageId: "event", with: { day: dayInWords(eventOn) }, evidence: eventOn };
  },
});

/** So long after something has happened that calls for one, a review should have been. */
const DAYS_AFTER_AN_EVENT = 28;

/** A review counts for a day of the stage when it is held so long before it. */
const DAYS_EARLY = 21;

/** The day of the last review that the resident was at; one without them does not count. */
function lastWithThem({ reviews }: Plan): string | null {
  const days = reviews.flatMap((it) => (it.withResident && it.on ? [it.on] : []));
  return days.sort().at(-1) ?? null;
}

/** The day on which the plan is next to be looked at; null where nothing says. */
function dueOn(plan: Plan, config: Config): string | null {
  const last = lastWithThem(plan);
  const { stage, reviewOn } = plan;
  const inStage = stage?.from
    ? (stageLimit(config, stage)?.reviews ?? []).map((it) => daysAfter(stage.from ?? "", it))
    : [];
  const open = inStage.find((it) => last === null || daysBetween(last, it) > DAYS_EARLY);
  const promised = reviewOn && (last === null || last < reviewOn) ? reviewOn : null;
  const cycle = last && config.clocks.review ? daysAfter(last, config.clocks.review) : null;
  const days = [promised, open ?? null].filter((it) => it !== null).sort();
  return days[0] ?? cycle;
}
