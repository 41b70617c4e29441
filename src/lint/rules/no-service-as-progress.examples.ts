import { marker, outcome, plan } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const shownBy = (text: string) => plan([outcome("I want to get to the temple.", marker(text))]);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [shownBy("I have been to the temple on three Sundays, and stayed for the food.")],
  bad: [
    {
      plan: shownBy("All calls are delivered and logged."),
      quote: "All calls are delivered and logged.",
    },
    {
      plan: shownBy("Carers attend at the agreed times."),
      quote: "Carers attend at the agreed times.",
    },
    {
      plan: shownBy("Jean has been allocated a worker and a referral is submitted."),
      quote: "Jean has been allocated a worker and a referral is submitted.",
    },
    { plan: shownBy("Package in place"), quote: "Package in place" },
  ],
  nearMiss: [
    shownBy("Staff wait at the gate and she comes out with a full plate."),
    shownBy("She goes to her appointments on her own."),
    shownBy("The carers say they have nothing to do any more."),
    shownBy("He signs his own forms."),
    shownBy("I no longer need the evening call."),
  ],
};
