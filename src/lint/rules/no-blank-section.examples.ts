import { action, marker, outcome, plan, sections, timeframe, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const june = timeframe({ kind: "dates", to: "2030-06-30" });
const seen = marker("I have been to the library twice in one week.");
const doing = action("Kemi walks the way there with me.", { owner: "kemi" });
const strong = sections({
  individual: "I never forget a face.",
  community: "The library keeps the paper for me.",
  family: "My niece Kemi rings on Sundays.",
});
const about = { writing: { about: writing("My dog, my chapel, strong tea.") } };
const voice = "I want to get to the library on my own.";

/** Plans that show the rule. */
export const examples: Examples = {
  good: [plan([outcome(voice, june, strong, seen, doing)], about)],
  bad: [
    { plan: plan([outcome(voice, june, seen, doing)], about), quote: "" },
    {
      plan: plan(
        [outcome(voice, june, strong, sections({ family: "As above" }), seen, doing)],
        about,
      ),
      quote: "As above",
    },
    {
      plan: plan([outcome("[Insert outcome here]", june, strong, seen, doing)], about),
      quote: "[Insert outcome here]",
    },
    { plan: plan([outcome(voice, strong, june, marker("tbc"), doing)], about), quote: "tbc" },
    { plan: plan([outcome("")], about), quote: "" },
  ],
  nearMiss: [
    plan(
      [
        outcome(
          voice,
          june,
          strong,
          sections({
            family: "None, and we talked about why: she would rather not ask her sons.",
          }),
          seen,
          doing,
        ),
      ],
      about,
    ),
    plan(
      [outcome("My sister put it well: “she [our mum] never asks”.", june, strong, seen, doing)],
      about,
    ),
    plan([outcome(voice, timeframe({ note: "By Easter" }), strong, seen, doing)], about),
  ],
};
