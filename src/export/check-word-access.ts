import type { WordFinding, WordPackage } from "./check-word.ts";
import { type XmlNode, all, child, textOf } from "./read-xml.ts";

const DOCUMENT = "word/document.xml";

/** What would shut out somebody with a screen reader, low vision or dyslexia. */
export function checkAccess({ trees }: WordPackage): WordFinding[] {
  const tree = trees.get(DOCUMENT);
  const core = trees.get("docProps/core.xml");
  const styles = trees.get("word/styles.xml");
  if (tree === undefined || core === undefined || styles === undefined) return [];
  const found = (part: string, rule: string, notes: string[]) =>
    notes.map((note) => ({ rule, part, note }));
  return [
    ...found(
      "docProps/core.xml",
      "has-title-and-language",
      unsaid(core, ["dc:title", "dc:language"]),
    ),
    ...found(DOCUMENT, "headings-in-order", headingFaults(tree)),
    ...found(DOCUMENT, "tables-have-headers", tableFaults(tree)),
    ...found(DOCUMENT, "no-empty-paragraph", emptyParagraphs(tree)),
    ...found(DOCUMENT, "type-is-12-points", smallType(tree)),
    ...found("word/styles.xml", "type-is-12-points", usedStyles(tree, styles).flatMap(smallType)),
    ...found(DOCUMENT, "left-aligned", justified(tree)),
    ...found(DOCUMENT, "pictures-in-words", pictureFaults(tree)),
    ...found("word/styles.xml", "left-aligned", justified(styles)),
  ];
}

function unsaid(core: XmlNode, names: string[]): string[] {
  return names.filter((name) => {
    const node = child(core, name);
    return node === undefined || textOf(node).trim() === "";
  });
}

function headingFaults(tree: XmlNode): string[] {
  const levels = all(tree, "w:pStyle").flatMap(({ attributes }) => {
    const level = /^Heading([1-9])$/.exec(attributes["w:val"] ?? "")?.[1];
    return level === undefined ? [] : [Number(level)];
  });
  const tops = levels.filter((it) => it === 1).length;
  const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  return [
    ...(tops === 1 && levels[0] === 1 ? [] : [`${tops} headings of level 1`]),
    ...skips.map((level) => `a level is skipped before a heading ${level}`),
  ];
}

function tableFaults(tree: XmlNode): string[] {
  return all(tree, "w:tbl").flatMap((table) => {
    const look = child(table, "w:tblPr");
    const first = child(table, "w:tr");
    const header = child(first === undefined ? undefined : child(first, "w:trPr"), "w:tblHeader");
    const isMerged = all(table, "w:gridSpan").length + all(table, "w:vMerge").length > 0;
    return [
      ...(header === undefined ? ["no header row"] : []),
      ...(child(look, "w:tblCaption") === undefined ? ["no title"] : []),
      ...(child(look, "w:tblDescription") === undefined ? ["no description"] : []),
      ...(isMerged ? ["merged cells"] : []),
    ];
  });
}

function emptyParagraphs(tree: XmlNode): string[] {
  const holds = ["w:t", "w:tab", "w:drawing", "w:fldChar"];
  return all(tree, "w:p")
    .filter((it) => textOf(it).trim() === "")
    .filter((it) =>
      all(it, "w:r").every((run) => holds.every((name) => all(run, name).length === 0)),
    )
    .map(() => "a paragraph only for space");
}

/** The library brings styles that a copy never uses; only what is used is read. */
function usedStyles(tree: XmlNode, styles: XmlNode): XmlNode[] {
  const used = new Set(all(tree, "w:pStyle").map((it) => it.attributes["w:val"]));
  const named = all(styles, "w:style").filter((it) => used.has(it.attributes["w:styleId"]));
  return [...all(styles, "w:docDefaults"), ...named];
}

/** Sizes are half points. */
function smallType(tree: XmlNode): string[] {
  return all(tree, "w:sz")
    .map((it) => Number(it.attributes["w:val"]))
    .filter((it) => it < 24)
    .map((it) => `${it / 2} points`);
}

function justified(tree: XmlNode): string[] {
  return all(tree, "w:jc")
    .map((it) => it.attributes["w:val"] ?? "")
    .filter((it) => it === "both");
}

/** A picture is read out in its place, by its words. */
function pictureFaults(tree: XmlNode): string[] {
  const untold = all(tree, "wp:docPr").filter((it) => (it.attributes["descr"] ?? "").trim() === "");
  return [
    ...untold.map(() => "a picture without words"),
    ...all(tree, "wp:anchor").map(() => "a picture out of line"),
  ];
}
