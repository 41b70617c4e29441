import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import type * as Y from "yjs";
import {
  type Attributes,
  attributesOf,
  lineEndAttributes,
  offsetOf,
  textSize,
  valueOf,
} from "./text.ts";

/**
 * Carries one local step into the Y.Text: characters first, then attributes of what stayed. Call it
 * for each step of a transaction, in order, within one Yjs transaction. A deletion names only
 * characters that were in `before`, that is, on this person's screen. Where equal characters stand
 * side by side, `step` tells which of them was meant.
 */
export function writeStep(ytext: Y.Text, before: Node, after: Node, step: Step): void {
  // A Y.Text that ends its last line keeps doing so; else the end is written only when it is needed.
  const isClosed = ytext.length > textSize(before);
  const lines = changedLines(before, after);
  const old = unitsOf(before, lines.from, lines.oldTo, isClosed);
  const fresh = unitsOf(after, lines.from, lines.freshTo, isClosed);
  const base = startOfLine(before, lines.from);
  const { from, oldTo, freshTo } = changedUnits(old, fresh, startOfStep(before, step) - base);

  if (oldTo > from) ytext.delete(base + sizeOf(old, 0, from), sizeOf(old, from, oldTo));
  let at = base + sizeOf(fresh, 0, from);
  for (const { insert, attributes } of grouped(fresh.slice(from, freshTo))) {
    // Yjs writes into the attributes that it is given.
    if (typeof insert === "string") ytext.insert(at, insert, { ...attributes });
    else ytext.insertEmbed(at, insert, { ...attributes });
    at += typeof insert === "string" ? insert.length : 1;
  }
  const kept = [...old.slice(0, from), ...fresh.slice(from, freshTo), ...old.slice(oldTo)];
  restyle(ytext, base, kept, fresh);
  if (!isClosed && needsEnd(after)) {
    const last = after.child(after.childCount - 1);
    ytext.insert(ytext.length, "\n", lineEndAttributes(last));
  }
}

/** A character (one code point), a line end or an object: what a difference may not cut. */
type Unit = { insert: string | object; attributes: Attributes };

/** The lines that a step made different: the others are the very same objects before and after. */
function changedLines(before: Node, after: Node) {
  const most = Math.min(before.childCount, after.childCount);
  let from = 0;
  while (from < most && before.child(from) === after.child(from)) from += 1;
  let same = 0;
  while (
    same < most - from &&
    before.child(before.childCount - 1 - same) === after.child(after.childCount - 1 - same)
  )
    same += 1;
  // Where lines at the end came or went, the line before them got or lost its line end.
  if (same === 0 && from > 0) from -= 1;
  return { from, oldTo: before.childCount - same, freshTo: after.childCount - same };
}

/** The units of some lines, each line with its end; the last line of all only where it has one. */
function unitsOf(doc: Node, from: number, to: number, isClosed: boolean): Unit[] {
  const units: Unit[] = [];
  for (let index = from; index < to; index++) {
    const line = doc.child(index);
    line.forEach((node) => {
      const attributes = attributesOf(node.marks);
      if (node.isText) pushCharacters(units, node.text ?? "", attributes);
      else units.push({ insert: valueOf(node), attributes });
    });
    if (index < doc.childCount - 1 || isClosed)
      units.push({ insert: "\n", attributes: lineEndAttributes(line) });
  }
  // Half a character cannot be sent: Yjs would put something else in its place, elsewhere only.
  for (const unit of units)
    if (typeof unit.insert === "string") unit.insert = unit.insert.toWellFormed();
  return units;
}

/** A character counts as one even where a mark begins between its two surrogates. */
function pushCharacters(units: Unit[], text: string, attributes: Attributes) {
  for (const character of text) {
    const last = units.at(-1);
    if (typeof last?.insert === "string" && isHalf(last.insert) && isHalf(character))
      last.insert += character;
    else units.push({ insert: character, attributes });
  }
}

/** Whether the text needs a line end after its last line, to say what that line is. */
function needsEnd(doc: Node): boolean {
  const last = doc.child(doc.childCount - 1);
  const isPlain = last.attrs["kind"] !== "li" && !last.attrs["other"];
  return !isPlain || (doc.childCount > 1 && last.childCount === 0);
}

/** Where a line begins in the text. */
function startOfLine(doc: Node, index: number): number {
  let start = 0;
  for (let at = 0; at < index; at++) start += doc.child(at).content.size + 1;
  return start;
}

/** Where in the text a step begins; 0 for a step that moves nothing. */
function startOfStep(before: Node, step: Step): number {
  let start: number | null = null;
  step.getMap().forEach((from) => (start ??= offsetOf(before, from)));
  return start ?? 0;
}

/** Where two lists of units begin and end to differ by their characters, nearest to offset `near`. */
function changedUnits(old: readonly Unit[], fresh: readonly Unit[], near: number) {
  const most = Math.min(old.length, fresh.length);
  let from = 0;
  while (from < most && isSame(old[from], fresh[from])) from += 1;
  let same = 0;
  while (same < most && isSame(old[old.length - 1 - same], fresh[fresh.length - 1 - same]))
    same += 1;
  let earliest = most - same;
  if (earliest < from) {
    // "aa" became "a" or "aaa": any of these places would do, so take the one that was meant.
    let offset = sizeOf(old, 0, earliest);
    for (; earliest < from && offset < near; earliest++)
      offset += sizeOf(old, earliest, earliest + 1);
    from = earliest;
    same = most - from;
  }
  return { from, oldTo: old.length - same, freshTo: fresh.length - same };
}

/** Formats what stayed in place and looks different now. */
function restyle(ytext: Y.Text, base: number, kept: readonly Unit[], fresh: readonly Unit[]) {
  let at = base;
  let run: { from: number; to: number; change: Attributes } | null = null;
  const flush = () => {
    if (run) ytext.format(run.from, run.to - run.from, run.change);
  };
  kept.forEach((unit, index) => {
    const size = sizeOf(kept, index, index + 1);
    const change = difference(unit.attributes, fresh[index]?.attributes ?? {});
    if (run && change && run.to === at && isEqual(run.change, change)) run.to = at + size;
    else {
      flush();
      run = change ? { from: at, to: at + size, change } : null;
    }
    at += size;
  });
  flush();
}

/** What must be set or, with null, taken away to make `a` into `b`; null where they are the same. */
function difference(a: Attributes, b: Attributes): Attributes | null {
  if (a === b) return null;
  const change: Attributes = {};
  for (const key of Object.keys(a)) if (!(key in b)) change[key] = null;
  for (const [key, value] of Object.entries(b)) if (!isEqual(a[key], value)) change[key] = value;
  return Object.keys(change).length ? change : null;
}

/** Neighbouring characters of one look as one insert. */
function grouped(units: readonly Unit[]): Unit[] {
  const groups: Unit[] = [];
  for (const { insert, attributes } of units) {
    const last = groups.at(-1);
    if (
      typeof insert === "string" &&
      typeof last?.insert === "string" &&
      isEqual(last.attributes, attributes)
    )
      last.insert += insert;
    else groups.push({ insert, attributes });
  }
  return groups;
}

function sizeOf(units: readonly Unit[], from: number, to: number): number {
  let size = 0;
  for (let at = from; at < to; at++) {
    const insert = units[at]?.insert;
    size += typeof insert === "string" ? insert.length : 1;
  }
  return size;
}

const isHalf = (character: string) => /^[\uD800-\uDFFF]$/.test(character);

const isSame = (a: Unit | undefined, b: Unit | undefined) =>
  a !== undefined && b !== undefined && isEqual(a.insert, b.insert);

const isEqual = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
