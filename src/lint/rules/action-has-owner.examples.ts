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
    { plan: step("The wet room gets measured before the end of May."), quote: "" },
    { plan: step("Somebody should ring the dentist by Friday."), quote: "" },
    { plan: step("Dental care."), quote: "" },
    { plan: step("refer to dentist"), quote: "" },
    { plan: step("It was felt that the old plate be repaired."), quote: "" },
    { plan: step("It was agreed that the form be asked for."), quote: "" },
    { plan: step("Fill in the form with Aisha's help."), quote: "" },
  ],
  nearMiss: [
    step("The dentist was rung on 3 June and the form sent."),
    step("Dentures should be asked about.", { status: "done" }),
    step("Form to be filled in by the social worker."),
    step("Oyin at the surgery: send the form."),
    step("joan rings the dentist monday, terrence goes with her"),
    step("ask at the desk (me, before my lesson)"),
    step("Mrs Osei she have the form already and my son he post it"),
    step("Dean and Jean bring the old plate on the 4th."),
    step("notice came 2 May Aisha has it in the tin Anna Wright rings them Thursday"),
    step("Grandchildren take turns to read the letters to her."),
    step("Spoke to the surgery on 4 May, letter coming to Jean."),
    step("Wendy next door, key, knows which dentist."),
    step("plate needs looking at, leroy said he'd have a word at the surgery"),
    step("oksana bring the denture card friday"),
    step("Ring Dr Patel's desk: Tuesday, me."),
    step("Nobody needs to do anything, the dentist wrote back on 2 May."),
    // To give it to a crowd is something else, which another rule asks about.
    step("Staff to help with the form."),
    step(""),
  ],
};
