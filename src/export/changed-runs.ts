import { compareWords } from "#src/compare/compare-words.ts";
import type { Run } from "./copy.ts";
import { sliceRuns } from "./slice-runs.ts";

/**
 * The runs of a line after, with the words that went before where they stood. What stayed looks as
 * it does after.
 */
export function changedRuns(before: readonly Run[], after: readonly Run[]): Run[] {
  const parts = compareWords(textIn(before), textIn(after));
  const runs: Run[] = [];
  let [was, is] = [0, 0];
  for (const { kind, text } of parts) {
    if (kind === "removed")
      runs.push(
        ...sliceRuns(before, was, was + text.length).map((it) => ({ ...it, change: kind })),
      );
    else {
      const some = sliceRuns(after, is, is + text.length);
      runs.push(...(kind === "same" ? some : some.map((it) => ({ ...it, change: kind }))));
    }
    if (kind !== "added") was += text.length;
    if (kind !== "removed") is += text.length;
  }
  return runs;
}

function textIn(runs: readonly Run[]): string {
  return runs.map((it) => it.text).join("");
}
