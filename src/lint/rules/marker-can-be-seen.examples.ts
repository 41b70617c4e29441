import { marker, outcome, plan, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const shownBy = (text: string) => plan([outcome("I want to get about.", marker(text))]);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    shownBy("I have met Rafi for chess on two Fridays."),
    shownBy("Nobody has had to fetch him home since Lent."),
    shownBy("She says the stairs no longer frighten her."),
  ],
  bad: [
    {
      plan: shownBy("Improved wellbeing and confidence."),
      quote: "Improved wellbeing and confidence.",
    },
    { plan: shownBy("Things have turned a corner."), quote: "Things have turned a corner." },
    {
      plan: shownBy("Jean is coping well and her needs are met."),
      quote: "Jean is coping well and her needs are met.",
    },
    { plan: shownBy("I will be getting there"), quote: "I will be getting there" },
  ],
  nearMiss: [
    shownBy("Laughing again."),
    shownBy("Mud on the mat."),
    shownBy("He comes in tired."),
    shownBy("She told us that she is more confident."),
    shownBy("Goes out more."),
    shownBy("He knows me."),
    shownBy("Not in hospital since June."),
    shownBy("Three in a row."),
    plan([
      outcome(
        "I want to get about.",
        marker({ ...writing("Things are better"), marks: [{ from: 0, to: 17, kind: "own" }] }),
      ),
    ]),
  ],
};
