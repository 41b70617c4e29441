import { outcome, plan, resident, writing } from "#src/plan/build.ts";
import { calledName } from "#src/plan/plan.ts";
import { whole } from "../analysis/analyse.ts";
import type { Detail } from "../analysis/detail.ts";
import type { Rule } from "../rule.ts";

/** An outcome could be nobody else's. */
export const outcomeIsOwn: Rule = {
  name: "outcome-is-own",
  catalogue: "O01",
  scope: "writing",
  tier: "look",
  why: "Words that fit anyone lead to support that fits no one, and nobody can tell whether it helped.",
  better:
    "“I want to get down to the pier on my own again and have a tea with Bob, like we did before my fall.”",
  sources: [
    { title: "Outcome Based Support Planning Manual, Haringey Council, 2024", part: "6, Outcome" },
    { title: "Care and support statutory guidance", part: "10.31" },
  ],
  examples: {
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
  },
  *check({ entity, key, section, analysis }, { resident }) {
    if (section.role !== "outcome" || analysis.blankness || analysis.spoken.length) return;
    if (!couldBeAnyones(analysis.detail)) return;
    yield {
      place: { entity, key, ...whole(analysis) },
      message: "This could be anyone's outcome.",
      question: `What would ${calledName(resident)} be doing, and where, that is not happening now?`,
    };
  },
};

/** Whether what is particular is outweighed by the vocabulary that any plan could hold. */
function couldBeAnyones({ concrete, stock, signs }: Detail): boolean {
  const own = concrete + signs;
  if (stock === 0) return false;
  if (own === 0) return true;
  // One lucky word in a long row of stock words is chance; two are a person, unless there are ten
  // stock words to every one of them.
  return own === 1 ? stock >= 4 : stock > own * 6;
}
