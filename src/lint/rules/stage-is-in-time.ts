import { dayInWords } from "#src/plan/in-words.ts";
import { daysAfter, daysBetween } from "../days.ts";
import { defineRule } from "../rule.ts";
import { stageLimit } from "../stages.ts";

/** A stage of a pathway ends before its time is over, or somebody says what follows. */
export const stageIsInTime = defineRule({
  name: "stage-is-in-time",
  catalogue: "PC03",
  scope: "review",
  topic: "process",
  tier: "fix",
  severity: "error",
  messages: {
    near: {
      message: "Three quarters of the time for {stage} have passed; it ends on {day}.",
      question: "What comes after {stage}, and does {called} know?",
      severity: "warning",
    },
    over: {
      message: "The time for {stage} ended on {day}.",
      question: "What comes after {stage}, and who speaks up for {called} about it?",
    },
  },
  *check({ plan: { stage } }, { config, today }) {
    if (!stage?.from) return;
    const most = stageLimit(config, stage)?.mostDays;
    const end = stage.to ?? (most ? daysAfter(stage.from, most) : null);
    if (!end) return;
    const whole = daysBetween(stage.from, end);
    const gone = daysBetween(stage.from, today);
    const messageId = gone > whole ? "over" : gone >= whole * NEAR ? "near" : null;
    if (messageId === null) return;
    yield {
      place: { entity: "plan", key: "stage", from: 0, to: 0 },
      messageId,
      with: { stage: stage.name || "this stage", day: dayInWords(end) },
      evidence: `${end}/${messageId}`,
    };
  },
});

const NEAR = 0.75;
