import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from "docx";
import type { Copy } from "./copy.ts";

/** The width of the text on an A4 page with our margins, in twips. */
export const TEXT_WIDTH = 9412;

/** Page size and margins in twips: A4, 22 mm at the sides. */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1134, bottom: 1247, left: 1247, right: 1247, header: 567, footer: 567 },
};

/** The colours of a copy; each has more than 7:1 on white and prints dark on grey printers. */
export const COLOUR = {
  ink: "1F1B18",
  heading: "6B2F1A",
  quiet: "4F4842",
  rule: "B9ADA1",
  shade: "F4EDE4",
};

/** A thin line, as around the cells of a table. */
export const RULE = { style: BorderStyle.SINGLE, size: 4, color: COLOUR.rule };

/** The name of our list in the numbering part. */
export const BULLETS = "words";

/** The ids of our paragraph styles, by what a line is. */
export const STYLE_OF = {
  voice: "OutcomeWords",
  words: "Words",
  speaker: "WhoSpeaks",
  fact: "Fact",
  banner: "Banner",
  state: "Standing",
  quiet: "Quiet",
  plain: "Plain",
  write: "WriteLine",
} as const;

type Look = {
  size?: number;
  bold?: boolean;
  colour?: string;
  before?: number;
  after?: number;
  line?: number;
};

/** The size of a copy's plain words, in points. */
type Points = Copy["points"];

/** Sizes are half points at 12 points, spaces twips. */
function style(
  points: Points,
  id: string,
  name: string,
  look: Look,
  more: Partial<IParagraphStyleOptions> = {},
) {
  const {
    size = 24,
    bold = false,
    colour = COLOUR.ink,
    before = 0,
    after = 120,
    line = lineOf(points),
  } = look;
  return {
    id,
    name,
    basedOn: "Normal",
    quickFormat: true,
    run: { size: sizeOf(points, size), bold, color: colour },
    // Without the rule LibreOffice takes the spacing for an exact height and clips.
    paragraph: { spacing: { before, after, line, lineRule: LineRuleType.AUTO }, ...more.paragraph },
  };
}

/** Every style that a copy uses, so that somebody can restyle all of it in one place. */
export function stylesFor(points: Points): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: "Arial",
          size: points * 2,
          color: COLOUR.ink,
          language: { value: "en-GB", eastAsia: "en-GB", bidirectional: "ar-SA" },
        },
        paragraph: { spacing: { line: lineOf(points), lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(points, 36, 0, 160),
      heading2: {
        ...heading(points, 30, 440, 120),
        paragraph: {
          ...heading(points, 30, 440, 120).paragraph,
          border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: COLOUR.rule, space: 4 } },
        },
      },
      heading3: heading(points, 24, 240, 60),
      hyperlink: { run: { color: "1A4B8C", underline: {} } },
    },
    paragraphStyles: [
      style(points, STYLE_OF.voice, "Outcome words", { size: 34, after: 100 }),
      style(points, STYLE_OF.words, "Words", { size: 26, after: 100 }),
      style(points, STYLE_OF.speaker, "Who speaks", { colour: COLOUR.quiet, after: 160 }),
      style(points, STYLE_OF.fact, "Fact", { after: 40 }),
      style(
        points,
        STYLE_OF.banner,
        "Banner",
        { before: 160, after: 200 },
        {
          paragraph: {
            shading: { fill: COLOUR.shade, color: "auto", type: "clear" },
            border: {
              left: { style: BorderStyle.SINGLE, size: 36, color: COLOUR.heading, space: 8 },
            },
            indent: { left: 200 },
          },
        },
      ),
      style(
        points,
        STYLE_OF.state,
        "Standing",
        { colour: COLOUR.quiet, after: 120 },
        { paragraph: { indent: { left: 400 } } },
      ),
      style(points, STYLE_OF.quiet, "Quiet", { colour: COLOUR.quiet, after: 100 }),
      style(points, STYLE_OF.plain, "Plain", { after: 100 }),
      style(points, "LongOutcomeWords", "Outcome words long", { size: 28, after: 120 }),
      style(points, "CellHeading", "Cell heading", { bold: true, after: 40, before: 40 }),
      style(points, "Cell", "Cell", { before: 40, after: 40 }),
      style(points, "QuietCell", "Cell quiet", { colour: COLOUR.quiet, before: 0, after: 40 }),
      style(points, "Picture", "Picture", { before: 60, after: 100 }),
      style(points, STYLE_OF.write, "Line to write on", { before: 280, after: 0 }),
      style(points, "Foot", "Foot of page", { colour: COLOUR.quiet, after: 0, line: 240 }),
    ],
  };
}

function heading(points: Points, size: number, before: number, after: number) {
  return {
    run: { size: sizeOf(points, size), bold: true, color: COLOUR.heading, font: "Arial" },
    paragraph: {
      keepNext: true,
      keepLines: true,
      spacing: { before, after, line: 264, lineRule: LineRuleType.AUTO },
    },
  };
}

/** Large copies grow less where letters are large already, and nothing is smaller than their words. */
export function sizeOf(points: Points, size: number): number {
  return Math.max(points * 2, Math.round(size * { 12: 1, 14: 1.1, 18: 1.3 }[points]));
}

/** A single line of Arial is 1.15 times as high as its letters; those of large print lie 1.5 times apart. */
export function lineOf(points: Points): number {
  return points === 18 ? 314 : 276;
}

/** Three depths of plain round bullets. */
export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: BULLETS,
      levels: ["•", "–", "•"].map((text, level) => ({
        level,
        text,
        format: LevelFormat.BULLET,
        alignment: AlignmentType.LEFT,
        style: {
          run: { font: "Arial" },
          paragraph: { indent: { left: 400 * (level + 1), hanging: 300 } },
        },
      })),
    },
  ],
};
