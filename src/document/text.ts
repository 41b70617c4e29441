/**
 * One piece of writing as ProseMirror sees it, and how places in both compare. Every Y.Text is a
 * valid document here, so no merge can make an invalid one.
 */
import { type Attrs, type Mark, type Node, Schema } from "prosemirror-model";
import type * as Y from "yjs";
import { deltaOf, depthOf, type Insert, isSafeAddress } from "./writing.ts";

/** The attributes of a character, a line end or an object in a Y.Text. */
export type Attributes = Record<string, unknown>;

/**
 * The schema of every field: lines of text, some of them list items; no structure to break. What a
 * later version put there is kept as JSON in attributes, so that equal things compare as equal.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: "line+" },
    line: {
      content: "inline*",
      // A list item that is pasted into an empty line stays one.
      definingForContent: true,
      attrs: { kind: { default: "p" }, depth: { default: 0 }, other: { default: null } },
      parseDOM: [
        {
          tag: "li, .li",
          getAttrs: (it) => ({
            kind: "li",
            depth: depthOf({ depth: it.getAttribute("data-depth") }),
          }),
        },
        { tag: "p, div, h1, h2, h3, h4, h5, h6, blockquote, pre" },
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
      attrs: { value: { default: "{}" } },
      toDOM: () => ["span", { class: "object", title: "Made by a newer version of Ownwords" }, "□"],
    },
  },
  marks: {
    /** The resident's own words; what is typed into them is so too. Pasted markup never says so. */
    own: { toDOM: () => ["span", { class: "own-words", title: "The resident's own words" }, 0] },
    strong: { parseDOM: [{ tag: "strong, b" }], toDOM: () => ["strong", 0] },
    em: { parseDOM: [{ tag: "em, i" }], toDOM: () => ["em", 0] },
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
        return isSafeAddress(href) ? ["a", { href, rel: "noopener noreferrer" }, 0] : ["span", 0];
      },
    },
    struck: { inclusive: false, toDOM: () => ["s", 0] },
    /** A mark of a later version: no look of its own, kept with its name and value. */
    other: {
      attrs: { name: { default: "" }, value: { default: "null" } },
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
    const marks = marksOf(attributes);
    if (typeof insert !== "string") {
      content.push(objectOf(insert, marks));
      continue;
    }
    insert.split("\n").forEach((piece, at) => {
      if (at > 0) {
        lines.push(schema.node("line", lineAttrs(attributes), content));
        content = [];
      }
      if (piece) content.push(schema.text(piece, marks));
    });
  }
  if (content.length || !lines.length) lines.push(schema.node("line", {}, content));
  return schema.node("doc", {}, lines);
}

/** Something that is no text, as a node. */
export function objectOf(value: object, marks: readonly Mark[] = []): Node {
  return schema.node("object", { value: JSON.stringify(value) }, undefined, marks);
}

/** What an object node stands for: the way back from `objectOf`. */
export function valueOf(node: Node): object {
  return JSON.parse(node.attrs["value"]);
}

/** Where an offset of the Y.Text lies in the document; past the end, where the last line ends. */
export function posOf(doc: Node, offset: number): number {
  let left = Math.max(0, offset);
  let pos = 1;
  for (let index = 0; ; index++) {
    const line = doc.child(index);
    if (left <= line.content.size || index === doc.childCount - 1)
      return pos + Math.min(left, line.content.size);
    left -= line.content.size + 1;
    pos += line.nodeSize;
  }
}

/** The offset in the Y.Text of a position; between two lines, the start of the second. */
export function offsetOf(doc: Node, pos: number): number {
  const at = doc.resolve(Math.max(0, Math.min(pos, doc.content.size)));
  const index = at.index(0);
  // Each line before opens and closes in the document and has one line end in the text.
  if (at.depth > 0) return at.pos - 1 - index;
  return index === doc.childCount ? textSize(doc) : at.pos - index;
}

/** How many UTF-16 units a document has as text, without a line end after the last line. */
export function textSize(doc: Node): number {
  return doc.content.size - doc.childCount - 1;
}

/** The marks that attributes of a run stand for, in one order on every device. */
export function marksOf(attributes: Attributes = {}): Mark[] {
  return Object.keys(attributes)
    .sort()
    .flatMap((name) => {
      const value = attributes[name];
      if (value === null || value === undefined || name === "kind" || name === "depth") return [];
      if (name === "strong" || name === "em") return [schema.mark(name)];
      if ((name === "struck" || name === "own") && value === true) return [schema.mark(name)];
      if (name === "link" && typeof value === "string")
        return [schema.mark("link", { href: value })];
      return [schema.mark("other", { name, value: JSON.stringify(value) })];
    });
}

/** The attributes that marks stand for: the way back from `marksOf`. */
export function attributesOf(marks: readonly Mark[]): Attributes {
  const attributes: Attributes = {};
  for (const { type, attrs } of marks) {
    if (type.name === "other") attributes[attrs["name"]] = JSON.parse(attrs["value"]);
    else attributes[type.name] = type.name === "link" ? attrs["href"] : true;
  }
  return attributes;
}

/** The attributes of the line end after `line`. */
export function lineEndAttributes(line: Node): Attributes {
  const { kind, depth, other }: Attrs = line.attrs;
  const kept = other === null ? {} : JSON.parse(other);
  return kind === "li" ? { ...kept, kind, depth } : kept;
}

function lineAttrs(attributes: Attributes = {}): Attrs {
  const isBullet = attributes["kind"] === "li";
  const own = new Set(["strong", "em", "link", "own", ...(isBullet ? ["kind", "depth"] : [])]);
  const others = Object.keys(attributes)
    .sort()
    .filter((it) => !own.has(it));
  return {
    kind: isBullet ? "li" : "p",
    depth: isBullet ? depthOf(attributes) : 0,
    other: others.length
      ? JSON.stringify(Object.fromEntries(others.map((it) => [it, attributes[it]])))
      : null,
  };
}
