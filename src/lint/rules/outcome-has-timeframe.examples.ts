import { outcome, plan, timeframe } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const voice = "I want to sing with the choir at St Jude's again.";
const by = (note: string, facts = {}) => plan([outcome(voice, timeframe({ note, ...facts }))]);

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    by("", { kind: "dates", to: "2030-09-01" }),
    by("By the harvest service on 6 October"),
    by("twelve weeks, then we see"),
  ],
  bad: [
    { plan: by(""), quote: "", messageId: "missing" },
    { plan: by("as soon as possible"), quote: "as soon as possible" },
    { plan: by("When Mum feels up to it."), quote: "When Mum feels up to it." },
    { plan: by("Short term"), quote: "Short term" },
    { plan: by("Subject to funding."), quote: "Subject to funding." },
    { plan: by("after the letter come"), quote: "after the letter come" },
    { plan: by("until things are better"), quote: "until things are better" },
    { plan: by("One day at a time"), quote: "One day at a time" },
    { plan: by("Over the coming months"), quote: "Over the coming months" },
  ],
  nearMiss: [
    by("asap but no later than 12 April, when the lease runs out"),
    by("before the clocks change"),
    by("In the new year"),
    by("End of Q2"),
    by("by my 30th"),
    by("3/12, then the choir master and I talk"),
    by("fri 14th or the sat after"),
    by("until Advent"),
    by("By the wedding"),
    by("ten rehearsals, then ask me again"),
    by("before she turns 21"),
    by("Two months from when the hearing aid comes"),
    by("Sixteen Wednesdays, then the concert"),
    // What has no end is asked about elsewhere.
    by("Ongoing"),
    by("", { kind: "open", reviewOn: "2030-06-12" }),
    plan([outcome("", timeframe({}))]),
  ],
};
