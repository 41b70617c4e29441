import { type Cell, cellLines, type Line, type Table } from "./file-layout.ts";
import { type Head, headOf } from "./heads.ts";
import type { OpenPart } from "./found-parts.ts";
import type { PartName } from "./labels.ts";
import { openAt, openPart, type Page, readItems, takeLine } from "./read-page.ts";
import { readDatedRows } from "./dated-rows.ts";
import {
  type Column,
  columnsUnder,
  readColumnRows,
  type Row,
  textOfCell,
} from "./table-columns.ts";

/** Reads a table in whatever shape it has; false where nothing in it is a label. */
export function readTable(table: Table, page: Page): boolean {
  const rows = table.rows.filter((it) => it.cells.length > 0);
  const isWide = rows.some((it) => it.cells.length > 1);
  let start = 0;
  let isLabel = false;
  while (isWide && rows[start]?.cells.length === 1 && rows.length > start + 1) {
    isLabel = readTitle(rows[start]?.cells[0], isLabel, page);
    start += 1;
  }
  const body = rows.slice(start);
  return (
    (isWide && readColumns(body, page)) ||
    (isWide && readOutcomesBeside(body, page)) ||
    (isWide && readRows(body, page)) ||
    readCells(body, page) ||
    (isWide && readDatedRows(body, page)) ||
    start > 0
  );
}

/** A cell alone in a row is a heading for what follows; answers whether it is a label for the next. */
function readTitle(cell: Cell | undefined, isAnswer: boolean, page: Page): boolean {
  const [line] = cell ? cellLines(cell) : [];
  if (!cell || !line) return false;
  const isKnown = headOf(line, page.labels, page.outcomeName) !== null;
  // A label in the row before is for this one.
  if (isKnown || isAnswer) readItems(cell.items, page);
  else if (page.open?.part !== "outcome.actions") page.open = null;
  return isKnown && page.open !== null;
}

/** Labels at the heads of columns. */
function readColumns(rows: readonly Row[], page: Page): boolean {
  const [first, ...rest] = rows;
  if (!first || rest.length === 0) return false;
  const columns = columnsUnder(first, page);
  if (!columns) return false;
  // Boxes with a label at the top of each are no columns.
  const hasHints = first.cells.some((it) => cellLines(it).length > 1);
  if (hasHints && rest.some((row) => row.cells.some((it) => ownLabel(it, page)))) return false;
  const known = columns.filter((it) => it.part !== null).length;
  const beside = rest.filter((it) => labelOf(it.cells[0], page) && it.cells.length > 1).length;
  const isMost = known >= columns.length * 0.6;
  const isAll = known === columns.length || (first.isHeader && known >= columns.length / 2);
  if (rest.some((it) => isAllLabels(it, page) && !isSame(it, first))) return false;
  if (!((known >= 3 && isMost) || (isAll && beside < 2))) return false;
  page.finding.labels.push(...columns.flatMap((it) => it.spans));
  readColumnRows(rest, columns, page);
  return true;
}

/** Whether every cell of a row is a label; one row of those is no table of columns. */
function isAllLabels({ cells }: Row, page: Page): boolean {
  return cells.length > 1 && cells.every((it) => page.labels.onPage(textOfCell(it)) !== null);
}

function isSame(a: Row, b: Row): boolean {
  return a.cells.map(textOfCell).join("\0") === b.cells.map(textOfCell).join("\0");
}

/** Labels on the left, and an outcome in each further column. */
function readOutcomesBeside(rows: readonly Row[], page: Page): boolean {
  const { finding } = page;
  const [first] = rows;
  if (!first) return false;
  const heads = first.cells.map((it) => ({ cell: it, head: numberOf(it, page) }));
  const numbered = heads.filter((it) => it.head !== null);
  const labelled = rows.filter((it) => labelOf(it.cells[0], page) !== null);
  const isBeside = (row: Row) =>
    row.cells.length > 2 && row.cells.slice(1).every((it) => !labelOf(it, page));
  const hasVoice = labelled.some((it) => labelOf(it.cells[0], page)?.part === "outcome.voice");
  const isNumbered = numbered.length >= 2 && numbered[0]?.cell.column !== 0;
  const isWide =
    labelled.length >= 3 && hasVoice && labelled.filter(isBeside).length * 2 > labelled.length;
  if (!isNumbered && !isWide) return false;
  const places = isNumbered
    ? numbered.map((it) => it.cell.column)
    : [...new Set(labelled.flatMap((it) => it.cells.slice(1).map((cell) => cell.column)))];
  for (const row of labelled) finding.labels.push(...(labelOf(row.cells[0], page)?.spans ?? []));
  for (const column of places.sort((a, b) => a - b)) {
    const head = numbered.find((it) => it.cell.column === column);
    if (head?.head) {
      openAt(head.head, page);
      for (const line of cellLines(head.cell).slice(1)) takeLine(line, page);
    } else finding.beginNext();
    for (const row of labelled) {
      const match = labelOf(row.cells[0], page);
      const cell = row.cells.slice(1).findLast((it) => it.column <= column);
      if (!match || cell?.column !== column) continue;
      finding.add(match.part, {
        label: match.text,
        lines: cellLines(cell),
        how: "cell beside",
        confidence: 0.9 * match.likeness,
      });
    }
  }
  page.open = null;
  return true;
}

