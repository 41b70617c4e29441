import { type XmlNode, all, child } from "./read-xml.ts";
import {
  declarePrefixes,
  nextNumber,
  NUMBERING,
  setValue,
  valueOf,
  type WordParts,
} from "./word-parts.ts";
import { cloned, element } from "./write-xml.ts";

/** What comes after a size among the looks of a run. */
const AFTER_SIZE =
  "w:szCs w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout w:specVanish w:oMath".split(
    " ",
  );
const AFTER_SPACING =
  "w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange".split(
    " ",
  );
const AFTER_LANGUAGE = ["w:eastAsianLayout", "w:specVanish", "w:oMath"];
const STYLE_NAMES = ["w:pStyle", "w:rStyle", "w:tblStyle"];

/** No copy has smaller words, in half points. */
const LEAST = 24;

/**
 * Gives the template the styles that these blocks use. One that it has by name is the template's, so
 * that the organisation decides how a copy looks; any other is ours. At 14 and 18 points none becomes
 * smaller than the copy needs.
 */
export function mergeStyles(
  blocks: readonly XmlNode[],
  ours: XmlNode,
  theirs: XmlNode,
  { points, language }: { points: number; language: string },
): void {
  const own = new Map(all(ours, "w:style").map((it) => [it.attributes["w:styleId"] ?? "", it]));
  const ids = new Map<string, string>();
  const added: XmlNode[] = [];
  const settle = (id: string): string => {
    const known = ids.get(id);
    const style = own.get(id);
    if (known !== undefined || style === undefined) return known ?? id;
    const same = sameStyle(style, theirs);
    if (same !== undefined) {
      ids.set(id, same.attributes["w:styleId"] ?? id);
      const needed = points > 12 ? Number(valueOf(child(style, "w:rPr"), "w:sz")) : 0;
      raise(same, Math.max(LEAST, needed), needed > 0);
      spread(same, style, points === 18);
      return ids.get(id) ?? id;
    }
    const isTaken = all(theirs, "w:style").some((it) => it.attributes["w:styleId"] === id);
    const name = isTaken ? `Own${id}` : id;
    ids.set(id, name);
    const made = cloned(style);
    made.attributes = { ...made.attributes, "w:styleId": name };
    for (const it of made.children)
      if (["w:basedOn", "w:next", "w:link"].includes(it.name))
        it.attributes = { ...it.attributes, "w:val": settle(it.attributes["w:val"] ?? "") };
    added.push(made);
    return name;
  };
  for (const name of STYLE_NAMES)
    for (const it of blocks.flatMap((block) => all(block, name)))
      it.attributes = { ...it.attributes, "w:val": settle(it.attributes["w:val"] ?? "") };
  declarePrefixes(theirs, ours, added);
  theirs.children.push(...added);
  settleDefaults(theirs, language);
}

/** The template's style of the same name and kind; names are Word's own, ids differ by language. */
export function sameStyle(style: XmlNode, theirs: XmlNode): XmlNode | undefined {
  const name = valueOf(style, "w:name").toLowerCase();
  const type = style.attributes["w:type"];
  const isDefault = /^(1|true|on)$/.test(style.attributes["w:default"] ?? "");
  return all(theirs, "w:style").find((it) => {
    if (it.attributes["w:type"] !== type) return false;
    if (isDefault) return /^(1|true|on)$/.test(it.attributes["w:default"] ?? "");
    return valueOf(it, "w:name").toLowerCase() === name;
  });
}

/** Makes a style's words at least so large; one without a size of its own gets one only if `always`. */
function raise(style: XmlNode, least: number, always: boolean): void {
  let look = child(style, "w:rPr");
  if (look === undefined && always) {
    look = element("w:rPr");
    style.children.push(look);
  }
  if (look === undefined) return;
  for (const name of ["w:sz", "w:szCs"]) {
    const size = valueOf(look, name);
    if (size === "" ? always : Number(size) < least)
      setValue(look, name, String(least), AFTER_SIZE.slice(name === "w:sz" ? 0 : 1));
  }
}

