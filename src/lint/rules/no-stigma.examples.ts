import { action, outcome, plan, resident, sections, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const ray = { resident: resident("Ray Dunmore", "he/him") };
const noted = (text: string) =>
  plan([outcome("I want my own kettle.", sections({ note: writing(text, "worker") }))], ray);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    noted(
      "Ray has missed four of ten mornings. He says mornings are when he is sick, and asked for two o'clock.",
    ),
    noted("He shouted through the hatch twice in May, both times when the post was late."),
    plan([outcome("Ray uses a wheelchair and wants to reach the top shelf.")], ray),
  ],
  bad: [
    { plan: noted("Ray is chaotic at night."), quote: "chaotic", messageId: "rewrite" },
    { plan: noted("Clingy with new workers."), quote: "Clingy", messageId: "label" },
    { plan: noted("He is a frail, wheelchair bound man."), quote: "wheelchair bound" },
    { plan: noted("Can become verbally aggressive with staff."), quote: "aggressive" },
    {
      plan: plan(
        [outcome("I miss my pigeons.", action("Manage Ray's challenging behaviour."))],
        ray,
      ),
      quote: "challenging behaviour",
    },
  ],
  nearMiss: [
    noted("The kitchen is chaotic at six, so Ray eats at five."),
    noted("Ray says he's a recovering alcoholic and wants that word kept."),
    noted("The hospital letter called him aggressive. He had been woken by four people."),
    noted("He isn't lazy; the tablets knock him out until noon."),
    noted("“They have me down as non-compliant,” Ray said."),
    noted("On Tuesdays he goes to Alcoholics Anonymous at the Friends' House."),
    noted("He has set himself a challenging target: five lengths without stopping."),
    plan([outcome("I'm an addict and I have nine months. I want a year.")], ray),
  ],
};
