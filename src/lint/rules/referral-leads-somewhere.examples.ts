import { action, outcome, person, plan } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const people = [person("Kat Bell", "keyworker", { paid: "paid" })];
const step = (text: string, facts: Parameters<typeof action>[1] = {}) =>
  plan([outcome("I want one night without the dream.", action(text, facts))], { people });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    step("Kat emails the Northside crisis café today and rings them on 20 June."),
    step("Kat and Ben fill in the form of the sleep clinic at St Anne's by Friday."),
    step("Ben walks into the drop-in on Mill Lane on Tuesday; Kat waits outside."),
  ],
  bad: [
    { plan: step("Kat to refer to mental health services."), quote: "refer" },
    { plan: step("Referral for counselling."), quote: "Referral" },
    { plan: step("signpost to local groups"), quote: "signpost" },
    { plan: step("Kat will link in with specialist support."), quote: "link in" },
    { plan: step("Onward referral to the voluntary sector."), quote: "Onward referral" },
  ],
  nearMiss: [
    step("Referral to Northside made on 3 June, ref 118."),
    step("Kat to refer Ben to mental health services, and ring them if nothing comes by 3 June."),
    step("Kat refers Ben to the sleep clinic at St Anne's."),
    step("Social worker to make referral for OT assessment."),
    step("Refer to mental health services.", { dueOn: "2030-06-03" }),
    step("The referral was accepted; Kat goes along the first time."),
    step("Ben links arms with Kat at the door."),
  ],
};
