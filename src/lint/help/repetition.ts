import type { Help } from "../rule.ts";

/** What help tells of the rules about repetition, by their names. */
export const repetition: Readonly<Record<string, Help>> = {
  "no-copied-text": {
    why: "Words that were copied were not asked for again, and what is true of this outcome is missing.",
    better:
      "Under the garden: “knows what slugs won't eat”; under money: “writes every pound in a red book”.",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Timeframes",
      },
    ],
  },
  "nothing-carried-forward": {
    why: "A plan that is only dated anew holds old wishes and old risks, and looks as if somebody had asked.",
    better:
      "At the October review: two sections rewritten, one struck through, three still right, says Abdul.",
    sources: [
      { title: "The future of assessment, Homeless Link", part: "Background" },
      { title: "Handcrafted guide to support planning", part: "Formal review process" },
    ],
  },
};
