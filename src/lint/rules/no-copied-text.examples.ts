import { action, outcome, plan, sections, timeframe } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const kind = "Gets on with people and has a family who care.";
const strong = (individual: string) => sections({ individual });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    plan([
      outcome("I want to cook again.", strong("Knows eleven soups by heart.")),
      outcome("I want to owe nothing.", strong("Writes every pound in a red book.")),
    ]),
  ],
  bad: [
    {
      plan: plan([
        outcome("I want to cook again.", strong(kind)),
        outcome("I want to owe nothing.", strong(kind)),
      ]),
      quote: kind,
    },
    {
      plan: plan([
        outcome(
          "I want to cook again.",
          strong(
            "Jean is a warm person who likes a sing-song, strong tea and a full room with people she knows.",
          ),
        ),
        outcome(
          "I want to owe nothing.",
          strong(
            "She is a warm person who likes a sing-song, strong tea and a full room with people she knows!",
          ),
        ),
      ]),
      quote:
        "She is a warm person who likes a sing-song, strong tea and a full room with people she knows!",
    },
  ],
  nearMiss: [
    plan([
      outcome("I want to cook again.", timeframe({ note: "Before the baby comes, by 3 June." })),
      outcome("I want to owe nothing.", timeframe({ note: "Before the baby comes, by 3 June." })),
    ]),
    plan([
      outcome("I want to cook again.", timeframe({ note: "We look again in 6 weeks" })),
      outcome("I want to owe nothing.", timeframe({ note: "We look again in 12 weeks" })),
    ]),
    plan([
      outcome("I want to cook again.", strong("As for all of these: his mother's own notebook.")),
      outcome("I want to owe nothing.", strong("As for all of these: his mother's own notebook.")),
    ]),
    plan([
      outcome("I want to cook again.", strong("Very patient."), action("Kat rings me.")),
      outcome("I want to owe nothing.", strong("Very patient."), action("Kat rings me.")),
    ]),
    plan([
      outcome("I want to cook again, because my nan did."),
      outcome("I want to cook again, because it is cheaper."),
    ]),
  ],
};
