import type { Identity } from "#src/export/identity.ts";
import type { WordComment } from "#src/plan/suggestion.ts";
import { buildBlocks } from "./build-blocks.ts";
import { ImportError } from "./import-error.ts";
import { readComments, settleComments } from "./read-comments.ts";
import { readIdentity } from "./read-identity.ts";
import { readParagraphs } from "./read-paragraphs.ts";
import { readRelations } from "./read-relations.ts";
import { readStyles } from "./read-styles.ts";
import { openPackage } from "./word-package.ts";

/** What a Word file says: everything that somebody could read in it, in order. */
export type WordFile = {
  /** The body with its text boxes, then footnotes, endnotes, headers and footers. */
  blocks: readonly WordBlock[];
  /** What the file says of itself if it is a copy of a plan; a claim, not a proof. */
  identity: WordIdentity | null;
  /** What stands at the foot of pages, each text once. */
  footers: readonly string[];
  /** All comments in order; each is also with the block that it is about. */
  comments: readonly WordComment[];
  /** What the file holds and cannot be read, as sentences. */
  unread: readonly string[];
  /** The custom XML parts, unread. */
  customParts: readonly string[];
};

/** One paragraph as it stands now, with what it was before the changes that Word kept track of. */
export type WordBlock = {
  place: "body" | "text box" | "footnote" | "endnote" | "header" | "footer";
  /** The words when every tracked change is accepted. A line break is `\n`, a tab `\t`. */
  text: string;
  /** The words when every tracked change is refused; paragraphs made one are parted by `\n`. */
  original: string;
  /** Both, piece by piece, in order. */
  pieces: readonly WordPiece[];
  changes: readonly WordChange[];
  /** Whether the paragraph goes when changes are accepted; then `text` is empty. */
  isGone: boolean;
  /** Whether the original had no end of a paragraph here, so that it ran on into the next block. */
  ranOn: boolean;
  /** 1 to 9; null for what is no heading. */
  headingLevel: number | null;
  /** 0 to 8; null for what is no item of a list. */
  listDepth: number | null;
  /** Whether all its words are bold. */
  isBold: boolean;
  /** Whether all its words only say what to type here. */
  isPlaceholder: boolean;
  /** The name of its style, as English Word calls it, in lower case. */
  style: string;
  cell: WordCell | null;
  bookmarks: readonly string[];
  /** The tags of the content controls that it lies in, the outermost first. */
  tags: readonly string[];
  /** The comments that begin in it. */
  comments: readonly WordComment[];
};

/** A stretch of words that was and is, came, or went. */
export type WordPiece = {
  text: string;
  /** Whether it is part of the original. */
  was: boolean;
  /** Whether it is part of what stands now. */
  is: boolean;
  strong: boolean;
  em: boolean;
  struck: boolean;
  /** The address of a link; null for none. */
  href: string | null;
};

/** One tracked change of words. */
export type WordChange = {
  kind: "inserted" | "deleted" | "moved-here" | "moved-away";
  /** The name as Word wrote it; anybody can call themselves anything there. */
  author: string;
  /** When, as Word wrote it; null when it did not. */
  moment: string | null;
  text: string;
};

/** Where in a table a paragraph stands; all numbers count from 0. */
export type WordCell = {
  table: number;
  row: number;
  column: number;
  /** Whether the row is repeated as a heading on every page. */
  isHeader: boolean;
  /** The table in one of whose cells this table stands; null for none. */
  inside: number | null;
};

/** An identity and what carried it; from properties and footers only part of it is known. */
export type WordIdentity = Identity & { foundIn: "identity part" | "properties" | "footer" };

/** A file with more paragraphs than this is no plan. */
const MOST_BLOCKS = 60_000;

/** Reads a .docx; throws an `ImportError` with a sentence for whoever chose a file that is none. */
export function readWord(bytes: Uint8Array): WordFile {
  const file = openPackage(bytes);
  const relations = readRelations(file);
  const styles = readStyles(file.text(relations.one("styles") ?? ""));
  const comments = readComments(file, relations);
  const unread = new Set<string>();
  const read = (name: string | null, place: WordBlock["place"]) => {
    const xml = name === null ? null : file.text(name);
    if (xml === null || name === null) return [];
    const links = relations.linksOf(name);
    return readParagraphs(xml, { place, styles, links, comments, unread, most: MOST_BLOCKS });
  };
  const body = read(relations.body, "body");
  if (body.length === 0)
    throw new ImportError("There are no words in this file. Choose another one.");
  const footers = relations.all("footer").map((it) => buildBlocks(read(it, "footer")));
  const blocks = [
    ...buildBlocks(body),
    ...buildBlocks(read(relations.one("footnotes"), "footnote")),
    ...buildBlocks(read(relations.one("endnotes"), "endnote")),
    ...once(relations.all("header").map((it) => buildBlocks(read(it, "header")))),
    ...once(footers),
  ];
  const customParts = file.names
    .filter((it) => /^customXml\/item\d+\.xml$/.test(it))
    .slice(0, 20)
    .map((it) => file.text(it) ?? "");
  const footerTexts = once(footers).map((it) => it.text);
  return {
    blocks,
    identity: readIdentity(customParts, file.text("docProps/custom.xml"), footerTexts),
    footers: footerTexts,
    comments: settleComments(comments, blocks),
    unread: [...unread],
    customParts,
  };
}

/** Pages of several kinds repeat what stands at their head or foot. */
function once(parts: readonly (readonly WordBlock[])[]): WordBlock[] {
  const said = new Set<string>();
  return parts.flat().filter(({ text, original }) => {
    const words = `${text}\0${original}`;
    if (said.has(words)) return false;
    said.add(words);
    return true;
  });
}
