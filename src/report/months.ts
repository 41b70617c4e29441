import type { MonthCount, ReportFacts } from "#src/api/reports.ts";

/** The month before a month: `"2029-12"` for `"2030-01"`. */
export function monthBefore(month: string): string {
  const [year = 0, nth = 1] = month.split("-").map(Number);
  const [before, of] = nth === 1 ? [year - 1, 12] : [year, nth - 1];
  return `${String(before).padStart(4, "0")}-${String(of).padStart(2, "0")}`;
}

/** How the plans of a report were the month before; undefined where that was not kept. */
export function countBefore({ month, months }: ReportFacts): MonthCount | undefined {
  return months.find((it) => it.month === monthBefore(month));
}
