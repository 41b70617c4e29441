import { strFromU8, unzipSync } from "fflate";
import { checkAccess } from "./check-word-access.ts";
import { checkMarks } from "./check-word-marks.ts";
import { type XmlNode, all, child, readXml, textOf } from "./read-xml.ts";

/** Something in a Word file that makes Word offer a repair, or that shuts a reader out. */
export type WordFinding = { rule: string; part: string; note: string };

/** The parts of a Word file: its XML parts as trees, all parts by name. */
export type WordPackage = {
  names: ReadonlySet<string>;
  trees: ReadonlyMap<string, XmlNode>;
};

/** What is wrong with a Word file, beyond what a schema can say; empty for a good one. */
export function checkWord(bytes: Uint8Array): WordFinding[] {
  const findings: WordFinding[] = [];
  const files = unzipSync(bytes);
  const trees = new Map<string, XmlNode>();
  for (const [name, file] of Object.entries(files)) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const tree = readXml(strFromU8(file));
    if (tree === null) findings.push({ rule: "well-formed", part: name, note: "cannot be read" });
    else trees.set(name, tree);
  }
  const word: WordPackage = { names: new Set(Object.keys(files)), trees };
  if (hasBareFiles(bytes))
    findings.push({ rule: "zip-rights", part: "", note: "no part has file rights" });
  for (const rule of [...PACKAGE_RULES, ...TEXT_RULES, checkMarks, checkAccess])
    findings.push(...rule(word));
  return findings;
}

type WordRule = (word: WordPackage) => WordFinding[];

const DOCUMENT = "word/document.xml";

const PACKAGE_RULES: readonly WordRule[] = [
  function neededParts({ names }) {
    const needed = [DOCUMENT, "word/styles.xml", "word/theme/theme1.xml", "word/webSettings.xml"];
    return [...needed, "docProps/core.xml", "[Content_Types].xml", "_rels/.rels"]
      .filter((it) => !names.has(it))
      .map((part) => ({ rule: "needed-parts", part, note: "is not there" }));
  },
  function relationsReachParts({ names, trees }) {
    return [...trees].flatMap(([part, tree]) => {
      if (!part.endsWith(".rels")) return [];
      const seen = new Set<string>();
      return all(tree, "Relationship").flatMap(({ attributes }): WordFinding[] => {
        if (attributes["TargetMode"] === "External") return [];
        const target = resolve(part, attributes["Target"] ?? "");
        const found: WordFinding[] = [];
        if (!names.has(target)) found.push({ rule: "relations-reach-parts", part, note: target });
        if (seen.has(target)) found.push({ rule: "one-relation-a-part", part, note: target });
        seen.add(target);
        return found;
      });
    });
  },
  function typesMatchParts({ names, trees }) {
    const types = trees.get("[Content_Types].xml");
    if (types === undefined) return [];
    const overrides = all(types, "Override").map((it) =>
      (it.attributes["PartName"] ?? "").slice(1),
    );
    const endings = new Set(all(types, "Default").map((it) => it.attributes["Extension"]));
    const isTyped = (name: string) =>
      overrides.includes(name) || endings.has(name.split(".").at(-1) ?? "");
    const untyped = [...names].filter((it) => it !== "[Content_Types].xml" && !isTyped(it));
    return [...overrides.filter((it) => !names.has(it)), ...untyped].map((note) => ({
      rule: "types-match-parts",
      part: "[Content_Types].xml",
      note,
    }));
  },
  function idsAreKnown({ trees }) {
    const known = new Set(idsOf(trees.get("word/_rels/document.xml.rels"), "Relationship", "Id"));
    const used = /^r:(id|embed|link)$/;
    return everyElement(trees.get(DOCUMENT)).flatMap(({ name, attributes }) =>
      Object.entries(attributes)
        .filter(([key, id]) => used.test(key) && !known.has(id))
        .map(([, id]) => ({ rule: "ids-are-known", part: DOCUMENT, note: `${name} ${id}` })),
    );
  },
];

