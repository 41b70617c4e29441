import { defineRule } from "../rule.ts";

/** The resident was offered a copy of the finished plan, in a form that they can use. */
export const copyWasOffered = defineRule({
  name: "copy-was-offered",
  catalogue: "X04",
  scope: "review",
  topic: "agreement",
  tier: "fix",
  severity: "warning",
  messages: {
    none: {
      message: "Nothing on record says that {called} was offered a copy.",
      question: "How would {called} like to have this plan?",
    },
    format: {
      message: "{called} needs {format}, and no copy was offered that way.",
      question: "Who makes the copy that {called} can use, and by when?",
    },
  },
  *check({ plan }) {
    if (plan.status !== "final") return;
    const place = { entity: "plan", key: "copies", from: 0, to: 0 };
    const offered = plan.copies.filter((it) => it.on);
    if (!offered.length) {
      yield { place, messageId: "none", evidence: "none" };
      return;
    }
    const formats = offered.map((it) => plain(it.format));
    const missing = plan.communicationNeeds.filter(
      (need) => !formats.some((it) => it.includes(plain(need))),
    );
    if (missing.length)
      yield {
        place,
        messageId: "format",
        with: { format: missing.join(" and ") },
        evidence: missing.map(plain).join("+"),
      };
  },
});

/** "Large-print" and "large print" are one. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll("-", " ").trim();
}
