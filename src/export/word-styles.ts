import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from "docx";

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
} as const;

type Look = {
  size?: number;
  bold?: boolean;
  colour?: string;
  before?: number;
  after?: number;
  line?: number;
};

/** Sizes are half points, spaces twips. */
function style(id: string, name: string, look: Look, more: Partial<IParagraphStyleOptions> = {}) {
  const {
    size = 24,
    bold = false,
    colour = COLOUR.ink,
    before = 0,
    after = 120,
    line = 276,
  } = look;
  return {
    id,
    name,
    basedOn: "Normal",
    quickFormat: true,
    run: { size, bold, color: colour },
    // Without the rule LibreOffice takes the spacing for an exact height and clips.
    paragraph: { spacing: { before, after, line, lineRule: LineRuleType.AUTO }, ...more.paragraph },
  };
}

/** Every style that a copy uses, so that somebody can restyle all of it in one place. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: "Arial",
        size: 24,
        color: COLOUR.ink,
        language: { value: "en-GB", eastAsia: "en-GB", bidirectional: "ar-SA" },
      },
      paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(36, 0, 160),
    heading2: {
      ...heading(30, 440, 120),
      paragraph: {
        ...heading(30, 440, 120).paragraph,
        border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: COLOUR.rule, space: 4 } },
      },
    },
    heading3: heading(24, 240, 60),
    hyperlink: { run: { color: "1A4B8C", underline: {} } },
  },
  paragraphStyles: [
    style(STYLE_OF.voice, "Outcome words", { size: 34, after: 100, line: 288 }),
    style(STYLE_OF.words, "Words", { size: 26, after: 100 }),
    style(STYLE_OF.speaker, "Who speaks", { colour: COLOUR.quiet, after: 160 }),
    style(STYLE_OF.fact, "Fact", { after: 40 }),
    style(
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
      STYLE_OF.state,
      "Standing",
      { colour: COLOUR.quiet, after: 120 },
      { paragraph: { indent: { left: 400 } } },
    ),
    style(STYLE_OF.quiet, "Quiet", { colour: COLOUR.quiet, after: 100 }),
    style(STYLE_OF.plain, "Plain", { after: 100 }),
    style("LongOutcomeWords", "Outcome words long", { size: 28, after: 120 }),
    style("CellHeading", "Cell heading", { bold: true, after: 40, before: 40 }),
    style("Cell", "Cell", { before: 40, after: 40 }),
    style("QuietCell", "Cell quiet", { colour: COLOUR.quiet, before: 0, after: 40 }),
    style("Picture", "Picture", { before: 60, after: 100 }),
    style("WriteLine", "Line to write on", { before: 280, after: 0 }),
    style("Foot", "Foot of page", { colour: COLOUR.quiet, after: 0 }),
  ],
};

function heading(size: number, before: number, after: number) {
  return {
    run: { size, bold: true, color: COLOUR.heading, font: "Arial" },
    paragraph: {
      keepNext: true,
      keepLines: true,
      spacing: { before, after, line: 264, lineRule: LineRuleType.AUTO },
    },
  };
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
