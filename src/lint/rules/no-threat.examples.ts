import { action, outcome, plan, resident, sections, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const cass = { resident: resident("Cass Obi", "she/her") };
const todo = (text: string) => plan([outcome("I want to keep my flat.", action(text))], cass);
const noted = (text: string) =>
  plan([outcome("I want to keep my flat.", sections({ note: writing(text, "worker") }))], cass);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    todo("If Cass can't get to the office on Friday, Ola comes to her on Monday with the form."),
    todo("Rent is £42 a week. Cass and Ola look at what is left on the first of each month."),
    noted("Notice was served on 3 May and runs out on 3 July. Housing Rights are helping Cass."),
  ],
  bad: [
    {
      plan: todo("Failure to attend keywork may result in a warning."),
      quote: "Failure to attend keywork may result in a warning.",
    },
    {
      plan: todo("If Cass misses two more visits her support will be withdrawn."),
      quote: "If Cass misses two more visits her support will be withdrawn.",
    },
    {
      plan: noted("Rent by Friday. Should she not pay she will lose her place here."),
      quote: "Should she not pay she will lose her place here.",
    },
    {
      plan: todo("if you are late again we will have to close your case"),
      quote: "if you are late again we will have to close your case",
    },
    {
      plan: todo("3 missed appts = case closed"),
      quote: "3 missed appts = case closed",
    },
    {
      plan: noted("Any overnight guests and the room goes to someone else, Cass has been warned."),
      quote: "Any overnight guests and the room goes to someone else, Cass has been warned.",
    },
  ],
  nearMiss: [
    todo("3 missed calls from her mum: Cass rings her back on Sunday."),
    todo("If she gets a date for the hearing, Ola will go with her to court."),
    todo("Nobody loses their place here if they miss a meeting; Ola comes round instead."),
    todo("If Cass gets a letter from the court, she rings Ola the same day."),
    noted("Cass worries that if she misses a payment she will lose her flat."),
    noted("“If you don't pay you're out,” the landlord told her."),
    plan(
      [outcome("I want to pay it off, because if I miss another one I will lose my flat.")],
      cass,
    ),
    todo("If the bus is cancelled the trip will be cancelled too."),
    todo("If she misses one it will not mean a warning."),
    todo("Ola closes the window in the stairwell if it rains."),
  ],
};
