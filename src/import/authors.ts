import type { Suggestion } from "#src/plan/suggestion.ts";
import { sameAs } from "./alike.ts";
import type { WordBlock } from "./word-file.ts";

/** The author of changes and comments that a copy was made with. */
export const OURS = "Ownwords";

type Made = Pick<Suggestion, "by" | "isUntracked">;

/** Says who changed what, as far as Word kept track of it. */
export function createAuthors(blocks: readonly WordBlock[]) {
  const madeIn = ({ changes }: WordBlock) => changes.filter((it) => it.author !== OURS);
  const isTracked = blocks.some((it) => madeIn(it).length > 0);
  const originals = originalOf(blocks);
  const deletions = blocks.filter((it) =>
    madeIn(it).some(({ kind }) => kind === "deleted" || kind === "moved-away"),
  );

  /** Who made a change in these blocks, by which these words were lost. */
  function of(numbers: readonly number[], lost: readonly string[]): Made {
    if (!isTracked) return { by: [], isUntracked: true };
    const words = lost.map(sameAs).filter((it) => it !== "");
    const from = new Set(numbers.flatMap((it) => blocks[it] ?? []));
    for (const it of deletions)
      if (words.some((one) => sameAs(it.original).includes(one))) from.add(it);
    const by = new Map<string, Suggestion["by"][number]>();
    for (const { author, moment } of [...from].flatMap(madeIn))
      by.set(`${author}\n${moment}`, { author, moment });
    const isKnown = words.every((it) => originals.includes(it)) && numbers.every(isOwnChange);
    return { by: [...by.values()], isUntracked: by.size === 0 || !isKnown };
  }

  /** New words are tracked when they are not part of what there was before. */
  function isOwnChange(number: number): boolean {
    const block = blocks[number];
    return block === undefined || madeIn(block).length > 0 || blocks[number - 1]?.ranOn === true;
  }

  return { of };
}

/** What the file said when every tracked change is refused. */
function originalOf(blocks: readonly WordBlock[]): string {
  return sameAs(blocks.map((it) => it.original + (it.ranOn ? "" : "\n")).join(""));
}
