import type { Plan } from "#src/plan/plan.ts";
import type { Suggestion, TrayItem } from "#src/plan/suggestion.ts";
import { sameAs } from "./alike.ts";
import type { ExpectedSection } from "./expected-copy.ts";
import { thingsOf } from "./fields.ts";
import type { WordBlock } from "./word-file.ts";

/**
 * The numbers of blocks with words that are neither in the plan, nor in the copy as it was made, nor
 * offered: whatever was done to a file, none of its words is passed over.
 */
export function blocksWithLostWords(
  blocks: readonly WordBlock[],
  expected: readonly ExpectedSection[],
  now: Plan,
  offered: { suggestions: readonly Suggestion[]; tray: readonly TrayItem[] },
): number[] {
  const known = new Set<string>();
  const know = (text: string) => {
    for (const it of wordsIn(text)) known.add(it);
  };
  for (const { heading, units } of expected) {
    know(heading);
    for (const it of units) know(it.text);
  }
  for (const { words, facts } of thingsOf(now)) {
    for (const { writing } of words) know(writing.text);
    for (const { shown } of facts) shown.forEach(know);
  }
  const taken = new Set<number>();
  for (const it of offered.tray) it.blocks.forEach((at) => taken.add(at));
  for (const it of offered.suggestions)
    // All of a new thing is in it: what could not be read of its facts is said beside them.
    if (it.kind === "add") it.blocks.forEach((at) => taken.add(at));
    else if (it.kind === "words") know(it.new.text);
    else if (it.kind === "fact") know(it.new);
  return [...blocks.entries()]
    .filter(([number, { place }]) => !taken.has(number) && place !== "header" && place !== "footer")
    .filter(([, { text }]) => wordsIn(text).some((it) => !known.has(it)))
    .map(([number]) => number);
}

function wordsIn(text: string): string[] {
  return (
    sameAs(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
