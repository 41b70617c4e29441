import { BuilderElement, ExternalHyperlink, type IRunOptions, Tab, TextRun } from "docx";
import type { Run } from "./copy.ts";
import { type Signed, type WordRun, wordRun } from "./word-changes.ts";

/** The Word elements of a stretch of words: its look, its link, its direction, what became of it. */
export function runElements(run: Run, sign: () => Signed): (WordRun | ExternalHyperlink)[] {
  const { text, strong, em, struck, href, change } = run;
  const look = {
    ...(strong && { bold: true }),
    ...(em && { italics: true }),
    ...(struck && { strike: true }),
  };
  const write = (options: IRunOptions) => wordRun(options, change, sign);
  if (href === null) return runsIn(text, look, write);
  const children = runsIn(text, { ...look, style: "Hyperlink" }, write);
  return [new ExternalHyperlink({ link: href, children })];
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

/** Our own words as Word has them. */
export function textRuns(text: string, look: RunLook): TextRun[] {
  return runsIn(text, look, (options) => new TextRun(options));
}

/** Words in a right-to-left script get runs of their own: Word takes their font and order from that. */
function runsIn<T>(text: string, look: RunLook, write: (options: IRunOptions) => T): T[] {
  const runs: T[] = [];
  let from = 0;
  const add = (words: string, rightToLeft: boolean) => {
    if (words === "") return;
    const children = wordsAndBreaks(words);
    runs.push(write({ ...look, ...(rightToLeft && { rightToLeft }), children }));
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
