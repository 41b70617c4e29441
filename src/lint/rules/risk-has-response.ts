import type { Risk } from "#src/plan/record.ts";
import { dayInWords } from "#src/plan/in-words.ts";
import type { Clocks } from "../config.ts";
import { daysBetween } from "../days.ts";
import { defineRule } from "../rule.ts";

/** What could do harm says what is done about it, by whom, and is looked at in time. */
export const riskHasResponse = defineRule({
  name: "risk-has-response",
  catalogue: "X03",
  scope: "review",
  topic: "agreement",
  tier: "fix",
  severity: "warning",
  messages: {
    response: {
      message: "Nothing says what is done about “{risk}”.",
      question: "What helps {called} when it comes to that, and who does what?",
    },
    "one-sided": {
      message: "Only one side says what it does about “{risk}”.",
      question: "What does {called} do, and what do others do?",
    },
    late: {
      message: "“{risk}” was last looked at on {day}, which is longer ago than its level allows.",
      question: "How is it now, as {called} sees it?",
    },
    alone: {
      message:
        "“{risk}” was looked at without {called}; a reason and a manager's name are missing.",
      question: "Why without {called}, who agreed to that, and when will they be asked?",
    },
  },
  *check({ plan }, { config: { riskMode, clocks }, today }) {
    if (riskMode === "none") return;
    for (const risk of plan.risks) {
      const name = risk.wording.text.trim().slice(0, 60) || "This risk";
      const finding = (messageId: string) => ({
        place: { entity: risk.id, key: "text", from: 0, to: 0 },
        messageId,
        with: { risk: name, day: risk.reviewedOn ? dayInWords(risk.reviewedOn) : "" },
        evidence: messageId,
      });
      const sides = [risk.staffDo, risk.personDoes].filter((it) => it.text.trim()).length;
      if (risk.level !== "low" && sides === 0) yield finding("response");
      else if (sides === 1) yield finding("one-sided");
      const most = longestBetween(risk, clocks);
      if (most && risk.reviewedOn && daysBetween(risk.reviewedOn, today) > most)
        yield finding("late");
      if (!risk.withResident && !(risk.reason.trim() && risk.approvedBy.trim()))
        yield finding("alone");
    }
  },
});

function longestBetween({ level }: Risk, clocks: Clocks): number | undefined {
  const byLevel = { low: clocks.riskLow, medium: clocks.riskMedium, high: clocks.riskHigh };
  return level ? (byLevel[level] ?? clocks.safetyPlan) : clocks.safetyPlan;
}
