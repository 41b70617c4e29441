import type { Gap, QualityFilter } from "#src/api/quality.ts";
import type { MonthSums } from "#server/store/month-store.ts";
import type { GapCount, PlanGroup } from "#server/store/plan-groups.ts";

/** How an overview lets people choose. */
export type Choice = "teamId" | "template" | "stage" | "pack";

/** The groups of plans that a filter leaves. */
export function groupsIn(
  groups: readonly PlanGroup[],
  { team, template, stage }: QualityFilter,
): PlanGroup[] {
  return groups.filter(
    (it) =>
      (team === undefined || it.teamId === team) &&
      (template === undefined || it.template === template) &&
      (stage === undefined || it.stage === stage),
  );
}

/** How many plans there are, how many were looked through, and how many of them as they are now. */
export function plansIn(groups: readonly PlanGroup[]) {
  const sum = (what: "plans" | "known" | "looked") => total(groups, (it) => it[what]);
  return { plans: sum("plans"), known: sum("known"), looked: sum("looked") };
}

/** In how many plans a gap is. */
export function gapIn(groups: readonly PlanGroup[], gap: Gap): GapCount {
  const sum = (what: keyof GapCount) => total(groups, (it) => it.gaps.get(gap)?.[what] ?? 0);
  return { plans: sum("plans"), of: sum("of"), places: sum("places") };
}

/** How many plans there are of each kind that is a choice, or of each policy pack. */
export function plansBy(groups: readonly PlanGroup[], what: Choice) {
  return [...Map.groupBy(groups, (it) => it[what])].map(([name, those]) => ({
    name,
    plans: total(those, (it) => it.plans),
  }));
}

/** The month that is not over yet, as one that is over is kept: restricted plans are in no sum. */
export function monthIn(
  month: string,
  groups: readonly PlanGroup[],
): { month: string; sums: ReadonlyMap<keyof MonthSums, number> } {
  const counted = groups.filter((it) => !it.isRestricted);
  const gapSum = (gap: Gap) => gapIn(counted, gap).plans;
  return {
    month,
    sums: new Map<keyof MonthSums, number>([
      ["plans", plansIn(counted).known],
      ["withFindings", total(counted, (it) => it.withFindings)],
      ["blankSections", gapSum("blankSections")],
      ["missingOwners", gapSum("missingOwners")],
      ["overdueReviews", gapSum("overdueReviews")],
      ["comingReviews", gapSum("comingReviews")],
      ["missedPromises", gapSum("missedPromises")],
      ["notAgreed", gapSum("notAgreed")],
    ]),
  };
}

function total(groups: readonly PlanGroup[], of: (group: PlanGroup) => number): number {
  return groups.reduce((sum, it) => sum + of(it), 0);
}
