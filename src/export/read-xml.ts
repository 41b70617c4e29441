/** An element, or a stretch of text whose name is `#text`. */
export type XmlNode = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: XmlNode[];
};

/** No part of a Word file lies deeper; a file made to break what reads it does. */
const DEEPEST = 1000;

/** Reads a part of an Office file into a tree; null where it is not well-formed. */
export function readXml(xml: string): XmlNode | null {
  const top: XmlNode = { name: "#top", attributes: {}, text: "", children: [] };
  const path = [top];
  let from = 0;
  for (const { 0: tag, index } of xml.matchAll(/<!--[^]*?-->|<[^>]*>/g)) {
    const parent = path.at(-1);
    if (parent === undefined) return null;
    const text = xml.slice(from, index);
    if (text !== "")
      parent.children.push({ name: "#text", attributes: {}, text: plain(text), children: [] });
    from = index + tag.length;
    if (tag.startsWith("<?") || tag.startsWith("<!--")) continue;
    if (tag.startsWith("</")) {
      if (path.pop()?.name !== tag.slice(2, -1).trim()) return null;
      continue;
    }
    const name = /^<([\w:.-]+)/.exec(tag)?.[1];
    if (name === undefined) return null;
    const node: XmlNode = { name, attributes: attributesOf(tag), text: "", children: [] };
    parent.children.push(node);
    if (!tag.endsWith("/>")) path.push(node);
    if (path.length > DEEPEST) return null;
  }
  const root = top.children.find((it) => it.name !== "#text");
  const isWhole = path.length === 1 && xml.slice(from).trim() === "" && isWritable(xml);
  return isWhole && root !== undefined ? root : null;
}

/** Every element of this name, at any depth, in order. */
export function all(node: XmlNode, name: string): XmlNode[] {
  const found: XmlNode[] = [];
  const look = (at: XmlNode) => {
    for (const child of at.children) {
      if (child.name === name) found.push(child);
      look(child);
    }
  };
  look(node);
  return found;
}

/** The first child of this name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((it) => it.name === name);
}

/** All text inside. */
export function textOf(node: XmlNode): string {
  return node.text + node.children.map(textOf).join("");
}

function attributesOf(tag: string): Record<string, string> {
  const pairs = tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    [...pairs].map(([, name, value, other]) => [name ?? "", plain(value ?? other ?? "")]),
  );
}

function isWritable(xml: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml);
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, code: string) => {
    if (code.startsWith("#x")) return String.fromCodePoint(Number.parseInt(code.slice(2), 16));
    if (code.startsWith("#")) return String.fromCodePoint(Number(code.slice(1)));
    return ENTITIES[code] ?? whole;
  });
}
