import type { Action, Outcome, Plan } from "#src/plan/plan.ts";
import { writing } from "#src/plan/build.ts";
import { daysAfter } from "#src/lint/days.ts";

/** A fault that is sown: the rule that notices it, how often, and what it does to a plan. */
export type Fault = {
  rule: string;
  /** In so many of all plans it was there when they began. */
  rate: number;
  /** In so many of these it is mended within the year. */
  mended: number;
  /** The plan with the fault; `today` is the day that it is looked at. */
  sow: (plan: Plan, today: string) => Plan;
  /** Where it is sown; left out, everywhere. */
  only?: { team: string };
};

/** The sentence that one team puts into many plans. */
const STOCK = "I want to maintain my independence and improve my overall wellbeing.";

const UNOWNED: readonly string[] = [
  "Bus pass to be applied for.",
  "Referral to the falls clinic to be made.",
  "Forms for the charity grant to be filled in.",
  "A better chair to be ordered.",
];
const UNDATED: readonly string[] = [
  "Will ring the bus company about a pass.",
  "Will find out what the course costs.",
  "Will ask the surgery for a longer appointment.",
];
const UNTIMED: readonly string[] = [
  "Over the coming months.",
  "As soon as possible.",
  "When things are calmer.",
];

/** What goes wrong in plans, and how often, in the order in which it is sown. */
export const FAULTS: readonly Fault[] = [
  {
    rule: "outcome-is-own",
    rate: 0.4,
    mended: 0.3,
    only: { team: "Harbour House" },
    sow: (plan) => inOutcome(plan, 0, (it) => said(it, "voice", STOCK)),
  },
  {
    rule: "no-blank-section",
    rate: 0.35,
    mended: 0.6,
    sow: (plan) => ({ ...plan, writing: { ...plan.writing, about: writing("") } }),
  },
  {
    rule: "action-has-owner",
    rate: 0.5,
    mended: 0.55,
    sow: (plan) =>
      inAction(plan, 0, (it) => ({
        ...it,
        wording: writing(byPlan(plan, UNOWNED), "worker"),
        owner: null,
        status: "open",
      })),
  },
  {
    rule: "action-has-date",
    rate: 0.3,
    mended: 0.5,
    sow: (plan) =>
      inAction(plan, 1, (it) => ({
        ...it,
        wording: writing(byPlan(plan, UNDATED), "worker"),
        owner: "worker",
        dueOn: null,
        status: "open",
      })),
  },
  {
    rule: "outcome-has-timeframe",
    rate: 0.4,
    mended: 0.5,
    sow: (plan) =>
      inOutcome(plan, 1, (it) => ({
        ...it,
        timeframe: {
          ...it.timeframe,
          kind: "",
          from: null,
          to: null,
          note: writing(byPlan(plan, UNTIMED), "worker"),
        },
      })),
  },
  {
    rule: "no-ongoing-marker",
    rate: 0.25,
    mended: 0.4,
    sow: (plan) =>
      inOutcome(plan, 0, (it) => ({
        ...it,
        markers: it.markers.map((marker, at) =>
          at ? marker : { ...marker, wording: writing("Ongoing.") },
        ),
      })),
  },
  {
    rule: "no-stigma",
    rate: 0.12,
    mended: 0.4,
    sow: (plan) =>
      inOutcome(plan, 1, (it) =>
        said(it, "note", "Can be attention-seeking when told to wait.", "worker"),
      ),
  },
  {
    rule: "promise-is-kept",
    rate: 0.15,
    mended: 0.3,
    sow: (plan, today) =>
      inAction(plan, 2, (it) => ({
        ...it,
        owner: "worker",
        dueOn: daysAfter(today, -9),
        status: "open",
      })),
  },
  {
    rule: "review-is-on-time",
    rate: 0.2,
    mended: 0.5,
    sow: (plan, today) => ({ ...plan, reviews: [], reviewOn: daysAfter(today, -12) }),
  },
  {
    rule: "agreement-is-recorded",
    rate: 0.25,
    mended: 0.6,
    sow: (plan) => ({ ...plan, signatures: [] }),
  },
  {
    rule: "copy-was-offered",
    rate: 0.3,
    mended: 0.5,
    sow: (plan) => ({ ...plan, copies: [] }),
  },
];

/** The same choice for the same plan on every day. */
function byPlan(plan: Plan, from: readonly string[]): string {
  return from[plan.id.charCodeAt(0) % from.length] ?? "";
}

function inOutcome(plan: Plan, at: number, change: (outcome: Outcome) => Outcome): Plan {
  const index = (at + plan.id.charCodeAt(1)) % plan.outcomes.length;
  return {
    ...plan,
    outcomes: plan.outcomes.map((it, place) => (place === index ? change(it) : it)),
  };
}

/** Changes one of all actions of a plan, counted through its outcomes. */
function inAction(plan: Plan, at: number, change: (action: Action) => Action): Plan {
  const all = plan.outcomes.flatMap((it) => it.actions);
  const chosen = all[(at + plan.id.charCodeAt(1)) % all.length];
  return {
    ...plan,
    outcomes: plan.outcomes.map((outcome) => ({
      ...outcome,
      actions: outcome.actions.map((it) => (it.id === chosen?.id ? change(it) : it)),
    })),
  };
}

function said(
  outcome: Outcome,
  key: string,
  text: string,
  by: "resident" | "worker" = "resident",
): Outcome {
  return { ...outcome, writing: { ...outcome.writing, [key]: writing(text, by) } };
}
