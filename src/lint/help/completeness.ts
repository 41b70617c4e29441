import type { Help } from "../rule.ts";

/** What help tells of the rules about completeness, by their names. */
export const completeness: Readonly<Record<string, Help>> = {
  "no-blank-section": {
    why: "A plan with gaps cannot be carried out, and nobody can see whether the gap was talked about.",
    better:
      "“Asked on 12 May: Len wants his sisters left out of this, and said the bowls club is family enough.”",
    sources: [
      { title: "Outcome Based Support Planning Manual, Haringey Council, 2024", part: "6 and 7" },
    ],
  },
  "no-left-over-drafting": {
    why: "The person gets this plan, and a gap in brackets tells them that nobody asked.",
    better: "“Leon pays £6.50 a week off the service charge, from 4 July.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Timeframes and Actions",
      },
    ],
  },
  "says-enough-to-act": {
    why: "Nobody can be held to two words, and whoever takes over has to ask everything again.",
    better:
      "“Priya meets Dan on Tuesdays at two in the café that he picked; they open the post and plan the week's bills.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, opening and Actions",
      },
    ],
  },
};
