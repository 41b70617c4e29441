import type { Help } from "../rule.ts";

/** What help tells of the rules about language, by their names. */
export const language: Readonly<Record<string, Help>> = {
  "no-assumed-treatment": {
    why: "Treatment that nobody asked for ends conversations; what drinking or using does for somebody is where one can begin.",
    better:
      "“Femi says that two cans get him to sleep. He would like to sleep without them at his sister's in August, and asked what else there is.”",
    sources: [
      {
        title: "Case management in the homelessness sector",
        part: "Language, identity and stigma",
      },
      { title: "Needs assessment, risk and support planning policy", part: "4.4" },
    ],
  },
  "no-stigma": {
    why: "A label stays on a record for years and says nothing of what happened, and those who feel judged stop asking for help.",
    better:
      "“Ike has shouted at the door on three Friday nights. He says that Fridays are when the money goes missing, and he asked for a lock.”",
    sources: [
      {
        title: "Case management in the homelessness sector",
        part: "Language, identity and stigma",
      },
      { title: "Language commitments, Local Government Association" },
    ],
  },
  "no-threat": {
    why: "People stay away from those who threaten them; a friendly word about what gets in the way brings more of them back.",
    better:
      "“If Tuesdays stop working for Ama, she texts Joel and they try another day; nothing is decided before the two of them have sat down.”",
    sources: [
      { title: "Case management in the homelessness sector", part: "Warnings and evictions" },
    ],
  },
  "plain-words": {
    why: "The plan is read by the person it is about and by their family, who were never told what the letters stand for.",
    better:
      "“Nurse Farida, the GP and Ken meet at his flat on 9 June to agree who changes the dressing, and when.”",
    sources: [
      {
        title: "Case management in the homelessness sector",
        part: "Language, identity and stigma",
      },
      { title: "Accessible Information Standard, NHS England" },
    ],
  },
};
