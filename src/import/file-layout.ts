import type { WordBlock, WordCell } from "./word-file.ts";

/** A stretch of the words of one block: its number in the file, and UTF-16 offsets in its text. */
export type Span = { at: number; from: number; to: number };

/** One line of a file. */
export type Line = Span & {
  text: string;
  isBold: boolean;
  /** How far its beginning is bold. */
  boldTo: number;
  headingLevel: number | null;
  listDepth: number | null;
};

/** A cell with its lines and the tables in it. */
export type Cell = { column: number; items: readonly Item[] };

/** A table as rows of the cells that have anything in them. */
export type Table = { rows: readonly { isHeader: boolean; cells: readonly Cell[] }[] };

/** What stands one under the other on a page or in a cell. */
export type Item = { kind: "line"; line: Line } | { kind: "table"; table: Table };

/** The lines and tables of a file in order; notes and what stands around the pages are left out. */
export function layoutOf(blocks: readonly WordBlock[]): Item[] {
  const placed = blocks
    .map((block, at) => ({ block, at }))
    .filter(({ block }) => block.place === "body" || block.place === "text box");
  const outer = new Map<number, number | null>();
  for (const { cell } of blocks) if (cell) outer.set(cell.table, cell.inside);
  return itemsIn(placed, null, outer);
}

/** The lines of these and of all tables among them. */
export function linesOf(items: readonly Item[]): Line[] {
  return items.flatMap((it) =>
    it.kind === "line" ? [it.line] : it.table.rows.flatMap((row) => row.cells.flatMap(cellLines)),
  );
}

/** The lines of a cell, with those of tables in it. */
export function cellLines(cell: Cell): readonly Line[] {
  let lines = LINES.get(cell);
  if (!lines) LINES.set(cell, (lines = linesOf(cell.items)));
  return lines;
}

/** They are asked for again and again, and tables can lie deep in each other. */
const LINES = new WeakMap<Cell, readonly Line[]>();

type Placed = { block: WordBlock; at: number };

/** Tables by number, each with the one that it lies in. */
type Outer = ReadonlyMap<number, number | null>;

/** What stands directly in `table`, or on the page for null. */
function itemsIn(placed: readonly Placed[], table: number | null, outer: Outer): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < placed.length;) {
    const first = placed[at];
    if (!first) break;
    const inner = tableUnder(first.block, table, outer);
    if (inner === null) {
      items.push(...linesIn(first).map((line) => ({ kind: "line" as const, line })));
      at += 1;
      continue;
    }
    let end = at + 1;
    while (isWithin(placed[end]?.block, table, inner, outer)) end += 1;
    items.push({ kind: "table", table: tableOf(placed.slice(at, end), inner, outer) });
    at = end;
  }
  return items;
}

/** The table directly in `table` that a block lies in, at whatever depth; null for none. */
function tableUnder({ cell }: WordBlock, table: number | null, outer: Outer): number | null {
  let at: number | null = cell?.table ?? null;
  // No table lies deeper, whatever a file says.
  for (let depth = 0; at !== null && at !== table && depth < MOST_DEPTH; depth++) {
    const above: number | null = outer.get(at) ?? null;
    if (above === table) return at;
    at = above;
  }
  return null;
}

const MOST_DEPTH = 50;

function isWithin(
  block: WordBlock | undefined,
  table: number | null,
  inner: number,
  outer: Outer,
): boolean {
  return block !== undefined && tableUnder(block, table, outer) === inner;
}

function tableOf(placed: readonly Placed[], number: number, outer: Outer): Table {
  const rows: { isHeader: boolean; cells: { column: number; placed: Placed[] }[] }[] = [];
  let before: { row: number; column: number } | null = null;
  for (const { it, cell } of withOwnCells(placed, number)) {
    const isSameRow = cell === null || before?.row === cell.row;
    if (rows.length === 0 || !isSameRow)
      rows.push({ isHeader: cell?.isHeader ?? false, cells: [] });
    const isEmpty = rows.at(-1)?.cells.length === 0;
    if (isEmpty || !isSameRow || (cell !== null && before?.column !== cell.column))
      rows.at(-1)?.cells.push({ column: cell?.column ?? 0, placed: [] });
    rows.at(-1)?.cells.at(-1)?.placed.push(it);
    before = cell ?? before;
  }
  return {
    rows: rows.map(({ isHeader, cells }) => ({
      isHeader,
      cells: cells
        .map(({ column, placed: inside }) => ({ column, items: itemsIn(inside, number, outer) }))
        .filter((it) => it.items.length > 0),
    })),
  };
}

/** Every block with its cell in this table; Word ends a cell with a line after the tables in it. */
function withOwnCells(placed: readonly Placed[], number: number) {
  const found: { it: Placed; cell: WordCell | null }[] = [];
  let after: WordCell | null = null;
  for (const it of placed.toReversed()) {
    if (it.block.cell?.table === number) after = it.block.cell;
    found.push({ it, cell: after });
  }
  return found.toReversed();
}

/** The lines of a block that have words; what is only there to write on is passed over. */
function linesIn({ block, at }: Placed): Line[] {
  const lines: Line[] = [];
  if (block.isPlaceholder) return lines;
  let start = 0;
  for (const text of block.text.split("\n")) {
    const from =
      start +
      (/^[\s._…·*•\-–—]*(?=[\p{L}\p{N}])/u.exec(text) ?? /^\s*/.exec(text) ?? [""])[0].length;
    const to = start + endOfWords(text);
    start += text.length + 1;
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    const boldTo = boldEnd(block, from, to);
    lines.push({
      at,
      from,
      to,
      text: block.text.slice(from, to),
      isBold: block.isBold || boldTo === to - from,
      boldTo,
      headingLevel: block.headingLevel,
      listDepth: block.listDepth ?? (/^\s*[•*·–-]\s/u.test(text) ? 0 : null),
    });
  }
  return lines;
}

/** Where a line ends without the dots, dashes and spaces that are there to write on. */
function endOfWords(text: string): number {
  let end = text.length;
  while (end > 0 && /[\s._…·–—-]/u.test(text.charAt(end - 1))) end -= 1;
  // A full stop or a dash or two is part of the words.
  const after = /^[.…–—-]{1,2}(?![._…·–—-])/u.exec(text.slice(end, end + 3))?.[0] ?? "";
  return end + after.length;
}

/** No line that people write has more stretches that look different. */
const MOST_PIECES = 2000;

/** How many characters from `from` on are bold. */
function boldEnd(block: WordBlock, from: number, to: number): number {
  if (block.pieces.length > MOST_PIECES) return block.isBold ? to - from : 0;
  let [offset, end] = [0, from];
  for (const piece of block.pieces) {
    if (!piece.is) continue;
    const next = offset + piece.text.length;
    if (next > from && offset < to) {
      if (!piece.strong && piece.text.trim() !== "") break;
      end = Math.min(next, to);
    }
    offset = next;
  }
  return end - from;
}
