import type { Notice } from "#src/api/notices.ts";
import { possessive, timeInWords } from "./words.ts";

/** What a notice says, in a sentence. */
export function noticeInWords({ by, plan, facts }: Notice): string {
  const who = by || "Somebody";
  const whose = plan?.resident ? `${possessive(plan.resident)} plan` : "a plan";
  switch (facts.kind) {
    case "glass-broken":
      return `${who} had to look at ${whose} and can read it until ${timeInWords(new Date(facts.until))}.`;
    case "named":
      return `${who} named you in ${whose}, which only named people know of.`;
    case "mentioned":
      return `${who} made a comment for you in ${whose}.`;
    case "rule-tuned":
      return `${who} changed how a question is asked of everybody here.`;
    case "review-asked":
      return `${who} asked for changes in ${whose}.`;
    case "review-answered":
      return `${who} answered what you asked for in ${whose}.`;
    case "reviewed":
      return `${who} looked at ${whose} for its quality, and asks for nothing more.`;
    case "signed-off":
      return `${who} signed off ${whose}.`;
    case "moved":
      return `${who} gave ${whose} to your team.`;
  }
}

/** Where a notice leads; null where it leads nowhere. */
export function noticePath({ plan, facts }: Notice): string | null {
  if (facts.kind === "rule-tuned") return `/quality/rules?rule=${facts.rule}`;
  const isOfReview = ["review-asked", "review-answered", "reviewed", "signed-off"].includes(
    facts.kind,
  );
  return plan && `/plans/${plan.id}${isOfReview ? "#review" : ""}`;
}
