import { action, outcome, person, plan } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const people = [
  person("Aisha Khan", "keyworker", { paid: "paid" }),
  person("Support team", "", { paid: "paid" }),
  person("", "care agency", { id: "agency", paid: "paid", organisation: "Bluebell" }),
];
const step = (text: string, facts: Parameters<typeof action>[1] = {}) =>
  plan([outcome("I want to know what is left in my account.", action(text, facts))], { people });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    step("Aisha opens the bank app with me every Thursday."),
    step("Open the bank app together.", { owner: "aisha-khan", dueOn: "2030-05-02" }),
    step("My cousin Bola shows me how the app works on Sunday."),
  ],
  bad: [
    { plan: step("Staff to help with budgeting."), quote: "Staff" },
    { plan: step("The team will look at my letters on Monday."), quote: "The team" },
    { plan: step("we will sort the standing order"), quote: "we" },
    { plan: step("Someone from the office to show how the app works."), quote: "Someone" },
    { plan: step("Tenancy team to monitor."), quote: "team" },
    { plan: step("Open the letters.", { owner: "support-team" }), quote: "", messageId: "listed" },
  ],
  nearMiss: [
    // Nobody at all is named here, which another rule asks about.
    step("Budget to be looked at."),
    step("Aisha tells the team which letters can wait."),
    step("Bluebell agree the week with Jean, nine hours in all."),
    step("No action for staff."),
    step("Staff to help with budgeting.", { status: "done" }),
    step("Go through the bills.", { owner: "agency" }),
  ],
};
