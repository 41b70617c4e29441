import { outcome, plan, resident, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const mei = { resident: resident("Mei Tan", "she/her") };
const told = (text: string) => plan([outcome(writing(text, "worker"))], mei);
const tried = (heard: string, text: string) =>
  plan([outcome(writing(text, "worker"))], {
    ...mei,
    writing: { heard: writing(heard, "worker") },
  });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    told(
      "Mei uses no words. We sat with her on two mornings with her photo cards; she kept the pool and pushed the minibus away.",
    ),
    told("Mei said that she would rather swim than talk."),
    tried(
      "Her brother asked her on Monday and on Friday, with the cards. She pulled the blue one closer both times.",
      "Mei is non-verbal and was unable to give her views.",
    ),
  ],
  bad: [
    {
      plan: told("Mei was unable to express her wishes."),
      quote: "was unable to express her wishes",
    },
    { plan: told("Mei is non-verbal."), quote: "is non-verbal" },
    { plan: told("Lacks capacity. Family consulted."), quote: "Lacks capacity" },
    {
      plan: tried("Mei did not engage in the assessment.", "Mash."),
      quote: "did not engage in the assessment",
    },
  ],
  nearMiss: [
    told("Mei lacks capacity to manage her money (Dr Obi, 3 May). What she wears, she chooses."),
    told("Mei cannot talk to her father about the flat and wants to write to him instead."),
    told("She was not able to take part in the swim at Easter and wants the next one."),
    told("“You can't say that,” said Mei, and she laughed."),
    plan([outcome("I can't say it well, but I want out of here.")], mei),
  ],
};
