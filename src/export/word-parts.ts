import { type XmlNode, all, child } from "./read-xml.ts";
import { element } from "./write-xml.ts";

/** A Word file that can be changed: its XML parts as trees, all others as bytes. */
export type WordParts = { trees: Map<string, XmlNode>; others: Map<string, Uint8Array> };

export const BODY = "word/document.xml";
export const STYLES = "word/styles.xml";
export const NUMBERING = "word/numbering.xml";
export const SETTINGS = "word/settings.xml";

const TYPES = "[Content_Types].xml";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The type of a part; the empty string where it has none. */
export function typeOf({ trees }: WordParts, part: string): string {
  const types = trees.get(TYPES);
  if (types === undefined) return "";
  const named = all(types, "Override").find((it) => it.attributes["PartName"] === `/${part}`);
  const ending = part.split(".").at(-1)?.toLowerCase();
  const general = all(types, "Default").find(
    (it) => it.attributes["Extension"]?.toLowerCase() === ending,
  );
  return (named ?? general)?.attributes["ContentType"] ?? "";
}

/** Says what type a part has, in place of what was said before. */
export function setType(parts: WordParts, part: string, type: string): void {
  const types = parts.trees.get(TYPES);
  if (types === undefined || typeOf(parts, part) === type) return;
  dropType(parts, part);
  types.children.push(element("Override", { PartName: `/${part}`, ContentType: type }));
}

/** Takes away a part with its type. */
export function dropPart(parts: WordParts, part: string): void {
  parts.trees.delete(part);
  parts.others.delete(part);
  dropType(parts, part);
}

function dropType({ trees }: WordParts, part: string): void {
  const types = trees.get(TYPES);
  if (types === undefined) return;
  types.children = types.children.filter((it) => it.attributes["PartName"] !== `/${part}`);
}

/** One relation of a part; `part` is what it leads to inside the file, null for an address outside. */
export type Relation = { id: string; type: string; target: string; part: string | null };

/** The relations of a part; of the whole file for the empty name. */
export function relationsOf({ trees }: WordParts, part: string): Relation[] {
  const tree = trees.get(relationsPart(part));
  if (tree === undefined) return [];
  return all(tree, "Relationship").map(({ attributes }) => {
    const target = attributes["Target"] ?? "";
    const isOutside = attributes["TargetMode"] === "External";
    return {
      id: attributes["Id"] ?? "",
      type: (attributes["Type"] ?? "").split("/").at(-1) ?? "",
      target,
      part: isOutside ? null : resolve(part, target),
    };
  });
}

/** Adds a relation and answers its id; `type` is the whole address of its kind. */
export function addRelation(
  { trees }: WordParts,
  part: string,
  { type, target, isOutside = false }: { type: string; target: string; isOutside?: boolean },
): string {
  const name = relationsPart(part);
  const tree = trees.get(name) ?? element("Relationships", { xmlns: `${PACKAGE}/relationships` });
  trees.set(name, tree);
  const taken = new Set(tree.children.map((it) => it.attributes["Id"]));
  let number = 1;
  while (taken.has(`rIdOwn${number}`)) number += 1;
  const Id = `rIdOwn${number}`;
  const mode: Record<string, string> = isOutside ? { TargetMode: "External" } : {};
  tree.children.push(element("Relationship", { Id, Type: type, Target: target, ...mode }));
  return Id;
}

/** Takes away the relations of a part that lead to one of these. */
export function dropRelations(
  { trees }: WordParts,
  part: string,
  isWanted: (type: string) => boolean,
): void {
  const tree = trees.get(relationsPart(part));
  if (tree === undefined) return;
  const type = (it: XmlNode) => (it.attributes["Type"] ?? "").split("/").at(-1) ?? "";
  tree.children = tree.children.filter((it) => it.name !== "Relationship" || isWanted(type(it)));
}

/** Takes away the relations of a part that lead to another. */
export function dropRelationsTo(parts: WordParts, part: string, to: string): void {
  const tree = parts.trees.get(relationsPart(part));
  if (tree === undefined) return;
  const ids = relationsOf(parts, part).flatMap((it) => (it.part === to ? it.id : []));
  tree.children = tree.children.filter((it) => !ids.includes(it.attributes["Id"] ?? ""));
}

/** Where the relations of a part are written. */
export function relationsPart(part: string): string {
  const cut = part.lastIndexOf("/") + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

function resolve(part: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

/** The address of every prefix that these elements use, as `from` declares it, is declared in `root` too. */
export function declarePrefixes(root: XmlNode, from: XmlNode, nodes: readonly XmlNode[]): void {
  const used = new Set<string>();
  const look = ({ name, attributes, children }: XmlNode) => {
    for (const it of [name, ...Object.keys(attributes)])
      if (it.includes(":")) used.add(it.slice(0, it.indexOf(":")));
    for (const it of children) look(it);
  };
  for (const it of nodes) look(it);
  const added: Record<string, string> = {};
  for (const prefix of used) {
    const address = from.attributes[`xmlns:${prefix}`];
    if (address !== undefined && root.attributes[`xmlns:${prefix}`] === undefined)
      added[`xmlns:${prefix}`] = address;
  }
  root.attributes = { ...added, ...root.attributes };
  const canPass = (from.attributes["mc:Ignorable"] ?? "").split(" ");
  const passed = (root.attributes["mc:Ignorable"] ?? "").split(" ").filter(Boolean);
  const more = canPass.filter((it) => used.has(it) && !passed.includes(it));
  if (more.length === 0) return;
  root.attributes = {
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ...root.attributes,
    "mc:Ignorable": [...passed, ...more].join(" "),
  };
}

/** The number after the largest of these attributes. */
export function nextNumber(tree: XmlNode | undefined, name: string, attribute: string): number {
  const found = tree === undefined ? [] : all(tree, name);
  const numbers = found.map((it) => Number(it.attributes[attribute] ?? 0)).filter(Number.isFinite);
  return Math.max(0, ...numbers) + 1;
}

/** The value of a child, as Word writes facts: `<w:name w:val="VALUE"/>`. */
export function valueOf(node: XmlNode | undefined, name: string): string {
  return child(node, name)?.attributes["w:val"] ?? "";
}

/** Writes a fact into an element, before the first child that comes later in Word's order. */
export function setValue(node: XmlNode, name: string, value: string, later: readonly string[]) {
  const old = child(node, name);
  if (old !== undefined) {
    old.attributes = { ...old.attributes, "w:val": value };
    return;
  }
  const at = node.children.findIndex((it) => later.includes(it.name));
  const made = element(name, { "w:val": value });
  node.children.splice(at === -1 ? node.children.length : at, 0, made);
}
