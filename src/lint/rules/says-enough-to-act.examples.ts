import { action, outcome, plan, sections, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const done = (text: string, commissioned = false) =>
  plan([outcome("I want to sing again.", action(text, { commissioned }))]);
const strong = (text: string) =>
  plan([outcome("I want to sing again.", sections({ individual: text }))]);
const wanted = (text: string) => plan([outcome(writing(text, "worker"))]);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    done("Amara drives him to choir on Thursdays until Easter."),
    strong("Calmed two men down at the bus stop, and nobody had asked him to."),
    wanted("Ravi wants a job in a kitchen, because he sings when he cooks."),
  ],
  bad: [
    { plan: done("Floating support."), quote: "Floating support.", messageId: "action" },
    { plan: done("Continue with the current plan"), quote: "Continue with the current plan" },
    { plan: done("Day care", true), quote: "Day care", messageId: "commissioned" },
    {
      plan: strong("Polite and motivated."),
      quote: "Polite and motivated.",
      messageId: "strengths",
    },
    { plan: wanted("Finances"), quote: "Finances", messageId: "outcome" },
  ],
  nearMiss: [
    done("Book the dentist."),
    done("Mum: shopping"),
    done("Rail fitted 3 May."),
    strong("Dad. His allotment. Swearing in two languages."),
    strong("Cooks for herself."),
    strong("Good with knives and better with people."),
    wanted("To dance again."),
    wanted("Seeing my girls."),
  ],
};
