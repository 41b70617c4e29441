import { type Analysis, whole } from "../analysis/analyse.ts";
import { wishesOf } from "../analysis/wishes.ts";
import { defineRule } from "../rule.ts";

/** What a worker or referrer raised has the resident's answer, or says whose view it is. */
export const concernHasAnAnswer = defineRule({
  name: "concern-has-an-answer",
  catalogue: "V07",
  scope: "plan",
  topic: "voice",
  tier: "look",
  severity: "warning",
  messages: {
    unanswered: {
      message: "{who} raised {need}, and nothing tells what {called} says about it.",
      question: "What does {called} say, be it yes, no or something else?",
    },
    unheard: {
      message: "{who} raised {need}, and what {called} says about it is not in these words.",
      question: "How would this read if it began with what {called} says?",
    },
  },
  *check({ plan, outcomes }) {
    for (const need of plan.needs) {
      const { origin, says, notNowOn, wording } = need;
      if ((origin !== "worker" && origin !== "referrer") || notNowOn) continue;
      for (const { outcome, pieces } of outcomes) {
        if (!need.outcomes.includes(outcome.id)) continue;
        const piece = pieces.find((it) => it.kind === "outcome");
        if (!piece || piece.analysis.blankness || isSomebodysView(piece.analysis)) continue;
        const { entity, key, analysis } = piece;
        const answer = says.text.trim().toLowerCase();
        if (answer && takesUp(analysis, answer)) continue;
        const place = { entity, key, ...whole(analysis) };
        const raised = wording.text.trim().slice(0, 60);
        yield {
          place,
          messageId: answer ? "unheard" : "unanswered",
          with: {
            who: origin === "worker" ? "A worker" : "Whoever referred",
            need: raised ? `“${raised}”` : "a concern",
          },
          evidence: need.id,
          fixes: [
            {
              kind: "ask",
              label: "Keep it for the next conversation",
              place,
              question: raised
                ? `What do you say about this: ${raised}?`
                : "What do you say about this?",
            },
          ],
        };
      }
    }
  },
});

/** Whether a text tells whose view it is: quoted, said, wanted or thought by somebody, or “I”. */
function isSomebodysView(analysis: Analysis): boolean {
  if (analysis.spoken.length || analysis.own.length || analysis.firstPerson.length) return true;
  const { told, wants } = wishesOf(analysis);
  return told.length > 0 || wants.some((it) => it.who !== null);
}

/** Whether a text takes up what the resident answered: they share a word that not every plan has. */
function takesUp({ words, wording }: Analysis, answer: string): boolean {
  return words.some((it) => wording.isConcrete(it) && answer.includes(it.lower.slice(0, STEM)));
}

/** So many letters tell a word, whatever its ending. */
const STEM = 5;
