import { action, marker, onRecord, outcome, person, plan, timeframe } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

type Times = Parameters<typeof timeframe>[0];
const voice = "I want to sit my theory test.";
const zoe = person("Zoë Adeyemi", "support worker", { paid: "paid" });
const during = (times: Times, facts: Parameters<typeof onRecord>[0] = {}) =>
  plan([outcome(voice, timeframe(times), onRecord(facts))], {
    people: [zoe],
    stage: { name: "Assessment", from: "2030-03-20", to: "2030-05-15" },
  });
const lasting = (times: Times) => plan([outcome(voice, timeframe(times))]);
const dates = (from: string | null, to: string, note = ""): Times => ({
  kind: "dates",
  from,
  to,
  note,
});

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    lasting(dates("2030-04-01", "2030-06-30")),
    lasting({ note: "November 2030 to March 2031 (5 months)" }),
    during(dates(null, "2030-05-10")),
  ],
  bad: [
    { plan: lasting(dates("2030-06-10", "2030-04-10")), quote: "", messageId: "order" },
    {
      plan: lasting({ note: "Start 10 June 2030, finish by 10 May 2030." }),
      quote: "",
      messageId: "order",
    },
    { plan: lasting(dates(null, "2030-03-31")), quote: "", messageId: "past" },
    { plan: lasting({ note: "By March 2029" }), quote: "", messageId: "past" },
    { plan: lasting({ note: "By 31 June" }), quote: "31 June", messageId: "no-such-day" },
    {
      plan: lasting({ note: "3 June to 15 July (three months)" }),
      quote: "three months",
      messageId: "length",
    },
    {
      plan: lasting(dates("2030-04-01", "2030-10-01", "6 weeks")),
      quote: "6 weeks",
      messageId: "length",
    },
    { plan: during(dates(null, "2031-03-31")), quote: "", messageId: "past-stage" },
  ],
  nearMiss: [
    // Today is a day, and so is a birthday in another year.
    lasting(dates("2030-03-03", "2030-04-03")),
    lasting({ note: "By his birthday on 3 March" }),
    plan([outcome(voice, timeframe(dates(null, "2030-03-31")), marker("I passed.", "2030-03-30"))]),
    plan([
      outcome(
        voice,
        timeframe(dates(null, "2030-03-31")),
        action("Zoë books the test.", { status: "done" }),
      ),
    ]),
    during(dates(null, "2031-03-31", "If I have moved by then, Zoë does Saturdays with me.")),
    during(dates(null, "2031-03-31"), { handover: zoe.id }),
    { plan: during(dates(null, "2030-05-15")), today: "2030-05-20" },
    lasting({ note: "Six weeks, 3 June to 15 July, with a look at three weeks on 24 June" }),
    lasting({ note: "26-30 May, then two weeks of nothing" }),
    lasting({ note: "1 Nov to 1 Feb, three months" }),
    lasting({ kind: "open", reviewOn: "2030-06-12" }),
  ],
};
