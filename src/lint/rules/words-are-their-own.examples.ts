import { outcome, plan, resident, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const of = (text: string, kind: "resident" | "quoted" | "family" = "quoted") =>
  plan([outcome(writing(text, kind))], { resident: resident("Moira Kelly") });

/** Plans that show the rule: where it speaks, it praises. */
export const examples: Examples = {
  good: [
    of("Moira wants to be out of the house by nine."),
    of("To stay independent and well."),
    of("I want to be happy."),
  ],
  bad: [
    {
      plan: of("Moira would like the ten past four to her sister's: ‘before the chips run out’."),
      quote: "‘before the chips run out’",
    },
    {
      plan: of(
        "I want my bike back from the lock-up and new brakes on it before Easter.",
        "resident",
      ),
      quote: "I want my bike back from the lock-up and new brakes on it before Easter.",
    },
    {
      plan: of("She said: “I'm not after miracles.” A bus pass, then."),
      quote: "“I'm not after miracles.”",
    },
  ],
  nearMiss: [
    of("Moira was once called ‘difficult’, and would like that off her notes."),
    of("Moira's son Pat said: ‘she is happier at home’."),
    of("I will engage with services to maintain my mental health and wellbeing.", "resident"),
    of("I need the bed lowered, the rails up and two pillows at night.", "family"),
    of("I want the bed by the window. Moira sleeps badly and the street lamp keeps her company."),
  ],
};
