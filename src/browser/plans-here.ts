import type { PlanSummary } from "#src/api/plans.ts";
import type { OpenedPlan, WaitingPlan } from "./local-store-records.ts";

/** A plan that was begun here, so that no list told of it. */
export function asBegun({ begunAt: openedAt, template, team, ...rest }: WaitingPlan) {
  const begun = { ...unlisted({ ...rest, openedAt }), team };
  if (!template) return begun;
  const { name, version, title } = template;
  return { ...begun, template: { name, version, title } };
}

/** A plan that was opened from a link, so that no list told of it. */
export function unlisted({ id, reference, title, resident, openedAt }: OpenedPlan): PlanSummary {
  return {
    id,
    reference,
    title,
    resident,
    template: { name: "", version: 0, title: "" },
    outcomes: 0,
    findings: 0,
    nextReviewOn: null,
    changedAt: openedAt,
    archived: false,
    example: false,
  };
}

/** What a plan is called here may be newer than what the server last told. */
export const named = ({ title, resident }: OpenedPlan) => ({ title, resident });

/** Whether all words of `q` are in what a plan is called, and it is the team's where one is given. */
export function isNamed(plan: PlanSummary, q: string, team = ""): boolean {
  if (team && plan.team !== team) return false;
  const names = [plan.title, plan.resident, plan.reference, plan.template.title];
  const text = names.join("\n").toLocaleLowerCase();
  return q
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
