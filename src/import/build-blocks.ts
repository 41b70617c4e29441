import type { RawParagraph, RawPiece } from "./raw-paragraph.ts";
import type { WordBlock, WordChange } from "./word-file.ts";

/** Makes one block of paragraphs whose ends were deleted between them, and says what changed. */
export function buildBlocks(paragraphs: readonly RawParagraph[]): WordBlock[] {
  const blocks: WordBlock[] = [];
  const open = new Map<RawParagraph["container"], { at: number; parts: RawParagraph[] }>();
  for (const paragraph of paragraphs) {
    const begun = open.get(paragraph.container);
    const parts = [...(begun?.parts ?? []), paragraph];
    // A paragraph of which nothing is left is said to be gone, and does not run into the next.
    const isUnended = !paragraph.isEnd && parts.some(isSomethingLeft);
    const at = begun?.at ?? blocks.length;
    blocks[at] = blockOf(parts);
    if (isUnended) open.set(paragraph.container, { at, parts });
    else open.delete(paragraph.container);
  }
  return blocks;
}

function isSomethingLeft({ pieces }: RawParagraph): boolean {
  return pieces.some((it) => it.is && it.text.trim() !== "");
}

function blockOf(parts: readonly RawParagraph[]): WordBlock {
  const pieces = parts.flatMap((it, index) => {
    const isLast = index === parts.length - 1;
    return isLast || !it.wasEnd ? it.pieces : [...it.pieces, BREAK];
  });
  // Whose properties the joined paragraph has: the first one's that still has words.
  const main = parts.find(isSomethingLeft) ?? parts[0];
  const last = parts.at(-1);
  const text = joined(pieces.filter((it) => it.is));
  const visible = pieces.filter((it) => it.is && it.text.trim() !== "");
  return {
    place: main?.container.place ?? "body",
    text,
    original: joined(pieces.filter((it) => it.was)),
    pieces: pieces.map(({ text, was, is, strong, em, struck, href }) => ({
      text,
      was,
      is,
      strong,
      em,
      struck,
      href,
    })),
    changes: changesOf(pieces),
    isGone: last !== undefined && !last.isEnd && text.trim() === "",
    ranOn: last !== undefined && !last.wasEnd,
    headingLevel: main?.headingLevel ?? null,
    listDepth: main?.listDepth ?? null,
    isBold: visible.length > 0 && visible.every((it) => it.strong),
    isPlaceholder: visible.length > 0 && visible.every((it) => it.isPlaceholder),
    style: main?.style ?? "",
    cell: main?.container.cell ?? null,
    bookmarks: parts.flatMap((it) => it.bookmarks),
    tags: [...new Set(parts.flatMap((it) => it.tags))],
    comments: parts.flatMap((it) => it.comments),
  };
}

/** The end of a paragraph that was deleted. */
const BREAK: RawPiece = {
  text: "\n",
  was: true,
  is: false,
  strong: false,
  em: false,
  struck: false,
  href: null,
  change: null,
  isPlaceholder: false,
};

function joined(pieces: readonly RawPiece[]): string {
  return pieces.map((it) => it.text).join("");
}

/** Neighbouring pieces that one person changed in the same way and moment are one change. */
function changesOf(pieces: readonly RawPiece[]): WordChange[] {
  const changes: WordChange[] = [];
  let before: RawPiece["change"] = null;
  for (const { change, text } of pieces) {
    const last = changes.at(-1);
    const isSame =
      change !== null &&
      before !== null &&
      change.kind === before.kind &&
      change.author === before.author &&
      change.moment === before.moment;
    if (isSame && last) last.text += text;
    else if (change !== null) changes.push({ ...change, text });
    before = change;
  }
  return changes;
}
