import type { Gap, Overview, QualityPlace, Tally } from "#src/api/quality.ts";
import { measured } from "#src/lint/measured.ts";
import { ruleInWords } from "#src/lint/rule-in-words.ts";
import { all } from "#src/lint/rules/index.ts";
import { dayInWords } from "#src/plan/in-words.ts";

/** What is said of a place where a plan lacks something. */
const gapPlaces: Readonly<Record<Gap, string>> = {
  blankSections: "Nothing is written here yet.",
  missingOwners: "Nobody is named for this.",
  overdueReviews: "The day for a review has gone by.",
  comingReviews: "A review is coming.",
  missedPromises: "This was to be done by now, and is open.",
  notAgreed: "Nothing on record says that the person agrees.",
};

/** What a rule notices, in words; its name where this app does not know it. */
export function ruleWords(name: string): string {
  const rule = all.find((it) => it.name === name);
  return rule ? ruleInWords(rule) : name;
}

/** The rules whose findings are counted, by their words. */
export function countedRules(): { name: string; title: string }[] {
  return all
    .filter((it) => it.tier === "fix" || it.tier === "look")
    .map((it) => ({ name: it.name, title: ruleInWords(it) }))
    .sort((a, b) => a.title.localeCompare(b.title, "en-GB"));
}

/** How often a rule was right where that was checked: "right in 19 of 20 checked". */
export function rightInWords(rule: string): string {
  const known = measured[rule];
  return known?.findings
    ? `right in ${known.right} of ${known.findings} checked`
    : "not yet checked how often it is right";
}

/** A number as people read it: "1,204". */
export const number = (it: number) => it.toLocaleString("en-GB");

/** So many plans: "1 plan", "1,204 plans". */
export const plansInWords = (plans: number) => `${number(plans)} ${plans === 1 ? "plan" : "plans"}`;

/** So many of so many plans: "42 of 280 plans". */
export const ofPlans = ({ plans, of }: Pick<Tally, "plans" | "of">) =>
  `${number(plans)} of ${plansInWords(of)}`;

/** So many places: "1 place", "61 places". */
export const inPlaces = (places: number) =>
  `${number(places)} ${places === 1 ? "place" : "places"}`;

/** How far the server is with looking; empty when it is up to date. */
export function behindInWords({ plans, looked }: Pick<Overview, "plans" | "looked">): string {
  if (looked >= plans) return "";
  return `Looked through ${number(looked)} of ${number(plans)} plans as they are now. The numbers follow by themselves.`;
}

/** A month as people read it: "March 2026"; short where there is little room: "Mar". */
export function monthInWords(month: string, style: "long" | "short" = "long"): string {
  const day = new Date(`${month}-01T00:00:00Z`);
  return day.toLocaleDateString("en-GB", {
    timeZone: "UTC",
    ...(style === "long" ? { month: "long", year: "numeric" } : { month: "short" }),
  });
}

/** What a place in a list says: what was noticed there, and the day that is past or comes. */
export function placeInWords(
  { rule, messageId, on }: Pick<QualityPlace, "rule" | "messageId" | "on">,
  gap: Gap | undefined,
): string {
  const words = rule ? messageOf(rule, messageId) : gap ? gapPlaces[gap] : "";
  return on ? `${words} The day is ${dayInWords(on, "short")}.` : words;
}

/** A message without the words of the plan that it was about. */
function messageOf(name: string, messageId: string | null): string {
  const message = all.find((it) => it.name === name)?.messages[messageId ?? ""];
  return message ? ruleInWords({ messages: { only: message } }) : ruleWords(name);
}
