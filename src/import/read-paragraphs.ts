import type { WordComment } from "#src/plan/suggestion.ts";
import { tooLarge } from "./import-error.ts";
import {
  CAME,
  type Change,
  type Container,
  paragraphIn,
  type RawParagraph,
  WENT,
} from "./raw-paragraph.ts";
import { depthOf, isOn, levelOf, type Styles } from "./read-styles.ts";
import { createTablePlaces } from "./table-places.ts";
import { type Attributes, walkXml } from "./walk-xml.ts";
import type { WordBlock } from "./word-file.ts";
import { createFormReader, symbolFor } from "./word-forms.ts";

/** What reading a part needs to know of the rest of the file. */
export type Surroundings = {
  place: WordBlock["place"];
  styles: Styles;
  links: ReadonlyMap<string, string>;
  /** By id; what a comment is about is written into it. */
  comments: ReadonlyMap<string, WordComment>;
  /** Takes sentences about what cannot be read. */
  unread: Set<string>;
  most: number;
};

type Control = { tag: string; isPlaceholder: boolean; paragraph: RawParagraph | undefined };
type RunLook = { strong: boolean; em: boolean; struck: boolean };

/** Old properties stand in these, and the code of fields: nothing that anybody reads. */
const SKIPPED =
  /^w:(pPrChange|rPrChange|tblPrChange|tblGridChange|trPrChange|tcPrChange|sectPrChange|tblPrExChange|numberingChange|instrText|delInstrText|sdtEndPr)$/;
const TEXTS: readonly string[] = ["w:t", "w:delText", "m:t", "a:t"];
const CHANGES: Record<string, Change["kind"]> = {
  "w:ins": "inserted",
  "w:del": "deleted",
  "w:moveTo": "moved-here",
  "w:moveFrom": "moved-away",
  "w:cellIns": "inserted",
  "w:cellDel": "deleted",
};
const LONGEST_ABOUT = 2000;
const MOST_OPEN_COMMENTS = 100;

