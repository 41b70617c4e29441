import { outcome, plan, writing } from "#src/plan/build.ts";
import { Risk } from "#src/plan/record.ts";
import type { Examples } from "../rule.ts";

const both = {
  staffDo: writing("Joan rings 999 if there is a fit.", "worker"),
  personDoes: writing("I tell the night staff when I have had none by ten."),
};
const withRisk = (facts: object) =>
  plan([outcome("I want to sleep in my own bed and not in the chair.")], {
    risks: [
      Risk.parse({
        id: "r1",
        wording: writing("Fits when she stops suddenly", "worker"),
        reviewedOn: "2030-04-01",
        ...both,
        ...facts,
      }),
    ],
  });
const housing = (facts: object) => ({ plan: withRisk(facts), pack: "supported-housing" });

/** Plans that show the rule; they are looked at on 3 April 2030. */
export const examples: Examples = {
  good: [withRisk({}), housing({ level: "high" })],
  bad: [
    {
      plan: withRisk({ staffDo: writing(""), personDoes: writing("") }),
      quote: "",
      messageId: "response",
    },
    { plan: withRisk({ personDoes: writing(" ") }), quote: "", messageId: "one-sided" },
    { ...housing({ level: "high", reviewedOn: "2030-03-20" }), quote: "", messageId: "late" },
    { plan: withRisk({ reviewedOn: "2029-11-20" }), quote: "", messageId: "late" },
    { plan: withRisk({ withResident: false }), quote: "", messageId: "alone" },
  ],
  nearMiss: [
    housing({ level: "low", reviewedOn: "2030-02-01" }),
    housing({ level: "low", staffDo: writing(""), personDoes: writing("") }),
    withRisk({ withResident: false, reason: "at his father's funeral", approvedBy: "Mo, manager" }),
    { plan: withRisk({ personDoes: writing("") }), pack: "pts" },
  ],
};
