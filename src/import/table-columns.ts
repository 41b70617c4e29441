import { type Cell, cellLines, type Line, type Table } from "./file-layout.ts";
import type { FoundColumn } from "./found-parts.ts";
import { headOf } from "./heads.ts";
import type { PartName } from "./labels.ts";
import { openAt, type Page, readItems, takeLine } from "./read-page.ts";

/** A row of a table; cells without words are left out. */
export type Row = Table["rows"][number];

/** What stands at the head of a column, and what its cells are for; null where nobody knows. */
export type Column = {
  column: number;
  text: string;
  /** The lines that are the label; none where nobody knows it. */
  spans: readonly Line[];
  part: PartName | null;
  likeness: number;
};

/** The text of a cell, lines with spaces between. */
export function textOfCell(cell: Cell): string {
  return cellLines(cell)
    .map((it) => it.text)
    .join(" ");
}

/** What the columns under a row of labels are for; null where the row does not look like one. */
export function columnsUnder(row: Row, page: Page): Column[] | null {
  const { labels } = page;
  const heads = row.cells.map((cell) => {
    const text = labelText(cell, page);
    return { cell, text, over: labels.overColumn(text), page: labels.onPage(text) };
  });
  if (heads.filter((it) => it.over ?? it.page).length < 2) return null;
  const isOver = (part: PartName) => heads.some((it) => it.over?.part === part);
  const isOnPage = (part: PartName) => heads.some((it) => it.page?.part === part);
  const named = heads.findIndex(
    (it) => it.over?.part === "action.what" || it.page?.part === "outcome.actions",
  );
  const voice = heads.findIndex((it) => it.page?.part === "outcome.voice");
  const who = heads.findIndex((it) => it.over?.part === "action.who");
  // What is done stands before who does it, whatever its column is called.
  const isUnnamed = named < 0 && who > 0 && !(heads[who - 1]?.over ?? heads[who - 1]?.page);
  const what = isUnnamed ? who - 1 : named;
  const hasVoice = voice >= 0 && (what < 0 || voice < what);
  const hasWho = isOver("action.who") || isOver("person.name");
  // Beside an outcome, "Progress" is how one knows, and not how far an action is.
  const isDone = heads.some(
    (it) => it.over?.part === "action.status" && !(hasVoice && it.page?.part === "outcome.markers"),
  );
  const table: TableKind = {
    hasVoice,
    hasWho,
    isActions:
      what >= 0 &&
      (hasWho || isOver("action.agreed") || (!hasVoice && isOver("action.when")) || isDone),
    isPeople:
      what < 0 &&
      voice < 0 &&
      (isOver("person.name") || isOver("action.who")) &&
      ["person.relation", "person.organisation", "person.other"].some(isOver) &&
      !isOnPage("outcome.actions"),
  };
  return heads.map(({ cell, text, over, page }, index) => {
    const part =
      isUnnamed && index === what
        ? "action.what"
        : partOf(over?.part, page?.part, index > voice, table);
    const likeness = (part === over?.part ? over?.likeness : page?.likeness) ?? over?.likeness ?? 1;
    const lines = cellLines(cell);
    const isKnown = part !== null && (over ?? page) !== null;
    const spans = !isKnown ? [] : text === lines[0]?.text ? lines.slice(0, 1) : lines;
    return { column: cell.column, text, spans, part, likeness };
  });
}

/** A heading may have a hint of what to write under it. */
function labelText(cell: Cell, { labels }: Page): string {
  const text = textOfCell(cell);
  const [first] = cellLines(cell);
  const isKnown = labels.overColumn(text) ?? labels.onPage(text);
  const match = first && (labels.overColumn(first.text) ?? labels.onPage(first.text));
  return !isKnown && match?.likeness === 1 ? (first?.text ?? text) : text;
}

type TableKind = {
  hasVoice: boolean;
  hasWho: boolean;
  isActions: boolean;
  isPeople: boolean;
};