/** Reads the paragraphs of a part in order, those of text boxes after the one that holds the box. */
export function readParagraphs(xml: string, around: Surroundings): RawParagraph[] {
  const { styles, links, comments, unread } = around;
  const found: RawParagraph[] = [];
  const path: string[] = [];
  let skipped: number | null = null;
  let letters = 0;
  const containers: Container[] = [{ place: around.place, cell: null, changes: [] }];
  const paragraphs: RawParagraph[] = [];
  const tables = createTablePlaces();
  const forms = createFormReader();
  const controls: Control[] = [];
  const changes: Change[] = [];
  const choices: { from: number; hasSaid: boolean }[] = [];
  const spoken = new Map<string, WordComment>();
  const placed = new Set<string>();
  let pending: { bookmarks: string[]; comments: WordComment[] } = { bookmarks: [], comments: [] };
  let look: RunLook = { strong: false, em: false, struck: false };
  let href: string | null = null;

  walkXml(xml, { open, close, text: (words) => TEXTS.includes(path.at(-1) ?? "") && say(words) });
  return found;

  /** The paragraph that words go into now; undefined between paragraphs. */
  function current(): RawParagraph | undefined {
    const last = paragraphs.at(-1);
    return last?.container === containers.at(-1) ? last : undefined;
  }

  function open(name: string, attributes: Attributes) {
    const parent = path.at(-1) ?? "";
    path.push(name);
    if (skipped !== null) return;
    if (SKIPPED.test(name)) skipped = path.length;
    else if (name in CHANGES) change(name, attributes, parent);
    else if (name.startsWith("mc:")) choose(name);
    else if (parent === "w:pPr" || parent === "w:numPr") paragraphProperty(name, attributes);
    else if (parent === "w:rPr") runProperty(name, attributes);
    else if (parent === "w:r") inRun(name, attributes);
    else if (parent === "w:sdtPr") controlProperty(name, attributes);
    else if (parent === "w:trPr" || parent === "w:tcPr") tables.property(name, attributes);
    else inFlow(name, attributes);
    forms.open(name, attributes);
  }

  function inFlow(name: string, attributes: Attributes) {
    if (name === "w:p") beginParagraph();
    else if (name === "w:r")
      look = { strong: current()?.isBold ?? false, em: false, struck: false };
    else if (name === "w:tbl") tables.beginTable();
    else if (name === "w:tr") tables.beginRow();
    else if (name === "w:tc") beginCell();
    else if (name === "w:txbxContent") enter({ place: "text box", cell: null });
    else if (name === "w:footnote" || name === "w:endnote") {
      if (/^(separator|continuation)/i.test(attributes["w:type"] ?? "")) skipped = path.length;
      else enter({ place: around.place, cell: null });
    } else if (name === "w:sdt")
      controls.push({ tag: "", isPlaceholder: false, paragraph: current() });
    else if (name === "w:hyperlink") href = links.get(attributes["r:id"] ?? "") ?? null;
    else if (name === "w:bookmarkStart")
      (current() ?? pending).bookmarks.push(attributes["w:name"] ?? "");
    else if (name === "w:commentRangeStart") beginComment(attributes["w:id"] ?? "");
    else if (name === "w:commentRangeEnd") spoken.delete(attributes["w:id"] ?? "");
    else if (name === "w:altChunk")
      unread.add("A part of this file was put in from another file and can't be read here.");
    else if (name === "a:blip" || name === "v:imagedata")
      unread.add("Pictures in this file are not taken over.");
  }

  function inRun(name: string, attributes: Attributes) {
    if (name === "w:tab" || name === "w:ptab") say("\t");
    else if (name === "w:br" || name === "w:cr") say("\n");
    else if (name === "w:noBreakHyphen") say("\u2011");
    else if (name === "w:sym") say(symbolFor(attributes["w:char"] ?? ""));
    else if (name === "w:commentReference") placeComment(attributes["w:id"] ?? "");
    else if (name === "w:object")
      unread.add("A part of this file was made with another program and can't be read here.");
    else inFlow(name, attributes);
  }

  function close(name: string) {
    const depth = path.length;
    path.pop();
    if (skipped !== null) {
      if (skipped === depth) skipped = null;
      return;
    }
    if (name === "w:p") endParagraph();
    else if (name === "w:tc" || name === "w:txbxContent") containers.pop();
    else if (name === "w:footnote" || name === "w:endnote") containers.pop();
    else if (name === "w:tbl") tables.endTable();
    else if (name === "w:sdt") controls.pop();
    else if (name === "w:hyperlink") href = null;
    else if (name === "w:ffData") say(forms.end());
    else if (name === "mc:AlternateContent") choices.pop();
    else if (name === "mc:Choice") {
      const choice = choices.at(-1);
      if (choice && letters > choice.from) choice.hasSaid = true;
    } else if (name in CHANGES && isContent(path)) changes.pop();
  }

  function enter(container: Pick<Container, "place" | "cell">, change: Change | null = null) {
    const around = containers.at(-1)?.changes ?? [];
    containers.push({ ...container, changes: change === null ? [...around] : [...around, change] });
  }

  function beginParagraph() {
    const container = containers.at(-1);
    if (container === undefined) return;
    if (found.length >= around.most) throw tooLarge();
    const tags = controls.map((it) => it.tag).filter((it) => it !== "");
    const paragraph = paragraphIn(container, tags);
    paragraph.bookmarks.push(...pending.bookmarks);
    paragraph.comments.push(...pending.comments);
    pending = { bookmarks: [], comments: [] };
    found.push(paragraph);
    paragraphs.push(paragraph);
  }

  function endParagraph() {
    paragraphs.pop();
    for (const it of spoken.values()) if (it.about !== "") it.about += "\n";
  }

  function beginCell() {
    const place = containers.at(-1)?.place ?? around.place;
    const begun = tables.beginCell();
    enter({ place, cell: begun?.cell ?? null }, begun?.change);
  }

  function paragraphProperty(name: string, attributes: Attributes) {
    const paragraph = current();
    const value = attributes["w:val"] ?? "";
    if (paragraph === undefined) return;
    if (name === "w:pStyle") {
      const { name, headingLevel, listDepth, isBold } = styles(value);
      Object.assign(paragraph, { style: name || value, headingLevel, listDepth, isBold });
    } else if (name === "w:outlineLvl") paragraph.headingLevel = levelOf(value);
    else if (paragraph.headingLevel !== null) return;
    else if (name === "w:numId")
      paragraph.listDepth = value === "0" ? null : (paragraph.listDepth ?? 0);
    else if (name === "w:ilvl") paragraph.listDepth = depthOf(value);
  }

  function runProperty(name: string, attributes: Attributes) {
    if (path.at(-3) !== "w:r") return;
    if (name === "w:b") look.strong = isOn(attributes);
    else if (name === "w:i") look.em = isOn(attributes);
    else if (name === "w:strike" || name === "w:dstrike") look.struck = isOn(attributes);
    else if (name === "w:rStyle") look.strong ||= styles(attributes["w:val"] ?? "").isBold;
  }

  function controlProperty(name: string, attributes: Attributes) {
    const control = controls.at(-1);
    if (control === undefined) return;
    if (name === "w:showingPlcHdr") control.isPlaceholder = isOn(attributes);
    if (name !== "w:tag") return;
    control.tag = attributes["w:val"] ?? "";
    if (control.tag !== "") control.paragraph?.tags.push(control.tag);
  }

  function change(name: string, attributes: Attributes, parent: string) {
    const kind = CHANGES[name];
    if (kind === undefined) return;
    const made = {
      kind,
      author: attributes["w:author"] ?? "",
      moment: attributes["w:date"] ?? null,
    };
    if (parent === "w:rPr") {
      const paragraph = path.at(-3) === "w:pPr" ? current() : undefined;
      if (paragraph && CAME.includes(kind)) paragraph.wasEnd = false;
      if (paragraph && WENT.includes(kind)) paragraph.isEnd = false;
    } else if (parent === "w:trPr") {
      tables.changeRow(made);
    } else if (parent === "w:tcPr") containers.at(-1)?.changes.push(made);
    else if (isContent(path.slice(0, -1))) changes.push(made);
  }

  function choose(name: string) {
    if (name === "mc:AlternateContent") choices.push({ from: letters, hasSaid: false });
    // The same words again, for programs that do not know the first form.
    if (name === "mc:Fallback" && choices.at(-1)?.hasSaid === true) skipped = path.length;
  }

  function say(text: string) {
    const paragraph = current();
    if (skipped !== null || paragraph === undefined || text === "") return;
    letters += text.length;
    const all = [...paragraph.container.changes, ...changes];
    const is = !all.some((it) => WENT.includes(it.kind));
    const was = !all.some((it) => CAME.includes(it.kind));
    const isPlaceholder = controls.some((it) => it.isPlaceholder);
    const change = all.at(-1) ?? null;
    paragraph.pieces.push({ text, was, is, ...look, href, change, isPlaceholder });
    if (!is) return;
    for (const it of spoken.values()) if (it.about.length < LONGEST_ABOUT) it.about += text;
  }

  function beginComment(id: string) {
    const comment = comments.get(id);
    if (comment === undefined || spoken.size >= MOST_OPEN_COMMENTS) return;
    spoken.set(id, comment);
    placeComment(id);
  }

  function placeComment(id: string) {
    const comment = comments.get(id);
    if (comment === undefined || placed.has(id)) return;
    placed.add(id);
    (current() ?? pending).comments.push(comment);
  }
}

/** Whether a tracked change that stands here is about words, and not about a property. */
function isContent(path: readonly string[]): boolean {
  return !/^w:(rPr|trPr|tcPr|numPr|pPr)$/.test(path.at(-1) ?? "");
}
