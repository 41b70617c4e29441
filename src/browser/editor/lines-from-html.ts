import { isSafeAddress } from "#src/document/writing.ts";
import { parseInert } from "../trusted-types.ts";

/** How the words at some place in pasted markup look. */
type Look = { strong: boolean; em: boolean; href: string };

const BLOCKS = new Set([
  ..."ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4".split(
    " ",
  ),
  ..."H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL".split(" "),
]);
const SKIPPED = new Set("STYLE SCRIPT TEMPLATE HEAD TITLE META LINK OBJECT SVG MATH".split(" "));

/**
 * Rewrites what Word, LibreOffice, Google Docs or a page put on the clipboard as lines that the
 * field's schema reads: paragraphs and list items with bold, italics and safe links in them.
 */
export function linesFromHtml(html: string): string {
  const source = parseInert(html);
  // The editor's own lines come with their ends and their spaces.
  if (source.querySelector(".line[data-pm-slice]")) return html;
  const target = document.implementation.createHTMLDocument("");
  const writer = createWriter(target);
  read(source.body, { strong: false, em: false, href: "" }, writer);
  writer.endLine();
  return target.body.innerHTML;
}

type Writer = ReturnType<typeof createWriter>;

function createWriter(target: Document) {
  let line: HTMLElement | null = null;
  let isItem = false;
  return { write, beginItem, endLine, hardBreak };

  function beginItem(depth: number) {
    endLine();
    line = target.createElement("div");
    line.className = "li";
    line.dataset["depth"] = String(Math.min(2, depth));
    isItem = true;
  }

  function write(words: string, { strong, em, href }: Look) {
    line ??= target.createElement("p");
    let place: HTMLElement = line;
    const into = (name: string) => place.appendChild(target.createElement(name));
    if (href) (place = into("a")).setAttribute("href", href);
    if (strong) place = into("strong");
    if (em) place = into("em");
    place.append(words);
  }

  /** Ends a line; one that holds nothing was only markup. */
  function endLine() {
    if (line?.textContent?.trim() || isItem) target.body.append(line ?? "");
    line = null;
    isItem = false;
  }

  function hardBreak() {
    if (line) endLine();
    else target.body.append(target.createElement("p"));
  }
}

function read(node: Node, look: Look, writer: Writer) {
  for (const child of node.childNodes) {
    if (child instanceof Text) writeWords(child, look, writer);
    else if (child instanceof HTMLElement) readElement(child, look, writer);
  }
}

function writeWords(text: Text, look: Look, writer: Writer) {
  const words = text.data.replaceAll(/[ \t\r\n\u00a0]+/g, " ");
  const isBetweenBlocks =
    !words.trim() && text.parentElement !== null && holdsBlocks(text.parentElement);
  if (words && !isBetweenBlocks) writer.write(words, look);
}

function readElement(element: HTMLElement, look: Look, writer: Writer) {
  const style = element.getAttribute("style") ?? "";
  // The bullet or number that Word draws as text before an item.
  if (SKIPPED.has(element.tagName) || /mso-list:\s*ignore/i.test(style)) return;
  if (element.tagName === "BR") return writer.hardBreak();
  const isBlock = BLOCKS.has(element.tagName);
  const level = /mso-list:[^;]*\blevel(\d)/i.exec(style)?.[1];
  if (level) writer.beginItem(Number(level) - 1);
  else if (element.tagName === "LI") writer.beginItem(depthOf(element));
  else if (element.matches(".li")) writer.beginItem(Number(element.dataset["depth"]) || 0);
  else if (isBlock && !isFirstInItem(element)) writer.endLine();
  read(element, lookOf(element, look), writer);
  if (/^T[DH]$/.test(element.tagName) && element.nextElementSibling) writer.write(" - ", look);
  if (isBlock && !isFirstInItem(element)) writer.endLine();
}

/** LibreOffice and Google Docs put a paragraph into each list item; its words are the item's. */
function isFirstInItem(element: HTMLElement): boolean {
  return (
    element.parentElement?.tagName === "LI" && element.parentElement.firstElementChild === element
  );
}

/** How many lists an item's own list lies in. */
function depthOf(item: HTMLElement): number {
  let depth = -1;
  for (let at = item.parentElement; at; at = at.parentElement)
    if (at.tagName === "UL" || at.tagName === "OL") depth += 1;
  return Math.max(0, depth);
}

function lookOf(element: HTMLElement, look: Look): Look {
  const { tagName } = element;
  const { fontWeight, fontStyle } = element.style;
  const strong = fontWeight
    ? /^(bold|bolder|[6-9]00)$/.test(fontWeight)
    : look.strong || tagName === "B" || tagName === "STRONG";
  const em = fontStyle ? fontStyle === "italic" : look.em || tagName === "I" || tagName === "EM";
  const href = tagName === "A" ? (element.getAttribute("href") ?? "") : look.href;
  return { strong, em, href: isSafeAddress(href) ? href : "" };
}

function holdsBlocks(element: HTMLElement): boolean {
  return [...element.children].some((it) => BLOCKS.has(it.tagName)) || element.tagName === "TR";
}
