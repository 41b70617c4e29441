import type { Help } from "../rule.ts";

/** What help tells of the rules about actions, by their names. */
export const actions: Readonly<Record<string, Help>> = {
  "action-has-date": {
    why: "What has no day is done last, and nobody can say that it is late.",
    better: "“Ellie and Grace finish the form on 10 June; it has to be back by 24 June.”",
    sources: [
      { title: "Needs assessment, risk and support planning policy", part: "5.5" },
      { title: "Support planning quick guide", part: "Weekly support reviews" },
    ],
  },
  "action-has-owner": {
    why: "An action gets done when one named person has said they will do it.",
    better:
      "“Marlon (support worker) walks to the surgery with Vi on Monday 4 May and they ask for the form together.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Actions",
      },
    ],
  },
  "actions-are-shared": {
    why: "Where one side does everything, the other is either carried or left alone with it.",
    better:
      "“Nina texts her probation officer herself every Sunday; Sol checks the bus times with her for the first two weeks.”",
    sources: [
      { title: "Support planning quick guide", part: "Link with safety planning" },
      { title: "Needs assessment, risk and support planning policy", part: "5.2.1" },
    ],
  },
  "no-engage-as-action": {
    why: "Nobody can tick “engage”, and staying in touch is the work of those who are paid for it.",
    better:
      "“Ray asked for texts, not knocks. Dee texts on Mondays and leaves a note by 6pm if there is no reply.”",
    sources: [
      { title: "Case management in homelessness services", part: "Intensive case management" },
    ],
  },
  "no-time-and-task": {
    why: "A rota of minutes is kept even on the days on which it suits nobody, and says nothing of the person.",
    better:
      "“Bluebell agree the week with Mr Osei so that he is up, dressed how he likes and at his domino club; twelve hours a week for everything.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Actions",
      },
    ],
  },
  "owner-is-one-person": {
    why: "What everybody was going to do is what nobody did; one name makes it somebody's.",
    better:
      "“Marta sits down with Jo and the bank app every Thursday until we look at it together on 31 July.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Actions",
      },
      { title: "Support planning quick guide", part: "Weekly support reviews" },
    ],
  },
  "referral-leads-somewhere": {
    why: "People fall between services at the moment one of them writes “referred”.",
    better:
      "“Kat emails the Northside crisis café today; if nothing is back by 20 June she rings them with Ben in the room.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Actions",
      },
      { title: "Case management in homelessness services", part: "Linkage" },
    ],
  },
};
