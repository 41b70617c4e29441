import { action, outcome, person, plan, timeframe } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const people = [person("Dee Lund", "outreach worker", { paid: "paid" })];
const step = (text: string, facts: Parameters<typeof action>[1] = {}) =>
  plan(
    [
      outcome(
        "I want to ride again.",
        timeframe({ kind: "dates", to: "2030-09-01" }),
        action(text, facts),
      ),
    ],
    { people },
  );

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    step("Dee asks the stables about Sundays.", { dueOn: "2030-04-12" }),
    step("Dee asks the stables by Friday."),
    step("Jean grooms the cob every other Sunday."),
  ],
  bad: [
    { plan: step("Dee will ask at the stables."), quote: "" },
    { plan: step("Dee to help with the form when required."), quote: "" },
    { plan: step("ask the vicar about a lift"), quote: "" },
    { plan: step("Dee will see if there is a bursary."), quote: "" },
  ],
  nearMiss: [
    step("Dee asked, and boots were bought.", { status: "done" }),
    step("Boots were bought on 2 May."),
    step("If the hip hurts at the mounting block, Dee walks back with her."),
    step("Once the boots are here, Jean tries the mounting block."),
    step("dee rings the stables weds"),
    step("Jean's brother drives, second and fourth Saturdays."),
    step("Nobody needs to do anything, the saddle is in the shed."),
    step("Dee leads, twice a week."),
    // What somebody does as a habit has no day.
    step("Dee does the girth, Jean does the talking."),
    step("Stables open at 8, Jean rings then."),
    step(""),
  ],
};
