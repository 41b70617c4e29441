import { outcome, plan } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import { Review } from "#src/plan/record.ts";
import type { Examples } from "../rule.ts";

const held = (on: string, withResident = true) => Review.parse({ id: on, on, withResident });
const running = (facts: Partial<Plan>) =>
  plan([outcome("I want to see my brother twice a month.")], { status: "final", ...facts });

/** Plans that show the rule; they are looked at on 3 April 2030. */
export const examples: Examples = {
  good: [
    running({ reviews: [held("2030-03-20")] }),
    running({ reviews: [held("2029-03-01")], reviewOn: "2030-04-20" }),
  ],
  bad: [
    { plan: running({ reviewOn: "2030-03-20" }), quote: "", messageId: "due" },
    { plan: running({ reviewOn: "2029-12-20" }), quote: "", messageId: "late" },
    {
      plan: running({ reviews: [held("2029-03-20"), held("2030-03-19", false)] }),
      quote: "",
      messageId: "due",
    },
    { plan: running({}), quote: "", messageId: "never" },
    {
      plan: running({ reviews: [held("2030-01-10")], eventOn: "2030-02-10" }),
      quote: "",
      messageId: "event",
    },
    {
      plan: running({
        reviews: [held("2030-01-02")],
        stage: { name: "Stage 1", from: "2030-01-02", to: "2030-03-27" },
      }),
      quote: "",
      messageId: "due",
      pack: "floating-support",
    },
  ],
  nearMiss: [
    running({ status: "draft" }),
    running({ reviewOn: "2030-03-20", pausedOn: "2030-03-11", pausedFor: "in hospital" }),
    running({ reviews: [held("2030-03-25")], reviewOn: "2030-03-20" }),
    running({ reviews: [held("2030-02-12")], eventOn: "2030-02-10" }),
  ],
};
