import type { Place } from "#src/lint/rule.ts";
import { writingAt } from "#src/lint/text-at.ts";
import { type Whereabouts, whereIs } from "#src/lint/where-is.ts";
import type { Reason } from "#src/plan/record.ts";
import type { Checked } from "./check-plan.ts";

/** Where a finding is, for reports. */
export type Spot = Whereabouts & {
  /** The section's heading and what in it, without any of the plan's words. */
  section: string;
  /** The words that are pointed at; empty where it is that something is absent. */
  words: string;
};

/** Finds a place in a plan. */
export function spotOf(place: Place, { plan, template }: Pick<Checked, "plan" | "template">): Spot {
  const where = whereIs(place, plan, template);
  // What is quoted of the text comes last.
  const section = where.place.replace(/(^| · )“[^]*$/, "") || place.key;
  const text = writingAt(plan, place)?.text ?? "";
  return { ...where, section, words: text.slice(place.from, place.to) };
}

/** Why something was dismissed, in words. */
export const REASONS: Readonly<Record<Reason, string>> = {
  "their-own-words": "These are their own words",
  "not-applicable": "It does not apply here",
  "agreed-with-person": "It was agreed with the person",
  "clinically-needed": "It is needed for clinical reasons",
  wrong: "The rule is wrong here",
  other: "Another reason",
};
