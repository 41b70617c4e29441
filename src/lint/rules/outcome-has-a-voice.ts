import { whole } from "../analysis/analyse.ts";
import { voiceOf } from "../analysis/voice.ts";
import { defineRule } from "../rule.ts";

/** Somebody is heard in an outcome: in a wish, a view, a quotation or in what was seen. */
export const outcomeHasAVoice = defineRule({
  name: "outcome-has-a-voice",
  catalogue: "V02",
  scope: "writing",
  kinds: ["outcome"],
  topic: "voice",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    unheard: {
      message: "Nobody is heard in this yet.",
      question: "What did {called} say or show about it, in words or without?",
    },
    final: {
      message: "Nobody is heard in this, and the plan is finished.",
      question: "What did {called} say or show about it, in words or without?",
    },
  },
  *check({ entity, key, analysis }, { status }) {
    if (analysis.blankness) return;
    const { heard, formal } = voiceOf(analysis);
    if (heard || !formal) return;
    const place = { entity, key, ...whole(analysis) };
    yield {
      place,
      messageId: status === "final" ? "final" : "unheard",
      fixes: [{ kind: "quote", label: "Add their own words", place }],
    };
  },
});
