import type { Run } from "./copy.ts";

/** The runs between two places in the text of a line, cut where these lie inside one. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  let start = 0;
  return runs.flatMap((it) => {
    const [a, b] = [Math.max(0, from - start), Math.min(it.text.length, to - start)];
    start += it.text.length;
    return a < b ? [{ ...it, text: it.text.slice(a, b) }] : [];
  });
}
