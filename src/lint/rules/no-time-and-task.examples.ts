import { action, outcome, person, plan, resident } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const people = [person("Bluebell Homecare", "care agency", { id: "agency", paid: "paid" })];
const step = (text: string) =>
  plan([outcome("I want to be out of the door for dominoes.", action(text))], {
    people,
    resident: resident("Kofi Osei"),
  });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    step("Bluebell agree the week with Mr Osei so that he is up and out. 12 hours a week in all."),
    step("Two people and the hoist for every transfer; he is told before it moves."),
    step("Bluebell, ten and a half hours each week, used as Kofi decides on Sundays."),
  ],
  bad: [
    {
      plan: step("3 x 30 min calls: 8am wash and dress, 12.30pm meal, 7pm undress, meds."),
      quote: "3 x 30 min calls: 8am wash and dress, 12.30pm meal, 7pm undress, meds",
    },
    {
      plan: step("45 mins AM to shower and dress him, 15 mins PM to settle."),
      quote: "45 mins AM to shower and dress him, 15 mins PM to settle",
    },
    {
      plan: step("Carer at 7.30 to toilet and wash him, 12.00 lunch, 21.00 into bed."),
      quote: "7.30 to toilet and wash him, 12.00 lunch, 21.00 into bed",
    },
    {
      plan: step("Calls 45/30/30/45: personal care, meals, meds, bed."),
      quote: "45/30/30/45: personal care, meals, meds, bed",
    },
    {
      plan: step("Staff to prompt teeth, wash and meds each day."),
      quote: "prompt teeth, wash and meds",
      messageId: "tasks",
    },
    {
      plan: step("Thursdays, 20 mins bills, 20 mins ironing and 15 minutes for a chat."),
      quote: "20 mins bills, 20 mins ironing and 15 minutes",
    },
  ],
  nearMiss: [
    step("Kofi wants to wash, shave and dress before church, with his own razor."),
    step("Kofi takes his eye drops at 8 and 8 and 2, as the clinic wants."),
    step("My niece phones at 7 every evening and again at 9 if I sounded low."),
    step("Kofi has his bath at 11 and his breakfast at 12 on Sundays. He does it all himself."),
    step("Ade walks ten minutes further with him each week, to the barber by June."),
    step("The district nurse sees the leg on Tuesdays at 10; Bluebell leave it dry."),
    step("Appointment 14:30 on 3 May, bus 12.50, back by 5 for his tea."),
  ],
};