/** A heading stays with what it is over; large print has its lines wide apart in any template. */
function spread(style: XmlNode, ours: XmlNode, isWide: boolean): void {
  const isHeading = /^heading \d$/i.test(valueOf(style, "w:name"));
  const from = child(child(ours, "w:pPr"), "w:spacing")?.attributes ?? {};
  const line = from["w:line"] ?? "";
  if (!isHeading && !(isWide && line !== "")) return;
  let look = child(style, "w:pPr");
  if (look === undefined) {
    look = element("w:pPr");
    const at = style.children.findIndex((it) => it.name === "w:rPr");
    style.children.splice(at === -1 ? style.children.length : at, 0, look);
  }
  if (isHeading && child(look, "w:keepNext") === undefined)
    look.children.unshift(element("w:keepNext"));
  if (!isWide || line === "") return;
  let spacing = child(look, "w:spacing");
  if (spacing === undefined) {
    spacing = element("w:spacing");
    const at = look.children.findIndex((it) => AFTER_SPACING.includes(it.name));
    look.children.splice(at === -1 ? look.children.length : at, 0, spacing);
  }
  spacing.attributes = { ...spacing.attributes, "w:line": line, "w:lineRule": "auto" };
}

/** What holds where no style says anything: words of 12 points, in the language of the plan. */
function settleDefaults(theirs: XmlNode, language: string): void {
  const into = (parent: XmlNode, name: string) => {
    const found = child(parent, name) ?? element(name);
    if (!parent.children.includes(found)) parent.children.unshift(found);
    return found;
  };
  const look = into(into(into(theirs, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
  const size = Number(valueOf(look, "w:sz"));
  if (size < LEAST) setValue(look, "w:sz", String(LEAST), AFTER_SIZE);
  if (valueOf(look, "w:lang") === "") setValue(look, "w:lang", language, AFTER_LANGUAGE);
}

/** Gives the template the lists of these blocks, under numbers that it has not yet. */
export function mergeLists(blocks: readonly XmlNode[], ours: WordParts, theirs: WordParts): void {
  const from = ours.trees.get(NUMBERING);
  const used = blocks.flatMap((it) => all(it, "w:numId"));
  if (from === undefined || used.length === 0) return;
  const into = theirs.trees.get(NUMBERING) ?? element("w:numbering", { ...from.attributes });
  theirs.trees.set(NUMBERING, into);
  const lists = new Map<string, string>();
  const nums = new Map<string, string>();
  for (const it of used) {
    const id = it.attributes["w:val"] ?? "";
    const num = all(from, "w:num").find((one) => one.attributes["w:numId"] === id);
    if (num === undefined) continue;
    if (!nums.has(id)) {
      const list = valueOf(num, "w:abstractNumId");
      const shape = all(from, "w:abstractNum").find(
        (one) => one.attributes["w:abstractNumId"] === list,
      );
      if (shape && !lists.has(list)) lists.set(list, addList(into, from, shape));
      nums.set(id, addNumber(into, num, lists.get(list) ?? list));
    }
    it.attributes = { ...it.attributes, "w:val": nums.get(id) ?? id };
  }
}

function addList(into: XmlNode, from: XmlNode, shape: XmlNode): string {
  const id = String(nextNumber(into, "w:abstractNum", "w:abstractNumId"));
  const made = cloned(shape);
  made.attributes = { ...made.attributes, "w:abstractNumId": id };
  declarePrefixes(into, from, [made]);
  // All shapes of lists come before the first list.
  const at = into.children.findIndex((it) => it.name === "w:num");
  into.children.splice(at === -1 ? into.children.length : at, 0, made);
  return id;
}

function addNumber(into: XmlNode, num: XmlNode, list: string): string {
  const id = String(nextNumber(into, "w:num", "w:numId"));
  const made = cloned(num);
  made.attributes = { ...made.attributes, "w:numId": id };
  const shape = child(made, "w:abstractNumId");
  if (shape) shape.attributes = { "w:val": list };
  const at = into.children.findIndex((it) => it.name === "w:numIdMacAtCleanup");
  into.children.splice(at === -1 ? into.children.length : at, 0, made);
  return id;
}

/** The names of the styles that copies use, for those who make a template. */
export function styleNames(styles: XmlNode): string[] {
  return all(styles, "w:style").map((it) => valueOf(it, "w:name"));
}
