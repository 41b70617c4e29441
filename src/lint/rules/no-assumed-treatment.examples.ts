import { action, outcome, plan, resident, sections, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const lou = { resident: resident("Lou Castle", "she/her") };
const noted = (text: string) =>
  plan([outcome("I want my mornings back.", sections({ note: writing(text, "worker") }))], lou);
const told = (text: string) => plan([outcome(writing(text, "quoted"))], lou);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    told("Lou would like to keep wine for the evenings, so that mornings with her son are hers."),
    noted("Lou drinks a bottle most nights. She says it is the only thing that stops the dreams."),
    plan([outcome("I want to stop smoking weed before the baby is here.")], lou),
  ],
  bad: [
    {
      plan: told("Lou must address her alcohol problem."),
      quote: "Lou must address her alcohol problem.",
    },
    {
      plan: noted("She needs to accept that treatment is required."),
      quote: "She needs to accept that treatment is required.",
    },
    { plan: told("Lou will abstain from cannabis."), quote: "Lou will abstain from cannabis." },
    {
      plan: plan([outcome("I want my mornings back.", action("To reduce alcohol intake"))], lou),
      quote: "To reduce alcohol intake",
    },
  ],
  nearMiss: [
    noted("The court order of 4 May says that Lou must attend treatment until August."),
    noted("“You must stop drinking,” the doctor told her. She laughed."),
    told("Lou says she needs to stop drinking before her daughter's wedding, for the photographs."),
    plan([outcome("I need to stop drinking. I want to be awake when my son gets up.")], lou),
    noted("Dr Shah will reduce her medication from Monday, as Lou asked."),
    told("Lou wants to address her drinking in her own way, one evening at a time."),
    noted("The kitchen should stop selling cider at the social club nights."),
  ],
};
