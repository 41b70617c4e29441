import { outcome, plan, resident, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const of = (name: string, text: string) =>
  plan([outcome(writing(text, "quoted"))], { resident: resident(name), voice: "third" });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    of(
      "Keisha Grant",
      "Keisha wants to eat an apple in front of people. Getting the tooth seen to comes first.",
    ),
    of("Tam Reid", "tam wants his name on a tenancy before his boy turns five"),
    of(
      "Bibi Rahman",
      "I want to visit my mother's grave in Sylhet, and a passport is the first step.",
    ),
  ],
  bad: [
    {
      plan: of("Keisha Grant", "Attend the dentist on 12 May at the health centre."),
      quote: "Attend the dentist on 12 May at the health centre.",
    },
    {
      plan: of("Tam Reid", "tam needs to register with a gp and apply for pip"),
      quote: "tam needs to register with a gp and apply for pip",
    },
    {
      plan: of("Bibi Rahman", "I will go to the council office on Monday with my form."),
      quote: "I will go to the council office on Monday with my form.",
    },
    {
      plan: of("Bibi Rahman", "To complete the passport application and collect the certificates."),
      quote: "To complete the passport application and collect the certificates.",
    },
    {
      plan: of("Tam Reid", "PIP form to be completed"),
      quote: "PIP form to be completed",
    },
    {
      plan: of("Tam Reid", "need to fill in the housing form and pick up the script by friday"),
      quote: "need to fill in the housing form and pick up the script by friday",
    },
  ],
  nearMiss: [
    of("Tam Reid", "To go to the sea with Joe before the appointment."),
    of("Bibi Rahman", "talk to my landlord without shouting"),
    of(
      "Keisha Grant",
      "Keisha wants to send the PIP form off herself this time, without her mum reading it first.",
    ),
    of("Tam Reid", "Tam wants the bank card sorted because his brother has the other one."),
    of("Bibi Rahman", "To read the council's letters and know which can wait."),
    of("Keisha Grant", "get my driving licence and take nan to the sea"),
  ],
};
