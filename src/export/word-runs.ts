import { BuilderElement, ExternalHyperlink, Tab, TextRun } from "docx";
import type { Run } from "./copy.ts";

/** The Word elements of a stretch of words: its look, its link, its direction. */
export function runElements(run: Run): (TextRun | ExternalHyperlink)[] {
  const { text, strong, em, struck, href } = run;
  const look = {
    ...(strong && { bold: true }),
    ...(em && { italics: true }),
    ...(struck && { strike: true }),
  };
  if (href === null) return textRuns(text, look);
  return [
    new ExternalHyperlink({
      link: href,
      children: textRuns(text, { ...look, style: "Hyperlink" }),
    }),
  ];
}

type RunLook = {
  bold?: boolean;
  italics?: boolean;
  strike?: boolean;
  style?: string;
  color?: string;
};

const RIGHT_TO_LEFT = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc";
const STRETCHES = new RegExp(`[${RIGHT_TO_LEFT}]+(?:[\\s\\p{P}]+[${RIGHT_TO_LEFT}]+)*`, "gu");

/** Words in a right-to-left script get runs of their own: Word takes their font and order from that. */
export function textRuns(text: string, look: RunLook): TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  const add = (words: string, rightToLeft: boolean) => {
    if (words !== "")
      runs.push(
        new TextRun({
          ...look,
          ...(rightToLeft && { rightToLeft }),
          children: wordsAndBreaks(words),
        }),
      );
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
    .split(/(\t|\r\n|[\n\r\u0085\u2028\u2029])/)
    .filter((it) => it !== "")
    .map((it) => {
      if (it === "\t") return new Tab();
      return /^[\r\n\u0085\u2028\u2029]/.test(it) ? new BuilderElement({ name: "w:br" }) : it;
    });
}

/** Whether a paragraph of these runs begins at the right margin. */
export function startsRightToLeft(runs: readonly Run[]): boolean {
  const first = /\p{L}/u.exec(runs.map((it) => it.text).join(""))?.[0];
  return first !== undefined && new RegExp(`[${RIGHT_TO_LEFT}]`, "u").test(first);
}
