import { outcome, plan, resident, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const of = (name: string, text: string) =>
  plan([outcome(writing(text, "quoted"))], { resident: resident(name), voice: "third" });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    of(
      "Ama Owusu",
      "Ama wants to open her own post without feeling sick, so that bills stop turning into court letters.",
    ),
    of(
      "Glyn Price",
      "Glyn wants to be down at the lambing shed by March, even if it is only to hold the bottle.",
    ),
    of("Noor Iqbal", "i want to sleep the night through and not lie there listening for the door"),
  ],
  bad: [
    {
      plan: of("Ama Owusu", "Ama would like a support worker for six hours each week."),
      quote: "Ama would like a support worker for six hours each week.",
    },
    {
      plan: of("Glyn Price", "Glyn to be provided with a care package of three calls daily."),
      quote: "Glyn to be provided with a care package of three calls daily.",
    },
    {
      plan: of("Noor Iqbal", "i need a new keyworker and some counselling"),
      quote: "i need a new keyworker and some counselling",
    },
    {
      plan: of("Edie Marsh", "Respite twice a year and a sitting service on Thursdays."),
      quote: "Respite twice a year and a sitting service on Thursdays.",
    },
  ],
  nearMiss: [
    of(
      "Ama Owusu",
      "Ama wants another social worker, because the last four all left within a month.",
    ),
    of("Glyn Price", "Glyn would like the carers to stop coming before the milking is done."),
    of("Noor Iqbal", "Noor would like support to write to his grandmother in Mirpur."),
    of("Edie Marsh", "Edie does not want a day centre. She wants the piano tuned."),
    of(
      "Edie Marsh",
      "Edie would like her nurse to come after the service on the wireless, not in it.",
    ),
  ],
};
