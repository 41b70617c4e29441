import { action, outcome, person, plan, resident } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const people = [person("Aisha Khan", "keyworker", { paid: "paid" }), person("Ben Marsh", "son")];
const step = (text: string, facts: Parameters<typeof action>[1] = {}) =>
  plan([outcome("I want my front teeth back.", action(text, facts))], {
    people,
    resident: resident("Jean Marsh"),
  });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    step("Ring the dentist.", { owner: "aisha-khan" }),
    step("Aisha to ring the dentist with Jean."),
    step("I'll ring the dentist myself."),
  ],
  bad: [
    { plan: step("Dentures should be asked about."), quote: "" },
    { plan: step("Jean would benefit from dentures."), quote: "" },
    { plan: step("Staff to help with the form."), quote: "" },
    { plan: step("Fill in the form with Aisha's help."), quote: "" },
  ],
  nearMiss: [
    step("The dentist was rung on 3 June and the form sent."),
    step("Dentures should be asked about.", { status: "done" }),
    step("Form to be filled in by the social worker."),
    step("Oyin at the surgery: send the form."),
    step(""),
  ],
};