const TEXT_RULES: readonly WordRule[] = [
  inText(function cellsEndInParagraph(tree) {
    const last = (it: XmlNode) => it.children.findLast((one) => one.name !== "#text")?.name;
    return all(tree, "w:tc")
      .filter((it) => last(it) !== "w:p")
      .map(() => "a table cell");
  }),
  inText(function rowsHaveCells(tree) {
    return all(tree, "w:tr")
      .filter((it) => child(it, "w:tc") === undefined)
      .map(() => "a table row");
  }),
  inText(function tablesStandApart(tree) {
    return [tree, ...everyElement(tree)].flatMap(({ children }) =>
      children.flatMap(({ name }, index) => {
        const next = children[index + 1]?.name;
        return name === "w:tbl" && (next === "w:tbl" || next === "w:sectPr")
          ? [`before ${next}`]
          : [];
      }),
    );
  }),
  inText(function textStaysOnOneLine(tree) {
    return all(tree, "w:t")
      .map(textOf)
      .filter((it) => /[\n\r\t]/.test(it))
      .map(() => "a line end or tab");
  }),
  inText(function fieldsAreWhole(tree) {
    return all(tree, "w:p").flatMap((paragraph) => {
      const runs = all(paragraph, "w:r");
      const kinds = runs.flatMap((run) => {
        const mark = child(run, "w:fldChar")?.attributes["w:fldCharType"];
        return mark !== undefined ? [mark] : child(run, "w:t") !== undefined ? ["text"] : [];
      });
      const fields = kinds.join(" ").replace(/begin separate text( text)* end/g, "");
      return /begin|separate|end/.test(fields) ? ["a field without end or result"] : [];
    });
  }),
  inText(function bookmarksAreSound(tree) {
    const starts = all(tree, "w:bookmarkStart");
    const ids = starts.map((it) => it.attributes["w:id"] ?? "");
    const names = starts.map((it) => (it.attributes["w:name"] ?? "").toLowerCase());
    const ends = all(tree, "w:bookmarkEnd").map((it) => it.attributes["w:id"] ?? "");
    return [
      ...repeated(ids).map((it) => `id ${it} twice`),
      ...repeated(names).map((it) => `${it} twice`),
      ...names.filter((it) => !/^[a-z_]\w{0,39}$/.test(it)).map((it) => `name ${it}`),
      ...ids.filter((it) => !ends.includes(it)).map((it) => `${it} has no end`),
    ];
  }),
  inText(function drawingsAreSound(tree) {
    const ids = all(tree, "wp:docPr").map((it) => it.attributes["id"] ?? "");
    return repeated(ids).map((it) => `number ${it} twice`);
  }),
  function stylesAndListsExist({ trees }) {
    const tree = trees.get(DOCUMENT);
    const styles = new Set(idsOf(trees.get("word/styles.xml"), "w:style", "w:styleId"));
    const lists = new Set(idsOf(trees.get("word/numbering.xml"), "w:num", "w:numId"));
    const missing = (names: string[], known: ReadonlySet<string>, of: RegExp) =>
      names
        .flatMap((name) => idsOf(tree, name, "w:val"))
        .filter((it) => !known.has(it) && of.test(it));
    return [
      ...missing(["w:pStyle", "w:rStyle", "w:tblStyle"], styles, /./),
      ...missing(["w:numId"], lists, /^[1-9]/),
    ].map((note) => ({ rule: "styles-and-lists-exist", part: DOCUMENT, note }));
  },
];

/** A rule over the body and the foot of the pages. */
function inText(check: (tree: XmlNode) => string[]): WordRule {
  const rule = check.name.replace(/[A-Z]/g, (it) => `-${it.toLowerCase()}`);
  return ({ trees }) =>
    [...trees].flatMap(([part, tree]) =>
      /^word\/(document|footer\d+|header\d+)\.xml$/.test(part)
        ? check(tree).map((note) => ({ rule, part, note }))
        : [],
    );
}

function everyElement(tree: XmlNode | undefined): XmlNode[] {
  return tree === undefined ? [] : tree.children.flatMap((it) => [it, ...everyElement(it)]);
}

function idsOf(tree: XmlNode | undefined, name: string, attribute: string): string[] {
  return tree === undefined ? [] : all(tree, name).map((it) => it.attributes[attribute] ?? "");
}

function repeated(names: readonly string[]): string[] {
  return names.filter((it, index) => names.indexOf(it) !== index);
}

/** A relation's target, from the folder of the part that it belongs to. */
function resolve(relations: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = relations.split("/").slice(0, -2);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else path.push(step);
  }
  return path.join("/");
}

/** Word for Mac has been reported to refuse files in which every part has attributes of zero. */
function hasBareFiles(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const attributes: number[] = [];
  for (let at = 0; at + 46 <= bytes.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) attributes.push(view.getUint32(at + 38, true));
  return attributes.every((it) => it === 0);
}
