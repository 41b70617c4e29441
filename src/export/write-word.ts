import {
  Document,
  DocumentProtectionType,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from "docx";
import type { Block, Copy, Line } from "./copy.ts";
import type { Identity } from "./identity.ts";
import type { Pictures } from "./picture.ts";
import { type Signed, startSigning } from "./word-changes.ts";
import { commentsFor } from "./word-comments.ts";
import { inControls } from "./word-controls.ts";
import { headingParagraph, paragraph, ruled } from "./word-paragraph.ts";
import { besidePicture, pictureParagraphs } from "./word-picture.ts";
import { textRuns } from "./word-runs.ts";
import { NUMBERING, PAGE, RULE, STYLE_OF, stylesFor, TEXT_WIDTH } from "./word-styles.ts";
import { tableFor } from "./word-table.ts";
import { printable } from "./writing-lines.ts";

/** Writes a copy as a Word file that still needs finishing: it has today's date and random ids. */
export async function writeWord(
  copy: Copy,
  identity: Identity,
  pictures: Pictures,
): Promise<Uint8Array> {
  const bookmarks = identity.sections.map((it) => it.bookmark);
  const more = { bookmarks, pictures, sign: startSigning(copy.plan.exportedOn) };
  const written = copy.blocks.map((block, index) => ({
    block,
    elements: elementsFor(block, copy.blocks[index - 1], copy.blocks[index + 1], {
      ...more,
      besideHeight: block.kind === "picture" ? heightBeside(copy, index) : 0,
    }),
  }));
  const comments = commentsFor(copy.remarks, copy.plan.exportedOn);
  const file = new Document({
    ...(copy.isEdited && {
      features: { trackRevisions: true },
      protection: { type: DocumentProtectionType.TRACKED_CHANGES },
    }),
    // A part for comments without any is a reported cause of repairs.
    ...(comments.length > 0 && { comments: { children: comments } }),
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
        children: copy.isEdited
          ? inControls(written, copy)
          : written.flatMap(({ elements }) => elements),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

/** What the elements of one file share. */
type More = {
  bookmarks: readonly string[];
  pictures: Pictures;
  sign: () => Signed;
  /** Of a picture: how far down words stand beside it, in twips. */
  besideHeight: number;
};

/** The space under a sentence, in twips. */
const AFTER_SENTENCE = 100;

/** How far down the outcome's sentences stand that come after a picture. */
function heightBeside({ blocks, points }: Copy, picture: number): number {
  const { height, letters } = besidePicture(points);
  let [lines, sentences] = [0, 0];
  for (const it of blocks.slice(picture + 1)) {
    if (it.kind !== "line" || it.tone !== "voice") break;
    lines += Math.ceil(lengthOf(it) / letters);
    sentences += 1;
  }
  // Half of the last line is enough for all of it to stand beside.
  return Math.max(0, Math.round((lines - 0.5) * height + sentences * AFTER_SENTENCE));
}

function elementsFor(
  block: Block,
  before: Block | undefined,
  after: Block | undefined,
  { bookmarks, pictures, sign, besideHeight }: More,
): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [headingParagraph(block, bookmarks, sign)];
    case "line":
      return [paragraph(block, styleOf(block), sign, isRuled(before) ? SPACE_AFTER_RULE : {})];
    case "table":
      return [tableFor(block, sign, { keepsNext: after?.kind === "line" })];
    case "picture":
      return pictureParagraphs(block, pictures, besideHeight);
    case "write-lines":
      return Array.from({ length: block.count }, (_, index) => ruled([], index + 1 < block.count));
    case "signature":
      return signatureParagraphs(block, after?.kind === "signature");
  }
}

/** An outcome told at length is set smaller, or it would fill pages. */
function styleOf(line: Line): string {
  return line.tone === "voice" && lengthOf(line) > 400 ? "LongOutcomeWords" : STYLE_OF[line.tone];
}

function lengthOf({ runs }: Line): number {
  return runs.reduce((sum, it) => sum + it.text.length, 0);
}

const SPACE_AFTER_RULE = { spacing: { before: 160 } };

function isRuled(block: Block | undefined): boolean {
  return block?.kind === "table" || block?.kind === "write-lines";
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
