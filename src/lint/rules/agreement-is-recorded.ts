import { RESIDENT, type Plan } from "#src/plan/plan.ts";
import { defineRule } from "../rule.ts";

/** A finished plan says that both agreed, or in the resident's words why not. */
export const agreementIsRecorded = defineRule({
  name: "agreement-is-recorded",
  catalogue: "X01",
  scope: "review",
  topic: "agreement",
  tier: "fix",
  severity: "error",
  messages: {
    resident: {
      message: "Nothing on record says whether {called} agrees to this plan.",
      question: "Does {called} agree, disagree with a part, or would rather not sign, and why?",
    },
    worker: {
      message: "Nobody who works with {called} has signed yet.",
      question: "Who stands for what this plan promises?",
    },
    witness: {
      message: "{called} agreed with a mark, and nobody is named who saw it.",
      question: "Who was there?",
    },
    authority: {
      message: "Somebody agreed for {called}, and it does not say by what right.",
      question: "By what right do they agree, and what does {called} say?",
    },
  },
  *check({ plan }, { config }) {
    if (plan.status !== "final" || config.signing === "none") return;
    const finding = (messageId: string) => ({
      place: { entity: "plan", key: "signatures", from: 0, to: 0 },
      messageId,
      evidence: messageId,
    });
    const own = plan.signatures.filter((it) => it.person === RESIDENT);
    const advocates = plan.signatures.filter((it) => it.as === "advocate");
    const unsigned = isAccount(plan.unsigned.text);
    if (!own.length && !unsigned) {
      if (!advocates.length) yield finding("resident");
      else if (advocates.every((it) => !it.authority.trim())) yield finding("authority");
    } else if (own.some((it) => it.as === "mark" && !it.witness)) yield finding("witness");
    if (!plan.signatures.some((it) => isWorkers(it, plan))) yield finding("worker");
  },
});

/** "Refused to sign" is none; a reason, or the days on which it was offered, takes more words. */
const FEWEST_WORDS = 5;

function isAccount(text: string): boolean {
  return text.split(/\s+/).filter(Boolean).length >= FEWEST_WORDS;
}

function isWorkers(
  { person, as }: Plan["signatures"][number],
  { people, spokenBy }: Plan,
): boolean {
  if (person === RESIDENT || as === "advocate" || person === spokenBy) return false;
  return people.find((it) => it.id === person)?.paid !== "unpaid";
}
