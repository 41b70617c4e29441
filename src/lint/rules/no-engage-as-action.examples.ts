import { action, outcome, person, plan, resident } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const people = [
  person("Dee Lund", "outreach worker", { paid: "paid" }),
  person("Curtis Hale", "brother"),
];
const step = (text: string) =>
  plan([outcome("I want my own front door.", action(text))], {
    people,
    resident: resident("Ray Hale"),
  });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    step("Dee texts Ray on Mondays; he sends a thumb back or he doesn't."),
    step("Ray rings the housing line at nine on 4 June, with Dee beside him."),
    step("Curtis waits with Ray outside the job centre on Tuesday."),
  ],
  bad: [
    { plan: step("Ray to engage with support."), quote: "engage with" },
    { plan: step("Client must comply with the care plan."), quote: "comply with" },
    { plan: step("i will cooperate w staff and go to meetings"), quote: "cooperate" },
    { plan: step("Tenant will adhere to the visitor policy at all times"), quote: "adhere to" },
    { plan: step("Curtis to take responsibility for the arrears."), quote: "take responsibility" },
    { plan: step("Attend all keywork sessions as required"), quote: "Attend all" },
  ],
  nearMiss: [
    step(
      "Condition 4 of the licence (3 May): Ray must comply with the curfew. Dee rings him at 8.",
    ),
    step("Ray says “I'll engage when they turn up”. Dee turns up on Monday at ten."),
    step("Dee engages a plumber by Friday."),
    step("Dee and the landlord agree how the repairs team will comply with the notice by 3 May."),
    step("The compliance box comes from the chemist on Tuesday."),
    step("Ray and Curtis are engaged to paint the hall on 4 May."),
  ],
};
