/**
 * One piece of writing as ProseMirror sees it, and both directions between it and its Y.Text. Every
 * Y.Text is a valid document here, so no merge can make an invalid one.
 */
import {
  type Attrs,
  Fragment,
  type Mark,
  type Node,
  Schema,
  Slice,
} from "prosemirror-model";
import type { Transform } from "prosemirror-transform";
import type * as Y from "yjs";
import { deltaOf, depthOf, type Insert, isSafeAddress } from "./writing.ts";

/** The schema of every field: lines of text, some of them list items; no structure to break. */
export const schema = new Schema({
  nodes: {
    doc: { content: "line+" },
    line: {
      content: "inline*",
      attrs: {
        kind: { default: "p" },
        depth: { default: 0 },
        other: { default: null },
      },
      parseDOM: [
        { tag: "li", getAttrs: () => ({ kind: "li" }) },
        { tag: "p" },
        { tag: "div" },
        { tag: "h1,h2,h3,h4,h5,h6,blockquote,pre" },
      ],
      toDOM: ({ attrs }) => [
        "div",
        attrs["kind"] === "li"
          ? { class: "line li", "data-depth": String(attrs["depth"]) }
          : { class: "line" },
        0,
      ],
    },
    text: { group: "inline" },
    /** Something of a later version: shown as a quiet box, kept as it is. */
    object: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { value: { default: {} } },
      toDOM: () => [
        "span",
        { class: "object", title: "Made by a newer version of Ownwords" },
        "□",
      ],
    },
  },
  marks: {
    strong: {
      parseDOM: [{ tag: "strong" }, { tag: "b" }],
      toDOM: () => ["strong", 0],
    },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
    link: {
      attrs: { href: { default: "" } },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (it) => {
            const href = it.getAttribute("href") ?? "";
            return isSafeAddress(href) ? { href } : false;
          },
        },
      ],
      toDOM: ({ attrs }) => {
        const href = String(attrs["href"]);
        return isSafeAddress(href)
          ? ["a", { href, rel: "noopener noreferrer" }, 0]
          : ["span", 0];
      },
    },
    struck: { inclusive: false, toDOM: () => ["s", 0] },
    /** A mark of a later version: no look of its own, kept with its name and value. */
    other: {
      attrs: { name: { default: "" }, value: { default: null } },
      excludes: "",
      inclusive: false,
      toDOM: () => ["span", 0],
    },
  },
});

/** The document that a Y.Text stands for. */
export function docOf(ytext: Y.Text): Node {
  return docOfDelta(deltaOf(ytext));
}

/** The document that a delta of inserts stands for. Total: there is one for any delta. */
export function docOfDelta(delta: readonly Insert[]): Node {
  const lines: Node[] = [];
  let content: Node[] = [];
  for (const { insert, attributes } of delta) {
    if (typeof insert !== "string") {
      content.push(
        schema.node("object", { value: insert }, null, marksIn(attributes)),
      );
      continue;
    }
    const pieces = insert.split("\n");
    pieces.forEach((piece, at) => {
      if (at > 0) {
        lines.push(schema.node("line", lineAttrs(attributes), content));
        content = [];
      }
      if (piece) content.push(schema.text(piece, marksIn(attributes)));
    });
  }
  if (content.length || !lines.length)
    lines.push(schema.node("line", null, content));
  return schema.node("doc", null, lines);
}

/** Where an offset of the Y.Text lies in the document: each line before it opens and closes once. */
export function posOf(doc: Node, offset: number): number {
  let start = 0;
  let pos = 0;
  for (let index = 0; index < doc.childCount; index++) {
    const line = doc.child(index);
    const length = line.content.size;
    if (offset <= start + length || index === doc.childCount - 1)
      return pos + 1 + Math.min(Math.max(0, offset - start), length);
    start += length + 1;
    pos += line.nodeSize;
  }
  return pos;
}

/** The offset in the Y.Text of a position in the document. */
export function offsetOf(doc: Node, pos: number): number {
  const at = doc.resolve(Math.max(0, Math.min(pos, doc.content.size)));
  const index = at.index(0);
  // Between two lines counts as the start of the next; after the last one, as its end.
  if (at.depth === 0)
    return index === doc.childCount
      ? Math.max(0, pos - 2 * index + 1) - 0
      : pos - index;
  return pos - 1 - index;
}

/**
 * Carries one local step into the Y.Text: characters first, then attributes of what stayed. Call it
 * for each step of a transaction, in order, within one Yjs transaction. A deletion names only
 * characters that were in `before`, that is, on this person's screen.
 */
