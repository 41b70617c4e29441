import { unzipSync } from "fflate";
import { wrongInTemplate } from "./check-template.ts";
import type { Copy } from "./copy.ts";
import { zipWord } from "./finish-word.ts";
import { openTemplate, TemplateError, treesIn } from "./open-template.ts";
import { type XmlNode, all, child } from "./read-xml.ts";
import { moveFacts } from "./template-facts.ts";
import { fitWidth, paperAt, sectionOf } from "./template-pages.ts";
import { cacheFields, fillPlaces, placesIn, type PlaceName } from "./template-places.ts";
import { mergeLists, mergeStyles } from "./template-styles.ts";
import {
  addRelation,
  BODY,
  declarePrefixes,
  nextNumber,
  NUMBERING,
  relationsOf,
  setType,
  STYLES,
  typeOf,
  type WordParts,
} from "./word-parts.ts";
import { element, writeXml } from "./write-xml.ts";

/** The words for the places of a template. */
export type PlaceWords = Record<Exclude<PlaceName, "plan">, string>;

/**
 * A finished copy in an organisation's own Word template, byte for byte the same each time. The
 * template gives the paper, what stands around the plan, and every style that it knows by name.
 * Throws a `TemplateError`.
 */
export function fillTemplate(
  template: Uint8Array,
  finished: Uint8Array,
  copy: Copy,
  words: PlaceWords,
): Uint8Array {
  const parts = openTemplate(template);
  const [wrong] = wrongInTemplate(parts);
  if (wrong !== undefined) throw new TemplateError(wrong);
  const ours = treesIn(unzipSync(finished));
  const from = treeIn(ours, BODY);
  const into = treeIn(parts, BODY);
  const styles = treeIn(parts, STYLES);
  const blocks = (child(from, "w:body")?.children ?? []).filter((it) => it.name !== "w:sectPr");
  if (titleIsPlaced(into)) blocks.shift();

  mergeStyles(blocks, treeIn(ours, STYLES), styles, {
    points: copy.points,
    language: copy.language,
  });
  mergeLists(blocks, ours, parts);
  addNumberingPart(parts, ours);
  moveRelations(blocks, ours, parts);
  renumber(blocks, into);
  // Found and filled before the plan is in: what people wrote may look like a place, and stays as it is.
  const place = placesIn(into).find((it) => it.name === "plan")?.paragraph;
  for (const [name, tree] of parts.trees)
    if (/^word\/(document|header\d*|footer\d*)\.xml$/.test(name)) {
      fillPlaces(tree, words);
      cacheFields(tree);
    }
  putPlan(into, place, blocks);
  declarePrefixes(into, from, blocks);
  moveFacts(ours, parts);
  const texts = [...parts.trees].map(([name, tree]) => [name, writeXml(tree)] as const);
  return zipWord(new Map(texts), parts.others);
}

function treeIn({ trees }: WordParts, part: string): XmlNode {
  const tree = trees.get(part);
  if (tree === undefined)
    throw new TemplateError(`The template has no ${part}. Save it again in Word.`);
  return tree;
}

/** Whether the template has the title in its text before the plan, so that ours would be a second. */
function titleIsPlaced(body: XmlNode): boolean {
  const names = placesIn(body).map((it) => it.name);
  const title = names.indexOf("title");
  return title !== -1 && title < names.indexOf("plan");
}

/** Puts the plan in its place. Where a section of the template ends there, it ends after the plan. */
function putPlan(tree: XmlNode, place: XmlNode | undefined, blocks: XmlNode[]): void {
  const body = child(tree, "w:body");
  if (body === undefined || place === undefined) return;
  const at = body.children.indexOf(place);
  fitWidth(blocks, paperAt(body, at).text);
  const section = sectionOf(place);
  const last = blocks.at(-1);
  if (section !== undefined && last !== undefined) {
    const look = child(last, "w:pPr") ?? element("w:pPr");
    if (!last.children.includes(look)) last.children.unshift(look);
    look.children.push(section);
  }
  body.children.splice(at, 1, ...blocks);
}

/** A list needs the part that lists are in. */
function addNumberingPart(parts: WordParts, ours: WordParts): void {
  if (!parts.trees.has(NUMBERING) || relationsOf(parts, BODY).some((it) => it.type === "numbering"))
    return;
  setType(parts, NUMBERING, typeOf(ours, NUMBERING));
  addRelation(parts, BODY, { type: `${RELATIONS}/numbering`, target: "numbering.xml" });
}

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Takes over what the blocks lead to: links and pictures, under names that the template has not. */
function moveRelations(blocks: readonly XmlNode[], ours: WordParts, parts: WordParts): void {
  const relations = new Map(relationsOf(ours, BODY).map((it) => [it.id, it]));
  const ids = new Map<string, string>();
  const move = (id: string): string => {
    const relation = relations.get(id);
    const known = ids.get(id);
    if (relation === undefined || known !== undefined) return known ?? id;
    const type = `${RELATIONS}/${relation.type}`;
    const { part } = relation;
    const bytes = part === null ? undefined : ours.others.get(part);
    let { target } = relation;
    if (part !== null && bytes !== undefined) {
      const ending = part.split(".").at(-1) ?? "";
      let number = 1;
      while (parts.others.has(`word/media/own${number}.${ending}`)) number += 1;
      target = `media/own${number}.${ending}`;
      parts.others.set(`word/${target}`, bytes);
      setType(parts, `word/${target}`, typeOf(ours, part));
    }
    const made = addRelation(parts, BODY, { type, target, isOutside: part === null });
    ids.set(id, made);
    return made;
  };
  const look = (node: XmlNode) => {
    for (const key of ["r:id", "r:embed"]) {
      const id = node.attributes[key];
      if (id !== undefined) node.attributes = { ...node.attributes, [key]: move(id) };
    }
    for (const it of node.children) look(it);
  };
  for (const it of blocks) look(it);
}

/** Bookmarks and drawings count on from those of the template; ours from an earlier copy go. */
function renumber(blocks: readonly XmlNode[], into: XmlNode): void {
  dropOldBookmarks(into);
  for (const name of ["w:bookmarkStart", "w:bookmarkEnd"]) {
    const first = nextNumber(into, "w:bookmarkStart", "w:id");
    for (const it of blocks.flatMap((block) => all(block, name)))
      it.attributes = {
        ...it.attributes,
        "w:id": String(Number(it.attributes["w:id"]) + first),
      };
  }
  let drawing = nextNumber(into, "wp:docPr", "id");
  for (const it of blocks.flatMap((block) => all(block, "wp:docPr"))) {
    it.attributes = { ...it.attributes, id: String(drawing) };
    drawing += 1;
  }
}

function dropOldBookmarks(into: XmlNode): void {
  const old = new Set(
    all(into, "w:bookmarkStart")
      .filter((it) => it.attributes["w:name"]?.toLowerCase().startsWith("ow_"))
      .map((it) => it.attributes["w:id"]),
  );
  const clean = (node: XmlNode) => {
    node.children = node.children.filter(
      (it) => !/^w:bookmark(Start|End)$/.test(it.name) || !old.has(it.attributes["w:id"]),
    );
    for (const it of node.children) clean(it);
  };
  if (old.size > 0) clean(into);
}
