import { outcome, plan, resident, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const of = (name: string, text: string) =>
  plan([outcome(writing(text, "quoted"))], { resident: resident(name), voice: "third" });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    of("Yetunde Cole", "Yetunde wants her sewing machine by the window."),
    of("Ravi Nair", "Asked about mornings, Ravi laughed and said he does not have any."),
    plan([outcome("my own kettle, in my own room")]),
  ],
  bad: [
    {
      plan: of("Yetunde Cole", "Yetunde to maintain social networks and reduce isolation."),
      quote: "Yetunde to maintain social networks and reduce isolation.",
    },
    {
      plan: of("Ravi Nair", "Washing and dressing to be completed by two care workers."),
      quote: "Washing and dressing to be completed by two care workers.",
    },
    {
      plan: of("Lowri Pugh", "Lowri is unable to use the stairs and lacks confidence."),
      quote: "Lowri is unable to use the stairs and lacks confidence.",
    },
    {
      plan: of("Dwayne Ellis", "Dwayne needs to register with a dentist."),
      quote: "Dwayne needs to register with a dentist.",
    },
    {
      plan: {
        ...of("Lowri Pugh", "Lowri to be monitored at night."),
        status: "final",
      },
      quote: "Lowri to be monitored at night.",
      messageId: "final",
    },
  ],
  nearMiss: [
    of("Ravi Nair", "Ravi rides to the gurdwara on Sundays and peels onions for two hundred."),
    of("Lowri Pugh", "Lowri pushed the beaker away on four mornings and kept hold of the cup."),
    of("Ravi Nair", "Mr Nair will not have two carers; one, and the radio on."),
    of("Yetunde Cole", "Not a day centre, Yetunde says. A bus pass."),
    of("Dwayne Ellis", "dwayne aint bothered about the flat, hes bothered about the dog"),
    of("Lowri Pugh", "To swim in the sea at Barry before it turns cold."),
    of(
      "Ravi Nair",
      "Mr Nair's son reports that he is unsafe on the stairs and will not hear of a rail.",
    ),
    plan([outcome("")]),
  ],
};
