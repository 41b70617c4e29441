import type { Block, Change, Copy, Line, Run } from "./copy.ts";
import { type Element, element, type Markup } from "./markup.ts";

/** Where a picture's file lies, by the picture's name; undefined where there is none. */
export type AddressOf = (name: string) => string | undefined;

/** A copy as it is shown on a page: what a screen draws, a web page holds and a printer gets. */
export function copyMarkup(copy: Copy, addressOf: AddressOf): Element {
  return element(
    "article",
    { class: `copy copy-${copy.points}`, lang: copy.language },
    ...blocksIn(copy.blocks, addressOf),
    element("footer", { class: "copy-foot" }, element("p", {}, copy.footer)),
  );
}

function blocksIn(blocks: readonly Block[], addressOf: AddressOf): Markup[] {
  const shown: Markup[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) break;
    if (!isItem(block)) shown.push(...blockMarkup(block, addressOf));
    else {
      const items = itemsFrom(blocks, at);
      shown.push(listOf(items, 0));
      at += items.length - 1;
    }
  }
  return shown;
}

type Item = Line & { depth: number };

function isItem(block: Block | undefined): block is Item {
  return block?.kind === "line" && block.depth !== null;
}

/** The items of a list that begins here, each with where it stands, which is said in a line under it. */
function itemsFrom(blocks: readonly Block[], from: number): Line[] {
  const items: Line[] = [];
  for (const block of blocks.slice(from)) {
    const isStanding = block.kind === "line" && block.tone === "state" && items.length > 0;
    if (!isItem(block) && !isStanding) break;
    items.push(block);
  }
  return items;
}

/** Lines of one depth as a list, and what is deeper as lists in its items. */
function listOf(lines: readonly Line[], depth: number): Element {
  const items: Markup[] = [];
  for (let at = 0; at < lines.length;) {
    const next = lines.findIndex(
      (it, index) => index > at && it.depth !== null && it.depth <= depth,
    );
    const under = lines.slice(at, next === -1 ? lines.length : next);
    const [first, ...rest] = under;
    if (first === undefined) break;
    // A list that begins deeper than its own level has nothing to say at this one.
    const isDeeper = (first.depth ?? 0) > depth;
    items.push(
      isDeeper
        ? element("li", { class: "copy-step" }, listOf(under, depth + 1))
        : element("li", {}, lineMarkup(first), ...insideItem(rest, depth + 1)),
    );
    at += under.length;
  }
  return element("ul", {}, ...items);
}

/** What stands in an item after its first line: lists, and lines that say where it is at. */
function insideItem(lines: readonly Line[], depth: number): Markup[] {
  const inside: Markup[] = [];
  for (let at = 0; at < lines.length;) {
    const isListed = lines[at]?.depth !== null;
    const end = lines.findIndex((it, index) => index > at && (it.depth !== null) !== isListed);
    const alike = lines.slice(at, end === -1 ? lines.length : end);
    inside.push(...(isListed ? [listOf(alike, depth)] : alike.map(lineMarkup)));
    at += alike.length;
  }
  return inside;
}

function blockMarkup(block: Block, addressOf: AddressOf): Markup[] {
  switch (block.kind) {
    case "heading":
      return [
        element(
          `h${block.level}`,
          block.startsPage ? { class: "copy-page" } : {},
          ...headingMarkup(block),
        ),
      ];
    case "line":
      return [lineMarkup(block)];
    case "table":
      return [tableMarkup(block)];
    case "picture":
      return pictureMarkup(block, addressOf(block.name));
    case "write-lines":
      return [linesToWriteOn(block.count)];
    case "signature":
      return [signatureMarkup(block)];
  }
}

/** What a heading or a column says, after what it said before. */
function headingMarkup(it: { text: string; change?: Change; was?: string }): Markup[] {
  const words = wordsIn(it.text);
  if (it.was === undefined) return changed(it.change, words);
  return [...changed("removed", wordsIn(it.was)), " ", ...changed("added", words)];
}

function changed(change: Change | undefined, inside: Markup[]): Markup[] {
  if (change === undefined) return inside;
  return [element(change === "added" ? "ins" : "del", {}, ...inside)];
}

