import * as z from "zod/mini";
import { Day, noWriting, type Outcome, type Plan, type Writing } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { PlanFacts } from "#server/store/plan-store.ts";
import type { NewQuality } from "#server/store/save-quality.ts";

/** How a `PlanFacts` is read back from the cache. */
export const PlanFactsJson = z.object({
  title: z.string(),
  resident: z.string(),
  outcomes: z.int(),
  findings: z.int(),
  nextReviewOn: z.nullable(Day),
});

/** What the list shows of a plan, and the folded words that a search for it looks through. */
export type SummedUp = { facts: PlanFacts; words: string };

/** The same with what was found. */
export type MadeSummary = SummedUp & { quality: NewQuality };

/** Sums up a plan in which so much was found. */
export function summarise(plan: Plan, template: Template | undefined, findings: number): SummedUp {
  const facts = {
    title: plan.title,
    resident: plan.resident.name,
    outcomes: plan.outcomes.length,
    findings,
    nextReviewOn: nextReviewOf(plan),
  };
  const names = [plan.title, plan.resident.name, plan.reference, plan.reference.replace("-", "")];
  const people = plan.people.flatMap((it) => [it.name, it.relation, it.organisation]);
  const texts = writingsOf(plan).map((it) => it.text);
  // A search looks for one word at a time, so each is kept once, wherever it stands.
  const words = wordsIn([...names, template?.title ?? "", ...people, ...texts].join("\n"));
  return { facts, words: [...new Set(words)].sort().join("\n") };
}

/** The words of a text as a search compares them; PostgreSQL's texts can't hold a NUL. */
export function wordsIn(text: string): string[] {
  return fold(text)
    .split(/[\s\0]+/)
    .filter(Boolean);
}

/** Text as a search compares it: no capitals, accents or curly quotes. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .toLowerCase();
}

/**
 * The same words, people and owners for a plan that begins anew: nothing in it is agreed, reached,
 * done, told or looked at yet. Needs, risks, areas of life and ways of communicating come along, for
 * they are about the resident; what happened on a day to the other plan does not, nor do findings
 * that were set aside in it.
 */
export function copyForNewPlan(plan: Plan): Plan {
  return {
    ...plan,
    title: `${plan.title} (copy)`.trim(),
    status: "draft",
    stage: null,
    needs: plan.needs.map((it) => ({ ...it, notNowOn: null })),
    talks: [],
    reviews: [],
    pausedOn: null,
    pausedFor: "",
    eventOn: null,
    risks: plan.risks.map((it) => ({
      ...it,
      reviewedOn: null,
      withResident: true,
      reason: "",
      approvedBy: "",
    })),
    signatures: [],
    unsigned: noWriting("worker"),
    copies: [],
    remarks: [],
    takenIn: [],
    dismissals: [],
    outcomes: plan.outcomes.map((outcome) => ({
      ...outcome,
      markers: outcome.markers.map((it) => ({ ...it, reachedOn: null })),
      actions: outcome.actions.map((it) => ({
        ...it,
        status: "open",
        toldOn: null,
        agreement: {
          answer: "",
          words: { ...it.agreement.words, text: "", marks: [], bullets: [] },
        },
      })),
    })),
  };
}

function nextReviewOf(plan: Plan): string | null {
  const days = [plan.reviewOn, ...plan.outcomes.map(reviewOf)].filter((it) => it !== null);
  return days.sort()[0] ?? null;
}

function reviewOf({ timeframe }: Outcome): string | null {
  return timeframe.kind === "open" ? timeframe.reviewOn : null;
}

function writingsOf(plan: Plan): Writing[] {
  return [
    ...Object.values(plan.writing),
    ...plan.outcomes.flatMap((outcome) => [
      ...Object.values(outcome.writing),
      outcome.timeframe.note,
      ...outcome.markers.map((it) => it.wording),
      ...outcome.actions.flatMap((it) => [it.wording, it.agreement.words]),
    ]),
    ...plan.needs.flatMap((it) => [it.wording, it.says]),
    ...plan.talks.map((it) => it.words),
    ...plan.reviews.map((it) => it.notes),
    ...plan.risks.flatMap((it) => [it.wording, it.staffDo, it.personDoes]),
    ...plan.remarks.map((it) => it.words),
    plan.unsigned,
  ];
}
