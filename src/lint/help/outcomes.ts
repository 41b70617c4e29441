import type { Help } from "../rule.ts";

/** What help tells of the rules about outcomes, by their names. */
export const outcomes: Readonly<Record<string, Help>> = {
  "areas-are-covered": {
    why: "Nobody can tell an area that was left out from one that was talked about and left for now.",
    better:
      "“Work: talked about on 4 June, not while my treatment lasts. Ask me again in October.”",
    sources: [
      { title: "Needs assessment, risk and support planning policy", part: "5.3" },
      { title: "Care and support statutory guidance", part: "6" },
    ],
  },
  "need-has-outcome": {
    why: "What somebody asked for help with and no outcome takes up is forgotten.",
    better: "“Not now, ask me when I can sleep”, with the day on which it was said.",
    sources: [{ title: "Needs assessment, risk and support planning policy", part: "5.2.2" }],
  },
  "no-problem-as-outcome": {
    why: "Nobody can work towards what is wrong; a wish gives everyone the same direction.",
    better:
      "“Errol says that he burns things because he dozes off. He wants to cook his own rice again, and he would try a timer that shakes.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "5; 6, Outcome; 7, principle 2",
      },
      { title: "Case management in the homelessness sector", part: "Strengths-based approaches" },
    ],
  },
  "no-service-as-outcome": {
    why: "Support that is its own aim can never be finished, and nobody can say whether it helped.",
    better:
      "“I want to open my post on the day it comes, so that nothing turns into a red letter. Somebody beside me for the first few would do it.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Progress",
      },
      { title: "Case management in the homelessness sector", part: "Self-propagating support" },
    ],
  },
  "no-task-as-outcome": {
    why: "A task is over once it is ticked; what it is for stays unsaid, and so does whether it helped.",
    better:
      "“I want to smile in my sister's wedding photos. Getting the tooth seen to comes first.”",
    sources: [
      { title: "Support planning policy, Sapphire Independent Housing", part: "5.1; 5.2.1" },
      { title: "Case management in the homelessness sector", part: "Evolve" },
    ],
  },
  "outcome-is-own": {
    why: "Words that fit anyone lead to support that fits no one, and nobody can tell whether it helped.",
    better:
      "“I want to get down to the pier on my own again and have a tea with Bob, like we did before my fall.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Outcome",
      },
      { title: "Care and support statutory guidance", part: "10.31" },
    ],
  },
  "outcome-says-why": {
    why: "The reason says more about somebody than the wish, and there may be several ways to it.",
    better:
      "“I want to get out on Sundays, because that is when the block goes quiet and I start to brood.”",
    sources: [
      {
        title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
        part: "6, Outcome",
      },
      { title: "Case management in the homelessness sector", part: "The five whys" },
    ],
  },
};
