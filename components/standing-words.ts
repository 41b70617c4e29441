import type { PlanEnd } from "#src/api/retention.ts";
import type { Standing } from "#src/api/standing.ts";
import { dayInWords, timeInWords } from "./words.ts";

/** Why plans are closed: the code that is kept, and what it is called; anything else is somebody's own words. */
export const CLOSE_REASONS = [
  { code: "moved-on", label: "They moved on" },
  { code: "completed", label: "The support is complete" },
  { code: "died", label: "They died" },
] as const;

/** What there is to know of how a plan stands, one sentence each; none for most plans. */
export function standingInWords(
  { isRestricted, named, glassUntil }: Standing,
  end: PlanEnd,
): string[] {
  const said: string[] = [];
  if (glassUntil !== null)
    said.push(
      `You look at this plan because you said why you have to. You can read it until ${timeInWords(new Date(glassUntil))}, and those whose work it is were told.`,
    );
  if (isRestricted) said.push(`Only named people know of this plan: ${inList(named)}.`);
  if (end.closedAt !== null) said.push(closedInWords(end));
  else if (end.isHeld) said.push("This plan is held: it can't be erased.");
  return said;
}

function closedInWords({ why, eraseOn, isHeld }: PlanEnd): string {
  const known = CLOSE_REASONS.find((it) => it.code === why)?.label ?? why;
  const kept = isHeld
    ? "It is held: it can't be erased"
    : `It is kept until ${eraseOn === null ? "somebody erases it" : dayInWords(eraseOn, "long")}`;
  return `This plan is closed and can only be read. Why: ${known}. ${kept}.`;
}

function inList(people: readonly { name: string }[]): string {
  return new Intl.ListFormat("en-GB").format(people.map((it) => it.name));
}