export function writeStep(ytext: Y.Text, before: Node, after: Node): void {
  const old = unitsOf(before);
  const fresh = unitsOf(after);
  // A Y.Text that ends its last line keeps doing so; else the end is written only when it is needed.
  const closed = ytext.length > length(old);
  const needsEnd = closed || lastLineNeedsEnd(after);
  if (closed) old.push(lineEnd(before, before.childCount - 1));
  if (needsEnd) fresh.push(lineEnd(after, after.childCount - 1));
  const [from, oldTo, freshTo] = changed(old, fresh);
  if (oldTo > from)
    ytext.delete(sizeOf(old, 0, from), sizeOf(old, from, oldTo));
  let at = sizeOf(fresh, 0, from);
  for (const { insert, attributes } of grouped(fresh.slice(from, freshTo))) {
    if (typeof insert === "string") ytext.insert(at, insert, attributes);
    else ytext.insertEmbed(at, insert, attributes);
    at += typeof insert === "string" ? insert.length : 1;
  }
  const kept = [
    ...old.slice(0, from),
    ...fresh.slice(from, freshTo),
    ...old.slice(oldTo),
  ];
  restyle(ytext, kept, fresh);
}

/**
 * Carries a remote change into the document of `tr`: one small step for each part of the delta, so
 * that carets and selections stay, then the smallest replacement for whatever differs still.
 */
export function applyDelta(
  tr: Transform,
  delta: Y.YTextEvent["delta"],
  target: Node,
): void {
  let offset = 0;
  for (const { retain, insert, delete: removed, attributes } of delta) {
    if (typeof retain === "number") offset += retain;
    else if (typeof removed === "number") {
      const end = Math.min(offset + removed, textSize(tr.doc));
      if (offset < end) tr.delete(posOf(tr.doc, offset), posOf(tr.doc, end));
    } else if (typeof insert === "string") {
      const marks = marksIn(attributes);
      insert.split("\n").forEach((piece, at) => {
        if (at > 0) {
          if (offset > textSize(tr.doc)) return;
          tr.split(posOf(tr.doc, offset));
          offset += 1;
        }
        if (piece) tr.insert(posOf(tr.doc, offset), schema.text(piece, marks));
        offset += piece.length;
      });
    } else if (insert !== undefined) {
      tr.insert(
        posOf(tr.doc, offset),
        schema.node("object", { value: insert }),
      );
      offset += 1;
    }
  }
  settle(tr, target);
}

/** Makes the document of `tr` equal to `target` by line attributes, then by one small replacement. */
export function settle(tr: Transform, target: Node): void {
  if (tr.doc.childCount === target.childCount) {
    let pos = 0;
    for (let index = 0; index < target.childCount; index++) {
      const line = tr.doc.child(index);
      const wanted = target.child(index);
      if (!line.hasMarkup(wanted.type, wanted.attrs))
        tr.setNodeMarkup(pos, null, wanted.attrs);
      pos += line.nodeSize;
    }
  }
  const start = tr.doc.content.findDiffStart(target.content);
  if (start === null) return;
  const ends = tr.doc.content.findDiffEnd(target.content);
  if (!ends) return;
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  replace(tr, target, start, ends.a + overlap, ends.b + overlap);
  // A replacement across lines can be fitted otherwise than meant; then the whole is put in.
  if (!tr.doc.eq(target))
    tr.replaceWith(0, tr.doc.content.size, target.content);
}

function replace(
  tr: Transform,
  target: Node,
  from: number,
  to: number,
  targetTo: number,
) {
  const slice = target.slice(from, targetTo);
  try {
    tr.replace(from, to, slice);
  } catch {
    tr.replace(
      0,
      tr.doc.content.size,
      new Slice(Fragment.from(target.content), 0, 0),
    );
  }
}

/** A character (one code point) or an object, with its attributes: what a diff may not cut. */
type Unit = { insert: string | object; attributes: Record<string, unknown> };

function unitsOf(doc: Node): Unit[] {
  const units: Unit[] = [];
  doc.forEach((line, _, index) => {
    line.forEach((node) => {
      const attributes = attributesOf(node.marks);
      if (node.isText)
        for (const character of node.text ?? "")
          units.push({ insert: character, attributes });
      else units.push({ insert: node.attrs["value"] as object, attributes });
    });
    if (index < doc.childCount - 1) units.push(lineEnd(doc, index));
  });
  return units;
}

function lineEnd(doc: Node, index: number): Unit {
  const { kind, depth, other } = doc.child(index).attrs;
  const kept = (other ?? {}) as Record<string, unknown>;
  return {
    insert: "\n",
    attributes: kind === "li" ? { ...kept, kind, depth } : { ...kept },
  };
}

