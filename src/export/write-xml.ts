import type { XmlNode } from "./read-xml.ts";

/** Writes a part of an Office file from its tree. */
export function writeXml(root: XmlNode): string {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  write(root, pieces);
  return pieces.join("");
}

/** An element of our own. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: XmlNode[] = [],
): XmlNode {
  return { name, attributes, text: "", children };
}

/** A copy of an element that can be changed without changing the first. */
export function cloned(node: XmlNode): XmlNode {
  return { ...node, children: node.children.map(cloned) };
}

function write({ name, attributes, text, children }: XmlNode, pieces: string[]): void {
  if (name === "#text") {
    pieces.push(text.replace(/[&<>]/g, (it) => ENTITIES[it] ?? it));
    return;
  }
  pieces.push(`<${name}`);
  for (const [key, value] of Object.entries(attributes))
    pieces.push(` ${key}="${value.replace(/[&<>"\t\n\r]/g, (it) => ENTITIES[it] ?? it)}"`);
  if (children.length === 0) {
    pieces.push("/>");
    return;
  }
  pieces.push(">");
  for (const child of children) write(child, pieces);
  pieces.push(`</${name}>`);
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
