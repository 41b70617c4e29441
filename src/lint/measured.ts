/** How often a rule spoke on wording that it was not written against, and how often it was right. */
export type Measured = {
  findings: number;
  right: number;
  /** How many of its faults there were, and how many of them it found. */
  faults: number;
  found: number;
};

/** By rule; written by `npm run --silent bench:lint -- test/fixtures/wording/held-out --measured`. */
export const measured: Readonly<Record<string, Measured>> = {
  "no-blank-section": { findings: 6, right: 6, faults: 9, found: 6 },
  "no-left-over-drafting": { findings: 7, right: 5, faults: 6, found: 5 },
  "says-enough-to-act": { findings: 6, right: 6, faults: 11, found: 6 },
  "outcome-is-own": { findings: 11, right: 11, faults: 14, found: 11 },
  "no-service-as-outcome": { findings: 9, right: 8, faults: 11, found: 8 },
  "outcome-says-why": { findings: 4, right: 4, faults: 4, found: 4 },
  "no-problem-as-outcome": { findings: 9, right: 9, faults: 9, found: 9 },
  "no-task-as-outcome": { findings: 4, right: 4, faults: 7, found: 4 },
  "outcome-has-a-voice": { findings: 30, right: 30, faults: 31, found: 30 },
  "first-person-is-the-resident": { findings: 7, right: 7, faults: 7, found: 7 },
  "one-person-speaks": { findings: 7, right: 6, faults: 7, found: 6 },
  "names-are-in-the-plan": { findings: 4, right: 4, faults: 6, found: 4 },
  "no-borrowed-voice": { findings: 3, right: 3, faults: 6, found: 3 },
  "limited-views-say-what-was-tried": { findings: 6, right: 6, faults: 10, found: 6 },
  "concern-has-an-answer": { findings: 6, right: 6, faults: 6, found: 6 },
  "outcome-has-timeframe": { findings: 12, right: 12, faults: 12, found: 12 },
  "open-timeframe-has-review": { findings: 10, right: 10, faults: 12, found: 10 },
  "no-open-end-everywhere": { findings: 4, right: 4, faults: 4, found: 4 },
  "dates-are-possible": { findings: 4, right: 4, faults: 4, found: 4 },
  "no-paid-care-in-strengths": { findings: 6, right: 6, faults: 10, found: 6 },
  "strengths-before-buying": { findings: 3, right: 3, faults: 3, found: 3 },
  "no-deficits-in-strengths": { findings: 4, right: 4, faults: 7, found: 4 },
  "no-ongoing-marker": { findings: 4, right: 4, faults: 7, found: 4 },
  "no-service-as-progress": { findings: 5, right: 5, faults: 7, found: 5 },
  "marker-can-be-seen": { findings: 8, right: 7, faults: 11, found: 7 },
  "marker-adds-to-outcome": { findings: 3, right: 3, faults: 3, found: 3 },
  "action-has-owner": { findings: 6, right: 6, faults: 8, found: 6 },
  "owner-is-one-person": { findings: 4, right: 4, faults: 7, found: 4 },
  "no-time-and-task": { findings: 6, right: 6, faults: 9, found: 6 },
  "action-has-date": { findings: 5, right: 5, faults: 7, found: 5 },
  "actions-are-shared": { findings: 3, right: 3, faults: 3, found: 3 },
  "no-engage-as-action": { findings: 6, right: 6, faults: 6, found: 6 },
  "referral-leads-somewhere": { findings: 5, right: 5, faults: 7, found: 5 },
  "no-copied-text": { findings: 2, right: 1, faults: 1, found: 1 },
  "nothing-carried-forward": { findings: 3, right: 3, faults: 3, found: 3 },
  "no-stigma": { findings: 9, right: 9, faults: 13, found: 9 },
  "no-assumed-treatment": { findings: 4, right: 4, faults: 5, found: 4 },
  "no-threat": { findings: 2, right: 2, faults: 4, found: 2 },
  "plain-words": { findings: 7, right: 7, faults: 7, found: 7 },
  "need-has-outcome": { findings: 1, right: 1, faults: 1, found: 1 },
  "areas-are-covered": { findings: 1, right: 1, faults: 1, found: 1 },
  "agreement-is-recorded": { findings: 4, right: 4, faults: 4, found: 4 },
  "review-is-on-time": { findings: 2, right: 2, faults: 2, found: 2 },
  "risk-has-response": { findings: 3, right: 3, faults: 3, found: 3 },
  "copy-was-offered": { findings: 4, right: 4, faults: 4, found: 4 },
};
