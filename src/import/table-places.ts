import type { Change } from "./raw-paragraph.ts";
import type { WordCell } from "./word-file.ts";
import type { Attributes } from "./walk-xml.ts";
import { isOn } from "./read-styles.ts";

type Table = {
  number: number;
  row: number;
  column: number;
  isHeader: boolean;
  change: Change | null;
};

/** Counts tables, rows and columns while a part is read; tables lie in cells of others. */
export function createTablePlaces() {
  const tables: Table[] = [];
  let count = 0;
  return {
    beginTable() {
      tables.push({ number: count++, row: -1, column: -1, isHeader: false, change: null });
    },
    endTable() {
      tables.pop();
    },
    beginRow() {
      const table = tables.at(-1);
      if (!table) return;
      table.row += 1;
      Object.assign(table, { column: -1, isHeader: false, change: null });
    },
    /** Whether the row as a whole came or went. */
    changeRow(change: Change) {
      const table = tables.at(-1);
      if (table) table.change = change;
    },
    /** The next cell of the row, and how the row was changed; null outside of tables. */
    beginCell(): { cell: WordCell; change: Change | null } | null {
      const table = tables.at(-1);
      if (!table) return null;
      table.column += 1;
      const { number, row, column, isHeader, change } = table;
      return { cell: { table: number, row, column, isHeader, inside: insideOf(tables) }, change };
    },
    property(name: string, attributes: Attributes) {
      const table = tables.at(-1);
      if (!table) return;
      if (name === "w:tblHeader") table.isHeader = isOn(attributes);
      if (name === "w:gridBefore") table.column += countOf(attributes);
      if (name === "w:gridSpan") table.column += countOf(attributes) - 1;
    },
  };
}

function insideOf(tables: readonly Table[]): number | null {
  return tables.at(-2)?.number ?? null;
}

function countOf(attributes: Attributes): number {
  const count = Number(attributes["w:val"]);
  return count >= 1 && count <= 100 ? Math.floor(count) : 1;
}
