import { outcome, plan, resident, sections, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const facts = { resident: resident("Ruben Castell", "he/him") };
const told = (text: string) => plan([outcome(writing(text, "quoted"))], facts);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    told(
      "I want to cook for the house again. I lose the order of things, so a card on the wall helps.",
    ),
    told(
      "Ruben wants to cook for the house again. He loses the order of things and asked for a card.",
    ),
    told("Ruben says: “I can do rice with my eyes shut.” He wants to try bread next."),
  ],
  bad: [
    {
      plan: told(
        "I want to cook for the house again. He will need prompts, as his confidence is low.",
      ),
      quote: "He will need prompts, as his confidence is low.",
    },
    {
      plan: told("I'd like to go to the gym on Fridays. Ruben will need a lift there."),
      quote: "Ruben will need a lift there.",
    },
    {
      plan: plan(
        [outcome("Mash.", sections({ individual: "He knows every bus. I like the top deck." }))],
        facts,
      ),
      quote: "He knows every bus.",
    },
  ],
  nearMiss: [
    told("I want to see my brother at weekends. He finds the stairs here hard."),
    told("I'm Ruben Castell and I want my own front door."),
    told("My physio thinks I rush. She may be right, but I want to run again."),
    told("Ruben told me that he would like the end room, and I have asked for it."),
    told("I think he would like the garden best, as he goes to the window first."),
    told("I want to walk the dog. She pulls, and I like that."),
    plan(
      [outcome(writing("Dad gets up at five. I want him to have the door open.", "quoted"))],
      facts,
    ),
  ],
};
