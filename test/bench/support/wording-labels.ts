import type { Context } from "./wording-items.ts";

/**
 * Which rules of the catalogue answer a label: the one table of its kind. The first is the label's
 * main rule, which a fault counts for when none has found it.
 */
export const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  "blank-section": ["S01"],
  "left-over-drafting": ["S02"],
  "too-thin": ["S03"],
  "generic-outcome": ["O01"],
  "service-as-outcome": ["O02"],
  "no-reason": ["O03"],
  "task-as-outcome": ["O05"],
  "need-without-outcome": ["O06"],
  "core-area-missing": ["O07"],
  "wrong-person-voice": ["V01"],
  "missing-voice": ["V02"],
  "person-switches": ["V03"],
  "wrong-name": ["V04"],
  "borrowed-voice": ["V05"],
  "views-not-sought": ["V06"],
  "workers-concern": ["V07"],
  "missing-timeframe": ["T01"],
  "ongoing-timeframe": ["T02"],
  "ongoing-everywhere": ["T03"],
  "impossible-date": ["T04"],
  "care-in-strengths": ["G01"],
  "strengths-not-explored": ["G02"],
  "ongoing-progress": ["P01"],
  "vague-progress": ["P03", "P02"],
  "marker-repeats-outcome": ["P04"],
  "missing-owner": ["A01", "A02"],
  "time-and-task": ["A03"],
  "undated-action": ["A04"],
  "one-sided-actions": ["A05"],
  "vague-action": ["S03", "A07", "A06"],
  "deficit-language": ["L01", "G03", "O04"],
  "treatment-assumed": ["L02"],
  threat: ["L03"],
  jargon: ["L04"],
  "repeated-text": ["R01"],
  "carried-forward": ["R02"],
  "not-agreed": ["X01"],
  "review-overdue": ["X02"],
  "risk-without-response": ["X03"],
  "copy-not-offered": ["X04"],
};

/**
 * What must be known beside the words before a rule can decide an item that is marked as needing its
 * context. Rules that are not here decide by the words alone.
 */
export const NEEDS: Readonly<Record<string, (context: Context) => boolean>> = {
  V01: (it) => Boolean(it.speaker || it.spoke || it.voice === "advocate"),
  V04: (it) => Boolean(it.resident && (it.people.length || it.pronouns)),
  V07: (it) => it.need !== null,
  T04: (it) => Boolean(it.to || it.stage || it.stageStart),
  P04: (it) => it.outcome !== "",
  R01: (it) => it.other_outcomes.length > 0,
};
