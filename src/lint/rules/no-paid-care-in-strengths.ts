import { trimmed } from "../analysis/analyse.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule, type Piece } from "../rule.ts";

/** Strengths are the resident's, their community's and their family's; paid care is an action. */
export const noPaidCareInStrengths = defineRule({
  name: "no-paid-care-in-strengths",
  catalogue: "G01",
  scope: "writing",
  kinds: ["strengths"],
  topic: "strengths",
  tier: "look",
  severity: "error",
  sparesOwnWords: true,
  why: "Paid care under strengths hides what the person and those around them bring, and is missing where it is owed.",
  better:
    "“I iron my own shirts, sitting at the table. Mr Noor downstairs carries the basket up and we put the cricket on.”",
  sources: [
    {
      title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
      part: "6, Strengths",
    },
  ],
  messages: {
    paid: {
      message: "This is about paid care, which belongs under actions.",
      question: "What do {called} and people who are not paid bring to this?",
    },
  },
  *check(piece) {
    const { entity, key, outcome: id, analysis } = piece;
    if (analysis.blankness || id === null) return;
    const number = paidCareIn(piece);
    const sentence = number === undefined ? undefined : analysis.sentences[number];
    if (!sentence) return;
    const place = { entity, key, ...trimmed(analysis.text, sentence) };
    yield {
      place,
      fixes: [{ kind: "move-to-actions", label: "Move it to actions", outcome: id, place }],
    };
  },
});

/** The number of the first sentence that is about paid care. */
function paidCareIn({ analysis: { words, actors } }: Piece): number | undefined {
  // A relative in the same breath is most likely the carer that is meant.
  const withKin = new Set<number | undefined>();
  for (const it of actors)
    if (it.kind === "kin" || (it.kind === "listed" && !it.paid))
      withKin.add(words[it.at]?.sentence);
  const caring = actors.filter((it) => it.cares).map((it) => words[it.at]);
  const paid = words.filter((_, at) => isPaidTo(words, at));
  return [...caring, ...paid].find((it) => it && !it.spoken && !withKin.has(it.sentence))?.sentence;
}

/** "Those who are paid to be there": paid people without any word for what they are. */
function isPaidTo(words: readonly Word[], at: number): boolean {
  return (
    words[at]?.lower === "paid" &&
    words[at + 1]?.lower === "to" &&
    /^(?:those|people|someone|somebody|are)$/.test(words[at - 1]?.lower ?? "")
  );
}
