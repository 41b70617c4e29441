import { type Bag, bagOf, inBoth, pairUp, sameAs } from "./alike.ts";
import type { Found, Spot } from "./collect.ts";
import type { Field, Unit } from "./expected-copy.ts";
import { asMeant, matchLines, type Stranger } from "./match-lines.ts";
import type { WordBlock } from "./word-file.ts";

/** A row of a file: the numbers of its blocks by column. */
export type FileRow = { cells: Map<number, number[]> };
type CopyRow = { cells: Map<number, Unit[]> };

const LEAST_ALIKE = 0.3;

/**
 * Holds the rows of a copy's table against those of a file, by what is done and not by their order,
 * and gathers what is different. Rows that the copy did not have are handed to `onRow`, with the
 * heading of each column.
 */
export function matchTable(
  units: readonly Unit[],
  numbers: readonly number[],
  blocks: readonly WordBlock[],
  spot: Spot,
  found: Found,
  onStranger: Stranger,
  onRow: (row: FileRow, headings: ReadonlyMap<number, string>) => void,
): void {
  const heads = units.filter((it) => it.cell?.row === 0);
  const rows = copyRows(units.filter((it) => it.cell !== null && it.cell.row > 0));
  const columns = new Map(heads.map((it) => [it.cell?.column ?? 0, it.text]));
  const all = fileRows(numbers, blocks, heads);
  const there = all.filter((it) => !isHead(it, heads, blocks));
  const pairs = pairRows(rows, there, blocks);
  const used = new Set(pairs.map(([, row]) => row));
  for (const [copy, file] of pairs) {
    const [before, after] = [rows[copy], there[file]];
    if (before && after) matchRow(before, after, blocks, spot, found, onStranger);
  }
  for (const [index, row] of there.entries()) if (!used.has(index)) onRow(row, columns);
  const kept = new Set(pairs.map(([copy]) => copy));
  for (const [index, row] of rows.entries())
    if (!kept.has(index))
      for (const { text, parts } of [...row.cells.values()].flat())
        for (const { field } of parts) if (field) loseRow(field, text, spot, found);
}

function loseRow(field: Field, text: string, spot: Spot, found: Found) {
  if (field.kind === "words") found.lines(field.place, spot).gone.set(field.line, text);
  found.gone.push({ field, spot, text });
}

function copyRows(units: readonly Unit[]): CopyRow[] {
  const rows = new Map<string, CopyRow>();
  for (const it of units) {
    const key = `${it.cell?.table} ${it.cell?.row}`;
    const row = rows.get(key) ?? { cells: new Map<number, Unit[]>() };
    rows.set(key, row);
    const column = it.cell?.column ?? 0;
    row.cells.set(column, [...(row.cells.get(column) ?? []), it]);
  }
  return [...rows.values()];
}

/** Rows of all tables of a section; columns that moved are known by their headings. */
function fileRows(
  numbers: readonly number[],
  blocks: readonly WordBlock[],
  heads: readonly Unit[],
): FileRow[] {
  const rows = new Map<string, FileRow>();
  const columns = new Map<string, number>();
  for (const number of numbers) {
    const { cell, text } = blocks[number] ?? {};
    if (!cell) continue;
    const head = heads.find((it) => sameAs(it.text) === sameAs(text ?? ""));
    const column = `${cell.table} ${cell.column}`;
    if (cell.row === 0 && head?.cell) columns.set(column, head.cell.column);
    const key = `${cell.table} ${cell.row}`;
    const row = rows.get(key) ?? { cells: new Map<number, number[]>() };
    rows.set(key, row);
    const at = columns.get(column) ?? cell.column;
    row.cells.set(at, [...(row.cells.get(at) ?? []), number]);
  }
  return [...rows.values()];
}

function isHead(row: FileRow, heads: readonly Unit[], blocks: readonly WordBlock[]): boolean {
  const texts = new Set(heads.map((it) => sameAs(it.text)));
  const cells = [...row.cells.values()].flat().map((it) => sameAs(blocks[it]?.text ?? ""));
  return cells.length > 0 && cells.filter((it) => texts.has(it)).length * 2 > cells.length;
}

function pairRows(
  rows: readonly CopyRow[],
  there: readonly FileRow[],
  blocks: readonly WordBlock[],
): [number, number][] {
  const spoken = spokenColumns(rows);
  const textOf = (it: FileRow, only: ReadonlySet<number>) =>
    [...it.cells]
      .filter(([column]) => only.size === 0 || only.has(column))
      .flatMap(([, numbers]) => numbers.map((at) => blocks[at]?.text ?? ""))
      .join(" ");
  const unitText = (it: CopyRow, only: ReadonlySet<number>) =>
    [...it.cells]
      .filter(([column]) => only.size === 0 || only.has(column))
      .flatMap(([, units]) => units.map(({ text }) => text))
      .join(" ");
  const all = new Set<number>();
  const same = inBoth(
    rows.map((it) => sameAs(unitText(it, all))),
    there.map((it) => sameAs(textOf(it, all))),
  );
  const [usedRows, usedThere] = [
    new Set(same.map(([it]) => it)),
    new Set(same.map(([, it]) => it)),
  ];
  const restRows = [...rows.keys()].filter((it) => !usedRows.has(it));
  const restThere = [...there.keys()].filter((it) => !usedThere.has(it));
  const bags = <T>(list: readonly number[], of: readonly T[], text: (it: T) => string): Bag[] =>
    list.map((it) => bagOf(of[it] === undefined ? "" : text(of[it])));
  const alike = pairUp(
    bags(restRows, rows, (it) => unitText(it, spoken)),
    bags(restThere, there, (it) => textOf(it, spoken)),
    LEAST_ALIKE,
  );
  return [
    ...same,
    ...alike.map(([a, b]): [number, number] => [restRows[a] ?? 0, restThere[b] ?? 0]),
  ];
}

/** Columns with somebody's words, by which rows are known; the others say the same in many rows. */
function spokenColumns(rows: readonly CopyRow[]): ReadonlySet<number> {
  const isSpoken = (units: readonly Unit[]) =>
    units.some(({ parts }) => parts.some(({ field }) => field?.kind === "words"));
  return new Set(
    rows.flatMap(({ cells }) =>
      [...cells].filter(([, units]) => isSpoken(units)).map(([column]) => column),
    ),
  );
}

function matchRow(
  before: CopyRow,
  after: FileRow,
  blocks: readonly WordBlock[],
  spot: Spot,
  found: Found,
  onStranger: Stranger,
) {
  const columns = new Set([...before.cells.keys(), ...after.cells.keys()]);
  for (const column of columns) {
    const units = before.cells.get(column) ?? [];
    const numbers = after.cells.get(column) ?? [];
    const [unit] = units;
    const fact = unit?.parts[0]?.field;
    if (units.length !== 1 || unit === undefined || fact?.kind !== "fact")
      matchLines(units, numbers, blocks, spot, found, (number, after) => {
        const own = units.flatMap(({ parts }) => parts.map(({ field }) => field));
        const words = own.find((it) => it?.kind === "words");
        onStranger(
          number,
          after ?? (words?.kind === "words" ? { place: words.place, line: -1 } : null),
        );
      });
    else {
      const written = numbers
        .map((it) => (blocks[it] ? asMeant(unit, blocks[it]).text : ""))
        .join(" ")
        .trim();
      if (sameAs(written) !== sameAs(unit.text))
        found.facts.push({ field: fact, spot, written, blocks: [...numbers] });
    }
  }
}
