import { cellLines } from "./file-layout.ts";
import type { FoundColumn } from "./found-parts.ts";
import type { PartName } from "./labels.ts";
import type { Page } from "./read-page.ts";
import { type Row, textOfCell } from "./table-columns.ts";

/** Reads a table without labels that has a column of days as one of who does what by when. */
export function readDatedRows(rows: readonly Row[], page: Page): boolean {
  const isDay = (text: string) =>
    page.days(text).some((it) => it.to - it.from >= text.length * 0.6) && text.length < 40;
  const columns = [...new Set(rows.flatMap((it) => it.cells.map((cell) => cell.column)))];
  const textsIn = (column: number) =>
    rows.flatMap((it) => it.cells.filter((cell) => cell.column === column).map(textOfCell));
  const when = columns.find((it) => {
    const days = textsIn(it).filter(isDay).length;
    return days >= 1 && days >= rows.length / 2;
  });
  const isAmongActions = page.open?.part === "outcome.actions";
  if (columns.length < 2 || (when === undefined && !(isAmongActions && columns.length <= 3)))
    return false;
  const others = columns.filter((it) => it !== when);
  const length = (column: number) => {
    const texts = textsIn(column);
    return texts.reduce((sum, it) => sum + it.length, 0) / texts.length;
  };
  const what = others.toSorted((a, b) => length(b) - length(a))[0];
  const who = others.find((it) => it !== what && textsIn(it).every((text) => text.length <= 40));
  if (what === undefined || (when !== undefined && who === undefined && !isAmongActions))
    return false;
  const parts = new Map<number | undefined, PartName>([
    [what, "action.what"],
    [who, "action.who"],
    [when, "action.when"],
  ]);
  for (const row of rows) {
    const found: FoundColumn[] = row.cells.map((cell) => ({
      part: parts.get(cell.column) ?? "action.other",
      label: "",
      lines: cellLines(cell),
    }));
    page.finding.add("outcome.actions", {
      columns: found,
      how: "columns that look so",
      confidence: 0.7,
    });
  }
  page.open = null;
  return true;
}