function pictureMarkup(
  { alt, stands }: Extract<Block, { kind: "picture" }>,
  address: string | undefined,
): Markup[] {
  if (address === undefined) return [];
  const name = stands === "left" ? "copy-picture copy-picture-left" : "copy-picture";
  return [element("p", { class: name }, element("img", { src: address, alt }))];
}

/** An outcome told at length is set smaller, or it would fill pages. */
const LONG = 400;

function lineMarkup(line: Line): Element {
  const { tone, runs, keepsNext, change } = line;
  if (tone === "write") return element("div", { class: "copy-write", ...ROOM });
  const length = runs.reduce((sum, it) => sum + it.text.length, 0);
  const classes = [
    `copy-${tone}`,
    ...(tone === "voice" && length > LONG ? ["copy-long"] : []),
    ...(keepsNext ? ["copy-keep"] : []),
  ];
  const isSpoken = tone === "voice" || tone === "words";
  const attributes = { class: classes.join(" "), ...(isSpoken && { dir: "auto" }) };
  return element(
    "p",
    attributes,
    ...runs.flatMap((it) => changed(it.change ?? change, runMarkup(it))),
  );
}

function runMarkup({ text, strong, em, struck, href }: Run): Markup[] {
  let inside = wordsIn(text);
  if (href !== null) inside = [element("a", { href, rel: "noopener noreferrer" }, ...inside)];
  if (struck) inside = [element("s", {}, ...inside)];
  if (em) inside = [element("i", {}, ...inside)];
  return strong ? [element("b", {}, ...inside)] : inside;
}

/** Words, with an element for each line end, which HTML would take for a space. */
function wordsIn(text: string): Markup[] {
  return text
    .split(/(\r\n|[\n\r\u0085\u2028\u2029])/)
    .filter((it) => it !== "")
    .map((it) => (/^[\n\r\u0085\u2028\u2029]/.test(it) ? element("br", {}) : it));
}

const nowhere = () => undefined;

// The roles say what the elements are by themselves, until a narrow window stacks their cells.
function tableMarkup(block: Extract<Block, { kind: "table" }>): Element {
  const headings = block.columns.map((it) =>
    element(
      "th",
      { scope: "col", role: "columnheader" },
      ...headingMarkup({ ...it, text: it.heading }),
    ),
  );
  const rows = block.rows.map((cells) =>
    element(
      "tr",
      { role: "row" },
      ...cells.map((lines, index) =>
        element(
          "td",
          { role: "cell", "data-heading": block.columns[index]?.heading ?? "" },
          ...blocksIn(lines, nowhere),
        ),
      ),
    ),
  );
  return element(
    "table",
    { role: "table" },
    // Heard and not seen: the heading above says as much to the eye.
    element(
      "caption",
      {},
      element("span", { class: "copy-aside" }, `${block.title}. ${block.description}`),
    ),
    element(
      "colgroup",
      {},
      ...block.columns.map((it) => element("col", { width: `${it.share}%` })),
    ),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...headings)),
    element("tbody", { role: "rowgroup" }, ...rows),
  );
}

function linesToWriteOn(count: number): Element {
  const label = count === 1 ? "A line to write on" : `${count} lines to write on`;
  return element(
    "div",
    { class: "copy-lines", role: "img", "aria-label": label },
    ...Array.from({ length: count }, () => element("span", {})),
  );
}

/** What is heard where a pen would write. */
const ROOM = { role: "img", "aria-label": "room to write" };

function signatureMarkup({ who, isNamed }: Extract<Block, { kind: "signature" }>): Element {
  const room = (label: string) =>
    element(
      "p",
      { class: "copy-sign" },
      element("span", {}, label),
      element("span", { class: "copy-rule", ...ROOM }),
    );
  return element(
    "div",
    { class: "copy-signature" },
    element("p", { class: "copy-plain" }, element("b", {}, ...wordsIn(who))),
    ...(isNamed ? [] : [room("Name")]),
    element("div", { class: "copy-signed" }, room("Signed"), room("Date")),
  );
}
