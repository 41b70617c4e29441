import type { Help } from "../rule.ts";

/** What help tells of the rules about strengths, by their names. */
export const strengths: Readonly<Record<string, Help>> = {
  "no-deficits-in-strengths": {
    why: "Support that starts from what is missing builds on nothing, and the person reads it about themselves.",
    better:
      "“He walks everywhere, knows each driver on the 43, and says that going out early keeps him well.”",
    sources: [
      { title: "Rapp and Goscha, The Strengths Model, 2012" },
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "5 and 7",
      },
    ],
  },
  "no-paid-care-in-strengths": {
    why: "Paid care under strengths hides what the person and those around them bring, and is missing where it is owed.",
    better:
      "“I iron my own shirts, sitting at the table. Mr Noor downstairs carries the basket up and we put the cricket on.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Strengths",
      },
    ],
  },
  "strengths-before-buying": {
    why: "What people can do for each other is lost once a service does it, so it is asked about first.",
    better:
      "“Knows everyone at the allotment; Pete has offered lifts.” “Asked: Rosa wants her son left out of this, and told us why.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Strengths; 7",
      },
    ],
  },
};
