import {
  Bookmark,
  BorderStyle,
  BuilderElement,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type ITableOptions,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableProperties,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import type { Block, Copy, Line } from "./copy.ts";
import type { Identity } from "./identity.ts";
import type { Pictures } from "./picture.ts";
import { pictureParagraphs } from "./word-picture.ts";
import { runElements, startsRightToLeft, textRuns } from "./word-runs.ts";
import {
  BULLETS,
  COLOUR,
  NUMBERING,
  PAGE,
  STYLE_OF,
  stylesFor,
  TEXT_WIDTH,
} from "./word-styles.ts";
import { printable } from "./writing-lines.ts";

/** Writes a copy as a Word file that still needs finishing: it has today's date and random ids. */
export async function writeWord(
  copy: Copy,
  identity: Identity,
  pictures: Pictures,
): Promise<Uint8Array> {
  const bookmarks = identity.sections.map((it) => it.bookmark);
  const file = new Document({
    title: copy.title,
    subject: copy.subject,
    creator: "Ownwords",
    lastModifiedBy: "Ownwords",
    styles: stylesFor(copy.points),
    numbering: NUMBERING,
    customProperties: [
      { name: "OwnwordsPlan", value: identity.plan },
      { name: "OwnwordsVersion", value: identity.version },
      { name: "OwnwordsCopy", value: identity.copy },
      { name: "OwnwordsExportedOn", value: identity.exportedOn },
    ],
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: footer(copy.footer) },
        children: loosened(copy.blocks).flatMap((it, index) =>
          elementsFor(it, copy.blocks[index - 1], copy.blocks[index + 1], { bookmarks, pictures }),
        ),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

/** A fourth paragraph to keep after two headings makes LibreOffice give up on all of them. */
function loosened(blocks: readonly Block[]): Block[] {
  const isHeading = (index: number) => blocks[index]?.kind === "heading";
  return blocks.map((it, index) => {
    const isUnderTwo = isHeading(index - 1) && isHeading(index - 2);
    return it.kind === "line" && isUnderTwo ? { ...it, keepsNext: false } : it;
  });
}

function elementsFor(
  block: Block,
  before: Block | undefined,
  after: Block | undefined,
  { bookmarks, pictures }: { bookmarks: readonly string[]; pictures: Pictures },
): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [headingParagraph(block, bookmarks)];
    case "line":
      return [paragraph(block, styleOf(block), isRuled(before) ? SPACE_AFTER_RULE : {})];
    case "table":
      return [tableFor(block)];
    case "picture":
      return pictureParagraphs(block, pictures);
    case "write-lines":
      return Array.from({ length: block.count }, (_, index) => ruled([], index + 1 < block.count));
    case "signature":
      return signatureParagraphs(block, after?.kind === "signature");
  }
}

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

function headingParagraph(
  { level, text, section, startsPage }: Extract<Block, { kind: "heading" }>,
  bookmarks: readonly string[],
): Paragraph {
  const runs = textRuns(text, {});
  const bookmark = section === null ? undefined : bookmarks[section];
  const children = bookmark === undefined ? runs : [new Bookmark({ id: bookmark, children: runs })];
  return new Paragraph({ heading: LEVELS[level], pageBreakBefore: startsPage, children });
}

/** An outcome told at length is set smaller, or it would fill pages. */
function styleOf({ tone, runs }: Line): string {
  const length = runs.reduce((sum, it) => sum + it.text.length, 0);
  return tone === "voice" && length > 400 ? "LongOutcomeWords" : STYLE_OF[tone];
}

const SPACE_AFTER_RULE = { spacing: { before: 160 } };

function isRuled(block: Block | undefined): boolean {
  return block?.kind === "table" || block?.kind === "write-lines";
}

function paragraph(line: Line, style: string, more: IParagraphOptions = {}): Paragraph {
  const { tone, runs, depth, keepsNext } = line;
  return new Paragraph({
    ...more,
    style,
    ...(keepsNext && { keepNext: true, keepLines: true }),
    ...(isSpoken(tone) && startsRightToLeft(runs) && { bidirectional: true }),
    ...(depth === null ? {} : { numbering: { reference: BULLETS, level: depth } }),
    children: runs.flatMap(runElements),
  });
}

/** Our own sentences run from left to right, whatever name they begin with. */
function isSpoken(tone: Line["tone"]): boolean {
  return tone === "voice" || tone === "words";
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: COLOUR.rule };

function tableFor(block: Extract<Block, { kind: "table" }>): Table {
  const columnWidths = block.columns.map((it) => Math.round((it.share / 100) * TEXT_WIDTH));
  const row = (cells: Paragraph[][], isHeader: boolean) =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: cells.map(
        (children, index) =>
          new TableCell({
            width: { size: columnWidths[index] ?? 0, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 100, right: 100 },
            ...(isHeader && {
              shading: { fill: COLOUR.shade, color: "auto", type: ShadingType.CLEAR },
            }),
            children,
          }),
      ),
    });
  const headings = block.columns.map(({ heading }) => [
    new Paragraph({
      style: "CellHeading",
      keepNext: true,
      children: textRuns(printable(heading), {}),
    }),
  ]);
  return new DescribedTable(block.title, block.description, {
    columnWidths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: {
      top: RULE,
      bottom: RULE,
      left: RULE,
      right: RULE,
      insideHorizontal: RULE,
      insideVertical: RULE,
    },
    rows: [
      row(headings, true),
      ...block.rows.map((cells) =>
        row(
          cells.map((lines) =>
            lines.map((it) => paragraph(it, it.tone === "quiet" ? "QuietCell" : "Cell")),
          ),
          false,
        ),
      ),
    ],
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

/** Room for handwriting, up to the right margin: a ruled tab, which no screen reader spells out. */
function ruled(parts: readonly { label: string; to: number }[], keepNext: boolean): Paragraph {
  const stops = parts.length === 0 ? [{ label: "", to: TEXT_WIDTH }] : parts;
  return new Paragraph({
    style: "WriteLine",
    keepLines: true,
    keepNext,
    tabStops: stops.map(({ to }) => ({
      type: to === TEXT_WIDTH ? TabStopType.RIGHT : TabStopType.LEFT,
      position: to,
      leader: "underscore" as const,
    })),
    children: stops.flatMap(({ label }) => [
      ...(label === "" ? [] : [new TextRun(`${label} `)]),
      new TextRun({ children: [new Tab()], color: COLOUR.quiet }),
    ]),
  });
}

function signatureParagraphs(
  { who, isNamed }: Extract<Block, { kind: "signature" }>,
  keepNext: boolean,
): Paragraph[] {
  const signed = [
    { label: "Signed", to: 6000 },
    { label: " Date", to: TEXT_WIDTH },
  ];
  return [
    new Paragraph({
      style: STYLE_OF.plain,
      keepNext: true,
      spacing: { before: 240, after: 0 },
      children: textRuns(printable(who), { bold: true }),
    }),
    ...(isNamed ? [] : [ruled([{ label: "Name", to: TEXT_WIDTH }], true)]),
    ruled(signed, keepNext),
  ];
}

function footer(text: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: "Foot",
        border: { top: { ...RULE, space: 6 } },
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          ...textRuns(text, {}),
          new TextRun({
            children: [new Tab(), "Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}
