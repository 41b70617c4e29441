import { outcome, person, plan, resident, sections, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const facts = {
  resident: resident("Denise Orme", "she/her"),
  people: [person("Ama Boateng", "librarian"), person("Clive Orme", "brother")],
};
const told = (text: string) => plan([outcome(writing(text, "quoted"))], facts);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    told("Denise wants to be at job club by ten on Mondays, and to do her CV there with Ama."),
    told("Denise would like to see Clive on the boat. He moors at Henley in June."),
    plan([outcome("I want to go back to the choir with Bernadette.")], facts),
  ],
  bad: [
    {
      plan: told("Darren would like to go to job club and he will update his CV."),
      quote: "Darren",
      messageId: "other",
    },
    {
      plan: told("Denise is fond of the garden. Darren wants a bed of his own for beans."),
      quote: "Darren",
      messageId: "who",
    },
    {
      plan: told("Denise would like to cook on Fridays. He finds the gas hard to light."),
      quote: "He",
      messageId: "pronoun",
    },
  ],
  nearMiss: [
    told("Her friend Darren wants her to come to Leeds for the weekend."),
    told("Darren (her neighbour) would like to help with the shed, and Denise has said yes."),
    told("Denise wants to sing like Aretha. She practises in the stairwell."),
    told("Mrs Orme would like the window open at night."),
    told("Clive would like her to come to the boat. He has asked twice."),
    told("“Darren wants my room,” she said, and laughed."),
    plan(
      [outcome("Mash.", sections({ family: "He rings on Sundays and tells her the scores." }))],
      facts,
    ),
    told("Denise wants to see the doctor by herself. He was kind the last time."),
  ],
};
