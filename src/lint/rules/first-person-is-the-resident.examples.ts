import { outcome, person, plan, resident, sections, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const tola = person("Tola Adeyemi", "daughter");
const dev = person("Dev Patel", "advocate");
const facts = { resident: resident("Grace Adeyemi", "she/her"), people: [tola, dev] };
const byTola = (text: string) =>
  plan([outcome(writing(text, "family", tola.id))], {
    ...facts,
    voice: "advocate",
    spokenBy: tola.id,
  });
const byDev = (text: string) =>
  plan([outcome(writing(text, "advocate", dev.id))], {
    ...facts,
    voice: "advocate",
    spokenBy: dev.id,
  });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    byTola("Grace's daughter, Tola, said she finishes her plate when there is company."),
    plan([outcome("I want to eat with other people, not off a tray.")], facts),
  ],
  bad: [
    {
      plan: byTola("I leave my dinner and it goes cold. Somebody could sit with me."),
      quote: "I leave my dinner and it goes cold.",
    },
    {
      plan: byDev("My legs are weak and falls are a worry."),
      quote: "My legs are weak and falls are a worry.",
    },
    {
      plan: plan(
        [outcome(writing("I can be sharp with my wife in the evenings.", "family", "ann"))],
        {
          resident: resident("Joe Tarn", "he/him"),
          people: [person("Ann Tarn", "wife", { id: "ann" })],
        },
      ),
      quote: "I can be sharp with my wife in the evenings.",
    },
  ],
  nearMiss: [
    plan(
      [
        outcome(
          "Mash.",
          sections({
            individual: writing(
              "I'm her neighbour's boy and I have seen her mend a radio.",
              "family",
            ),
            community: writing("I can take the bins out for her on Tuesdays.", "family"),
          }),
        ),
      ],
      facts,
    ),
    byDev("Grace pushed the tray away and said “I don't want that one”."),
    byDev("I asked her with the cards, twice; she chose the garden."),
    byTola("I have known my mum to eat well in company."),
    byTola("I have kept all of Mum's recipes for that day."),
    byDev("Grace said: I want to go home."),
    plan(
      [
        outcome(
          "Mash.",
          sections({ family: writing("I can cook on Sundays.", "family", tola.id) }),
        ),
      ],
      facts,
    ),
    plan([outcome(writing("I want my own front door.", "quoted"))], facts),
  ],
};
