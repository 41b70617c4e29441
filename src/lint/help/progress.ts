import type { Help } from "../rule.ts";

/** What help tells of the rules about progress, by their names. */
export const progress: Readonly<Record<string, Help>> = {
  "marker-adds-to-outcome": {
    why: "A marker that says the outcome again cannot show that it comes nearer.",
    better:
      "“The flour is on the low shelf, and I have made chapattis on two Saturdays.” (of wanting to cook again)",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Progress",
      },
    ],
  },
  "marker-can-be-seen": {
    why: "At the review two people may both be sure, one that things are better and one that they are not.",
    better: "“I open the door to people I know without looking twice.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Progress",
      },
    ],
  },
  "no-ongoing-marker": {
    why: "A marker is how everybody will know that something changed, and what goes on never shows a change.",
    better: "“I have cooked my own tea on three days this week, and eaten it at the table.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Progress",
      },
    ],
  },
  "no-service-as-progress": {
    why: "Support can turn up on time for years while nothing changes for the person it is for.",
    better: "“I am out of the house before ten on a Sunday, and home when I choose.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Progress",
      },
    ],
  },
};