function lastLineNeedsEnd(doc: Node): boolean {
  const last = doc.child(doc.childCount - 1);
  const isPlain = last.attrs["kind"] !== "li" && !last.attrs["other"];
  return !isPlain || (doc.childCount > 1 && last.childCount === 0);
}

/** Where two lists of units begin and end to differ, by their characters alone. */
function changed(
  old: readonly Unit[],
  fresh: readonly Unit[],
): [number, number, number] {
  const same = (a: Unit | undefined, b: Unit | undefined) =>
    a !== undefined && b !== undefined && sameInsert(a.insert, b.insert);
  let from = 0;
  while (same(old[from], fresh[from])) from += 1;
  let oldTo = old.length;
  let freshTo = fresh.length;
  while (
    oldTo > from &&
    freshTo > from &&
    same(old[oldTo - 1], fresh[freshTo - 1])
  ) {
    oldTo -= 1;
    freshTo -= 1;
  }
  return [from, oldTo, freshTo];
}

/** Formats what stayed in place and looks different now. */
function restyle(ytext: Y.Text, kept: readonly Unit[], fresh: readonly Unit[]) {
  let at = 0;
  let run: {
    from: number;
    to: number;
    change: Record<string, unknown>;
  } | null = null;
  const flush = () =>
    run && ytext.format(run.from, run.to - run.from, run.change);
  kept.forEach((unit, index) => {
    const size = sizeOf(kept, index, index + 1);
    const change = difference(unit.attributes, fresh[index]?.attributes ?? {});
    if (run && change && run.to === at && sameJson(run.change, change))
      run.to = at + size;
    else {
      flush();
      run = change ? { from: at, to: at + size, change } : null;
    }
    at += size;
  });
  flush();
}

function difference(a: Record<string, unknown>, b: Record<string, unknown>) {
  const change: Record<string, unknown> = {};
  for (const key of Object.keys(a)) if (!(key in b)) change[key] = null;
  for (const [key, value] of Object.entries(b))
    if (!sameJson(a[key], value)) change[key] = value;
  return Object.keys(change).length ? change : null;
}

/** Neighbouring characters of one look as one insert. */
function grouped(units: readonly Unit[]): Unit[] {
  const groups: Unit[] = [];
  for (const unit of units) {
    const last = groups.at(-1);
    const joins =
      typeof unit.insert === "string" &&
      typeof last?.insert === "string" &&
      sameJson(last.attributes, unit.attributes);
    if (joins && last)
      last.insert = `${String(last.insert)}${String(unit.insert)}`;
    else groups.push({ ...unit });
  }
  return groups;
}

const sizeOf = (units: readonly Unit[], from: number, to: number) =>
  units
    .slice(from, to)
    .reduce(
      (sum, { insert }) =>
        sum + (typeof insert === "string" ? insert.length : 1),
      0,
    );
const length = (units: readonly Unit[]) => sizeOf(units, 0, units.length);
const textSize = (doc: Node) =>
  doc.content.size - 2 * doc.childCount + doc.childCount - 1;
const sameInsert = (a: string | object, b: string | object) =>
  typeof a === "string" || typeof b === "string" ? a === b : sameJson(a, b);
const sameJson = (a: unknown, b: unknown) =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

function lineAttrs(attributes: Record<string, unknown> = {}): Attrs | null {
  const {
    kind,
    depth: _depth,
    strong: _strong,
    em: _em,
    link: _link,
    ...other
  } = attributes;
  const rest = Object.keys(other).length ? other : null;
  if (kind === "li") return { kind, depth: depthOf(attributes), other: rest };
  return rest
    ? {
        kind: "p",
        depth: 0,
        other: { ...(kind === undefined ? {} : { kind }), ...rest },
      }
    : null;
}

function marksIn(attributes: Record<string, unknown> = {}): Mark[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (
      value === null ||
      value === undefined ||
      name === "kind" ||
      name === "depth"
    )
      return [];
    if (name === "link" && typeof value === "string")
      return [schema.mark("link", { href: value })];
    if (name === "strong" || name === "em") return [schema.mark(name)];
    if (name === "struck" && value === true) return [schema.mark("struck")];
    return [schema.mark("other", { name, value })];
  });
}

function attributesOf(marks: readonly Mark[]): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const { type, attrs } of marks) {
    if (type.name === "other")
      attributes[String(attrs["name"])] = attrs["value"];
    else attributes[type.name] = type.name === "link" ? attrs["href"] : true;
  }
  return attributes;
}
