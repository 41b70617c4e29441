import type { Help } from "../rule.ts";

/** What help tells of the rules about timeframes, by their names. */
export const timeframes: Readonly<Record<string, Help>> = {
  "dates-are-possible": {
    why: "A day that cannot come, or that is over, leaves everybody waiting for something else.",
    better:
      "“By 21 July; if I have moved on by then, Zoë at the next project picks this up with me.”",
    sources: [
      { title: "Needs assessment, risk and support planning policy", part: "7.3; Appendix I" },
      { title: "Floating support model" },
    ],
  },
  "no-open-end-everywhere": {
    why: "The same open end under everything was copied down and not thought about each time.",
    better:
      "One stays open, because Bill's lungs come and go; the other four end between six weeks and five months from now.",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Timeframes",
      },
    ],
  },
  "open-timeframe-has-review": {
    why: "What has no end and no day to look again is not looked at until something goes wrong.",
    better:
      "“No end to this one, as Rose's walking goes up and down; she and Amir look at it over tea on 14 March.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Timeframes",
      },
      { title: "Care and support statutory guidance", part: "13" },
    ],
  },
  "outcome-has-timeframe": {
    why: "Everybody can be held to a day, and nobody to “soon”.",
    better: "“Before the school fair on 30 September; Ines and I see how far it got on 14 August.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Timeframes; 7",
      },
      { title: "Needs assessment, risk and support planning policy", part: "5.5" },
    ],
  },
};
