import { outcome, plan, resident, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const of = (name: string, text: string) =>
  plan([outcome(writing(text, "quoted"))], { resident: resident(name), voice: "third" });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    of(
      "Lena Fox",
      "Lena wants to see her brother twice a month, because he knew her before she was ill.",
    ),
    of(
      "Ossie King",
      "I want a window that opens. I can't breathe in there and it makes me think of inside.",
    ),
    of("Mei Chan", "Mei misses the market and wants to choose her own fish."),
  ],
  bad: [
    {
      plan: of("Lena Fox", "Lena would like to see her brother more often."),
      quote: "Lena would like to see her brother more often.",
    },
    {
      plan: of("Ossie King", "I want to move to another area."),
      quote: "I want to move to another area.",
    },
    {
      plan: of("Mei Chan", "Mei hopes to do more cooking this year."),
      quote: "Mei hopes to do more cooking this year.",
    },
  ],
  nearMiss: [
    of("Lena Fox", "Lena does not want to see her brother."),
    of("Ossie King", "Ossie wants a window that opens, so he can hear the trains."),
    of("Mei Chan", "‘I want my own wok,’ Mei says."),
    of("Mei Chan", "To gut a carp again."),
  ],
};
