import { FOLLOW_ME_SPACE } from "#src/plan/follow-me.ts";
import { COPY_SPACE } from "./identity.ts";
import { type XmlNode, all, child } from "./read-xml.ts";
import {
  addRelation,
  BODY,
  dropPart,
  dropRelations,
  dropRelationsTo,
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

/** Gives a filled template what a copy says about itself, and what Word expects of every file. */
export function moveFacts(ours: WordParts, parts: WordParts): void {
  moveCore(ours, parts);
  moveProperties(ours, parts);
  moveOwnParts(ours, parts);
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

/** Parts of ours go along in the place of old ones, which a template that was made from a copy has. */
function moveOwnParts(ours: WordParts, parts: WordParts): void {
  for (const space of [COPY_SPACE, FOLLOW_ME_SPACE]) {
    const mine = partWith(ours, space);
    const old = partWith(parts, space);
    const tree = mine === undefined ? undefined : ours.trees.get(mine);
    // What an old one holds is of somebody else's plan.
    if (old !== undefined && tree === undefined) dropOwnPart(parts, old);
    else if (old !== undefined && tree !== undefined) parts.trees.set(old, tree);
    else if (mine !== undefined && tree !== undefined) addOwnPart(ours, parts, mine);
  }
}

/** The name of the part whose words are in this namespace. */
function partWith({ trees }: WordParts, space: string): string | undefined {
  return [...trees].find(
    ([name, { attributes }]) =>
      /^customXml\/item\d+\.xml$/.test(name) && Object.values(attributes).includes(space),
  )?.[0];
}

function addOwnPart(ours: WordParts, parts: WordParts, mine: string): void {
  const about = mine.replace("item", "itemProps");
  const [tree, props] = [ours.trees.get(mine), ours.trees.get(about)];
  if (tree === undefined || props === undefined) return;
  let number = 1;
  while (parts.trees.has(`customXml/item${number}.xml`)) number += 1;
  const [item, itemProps] = [`customXml/item${number}.xml`, `customXml/itemProps${number}.xml`];
  parts.trees.set(item, tree);
  parts.trees.set(itemProps, props);
  parts.trees.delete(relationsPart(item));
  setType(parts, itemProps, typeOf(ours, about));
  setType(parts, item, "application/xml");
  addRelation(parts, item, {
    type: `${RELATIONS}/customXmlProps`,
    target: `itemProps${number}.xml`,
  });
  addRelation(parts, BODY, { type: `${RELATIONS}/customXml`, target: `../${item}` });
}

function dropOwnPart(parts: WordParts, item: string): void {
  for (const { part } of relationsOf(parts, item)) if (part !== null) dropPart(parts, part);
  dropPart(parts, relationsPart(item));
  dropPart(parts, item);
  dropRelationsTo(parts, BODY, item);
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
