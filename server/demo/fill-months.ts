import { GAPS } from "#src/api/quality.ts";
import { daysAfter } from "#src/lint/days.ts";
import { lint } from "#src/lint/lint.ts";
import { configOf } from "#src/lint/packs/index.ts";
import type { Template } from "#src/template/template.ts";
import { qualityOf } from "#server/quality/plan-quality.ts";
import type { QualityMonthTable } from "#server/store/quality-tables.ts";
import type { FilledPlan } from "./fill-plans.ts";

/** So many months before this one. */
const MONTHS = 12;

/** How the plans of each team were at the end of each month, as the server would have kept it. */
export function monthsOf(
  filled: readonly FilledPlan[],
  templates: readonly Template[],
  today: string,
): QualityMonthTable[] {
  const sums = new Map<string, QualityMonthTable>();
  for (const day of monthEnds(today))
    for (const { life, team, plan, isRestricted } of filled) {
      const isOver = life.closedOn !== null && life.closedOn <= day;
      const template = templates.find((it) => it.name === plan.template.name);
      if (life.from > day || isOver || isRestricted || !template) continue;
      const then = life.on(day);
      const found = lint(then, { template, today: day });
      const config = configOf(template.pack);
      const { gaps, findings } = qualityOf(then, { found, config, today: day }, []);
      const month = day.slice(0, 7);
      const name = `${month} ${team} ${template.name}`;
      const sum = sums.get(name) ?? nothingIn(month, team, template.name);
      sums.set(name, sum);
      sum.plans += 1;
      if (findings.some((it) => it.rule !== null && it.isOpen)) sum.withFindings += 1;
      for (const gap of GAPS) if (gaps[gap]) sum[gap] += 1;
    }
  return [...sums.values()];
}

function nothingIn(month: string, teamId: string, template: string): QualityMonthTable {
  const none = { blankSections: 0, missingOwners: 0, overdueReviews: 0 };
  const others = { comingReviews: 0, missedPromises: 0, notAgreed: 0 };
  return { month, teamId, template, plans: 0, withFindings: 0, ...none, ...others };
}

/** The last days of the months before this one, the newest first. */
function monthEnds(today: string): string[] {
  const days: string[] = [];
  for (let day = today; days.length < MONTHS;) {
    day = daysAfter(`${day.slice(0, 7)}-01`, -1);
    days.push(day);
  }
  return days;
}
