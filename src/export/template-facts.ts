import { type XmlNode, all, child } from "./read-xml.ts";
import {
  addRelation,
  BODY,
  dropPart,
  dropRelations,
  relationsOf,
  relationsPart,
  setType,
  SETTINGS,
  typeOf,
  type WordParts,
} from "./word-parts.ts";
import { cloned } from "./write-xml.ts";

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE = "docProps/core.xml";
const CUSTOM = "docProps/custom.xml";
const CORE_TYPE =
  "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const OURS = "urn:ownwords:copy:1";

/** Gives a filled template what a copy says about itself, and what Word expects of every file. */
export function moveFacts(ours: WordParts, parts: WordParts): void {
  moveCore(ours, parts);
  moveProperties(ours, parts);
  moveIdentity(ours, parts);
  moveNeeded(ours, parts);
  moveComments(ours, parts);
  moveProtection(ours, parts);
  mendFonts(parts);
}

/** Title, language and day are the copy's. Some programs relate this part in a way of their own, or twice. */
function moveCore(ours: WordParts, parts: WordParts): void {
  const core = ours.trees.get(CORE);
  if (core === undefined) return;
  for (const { type, part } of relationsOf(parts, ""))
    if (type === "core-properties" && part !== null) dropPart(parts, part);
  dropRelations(parts, "", (type) => type !== "core-properties");
  parts.trees.set(CORE, core);
  setType(parts, CORE, typeOf(ours, CORE));
  addRelation(parts, "", { type: CORE_TYPE, target: CORE });
}

function moveProperties(ours: WordParts, parts: WordParts): void {
  const from = ours.trees.get(CUSTOM);
  if (from === undefined) return;
  const into = parts.trees.get(CUSTOM);
  if (into === undefined) {
    parts.trees.set(CUSTOM, from);
    setType(parts, CUSTOM, typeOf(ours, CUSTOM));
    dropRelations(parts, "", (type) => type !== "custom-properties");
    addRelation(parts, "", { type: `${RELATIONS}/custom-properties`, target: CUSTOM });
    return;
  }
  const own = from.children.map((it) => it.attributes["name"]);
  const kept = into.children.filter((it) => !own.includes(it.attributes["name"]));
  into.attributes = { ...from.attributes, ...into.attributes };
  // Word counts them from 2.
  into.children = [...kept, ...from.children].map((it, index) => ({
    ...it,
    attributes: { ...it.attributes, pid: String(index + 2) },
  }));
}

/** The part that says which plan this is; a template made from a copy has an old one. */
function moveIdentity(ours: WordParts, parts: WordParts): void {
  const identity = ours.trees.get("customXml/item1.xml");
  const about = ours.trees.get("customXml/itemProps1.xml");
  if (identity === undefined || about === undefined) return;
  const old = [...parts.trees].find(([, tree]) => tree.attributes["xmlns"] === OURS)?.[0];
  if (old !== undefined) {
    parts.trees.set(old, identity);
    return;
  }
  let number = 1;
  while (parts.trees.has(`customXml/item${number}.xml`)) number += 1;
  const [item, props] = [`customXml/item${number}.xml`, `customXml/itemProps${number}.xml`];
  parts.trees.set(item, identity);
  parts.trees.set(props, about);
  parts.trees.delete(relationsPart(item));
  setType(parts, props, typeOf(ours, "customXml/itemProps1.xml"));
  setType(parts, item, "application/xml");
  addRelation(parts, item, {
    type: `${RELATIONS}/customXmlProps`,
    target: `itemProps${number}.xml`,
  });
  addRelation(parts, BODY, { type: `${RELATIONS}/customXml`, target: `../${item}` });
}

/** Some programs leave out parts that Word for Mac wants. */
function moveNeeded(ours: WordParts, parts: WordParts): void {
  const theirs = relationsOf(parts, BODY).map((it) => it.type);
  for (const { type, part, target } of relationsOf(ours, BODY))
    if (["webSettings", "theme", "settings"].includes(type) && part !== null)
      if (!theirs.includes(type)) take(ours, parts, part, { type, target });
}

/** A template has no comments of its own. */
function moveComments(ours: WordParts, parts: WordParts): void {
  for (const { type, part, target } of relationsOf(ours, BODY))
    if (/^(comments|people)/.test(type) && part !== null) {
      const relation = all(ours.trees.get(relationsPart(BODY)) ?? NOTHING, "Relationship").find(
        (it) => it.attributes["Target"] === target,
      );
      dropRelations(parts, BODY, (it) => it !== type);
      take(ours, parts, part, { type, target }, relation?.attributes["Type"]);
    }
}

const NOTHING: XmlNode = { name: "", attributes: {}, text: "", children: [] };

function take(
  ours: WordParts,
  parts: WordParts,
  part: string,
  { type, target }: { type: string; target: string },
  address = `${RELATIONS}/${type}`,
): void {
  const tree = ours.trees.get(part);
  if (tree === undefined) return;
  parts.trees.set(part, tree);
  const relations = ours.trees.get(relationsPart(part));
  if (relations !== undefined) parts.trees.set(relationsPart(part), relations);
  setType(parts, part, typeOf(ours, part));
  addRelation(parts, BODY, { type: address, target });
}

/** What comes before protection in Word's order of settings. */
const BEFORE = new Set(
  "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView"
    .split(" ")
    .map((it) => `w:${it}`),
);

/** A copy to edit records changes in any template; a template on somebody's disk is not asked for again. */
function moveProtection(ours: WordParts, parts: WordParts): void {
  const settings = parts.trees.get(SETTINGS);
  const from = ours.trees.get(SETTINGS);
  if (settings === undefined || from === undefined) return;
  const own = ["w:trackRevisions", "w:documentProtection"].flatMap((it) => child(from, it) ?? []);
  const names = ["w:attachedTemplate", ...own.map((it) => it.name)];
  settings.children = settings.children.filter((it) => !names.includes(it.name));
  dropRelations(parts, SETTINGS, (type) => type !== "attachedTemplate");
  const at = settings.children.findIndex((it) => it.name !== "#text" && !BEFORE.has(it.name));
  settings.children.splice(at === -1 ? settings.children.length : at, 0, ...own.map(cloned));
}

/** LibreOffice names alphabets in a way that Word's rules don't know; the number beside it says the same. */
function mendFonts({ trees }: WordParts): void {
  for (const it of all(trees.get("word/fontTable.xml") ?? NOTHING, "w:charset")) {
    const { "w:characterSet": _, ...known } = it.attributes;
    it.attributes = known;
  }
}
