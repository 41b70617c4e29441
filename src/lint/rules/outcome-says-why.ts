import { whole } from "../analysis/analyse.ts";
import { wishesOf } from "../analysis/wishes.ts";
import { defineRule } from "../rule.ts";

/** Longer wishes tell why in ways of their own. */
const MOST_WORDS = 14;

/** A wish says why it matters. It is advice and stays in the list: many good wishes give no reason. */
export const outcomeSaysWhy = defineRule({
  name: "outcome-says-why",
  catalogue: "O03",
  scope: "writing",
  kinds: ["outcome"],
  topic: "outcomes",
  tier: "idea",
  severity: "advice",
  sparesOwnWords: true,
  messages: {
    why: {
      message: "This is a wish, and does not say yet why it matters.",
      question: "What would be different for {called}, and why does that matter now?",
    },
  },
  *check({ entity, key, analysis }) {
    const { words, sentences, spoken, blankness } = analysis;
    if (blankness || words.length > MOST_WORDS || spoken.length || sentences.length > 1) return;
    const { wants, reasons, feelings } = wishesOf(analysis);
    if (!wants.length || reasons.length || feelings.length) return;
    if (wants.some((it) => it.negated || it.who?.paid)) return;
    const place = { entity, key, ...whole(analysis) };
    const question = "Why does this matter to you?";
    yield { place, fixes: [{ kind: "ask", label: "Ask next time", place, question }] };
  },
});
