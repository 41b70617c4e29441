import { outcome, plan, timeframe } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const WISHES = [
  "I want to hear my radio play again.",
  "I want my plants to last the winter.",
  "I want to write to my brother in Accra.",
  "I want a lock that I can turn with one hand.",
];
type Times = Parameters<typeof timeframe>[0];
const open = (facts: Times = {}): Times => ({ kind: "open", ...facts });
const by = (to: string): Times => ({ kind: "dates", to });
const over = (...times: Times[]) =>
  plan(times.map((it, at) => outcome(WISHES[at] ?? "", timeframe(it))));

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    over(open({ reviewOn: "2030-06-12" }), by("2030-05-20"), by("2030-07-01"), by("2030-09-01")),
    over(by("2030-05-20"), by("2030-07-01"), by("2030-09-01")),
    over(open({ reviewOn: "2030-06-12" }), open({ reviewOn: "2030-07-01" }), by("2030-05-20")),
  ],
  bad: [
    { plan: over(open(), open(), open()), quote: "" },
    {
      plan: over({ note: "Ongoing" }, { note: "ongoing." }, { note: "On-going" }, by("2030-06-01")),
      quote: "",
    },
    {
      plan: over(
        open({ note: "Long term, annual review" }),
        open({ note: "Long term - annual review" }),
        open({ note: "Annual review" }),
      ),
      quote: "",
    },
  ],
  nearMiss: [
    over(open(), open()),
    // The same day is the day of a move.
    over(by("2030-06-14"), by("2030-06-14"), by("2030-06-14")),
    over(
      open({ note: "Ongoing while the ombudsman thinks", reviewOn: "2030-06-12" }),
      open({ note: "Ongoing, as his lungs come and go", reviewOn: "2030-06-12" }),
      open({ note: "Always; it is Ramadan and Eid by turns", reviewOn: "2030-06-12" }),
    ),
    over(open(), open(), by("2030-06-14"), by("2030-07-14")),
    // Half is not most.
    over(open(), open(), open(), by("2030-06-14"), by("2030-07-14"), by("2030-09-14")),
  ],
};
