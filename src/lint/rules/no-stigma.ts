import { rangeOf } from "../analysis/analyse.ts";
import { isInName, isOfAThing, isOrdinarySense, isQuestioned } from "../analysis/labels.ts";
import { defineRule } from "../rule.ts";

/** Somebody is described by what happened and not by a label. */
export const noStigma = defineRule({
  name: "no-stigma",
  catalogue: "L01",
  scope: "writing",
  kinds: ["outcome", "strengths", "marker", "action", "other"],
  topic: "language",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    label: {
      message: "“{words}” judges somebody, and leaves out what happened.",
      question: "What was seen or heard, how often, and what does {called} say about it?",
    },
    rewrite: {
      message: "“{words}” judges somebody, and leaves out what happened.",
      question: "Could it say instead: {instead}?",
    },
  },
  *check({ entity, key, analysis, writing }) {
    const hits = analysis.hits.get("stigma");
    if (!hits) return;
    const { words, text } = analysis;
    const isResident = /^(?:resident|quoted)$/.test(writing.speaker.kind);
    for (const hit of hits) {
      if (words[hit.at]?.spoken || isInName(analysis, hit)) continue;
      if (isOrdinarySense(analysis, hit)) continue;
      if (isOfAThing(analysis, hit) || isQuestioned(analysis, hit, isResident)) continue;
      const range = rangeOf(words, hit.at, hit.to);
      yield {
        place: { entity, key, ...range },
        messageId: hit.better ? "rewrite" : "label",
        with: { words: text.slice(range.from, range.to), instead: hit.better },
        evidence: hit.entry,
      };
    }
  },
});
