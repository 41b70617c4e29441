import { diff } from "lib0/diff/patience";
import type * as Y from "yjs";
import type { Attributes } from "./text.ts";
import { deltaOf, type Insert } from "./writing.ts";

/** A word, a gap or an object: what is kept or put in its place as a whole. */
type Piece = { insert: string | object; attributes: Attributes };

/**
 * Makes a piece of writing say and look what another one does. Words that are in both stay, so that
 * the carets in them and what others write beside them at this moment stay as well.
 */
export function restoreText(ytext: Y.Text, wanted: Y.Text): void {
  restoreWords(ytext, wanted);
  restoreLook(ytext, deltaOf(wanted));
}

function restoreWords(ytext: Y.Text, wanted: Y.Text) {
  const old = piecesOf(deltaOf(ytext));
  const fresh = piecesOf(deltaOf(wanted));
  // From the end, so that the places before stay as they are.
  const changes = diff(old.map(nameOf), fresh.map(nameOf));
  const starts = startsOf(old);
  const shifts = changes.map(({ remove, insert }) => insert.length - remove.length);
  for (let at = changes.length - 1; at >= 0; at--) {
    const change = changes[at];
    if (!change) continue;
    const { index, remove, insert } = change;
    const start = starts[index] ?? 0;
    const end = starts[index + remove.length] ?? start;
    if (end > start) ytext.delete(start, end - start);
    const before = shifts.slice(0, at).reduce((sum, it) => sum + it, 0);
    let place = start;
    for (const piece of fresh.slice(index + before, index + before + insert.length)) {
      // Yjs writes into the attributes that it is given.
      if (typeof piece.insert === "string")
        ytext.insert(place, piece.insert, { ...piece.attributes });
      else ytext.insertEmbed(place, piece.insert, { ...piece.attributes });
      place += sizeOf(piece);
    }
  }
}

/** Formats what stands in place but looks different. Both have the same words. */
function restoreLook(ytext: Y.Text, wanted: readonly Insert[]) {
  const now = deltaOf(ytext);
  let [nowAt, wantedAt, place] = [0, 0, 0];
  let [nowEnd, wantedEnd] = [lengthOf(now[0]), lengthOf(wanted[0])];
  while (nowAt < now.length && wantedAt < wanted.length) {
    const end = Math.min(nowEnd, wantedEnd);
    const change = difference(now[nowAt]?.attributes ?? {}, wanted[wantedAt]?.attributes ?? {});
    if (change) ytext.format(place, end - place, change);
    place = end;
    if (end === nowEnd) nowEnd += lengthOf(now[++nowAt]);
    if (end === wantedEnd) wantedEnd += lengthOf(wanted[++wantedAt]);
  }
}

function piecesOf(delta: readonly Insert[]): Piece[] {
  return delta.flatMap(({ insert, attributes = {} }): Piece[] =>
    typeof insert === "string"
      ? (insert.match(PIECES) ?? []).map((it) => ({ insert: it, attributes }))
      : [{ insert, attributes }],
  );
}

/** Words in whole characters, and everything else one character at a time. */
const PIECES = /[\p{L}\p{M}\p{N}]+|[^]/gu;

/** What tells a piece from others; its look does not. */
function nameOf({ insert }: Piece): string {
  return typeof insert === "string" ? `t${insert}` : `o${JSON.stringify(insert)}`;
}

function startsOf(pieces: readonly Piece[]): number[] {
  const starts = [0];
  for (const piece of pieces) starts.push((starts.at(-1) ?? 0) + sizeOf(piece));
  return starts;
}

const sizeOf = (piece: Piece) => lengthOf(piece);

function lengthOf(it: { insert: string | object } | undefined): number {
  if (!it) return 0;
  return typeof it.insert === "string" ? it.insert.length : 1;
}

/** What must be set or, with null, taken away to make `a` into `b`; null where they are the same. */
function difference(a: Attributes, b: Attributes): Attributes | null {
  const change: Attributes = {};
  for (const key of Object.keys(a)) if (!(key in b)) change[key] = null;
  for (const [key, value] of Object.entries(b))
    if (JSON.stringify(a[key]) !== JSON.stringify(value)) change[key] = value;
  return Object.keys(change).length ? change : null;
}
