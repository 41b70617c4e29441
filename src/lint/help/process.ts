import type { Help } from "../rule.ts";

/** What help tells of the rules about process, by their names. */
export const process: Readonly<Record<string, Help>> = {
  "few-outcomes-at-a-time": {
    why: "In a time of change, a few things that get done are worth more than a list.",
    better: "Three things until March; the choir waits under “for later”, as Nia asked.",
    sources: [{ title: "Case management in the homelessness sector", part: "Critical time" }],
  },
  "keeps-and-grows": {
    why: "Only keeping what there is stands still; only growing falls when the ground gives way.",
    better: "One for the rent and the sleep, one for the band on Fridays.",
    sources: [
      { title: "Support planning quick guide", part: "Introduction; Planning for progress" },
    ],
  },
  "owner-was-told": {
    why: "People do what they know of; a name in a plan that its bearer never saw is nobody.",
    better: "Told on 4 June, by telephone.",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Actions",
      },
    ],
  },
  "promise-is-kept": {
    why: "A promise that is missed in silence costs the trust that the rest of the plan rests on.",
    better: "Not done: the surgery was shut. Dee told Ray on Tuesday and rings again on 9 June.",
    sources: [{ title: "Case management in the homelessness sector", part: "SAFE" }],
  },
  "stage-is-in-time": {
    why: "When a stage runs out and nothing is ready to follow it, it is the resident who falls between.",
    better: "“Zoë at the next project picks this up with me in July; we meet her on 12 June.”",
    sources: [
      { title: "Needs assessment, risk and support planning policy", part: "Appendix I" },
      { title: "Floating support model" },
    ],
  },
};
