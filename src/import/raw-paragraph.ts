import type { WordComment } from "#src/plan/suggestion.ts";
import type { WordBlock, WordCell, WordChange, WordPiece } from "./word-file.ts";

/** Who changed something and when, without the words. */
export type Change = Omit<WordChange, "text">;

/** Where paragraphs follow each other: the body, a cell, a text box, a note. */
export type Container = {
  place: WordBlock["place"];
  cell: WordCell | null;
  /** Tracked changes of a whole row or cell, which hold for all that is in it. */
  changes: Change[];
};

export type RawPiece = WordPiece & { change: Change | null; isPlaceholder: boolean };

/** A paragraph as the file has it; one whose end was deleted is still apart from the next. */
export type RawParagraph = {
  container: Container;
  pieces: RawPiece[];
  /** Whether the original, and what stands now, has an end of a paragraph here. */
  wasEnd: boolean;
  isEnd: boolean;
  style: string;
  /** Whether its style is bold. */
  isBold: boolean;
  headingLevel: number | null;
  listDepth: number | null;
  bookmarks: string[];
  tags: string[];
  comments: WordComment[];
};

/** An empty paragraph. */
export function paragraphIn(container: Container, tags: readonly string[]): RawParagraph {
  const isChanged = (kinds: readonly string[]) =>
    container.changes.some((it) => kinds.includes(it.kind));
  return {
    container,
    pieces: [],
    wasEnd: !isChanged(CAME),
    isEnd: !isChanged(WENT),
    style: "",
    isBold: false,
    headingLevel: null,
    listDepth: null,
    bookmarks: [],
    tags: [...tags],
    comments: [],
  };
}

/** Kinds of changes by which words came, and by which they went. */
export const CAME: readonly string[] = ["inserted", "moved-here"];
export const WENT: readonly string[] = ["deleted", "moved-away"];
