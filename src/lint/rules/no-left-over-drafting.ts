import { defineRule } from "../rule.ts";

/**
 * Nothing is left of the form and of notes to whoever was writing. People use brackets for much else,
 * and on wording that was not written against it was right five times in seven: so it looks, and fixes
 * nothing.
 */
export const noLeftOverDrafting = defineRule({
  name: "no-left-over-drafting",
  catalogue: "S02",
  scope: "writing",
  kinds: ["outcome", "strengths", "timeframe", "marker", "action", "agreement", "other"],
  topic: "completeness",
  tier: "look",
  severity: "error",
  messages: {
    prompt: {
      message: "“{words}” is left over from the form or from drafting.",
      question: "What belongs in its place?",
    },
    undecided: {
      message: "“{words}” is still undecided here.",
      question: "Which is it, and who can tell us?",
    },
  },
  *check({ entity, key, analysis }) {
    const { leftOvers, text, blankness } = analysis;
    const left = leftOvers.find((it) => it.kind !== "unsure") ?? leftOvers[0];
    // Where there is nothing but the form, nothing has been written.
    if (!left || blankness === "left-over") return;
    const { from, to } = left;
    const messageId = left.kind === "unsure" ? "undecided" : "prompt";
    yield {
      place: { entity, key, from, to },
      messageId,
      with: { words: text.slice(from, to).slice(0, 40) },
      ...(messageId === "undecided" ? { tier: "idea" as const } : {}),
      evidence: messageId,
    };
  },
});
