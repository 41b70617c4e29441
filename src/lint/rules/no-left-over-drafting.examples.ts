import { action, marker, outcome, plan, sections, timeframe } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const wanted = (text: string) => plan([outcome(text)]);
const done = (text: string) => plan([outcome("I want the roof mended.", action(text))]);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    wanted("Wendell wants his allotment back before the beans go in."),
    done("Sade pays £12 a week to the credit union from 3 May."),
    plan([outcome("I want to swim.", marker("Ten lengths at the lido on a Monday."))]),
  ],
  bad: [
    { plan: wanted("[Name] wants his pigeons back in [month]."), quote: "[Name]" },
    { plan: done("Pay £XX a week from June."), quote: "XX", messageId: "prompt" },
    {
      plan: wanted("She would like to stay in / leave, delete as appropriate."),
      quote: "delete as appropriate",
    },
    {
      plan: plan([outcome("I want to cook.", timeframe({ note: "By XX June" }))]),
      quote: "XX",
    },
    {
      plan: plan([
        outcome("I want to cook.", sections({ individual: "Sings bass. <add a hobby>" })),
      ]),
      quote: "<add a hobby>",
    },
    { plan: wanted("Mr X would like to be warm."), quote: "X" },
    { plan: wanted("I want to see my son because ____"), quote: "____" },
    { plan: done("Check the damp with housing??"), quote: "??", messageId: "undecided" },
    { plan: done("Ring the surgery on ?? about the letter."), quote: "??" },
    {
      plan: plan([outcome("I want to cook.", sections({ family: "He/she rings his aunt." }))]),
      quote: "He/she",
    },
  ],
  nearMiss: [
    wanted("My sister put it well: “she [our mum] never asks”."),
    done("[redacted] drives her on Fridays."),
    done("[address kept on the safe file] is where the post goes."),
    done("[name withheld] keeps the spare key."),
    wanted("She said [her son] would know [he was asleep]."),
    wanted("Use her NAME, please, and finish this puzzle with her."),
    wanted("A Sunday roast?? Nobody has offered me one since May."),
    wanted("Why does nobody ever ask me??"),
    wanted("Tell my girls I love them xx"),
    wanted("Sky (they/them, some days she/her) wants a room with a lock."),
    wanted("Mr D wants the blue frame and/or the stick."),
  ],
};
