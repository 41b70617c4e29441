import {
  Bookmark,
  BorderStyle,
  BuilderElement,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
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
import type { Block, Copy, Line, Run } from "./copy.ts";
import type { Identity } from "./identity.ts";
import { BULLETS, COLOUR, NUMBERING, PAGE, STYLE_OF, STYLES, TEXT_WIDTH } from "./word-styles.ts";
import { printable } from "./writing-lines.ts";

/** Writes a copy as a Word file that still needs finishing: it has today's date and random ids. */
export async function writeWord(copy: Copy, identity: Identity): Promise<Uint8Array> {
  const bookmarks = new Map(identity.sections.map((it) => [it.tag, it.bookmark]));
  const file = new Document({
    title: copy.title,
    subject: copy.subject,
    creator: "Ownwords",
    lastModifiedBy: "Ownwords",
    styles: STYLES,
    numbering: NUMBERING,
    customProperties: [
      { name: "OwnwordsPlan", value: identity.plan },
      { name: "OwnwordsVersion", value: printable(identity.version) },
      { name: "OwnwordsCopy", value: identity.copy },
      { name: "OwnwordsExportedOn", value: identity.exportedOn },
    ],
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: footer(copy.footer) },
        children: copy.blocks.flatMap((it) => elementsFor(it, bookmarks)),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function elementsFor(block: Block, bookmarks: ReadonlyMap<string, string>): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [headingParagraph(block, bookmarks)];
    case "line":
      return [paragraph(block, styleOf(block))];
    case "table":
      return [tableFor(block)];
    case "write-lines":
      return Array.from({ length: block.count }, () => ruled("WriteLine", []));
    case "signature":
      return signatureParagraphs(block.who);
  }
}

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

function headingParagraph(
  { level, text, section }: Extract<Block, { kind: "heading" }>,
  bookmarks: ReadonlyMap<string, string>,
): Paragraph {
  const runs = textRuns(text, {});
  const bookmark = section === null ? undefined : bookmarks.get(section);
  const children = bookmark === undefined ? runs : [new Bookmark({ id: bookmark, children: runs })];
  return new Paragraph({ heading: LEVELS[level], children });
}

/** An outcome told at length is set smaller, or it would fill pages. */
function styleOf({ tone, runs }: Line): string {
  const length = runs.reduce((sum, it) => sum + it.text.length, 0);
  return tone === "voice" && length > 400 ? "LongOutcomeWords" : STYLE_OF[tone];
}

function paragraph(line: Line, style: string): Paragraph {
  const { runs, depth, keepsNext } = line;
  return new Paragraph({
    style,
    keepNext: keepsNext,
    bidirectional: startsRightToLeft(runs),
    ...(depth === null ? {} : { numbering: { reference: BULLETS, level: depth } }),
    children: runs.flatMap(runElements),
  });
}

function runElements(run: Run): (TextRun | ExternalHyperlink)[] {
  const { text, strong, em, struck, href } = run;
  const look = { ...(strong && { bold: true }), ...(em && { italics: true }), ...(struck && { strike: true }) };
  if (href === null) return textRuns(text, look);
  return [new ExternalHyperlink({ link: href, children: textRuns(text, { ...look, style: "Hyperlink" }) })];
}

type RunLook = { bold?: boolean; italics?: boolean; strike?: boolean; style?: string; color?: string };

const RIGHT_TO_LEFT = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc";
const STRETCHES = new RegExp(`[${RIGHT_TO_LEFT}]+(?:[\\s\\p{P}]+[${RIGHT_TO_LEFT}]+)*`, "gu");

/** Words in a right-to-left script get runs of their own: Word takes their font and order from that. */
function textRuns(text: string, look: RunLook): TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  const add = (words: string, rightToLeft: boolean) => {
    if (words !== "") runs.push(new TextRun({ ...look, rightToLeft, children: wordsAndBreaks(words) }));
  };
  for (const { 0: words, index } of text.matchAll(STRETCHES)) {
    add(text.slice(from, index), false);
    add(words, true);
    from = index + words.length;
  }
  add(text.slice(from), false);
  return runs;
}

/** Tabs and line ends are elements in Word; as characters they cause repairs. */
function wordsAndBreaks(text: string): (string | Tab | BuilderElement)[] {
  return text
    .split(/(\t|\r\n|[\n\r\u2028\u2029])/)
    .filter((it) => it !== "")
    .map((it) => {
      if (it === "\t") return new Tab();
      return /^[\r\n\u2028\u2029]/.test(it) ? new BuilderElement({ name: "w:br" }) : it;
    });
}

function startsRightToLeft(runs: readonly Run[]): boolean {
  const first = /\p{L}/u.exec(runs.map((it) => it.text).join(""))?.[0];
  return first !== undefined && new RegExp(`[${RIGHT_TO_LEFT}]`, "u").test(first);
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
            ...(isHeader && { shading: { fill: COLOUR.shade, color: "auto", type: ShadingType.CLEAR } }),
            children,
          }),
      ),
    });
  const headings = block.columns.map(({ heading }) => [
    new Paragraph({ style: "CellHeading", keepNext: true, children: textRuns(printable(heading), {}) }),
  ]);
  return new DescribedTable(block.title, block.description, {
    columnWidths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
    rows: [
      row(headings, true),
      ...block.rows.map((cells) => row(cells.map((lines) => lines.map((it) => paragraph(it, "Cell"))), false)),
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
function ruled(style: string, parts: readonly { label: string; to: number }[]): Paragraph {
  const stops = parts.length === 0 ? [{ label: "", to: TEXT_WIDTH }] : parts;
  return new Paragraph({
    style,
    keepLines: true,
    tabStops: stops.map(({ to }) => ({ type: TabStopType.LEFT, position: to, leader: "underscore" as const })),
    children: stops.flatMap(({ label }) => [
      ...(label === "" ? [] : [new TextRun(`${label} `)]),
      new TextRun({ children: [new Tab()], color: COLOUR.quiet }),
    ]),
  });
}

function signatureParagraphs(who: string): Paragraph[] {
  return [
    new Paragraph({
      style: STYLE_OF.plain,
      keepNext: true,
      spacing: { before: 240, after: 0 },
      children: textRuns(printable(who), { bold: true }),
    }),
    ruled("WriteLine", [
      { label: "Signed", to: 6000 },
      { label: " Date", to: TEXT_WIDTH },
    ]),
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
          new TextRun({ children: [new Tab(), "Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