/** The same word means another thing in a table of actions, of people and of outcomes. */
function partOf(
  over: PartName | undefined,
  page: PartName | undefined,
  isAfterVoice: boolean,
  table: TableKind,
): PartName | null {
  const { hasVoice, hasWho, isActions, isPeople } = table;
  if (over === "number") return over;
  if (isPeople) return over === "action.who" ? "person.name" : (over ?? "person.other");
  if (page === "outcome.voice") return hasVoice && !isAfterVoice ? page : "action.status";
  if (isActions) {
    if (over === "action.what" || page === "outcome.actions") return "action.what";
    if (over === "action.who" || over === "person.name") return "action.who";
    if (over === "action.when" && (hasWho || !hasVoice)) return "action.when";
    if (over === "action.agreed") return over;
    if (over === "action.status" && !(hasVoice && page === "outcome.markers")) return over;
    if (!hasVoice) return page?.startsWith("outcome.") === true ? page : "action.other";
  }
  if (page === "plan.review-on" && hasVoice) return "outcome.review-on";
  if (page !== undefined && page !== "nowhere") return page;
  return over === "action.when" && hasVoice ? "outcome.timeframe" : null;
}

/** Reads the rows under a row of labels: an outcome, an action or somebody in each. */
export function readColumnRows(rows: readonly Row[], columns: readonly Column[], page: Page): void {
  const { finding } = page;
  const hasVoice = columns.some((it) => it.part === "outcome.voice");
  const parts = columns.filter((it) => it.part?.startsWith("outcome.") ?? false);
  let voice = "";
  let isFirst = true;
  for (const row of rows) {
    if (isRepeated(row, columns)) {
      finding.labels.push(...row.cells.flatMap(cellLines));
      continue;
    }
    if (isTitle(row, columns, page)) {
      page.open = null;
      for (const cell of row.cells) readItems(cell.items, page);
      continue;
    }
    if (!hasVoice && parts.length >= 3 && !isFirst) finding.beginNext();
    isFirst = false;
    const found: FoundColumn[] = [];
    for (const cell of voiceFirst(row, columns)) {
      const column = columnOf(cell, columns);
      if (!column?.part) continue;
      const { part, text: label } = column;
      const lines = cellLines(cell);
      if (part === "number") {
        // More than a number is words.
        if (textOfCell(cell).length <= 4) finding.labels.push(...lines);
      } else if (part === "outcome.voice") {
        const text = textOfCell(cell);
        if (text === voice) finding.labels.push(...lines);
        else readVoice(lines, column, page);
        voice = text;
      } else if (/^(action|person)\./.test(part)) found.push({ part, label, lines });
      else finding.add(part, { label, lines, how: "column heading", confidence: sure(column) });
    }
    if (found.length === 0) continue;
    const part = found[0]?.part.startsWith("person.") ? "people" : "outcome.actions";
    const confidence = Math.min(...columns.filter((it) => it.part).map(sure));
    finding.add(part, { label: "", columns: found, how: "column heading", confidence });
  }
  page.open = null;
}

/** How sure the part of a column is. */
function sure({ likeness }: Column): number {
  return 0.94 * likeness;
}

/** The words of an outcome in its column, which may begin with its number. */
function readVoice(lines: readonly Line[], column: Column, page: Page): void {
  const [first] = lines;
  const head = first ? headOf(first, page.labels, page.outcomeName) : null;
  page.open = null;
  if (head?.kind === "number") {
    openAt(head, page);
    for (const line of lines.slice(1)) takeLine(line, page);
    return;
  }
  page.finding.begin();
  const { text: label } = column;
  page.finding.add("outcome.voice", {
    label,
    lines,
    how: "column heading",
    confidence: sure(column),
  });
}

/** An outcome begins with its own words, wherever their column stands. */
function voiceFirst({ cells }: Row, columns: readonly Column[]): Cell[] {
  const isVoice = (cell: Cell) => columnOf(cell, columns)?.part === "outcome.voice";
  return [...cells.filter(isVoice), ...cells.filter((it) => !isVoice(it))];
}

/** A heading over several columns holds for all of them. */
function columnOf(cell: Cell, columns: readonly Column[]): Column | undefined {
  return columns.findLast((it) => it.column <= cell.column);
}

function isRepeated(row: Row, columns: readonly Column[]): boolean {
  const texts = row.cells.map(textOfCell);
  return texts.length >= 2 && texts.every((it, at) => it === columns[at]?.text);
}

/** Whether a row is one cell with a heading for the rows after it. */
function isTitle({ cells }: Row, columns: readonly Column[], page: Page): boolean {
  const [cell] = cells;
  const [line] = cell ? cellLines(cell) : [];
  if (cells.length !== 1 || columns.length < 2 || cell?.column !== columns[0]?.column || !line)
    return false;
  return headOf(line, page.labels, page.outcomeName) !== null;
}
