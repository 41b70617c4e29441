/** Where half, and where 95 of 100, of some measurements lie at or below. */
export type Spread = { p50: number; p95: number };

/** The spread of some measurements. */
export function spreadOf(measured: readonly number[]): Spread {
  const sorted = measured.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** The middle one of some runs, for p50 and p95 each. */
export function medianOf(runs: readonly Spread[]): Spread {
  const middle = (of: (run: Spread) => number) => spreadOf(runs.map(of)).p50;
  return { p50: middle((it) => it.p50), p95: middle((it) => it.p95) };
}

/** One line of the table. `target` is the most that `judged` may be; null where none was promised. */
export type Figure = { what: string; measured: string; judged: number; target: number | null };

/** A line about something measured many times, judged by its p50 or its p95. */
export function figure(
  what: string,
  unit: string,
  spread: Spread,
  judge: keyof Spread = "p95",
  target: number | null = null,
): Figure {
  const measured = `${spread.p50.toFixed(1)} / ${spread.p95.toFixed(1)} ${unit}`;
  return { what, measured, judged: spread[judge], target };
}

/** A line about one amount. */
export function amount(what: string, unit: string, value: number, target: number | null = null) {
  return { what, measured: `${value.toFixed(1)} ${unit}`, judged: value, target };
}

/** Prints lines with their targets, and whether each was met. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  for (const { what, measured, judged, target } of figures) {
    const verdict =
      target === null ? "" : `<= ${target}`.padEnd(9) + (judged <= target ? "met" : "OVER");
    console.log(`  ${what.padEnd(58)} ${measured.padStart(18)}   ${verdict}`);
  }
}
