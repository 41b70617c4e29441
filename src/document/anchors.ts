/**
 * Places in a piece of writing that stay with the characters beside them, whatever is written around
 * them and whoever writes it. They are facts like others, so nothing of them is in the text.
 */
import * as Y from "yjs";
import * as z from "zod/mini";
import { readWriting } from "./writing.ts";

/** Two offsets in the text of a piece of writing, in UTF-16 units. */
export type Range = { from: number; to: number };

/** The most of what a comment is about that is kept with it. */
const LONGEST_QUOTE = 400;

/** Where these words are, as one text that can be a fact. */
export function anchorOf(ytext: Y.Text, { from, to }: Range): string {
  // The first place holds on to the character after it and the last one to the one before it, so
  // that what is written beside the words does not become part of them.
  const begins = Y.createRelativePositionFromTypeIndex(ytext, from, 0);
  const ends = Y.createRelativePositionFromTypeIndex(ytext, to, -1);
  return JSON.stringify([begins, ends].map(Y.relativePositionToJSON));
}

/** What is kept of the words in a range, to be shown when they are gone. */
export function quoteOf(ytext: Y.Text, { from, to }: Range): string {
  return textIn(ytext)
    .slice(from, Math.min(to, from + LONGEST_QUOTE))
    .toWellFormed();
}

/**
 * Where those words are now; null when they are gone. Where the places are of another document, or
 * the words went and were put back, the quote says where, if it stands there just once.
 */
export function rangeOf(
  ydoc: Y.Doc,
  ytext: Y.Text,
  { anchor, quote }: { anchor: string; quote: string },
): Range | null {
  const places = placesOf(ydoc, ytext, anchor);
  if (places && places.from < places.to) return places;
  if (!quote) return null;
  const text = textIn(ytext);
  const at = text.indexOf(quote);
  return at < 0 || text.includes(quote, at + 1) ? null : { from: at, to: at + quote.length };
}

/** Where both ends of an anchor are now, which can be one place; null where one of them is not known. */
export function placesOf(ydoc: Y.Doc, ytext: Y.Text, anchor: string): Range | null {
  const [from = null, to = null] = anchored(anchor).map((it) => offsetIn(ydoc, ytext, it));
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

const Anchor = z.tuple([z.unknown(), z.unknown()]);

function anchored(anchor: string): readonly unknown[] {
  try {
    return Anchor.safeParse(JSON.parse(anchor)).data ?? [];
  } catch {
    return [];
  }
}

function offsetIn(ydoc: Y.Doc, ytext: Y.Text, position: unknown): number | null {
  try {
    const relative = Y.createRelativePositionFromJSON(position);
    const found = Y.createAbsolutePositionFromRelativePosition(relative, ydoc);
    return found?.type === ytext ? found.index : null;
  } catch {
    return null;
  }
}

function textIn(ytext: Y.Text): string {
  return readWriting(ytext, { kind: "worker", person: null }).text;
}
