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
      plan: plan(
        [outcome(voice, june, strong, sections({ family: "See the nurse's notes." }), seen, doing)],
        about,
      ),
      quote: "See the nurse's notes.",
    },
    {
      plan: plan(
        [
          outcome(
            voice,
            june,
            strong,
            sections({ community: "Could not identify any today as tired" }),
            seen,
            doing,
          ),
        ],
        about,
      ),
      quote: "Could not identify any today as tired",
    },
    {
      plan: plan([outcome("[Name] would like to [activity].", june, strong, seen, doing)], about),
      quote: "[Name] would like to [activity].",
      messageId: "placeholder",
    },
    {
      plan: plan([outcome(voice, june, strong, seen, marker("To be agreed"), doing)], about),
      quote: "To be agreed",
    },
    { plan: plan([outcome(voice, strong, june, marker("tbc"), doing)], about), quote: "tbc" },
    { plan: plan([outcome("")], about), quote: "" },
  ],
  nearMiss: [
    plan([outcome(voice, june, strong, sections({ note: "None" }), seen, doing)], about),
    plan(
      [
        outcome(
          voice,
          june,
          strong,
          sections({
            community: "Not known to anyone here, and glad of it: she came for the quiet.",
          }),
          seen,
          action("See the nurse about the dressing.", { owner: "kemi" }),
        ),
      ],
      about,
    ),
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
