import type { Gap } from "#src/api/quality.ts";
import type { ReportCount } from "#src/api/reports.ts";
import { ruleInWords } from "#src/lint/rule-in-words.ts";
import { all } from "#src/lint/rules/index.ts";
import { dayInWords } from "#src/plan/in-words.ts";

/** What plans may lack: how a sentence about so many plans ends, and what to talk about. */
export const gapWords: Readonly<Record<Gap, { one: string; many: string; ask: string }>> = {
  overdueReviews: {
    one: "has a review whose day has gone by",
    many: "have a review whose day has gone by",
    ask: "Is there a new day, and does the person know it?",
  },
  missedPromises: {
    one: "has something that a service was to do by now",
    many: "have something that a service was to do by now",
    ask: "Was it done, and if not, who tells the person?",
  },
  notAgreed: {
    one: "is in use with no agreement on record",
    many: "are in use with no agreement on record",
    ask: "What did the person say when the plan was read with them?",
  },
  missingOwners: {
    one: "has an action with nobody named for it",
    many: "have an action with nobody named for it",
    ask: "Who will do this?",
  },
  blankSections: {
    one: "has a part with nothing in it yet",
    many: "have a part with nothing in it yet",
    ask: "What would the person like to say there, if anything?",
  },
  comingReviews: {
    one: "has a review in the four weeks to come",
    many: "have a review in the four weeks to come",
    ask: "Has the person been asked when and where, and whom they want there?",
  },
};

/** The gaps as a report tells them: what has been missed comes first. */
export const GAPS_TOLD = [
  "overdueReviews",
  "missedPromises",
  "notAgreed",
  "missingOwners",
  "blankSections",
  "comingReviews",
] as const satisfies readonly Gap[];

/** What a rule notices, in words; its name where this program does not know it. */
export function ruleWords(name: string): string {
  const rule = all.find((it) => it.name === name);
  return rule ? ruleInWords(rule) : name;
}

/** A number as people read it, wherever the program runs: "1,204". */
export function number(it: number): string {
  return String(it).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A month as people read it: "March 2026". */
export function monthInWords(month: string): string {
  return dayInWords(`${month}-01`).replace(/^1 /, "");
}

/** So many plans: "1 plan", "1,204 plans". */
export function plansInWords(plans: number): string {
  return `${number(plans)} ${plans === 1 ? "plan" : "plans"}`;
}

/** So many of so many: "42 of 280". */
export function ofInWords({ plans, of }: Pick<ReportCount, "plans" | "of">): string {
  return `${number(plans)} of ${number(of)}`;
}

/** The same in a sentence: "42 of 280 plans". */
export function ofPlans({ plans, of }: Pick<ReportCount, "plans" | "of">): string {
  return `${number(plans)} of ${plansInWords(of)}`;
}

/** A number that may not have been kept. */
export function orNotKept(it: number | null): string {
  return it === null ? "not kept" : number(it);
}
