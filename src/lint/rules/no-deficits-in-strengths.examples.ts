import { outcome, plan, sections } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const strong = (text: string) =>
  plan([outcome("I want to sing again.", sections({ individual: text }))]);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [strong("Walks everywhere and knows the market by its smells.")],
  bad: [
    {
      plan: strong("No family nearby. Unable to read. Poor sight."),
      quote: "No family nearby. Unable to read. Poor sight.",
    },
    {
      plan: strong("isolated, doesn't get up, no motivation"),
      quote: "isolated, doesn't get up, no motivation",
    },
    {
      plan: strong("She struggles with money and cannot manage letters."),
      quote: "She struggles with money and cannot manage letters.",
    },
  ],
  nearMiss: [
    strong("Tablets from a blister pack she can do, bottles she cannot."),
    strong("Doesn't smoke, doesn't complain, never late."),
    strong("He can't dress himself, and he can tell you that your tie is wrong."),
    strong("Not a day goes by without a call to her sister."),
    strong("No drink before six since May, and that is his own rule."),
  ],
};
