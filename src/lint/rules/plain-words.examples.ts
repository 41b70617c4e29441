import { action, outcome, person, plan, resident, sections, writing } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const facts = {
  resident: resident("Ken Walsh", "he/him"),
  people: [person("Farida Noor", "nurse", { organisation: "North Road KRC" })],
};
const todo = (text: string) => plan([outcome("I want to sleep at home.", action(text))], facts);
const noted = (text: string) =>
  plan([outcome("I want to sleep at home.", sections({ note: writing(text, "worker") }))], facts);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    todo("Nurse Farida rings the GP on Monday about the tablets Ken takes when it hurts."),
    noted("Ken comes home on 9 June. Two care workers help him into the chair each morning."),
    plan([outcome("I get PIP and UC and I still want the job at the yard.")], facts),
  ],
  bad: [
    {
      plan: todo("MDT to r/v DoLS post d/c; CPN to f/u re PRN."),
      quote: "MDT to r/v DoLS post d/c; CPN to f/u re PRN.",
      messageId: "letters",
    },
    {
      plan: noted("Seen by SLT. NWB for 6/52."),
      quote: "Seen by SLT.",
      messageId: "letters",
    },
    {
      plan: noted("Supported living w/ waking nights."),
      quote: "Supported living w/ waking nights.",
      messageId: "letters",
    },
    {
      plan: noted("Changed x2, behaviours ++ overnight."),
      quote: "Changed x2, behaviours ++ overnight.",
      messageId: "letters",
    },
    {
      plan: todo("Farida will utilise the hoist."),
      quote: "utilise",
      messageId: "word",
    },
    {
      plan: todo(
        "The care agency will provide support with all personal care and meal preparation and will monitor medication, nutrition and hydration in line with the assessed level of need and risk.",
      ),
      quote:
        "The care agency will provide support with all personal care and meal preparation and will monitor medication, nutrition and hydration in line with the assessed level of need and risk.",
      messageId: "long",
    },
  ],
  nearMiss: [
    noted("His CPN (mental health nurse) and his OT (who mends the bath rail) come on Tuesdays."),
    noted("Ken has NEVER missed a match and he will NOT start now."),
    todo("Farida asks KRC for the key (ref HS-220) by 4 May."),
    noted("Ken said, “the MDT and the DST can wait, I want my tea”."),
    todo("Ken and/or Farida ring by 24/7/30; if he or she is out, the GP has the number."),
    plan([outcome("My CPN and my SLT both say I can, so I want to sing again.")], facts),
  ],
};
