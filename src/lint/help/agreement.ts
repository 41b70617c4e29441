import type { Help } from "../rule.ts";

/** What help tells of the rules about agreement, by their names. */
export const agreement: Readonly<Record<string, Help>> = {
  "agreement-is-recorded": {
    why: "A plan that somebody did not agree to, or that nobody asked them about, is not theirs.",
    better:
      "“Agrees to the first two. Not to the room checks: ‘a week's trial first’. Offered on 2, 5 and 9 June.”",
    sources: [
      { title: "Needs assessment, risk and support planning policy", part: "Good practice" },
      { title: "Care Act 2014", part: "section 25" },
    ],
  },
  "copy-was-offered": {
    why: "A plan that the person cannot take away and read is a plan about them and not theirs.",
    better: "Large-print copy given on 2 June; Mo asked for it by email as well, sent on 3 June.",
    sources: [
      { title: "Accessible Information Standard, NHS England" },
      { title: "Care Act 2014", part: "section 25(9)" },
    ],
  },
  "review-is-on-time": {
    why: "A plan that nobody has looked at with the person holds yesterday's life and yesterday's risks.",
    better:
      "Last looked at together on 2 January; next on 28 April, as Ama asked, after her court date.",
    sources: [
      { title: "Care Act 2014", part: "section 27" },
      { title: "Needs assessment, risk and support planning policy", part: "5.6 and 5.7" },
    ],
  },
  "risk-has-response": {
    why: "A risk that is only written down protects nobody, and one that is never looked at again is out of date.",
    better:
      "“When Cass feels it building she goes to the garden and texts Ade. Ade rings back within the hour.”",
    sources: [
      { title: "Needs assessment, risk and support planning policy", part: "4.2 to 4.9" },
      { title: "Support planning quick guide", part: "Link with safety planning" },
    ],
  },
};
