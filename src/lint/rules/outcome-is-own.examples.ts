import { outcome, plan, resident, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    plan([
      outcome("I miss singing. I want to be back in the choir at St Mark's before Christmas."),
    ]),
    plan([
      outcome("Jean wants to bake for her grandson's birthday and light the candles herself."),
    ]),
    plan([outcome("To hold my own front door key.")]),
  ],
  bad: [
    {
      plan: plan([outcome("To stay healthy and have a better quality of life.")]),
      quote: "To stay healthy and have a better quality of life.",
    },
    {
      plan: plan([outcome("Jean will be supported to access the community.")]),
      quote: "Jean will be supported to access the community.",
    },
    {
      plan: plan([outcome("I would like more confidence and better relationships.")]),
      quote: "I would like more confidence and better relationships.",
    },
  ],
  nearMiss: [
    plan([
      outcome(
        "I want to be more independent. I used to do the bins and the post myself and I want that back.",
      ),
    ]),
    plan(
      [
        outcome(
          writing(
            "Mr Osei would like to be safe at home: ‘no more waiting on the stairs’.",
            "quoted",
          ),
        ),
      ],
      {
        resident: resident("Kwabena Osei"),
      },
    ),
    plan([outcome("I'd like to stay healthy for my daughter's wedding in June.")]),
    plan([outcome("")]),
  ],
};
