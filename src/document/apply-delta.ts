import { Fragment, type Node, Slice } from "prosemirror-model";
import type { Transform } from "prosemirror-transform";
import type * as Y from "yjs";
import { marksOf, objectOf, posOf, schema, textSize } from "./text.ts";

/**
 * Carries a remote change into the document of `tr`: one small step for each part of the delta, so
 * that carets and selections stay, then whatever it takes to make the document equal to `target`.
 */
export function applyDelta(tr: Transform, delta: Y.YTextEvent["delta"], target: Node): void {
  let offset = 0;
  for (const { retain, insert, delete: removed, attributes } of delta) {
    const place = Math.min(offset, textSize(tr.doc));
    if (typeof retain === "number") offset += retain;
    else if (typeof removed === "number") {
      const end = Math.min(place + removed, textSize(tr.doc));
      if (place < end) tr.delete(posOf(tr.doc, place), posOf(tr.doc, end));
    } else if (typeof insert === "string") {
      insertText(tr, place, insert, attributes);
      offset += insert.length;
    } else if (insert !== undefined) {
      tr.insert(posOf(tr.doc, place), objectOf(insert));
      offset += 1;
    }
  }
  settle(tr, target);
}

/** Makes the document of `tr` equal to `target`, with steps that move as little as can be. */
export function settle(tr: Transform, target: Node): void {
  if (tr.doc.eq(target)) return;
  settleLooks(tr, target);
  const start = tr.doc.content.findDiffStart(target.content);
  const ends = tr.doc.content.findDiffEnd(target.content);
  if (start === null || !ends) return;
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  try {
    tr.replace(start, ends.a + overlap, target.slice(start, ends.b + overlap));
  } catch {
    // What does not fit there is put in with the whole, below.
  }
  if (!tr.doc.eq(target))
    tr.replace(0, tr.doc.content.size, new Slice(Fragment.from(target.content), 0, 0));
}

function insertText(tr: Transform, offset: number, text: string, attributes = {}) {
  const marks = marksOf(attributes);
  let at = offset;
  for (const [index, piece] of text.split("\n").entries()) {
    if (index > 0) {
      tr.split(posOf(tr.doc, at));
      at += 1;
    }
    if (piece) tr.insert(posOf(tr.doc, at), schema.text(piece, marks));
    at += piece.length;
  }
}

/** Attributes of lines and marks of words, by steps that leave every position where it is. */
function settleLooks(tr: Transform, target: Node) {
  if (tr.doc.childCount !== target.childCount) return;
  let pos = 0;
  for (let index = 0; index < target.childCount; index++) {
    const line = tr.doc.child(index);
    const wanted = target.child(index);
    if (!line.sameMarkup(wanted)) tr.setNodeMarkup(pos, null, wanted.attrs);
    if (line.textContent === wanted.textContent && line.content.size === wanted.content.size)
      settleMarks(tr, pos + 1, line, wanted);
    pos += line.nodeSize;
  }
}

function settleMarks(tr: Transform, start: number, line: Node, wanted: Node) {
  const from = line.content.findDiffStart(wanted.content);
  const to = line.content.findDiffEnd(wanted.content)?.b;
  if (from === null || to === undefined || to <= from) return;
  tr.removeMark(start + from, start + to);
  wanted.nodesBetween(from, to, (node, pos) => {
    for (const mark of node.marks)
      tr.addMark(start + Math.max(from, pos), start + Math.min(to, pos + node.nodeSize), mark);
  });
}
