import {
  BuilderElement,
  type ITableOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableProperties,
  TableRow,
  WidthType,
} from "docx";
import type { Block, Change, Line } from "./copy.ts";
import { wholeChange } from "./copy-struck.ts";
import { endOfParagraph, settledCell, type Signed } from "./word-changes.ts";
import { headingRuns, paragraph, ruled } from "./word-paragraph.ts";
import { runElements } from "./word-runs.ts";
import { COLOUR, RULE, TEXT_WIDTH } from "./word-styles.ts";

const CELL_MARGIN = 100;

/**
 * A table whose first row says what is in each column, on every page that it runs over. Where it keeps
 * the next, its last row is on the page of what follows.
 */
export function tableFor(
  block: Extract<Block, { kind: "table" }>,
  sign: () => Signed,
  { keepsNext }: { keepsNext: boolean },
): Table {
  const widths = block.columns.map((it) => Math.round((it.share / 100) * TEXT_WIDTH));
  const change = wholeChange(block.rows.flat());
  const headings = block.columns.map((column) => [
    new Paragraph({
      ...endOfParagraph(change ?? undefined, sign),
      style: "CellHeading",
      keepNext: true,
      children: headingRuns(column, change ?? undefined).flatMap((it) => runElements(it, sign)),
    }),
  ]);
  const borders = { top: RULE, bottom: RULE, left: RULE, right: RULE };
  return new DescribedTable(block.title, block.description, {
    columnWidths: widths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: CELL_MARGIN, right: CELL_MARGIN },
    borders: { ...borders, insideHorizontal: RULE, insideVertical: RULE },
    rows: [
      rowOf(headings, widths, { isHeader: true, ...changeOf(change, sign) }),
      ...block.rows.map((row, index) =>
        textRow(row, widths, sign, { keepsNext: keepsNext && index + 1 === block.rows.length }),
      ),
    ],
  });
}

function textRow(
  row: readonly (readonly Line[])[],
  widths: readonly number[],
  sign: () => Signed,
  { keepsNext }: { keepsNext: boolean },
) {
  const change = wholeChange(row);
  const cells = row.map((lines, column) =>
    (change === null ? settledCell(lines) : lines).map((it) =>
      it.tone === "write"
        ? ruled([], false, (widths[column] ?? 0) - 2 * CELL_MARGIN)
        : paragraph(
            { ...it, keepsNext: it.keepsNext || keepsNext },
            it.tone === "quiet" ? "QuietCell" : "Cell",
            sign,
          ),
    ),
  );
  return rowOf(cells, widths, { isHeader: false, ...changeOf(change, sign) });
}

function changeOf(change: Change | null, sign: () => Signed) {
  if (change === null) return {};
  return change === "added" ? { insertion: sign() } : { deletion: sign() };
}

function rowOf(
  cells: readonly Paragraph[][],
  widths: readonly number[],
  { isHeader, ...change }: { isHeader: boolean; insertion?: Signed; deletion?: Signed },
): TableRow {
  return new TableRow({
    ...change,
    // Said of other rows, even that they are none makes them headers to pandoc.
    ...(isHeader && { tableHeader: true }),
    cantSplit: true,
    children: cells.map(
      (children, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          ...(isHeader && {
            shading: { fill: COLOUR.shade, color: "auto", type: ShadingType.CLEAR },
          }),
          children,
        }),
    ),
  });
}

/** A table with what Word calls alternative text, which the library has no option for. */
class DescribedTable extends Table {
  constructor(title: string, description: string, options: ITableOptions) {
    super(options);
    const properties = this.root.find((it) => it instanceof TableProperties);
    for (const [name, value] of [
      ["w:tblCaption", title],
      ["w:tblDescription", description],
    ] as const)
      properties?.addChildElement(
        new BuilderElement({ name, attributes: { value: { key: "w:val", value } } }),
      );
  }
}
