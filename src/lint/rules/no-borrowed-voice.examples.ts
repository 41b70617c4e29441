import { marker, outcome, plan, resident, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const facts = { resident: resident("Cal Devine", "he/him") };
const said = (text: string) => plan([outcome(text)], facts);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    said("I want to be awake when my girls get up, so no cans before tea."),
    said("I'm fed up of being told. I'd like to pick my own doctor."),
    plan([outcome(writing("Cal wants his girls for the whole of Sunday.", "quoted"))], facts),
  ],
  bad: [
    {
      plan: said("I will engage with services to address my substance misuse."),
      quote: "I will engage with services to address my substance misuse.",
    },
    {
      plan: said(
        "I require assistance with all aspects of personal care in order to reduce the risk of falls.",
      ),
      quote:
        "I require assistance with all aspects of personal care in order to reduce the risk of falls.",
    },
    {
      plan: plan(
        [outcome("Mash.", marker("I utilise coping strategies to manage my emotions."))],
        facts,
      ),
      quote: "I utilise coping strategies to manage my emotions.",
    },
  ],
  nearMiss: [
    said("Engage with services, they say. I want my bike back and somewhere to lock it."),
    said("My support plan says “engage with services to maintain abstinence”. I want a garden."),
    said(
      "I want to keep my tenancy because Gran's pear tree is in the yard and I water it in order to hear her.",
    ),
    said("I need my tablets at eight or the shaking starts, and then I'm no use to the horses."),
    plan([outcome(writing("To maintain abstinence and engage with services.", "worker"))], facts),
    plan(
      [
        outcome({
          ...writing("I will engage with services to address my substance misuse."),
          marks: [{ from: 0, to: 59, kind: "own" }],
        }),
      ],
      facts,
    ),
  ],
};
