import { outcome, plan, resident, writing } from "#src/plan/build.ts";
import { Need } from "#src/plan/record.ts";
import type { Examples } from "../rule.ts";

const falls = { id: "n1", wording: writing("Falls on the stairs", "worker"), outcomes: ["o1"] };
const raised = (text: string, facts: object = {}) =>
  plan([outcome(writing(text, "quoted"))], {
    resident: resident("Sam Osei", "he/him"),
    needs: [Need.parse({ ...falls, origin: "worker", ...facts })],
  });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    raised("Lena (keyworker) thinks that the falls follow the drinking. Sam says it is the light."),
    raised("Sam will have a light on every stair.", { says: writing("Mend the light first.") }),
    raised("Sam wants a rail he chose himself, painted blue."),
  ],
  bad: [
    {
      plan: raised("Sam will accept help to be safe on the stairs."),
      quote: "Sam will accept help to be safe on the stairs.",
    },
    {
      plan: raised("To attend the falls clinic.", { origin: "referrer" }),
      quote: "To attend the falls clinic.",
    },
    {
      plan: raised("No more falls.", { wording: writing("") }),
      quote: "No more falls.",
    },
    {
      plan: raised("Sam will wear his alarm day and night.", {
        says: writing("I sleep on that side."),
      }),
      quote: "Sam will wear his alarm day and night.",
      messageId: "unheard",
    },
  ],
  nearMiss: [
    raised("Sam will have a light on every stair.", { origin: "shared" }),
    raised("Sam will have a light on every stair.", { notNowOn: "2030-03-02" }),
    raised("Sam will have a light on every stair.", { outcomes: [] }),
    raised("“Mend the light and I'll mend the rest.”"),
    raised(""),
  ],
};
