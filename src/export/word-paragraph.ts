import {
  Bookmark,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import { changedRuns } from "./changed-runs.ts";
import type { Block, Change, Line, Run } from "./copy.ts";
import { endOfParagraph, type Signed } from "./word-changes.ts";
import { withComments } from "./word-comments.ts";
import { runElements, startsRightToLeft } from "./word-runs.ts";
import { BULLETS, COLOUR, STYLE_OF, TEXT_WIDTH } from "./word-styles.ts";
import { run } from "./writing-lines.ts";

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

/** A heading; that of a part of the plan bears the part's bookmark. */
export function headingParagraph(
  block: Extract<Block, { kind: "heading" }>,
  bookmarks: readonly string[],
  sign: () => Signed,
): Paragraph {
  const { level, text, section, startsPage, change } = block;
  const { remarks = [] } = block;
  const runs = withComments(
    headingRuns({ ...block, heading: text }, change).map((it) => ({ ...it, remarks })),
    (it) => runElements(it, sign),
  );
  const bookmark = section === null ? undefined : bookmarks[section];
  const children = bookmark === undefined ? runs : [new Bookmark({ id: bookmark, children: runs })];
  return new Paragraph({
    ...endOfParagraph(change, sign),
    heading: LEVELS[level],
    pageBreakBefore: startsPage,
    children,
  });
}

/** The words of a heading and, in a review, those that it had. */
export function headingRuns(
  { heading, was }: { heading: string; was?: string },
  change: Change | undefined,
): Run[] {
  const now = { ...run(heading), ...(change && { change }) };
  return was === undefined ? [now] : changedRuns([run(was)], [now]);
}

/** A line in one of our styles. */
export function paragraph(
  line: Line,
  style: string,
  sign: () => Signed,
  more: IParagraphOptions = {},
): Paragraph {
  const { tone, runs, depth, keepsNext, change } = line;
  return new Paragraph({
    ...more,
    ...endOfParagraph(change, sign),
    style,
    ...(keepsNext && { keepNext: true, keepLines: true }),
    ...(isSpoken(tone) && startsRightToLeft(runs) && { bidirectional: true }),
    ...(depth === null ? {} : { numbering: { reference: BULLETS, level: depth } }),
    children: withComments(runs, (it) => runElements(it, sign)),
  });
}

/** Our own sentences run from left to right, whatever name they begin with. */
function isSpoken(tone: Line["tone"]): boolean {
  return tone === "voice" || tone === "words";
}

/** Room for handwriting, up to the right margin: a ruled tab, which no screen reader spells out. */
export function ruled(
  parts: readonly { label: string; to: number }[],
  keepNext: boolean,
  width: number = TEXT_WIDTH,
): Paragraph {
  const stops = parts.length === 0 ? [{ label: "", to: width }] : parts;
  return new Paragraph({
    style: STYLE_OF.write,
    keepLines: true,
    keepNext,
    tabStops: stops.map(({ to }) => ({
      type: to === width ? TabStopType.RIGHT : TabStopType.LEFT,
      position: to,
      leader: "underscore" as const,
    })),
    children: stops.flatMap(({ label }) => [
      ...(label === "" ? [] : [new TextRun(`${label} `)]),
      new TextRun({ children: [new Tab()], color: COLOUR.quiet }),
    ]),
  });
}
