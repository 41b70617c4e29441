import type { Block, Line } from "./copy.ts";

/** More pages than this are more than most people read who need plain words: Easy Read's own limit. */
const LONG = 20;

/** Whether these blocks likely fill more pages than somebody wants to hold. */
export function isLong(blocks: readonly Block[], points: 12 | 14 | 18): boolean {
  return likelyPages(blocks, points) > LONG;
}

/** How many pages of A4 these blocks likely fill; no layout is made for it. */
export function likelyPages(blocks: readonly Block[], points: 12 | 14 | 18): number {
  let pages = 1;
  let used = 0;
  for (const it of blocks) {
    const height = heightOf(it, points);
    const isOver = used + height > PAGE_HEIGHT;
    if (used > 0 && (isOver || (it.kind === "heading" && it.startsPage))) {
      pages += 1;
      used = 0;
    }
    pages += Math.floor((used + height) / PAGE_HEIGHT);
    used = (used + height) % PAGE_HEIGHT;
  }
  return pages;
}

/** Height and width of the text of a page, in points. */
const PAGE_HEIGHT = 720;
const PAGE_WIDTH = 470;

function heightOf(block: Block, points: 12 | 14 | 18): number {
  const wide = points === 18 ? 1.31 : 1.15;
  // A line of Arial is 1.15 times as high as its letters.
  const lineHeight = points * 1.15 * wide;
  const lines = (it: Line, width = PAGE_WIDTH) => {
    const size = it.tone === "voice" ? points * 1.3 : points;
    const letters = it.runs.reduce((sum, { text }) => sum + text.length, 0);
    return Math.max(1, Math.ceil((letters * size * 0.5) / width)) * lineHeight + 6;
  };
  switch (block.kind) {
    case "line":
      return lines(block);
    case "heading":
      return lineHeight * 1.2 + (block.level === 3 ? 15 : 28);
    case "picture":
      return 95;
    case "write-lines":
      return block.count * (lineHeight + 14);
    case "signature":
      return (block.isNamed ? 2 : 3) * (lineHeight + 14);
    case "table":
      return block.rows.reduce((sum, cells) => {
        const heights = cells.map((cell, at) => {
          const width = (PAGE_WIDTH * (block.columns[at]?.share ?? 100)) / 100;
          return cell.reduce((height, it) => height + lines(it, width), 4);
        });
        return sum + Math.max(0, ...heights);
      }, lineHeight);
  }
}
