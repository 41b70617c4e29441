import { outcome, plan, resident, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const of = (name: string, text: string) =>
  plan([outcome(writing(text, "quoted"))], { resident: resident(name), voice: "third" });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    of(
      "Errol Banks",
      "Errol wants to know on a Monday what is left for the week, so that he is not borrowing by Thursday.",
    ),
    of(
      "Sheila Dunn",
      "Sheila said that the stairs frighten her, and that she will sleep downstairs if Tig can too.",
    ),
    of("Pavel Novak", "I get muddled with the buttons. I would like shirts without any."),
  ],
  bad: [
    {
      plan: of("Errol Banks", "Errol has poor budgeting skills and cannot cope with his bills."),
      quote: "Errol has poor budgeting skills and cannot cope with his bills.",
    },
    {
      plan: of(
        "Sheila Dunn",
        "Due to her arthritis Sheila is at risk of falls and unable to use the stairs.",
      ),
      quote: "Due to her arthritis Sheila is at risk of falls and unable to use the stairs.",
    },
    {
      plan: of("Pavel Novak", "Isolated, drinks heavily and suffers from panic attacks."),
      quote: "Isolated, drinks heavily and suffers from panic attacks.",
    },
    {
      plan: of("Pavel Novak", "Pavel does not understand letters and is in arrears of £400."),
      quote: "Pavel does not understand letters and is in arrears of £400.",
    },
  ],
  nearMiss: [
    of(
      "Errol Banks",
      "Errol cannot read the bills. He wants his niece to read them out on Sundays, with tea.",
    ),
    of(
      "Sheila Dunn",
      "Sheila's sister Bren told us that Sheila is unsafe on the stairs and has fallen twice.",
    ),
    of(
      "Pavel Novak",
      "Pavel can't be doing with buttons, he says: ‘Velcro, and I am out of the house.’",
    ),
    of("Pavel Novak", "Pavel will be less isolated."),
  ],
};
