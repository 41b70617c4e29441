import { marker, outcome, plan, resident, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const of = (wish: string, sign: string) =>
  plan([outcome(writing(wish, "quoted"), marker(writing(sign, "quoted")))], {
    resident: resident("Rita Bassi"),
  });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    of(
      "Rita wants to make chapattis for the whole landing again.",
      "The flour is on the low shelf and the tawa has been used twice this week.",
    ),
    of(
      "I want to sleep in my own bed.",
      "Four nights out of seven upstairs, with the landing light on.",
    ),
    of("I want to ring my dad.", "I have his number in my phone and I have let it ring once."),
  ],
  bad: [
    {
      plan: of(
        "Rita wants to make chapattis for the whole landing again.",
        "Rita makes chapattis for the whole landing.",
      ),
      quote: "Rita makes chapattis for the whole landing.",
    },
    {
      plan: of(
        "I want to pass my food hygiene certificate.",
        "I have passed my food hygiene certificate.",
      ),
      quote: "I have passed my food hygiene certificate.",
    },
    {
      plan: of(
        "I would like to walk to the canal with Biscuit. It clears my head.",
        "walks to the canal with biscuit",
      ),
      quote: "walks to the canal with biscuit",
    },
    {
      plan: of(
        "I would like to walk to the mosque, because I meet everybody on the way.",
        "I can walk to the mosque independently and safely.",
      ),
      quote: "I can walk to the mosque independently and safely.",
    },
    { plan: of("Rita wants to sing.", "Rita is singing."), quote: "Rita is singing." },
  ],
  nearMiss: [
    of("I want to sing.", "I sing on two Fridays out of four."),
    of(
      "Rita wants to make chapattis for the whole landing again.",
      "Rita made chapattis for three of the landing on Sunday.",
    ),
    of(
      "I would like to walk to the canal with Biscuit.",
      "I walk to the canal and back in twenty minutes.",
    ),
    of(
      "I want to make my own dinner, see my sister at the temple and go back to the sewing machine.",
      "I made dinner and saw my sister.",
    ),
    of("", "Rita makes chapattis."),
  ],
};
