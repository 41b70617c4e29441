import { outcome, person, plan, sections } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const strong = (
  key: string,
  text: string,
  people = [person("Donna Reid", "carer", { paid: "paid" })],
) => plan([outcome("I want to do my own washing.", sections({ [key]: text }))], { people });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [strong("family", "My sister Pat hangs the washing out and we have a natter.")],
  bad: [
    {
      plan: strong("community", "Carers come in at eight and at six. I like the radio on."),
      quote: "Carers come in at eight and at six.",
    },
    {
      plan: strong("individual", "She is supported by the agency with her laundry."),
      quote: "She is supported by the agency with her laundry.",
    },
    {
      plan: strong("community", "Donna helps me wash on Mondays."),
      quote: "Donna helps me wash on Mondays.",
    },
    {
      plan: strong("community", "He has a health visitor, a housing officer and a nurse."),
      quote: "He has a health visitor, a housing officer and a nurse.",
    },
    {
      plan: strong("family", "We would be lost without the night sitters. They know her ways."),
      quote: "We would be lost without the night sitters.",
    },
    {
      plan: strong("community", "Involved with the drugs worker and the crisis team"),
      quote: "Involved with the drugs worker and the crisis team",
    },
    {
      plan: strong("community", "Longacre provide lunches at the hall, and she sits with Bea."),
      quote: "Longacre",
      messageId: "asked",
    },
  ],
  nearMiss: [
    strong("family", "Her sister Ann is a nurse and checks her feet on Sundays."),
    strong("individual", "She has taught the staff three songs in Twi."),
    strong("individual", "Manages without carers now, and shows new staff how the hoist works."),
    strong("community", "Library staff know him by name and keep the large print back."),
    strong("community", "The home carer next door, off duty, brings her the hymn sheet."),
    strong("community", "Has two good friends at the day centre."),
    strong("individual", "Worked nights as a nurse until she was sixty."),
    strong("family", "My wife is my carer and does the shopping with me."),
    strong(
      "community",
      "The staff at the garden centre save me the bent pots and help me to the bus.",
    ),
    strong("family", "Donna takes me to the market.", [
      person("Donna Reid", "cousin", { paid: "unpaid" }),
    ]),
    strong("community", "I said “the carers do it all for me”, and I meant it kindly."),
  ],
};