/** Labels in cells with their words beside or under them. */
function readRows(rows: readonly Row[], page: Page): boolean {
  const isLabelled = rows.some((row) =>
    row.cells.some((it) => labelOf(it, page) ?? numberOf(it, page)),
  );
  if (!isLabelled) return false;
  page.open = null;
  let columns: Column[] | null = null;
  let above: { column: number; open: OpenPart }[] | null = null;
  for (const row of rows) {
    const inner = actionColumns(row, page);
    const label = labelOf(row.cells[0], page);
    if (inner) {
      columns = inner.columns;
      page.finding.labels.push(...inner.spans);
    } else if (columns && !(label && row.cells[0]?.column === 0))
      readColumnRows([row], columns, page);
    else if (above && !row.cells.some((it) => labelOf(it, page))) readUnder(row, above, page);
    else {
      columns = null;
      above = isAllLabels(row, page) ? labelsAbove(row, page) : null;
      if (!above) readRow(row, page);
    }
  }
  page.open = null;
  return true;
}

/** A row of labels for the cells under them. */
function labelsAbove(row: Row, page: Page): { column: number; open: OpenPart }[] {
  return row.cells.flatMap((cell) => {
    const label = labelOf(cell, page);
    if (!label || label.part === "nowhere") return [];
    const found = page.finding.add(label.part, {
      label: label.text,
      labelSpans: label.spans,
      how: "cell above",
      confidence: 0.88 * label.likeness,
    });
    return [{ column: cell.column, open: openPart(found, 10) }];
  });
}

function readUnder(
  row: Row,
  above: readonly { column: number; open: OpenPart }[],
  page: Page,
): void {
  for (const cell of row.cells) {
    page.open = above.findLast((it) => it.column === cell.column)?.open ?? null;
    readAnswer(cell, page);
  }
  page.open = null;
}

/** A row within a table that heads columns of actions, beside a label for all of them or alone. */
function actionColumns(row: Row, page: Page): { columns: Column[]; spans: Line[] } | null {
  for (const cells of [row.cells, row.cells.slice(1)]) {
    const columns = columnsUnder({ ...row, cells }, page);
    const isActions = columns?.some((it) => it.part === "action.what") ?? false;
    const isAll = columns?.every(
      (it) => it.part?.startsWith("action.") && it.part !== "action.other",
    );
    const beside = cells.length < row.cells.length ? labelOf(row.cells[0], page) : null;
    if (columns && isActions && isAll)
      return { columns, spans: [...(beside?.spans ?? []), ...columns.flatMap((it) => it.spans)] };
  }
  return null;
}

function readRow(row: Row, page: Page): void {
  const { finding } = page;
  for (const [index, cell] of row.cells.entries()) {
    const label = labelOf(cell, page);
    const number = label ? null : numberOf(cell, page);
    if (number) {
      openAt(number, page);
      for (const line of cellLines(cell).slice(1)) takeLine(line, page);
    } else if (label) {
      const next = row.cells[index + 1];
      const isBeside = next !== undefined && !labelOf(next, page) && !ownLabel(next, page);
      if (label.part === "nowhere") {
        page.open = null;
        continue;
      }
      if (cellLines(cell).length > 1 && !isBeside) {
        page.open = null;
        readItems(cell.items, page);
        continue;
      }
      const found = finding.add(label.part, {
        label: label.text,
        labelSpans: label.spans,
        how: isBeside ? "cell beside" : "cell above",
        confidence: (isBeside ? 0.95 : 0.88) * label.likeness,
      });
      page.open = openPart(found, 10);
    } else if (ownLabel(cell, page)) {
      page.open = null;
      readItems(cell.items, page);
    } else {
      const isUnder = index === 0 && cell.column === 0 && page.open?.how === "cell beside";
      if (isUnder) page.open = null;
      readAnswer(cell, page);
    }
  }
}

/** Words that belong to a label; a table among them may have labels of its own. */
function readAnswer(cell: Cell, page: Page): void {
  for (const item of cell.items) {
    if (item.kind === "line") takeLine(item.line, page);
    else if (!readTable(item.table, page))
      for (const line of item.table.rows.flatMap((it) => it.cells.flatMap(cellLines)))
        takeLine(line, page);
  }
}

/** Cells that are pages of their own, with labels above the words in them. */
function readCells(rows: readonly Row[], page: Page): boolean {
  const cells = rows.flatMap((it) => it.cells);
  if (!cells.some((it) => ownLabel(it, page))) return false;
  for (const cell of cells) {
    if (ownLabel(cell, page)) page.open = null;
    readItems(cell.items, page);
  }
  page.open = null;
  return true;
}

/** Whether a cell begins with a label. */
function ownLabel(cell: Cell, page: Page): boolean {
  return cellLines(cell).some((line) => headOf(line, page.labels, page.outcomeName) !== null);
}

type CellLabel = { part: PartName; likeness: number; text: string; spans: readonly Line[] };

/** The label that a cell is: all of it, or its first line over a hint of what to write. */
function labelOf(cell: Cell | undefined, { labels }: Page): CellLabel | null {
  if (!cell) return null;
  const [first] = cellLines(cell);
  const text = textOfCell(cell);
  const whole = labels.onPage(text);
  if (whole) return { ...whole, text, spans: cellLines(cell) };
  if (!first || text === first.text) return null;
  const match = labels.onPage(first.text);
  return match && match.likeness === 1 ? { ...match, text: first.text, spans: [first] } : null;
}

/** The number of an outcome that a cell begins with. */
function numberOf(cell: Cell, page: Page): Head | null {
  const [first] = cellLines(cell);
  const head = first ? headOf(first, page.labels, page.outcomeName) : null;
  return head?.kind === "number" ? head : null;
}
