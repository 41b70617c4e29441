import type { Help } from "../rule.ts";

/** What help tells of the rules about voice, by their names. */
export const voice: Readonly<Record<string, Help>> = {
  "concern-has-an-answer": {
    why: "A worry that becomes somebody's goal without their answer is nobody's goal, and closes the conversation it could have opened.",
    better:
      "“Lena (keyworker) thinks that the falls follow the drinking. Sam does not; he would look at the stair light first, and talk again on 20 June.”",
    sources: [
      { title: "Needs assessment, risk and support planning policy", part: "3.3" },
      {
        title: "Case management in the homelessness sector",
        part: "Language, identity and stigma; Views of client and referrer",
      },
    ],
  },
  "first-person-is-the-resident": {
    why: "“I” over somebody else's words puts them in the resident's mouth, and hides who noticed what.",
    better:
      "“Wyn's nephew, Gareth, said that Wyn hums when the back door is open and goes quiet in the lounge.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Articulating the resident's voice",
      },
    ],
  },
  "limited-views-say-what-was-tried": {
    why: "Nearly everybody can show what they like; the next worker starts from what was tried, and from nothing where it isn't told.",
    better:
      "“Mei uses no words. We had lunch with her on two days and put out her photo cards: she turned the minibus over both times and kept the pool.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "5, last paragraph",
      },
      { title: "Care Act 2014", part: "sections 25 and 67" },
    ],
  },
  "names-are-in-the-plan": {
    why: "Somebody else's name is how text copied from another plan shows, and it tells one person's life to another.",
    better:
      "“Denise wants to be at job club by ten on Mondays, and to do her CV there with Ama from the library.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Timeframes; 7, principle 4",
      },
      { title: "Needs assessment, risk and support planning policy", part: "Good practice" },
    ],
  },
  "no-borrowed-voice": {
    why: "Words of services with “I” in front sound agreed, and hide what the person said or whether they said anything.",
    better:
      "“I want to be awake when my girls get up. I'm not promising to pack it in, I'll start with no cans before tea.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Articulating the resident's voice",
      },
      {
        title: "Case management in the homelessness sector",
        part: "Language, identity and stigma",
      },
    ],
  },
  "one-person-speaks": {
    why: "Where “I” and “she” are one person, nobody can tell who is speaking and which words were said.",
    better:
      "“I want to do the market run again on Saturdays. I would like somebody beside me for the first two, because I lose the order of the stalls.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Articulating the resident's voice",
      },
    ],
  },
  "outcome-has-a-voice": {
    why: "Where nobody is heard, nobody can tell whose wish it is, and the support drifts away from it.",
    better:
      "“Yetunde says that evenings drag. She wants her sewing machine by the window, ‘where I can see who goes past’.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Outcome; 7, principle 1",
      },
    ],
  },
  "words-are-their-own": {
    why: "Words that somebody would know again as theirs are what everybody else can hold on to.",
    better: "“I'm not after miracles. I'm after the ten past four to my sister's.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Articulating the resident's voice",
      },
    ],
  },
};
