import { outcome, person, plan, sections } from "#src/plan/build.ts";
import { calledName } from "#src/plan/plan.ts";
import { trimmed } from "../analysis/analyse.ts";
import type { Word } from "../analysis/words.ts";
import type { Piece, Rule } from "../rule.ts";

const strong = (
  key: string,
  text: string,
  people = [person("Donna Reid", "carer", { paid: "paid" })],
) => plan([outcome("I want to do my own washing.", sections({ [key]: text }))], { people });

/** Strengths are the resident's, their community's and their family's; paid care is an action. */
export const noPaidCareInStrengths: Rule = {
  name: "no-paid-care-in-strengths",
  catalogue: "G01",
  scope: "writing",
  tier: "look",
  why: "Paid care under strengths hides what the person and those around them bring, and is missing where it is owed.",
  better:
    "“I iron my own shirts, sitting at the table. Mr Noor downstairs carries the basket up and we put the cricket on.”",
  sources: [
    {
      title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
      part: "6, Strengths",
    },
  ],
  examples: {
    good: [strong("family", "My sister Pat hangs the washing out and we have a natter.")],
    bad: [
      {
        plan: strong("community", "Carers come in at eight and at six. I like the radio on."),
        quote: "Carers come in at eight and at six.",
      },
      {
        plan: strong("individual", "She is supported by the agency with her laundry."),
        quote: "She is supported by the agency with her laundry.",
      },
      {
        plan: strong("community", "Donna helps me wash on Mondays."),
        quote: "Donna helps me wash on Mondays.",
      },
    ],
    nearMiss: [
      strong("community", "Has two good friends at the day centre."),
      strong("individual", "Worked nights as a nurse until she was sixty."),
      strong("family", "My wife is my carer and does the shopping with me."),
      strong(
        "community",
        "The staff at the garden centre save me the bent pots and help me to the bus.",
      ),
      strong("family", "Donna takes me to the market.", [
        person("Donna Reid", "cousin", { paid: "unpaid" }),
      ]),
      strong("community", "I said “the carers do it all for me”, and I meant it kindly."),
    ],
  },
  *check(piece, { resident }) {
    const { entity, key, outcome: id, section, analysis } = piece;
    if (section.role !== "strengths" || analysis.blankness || id === null) return;
    const number = paidCareIn(piece);
    const sentence = number === undefined ? undefined : analysis.sentences[number];
    if (!sentence) return;
    const place = { entity, key, ...trimmed(analysis.text, sentence) };
    yield {
      place,
      message: "This is about paid care, which belongs under actions.",
      question: `What do ${calledName(resident)} and people who are not paid bring to this?`,
      fixes: [{ kind: "move-to-actions", label: "Move it to actions", outcome: id, place }],
    };
  },
};

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
