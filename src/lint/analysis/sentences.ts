import type { Range } from "./words.ts";

const segmenter = new Intl.Segmenter("en-GB", { granularity: "sentence" });
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|mx|dr|st|prof|rev|sr|no|nos|tel|approx|ext|eg|ie|e\.g|i\.e|vs|wk|wks|hr|hrs|min|mins|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$/i;

/** The sentences of a text. A stop after a known abbreviation ends none; a new line ends one always. */
export function readSentences(text: string): Range[] {
  const sentences: Range[] = [];
  let goesOn = false;
  let from = 0;
  for (const to of STRANGE.test(text) ? endsBySegmenter(text) : endsIn(text)) {
    const last = sentences.at(-1);
    if (goesOn && last) last.to = to;
    else sentences.push({ from, to });
    goesOn =
      text[to - 1] !== "\n" && ABBREVIATION.test(text.slice(Math.max(from, to - 12), to).trimEnd());
    from = to;
  }
  return sentences;
}

/** Characters that the segmenter alone knows, line breaks among them. */
const STRANGE = /[^\x20-\x7e£‘’“”–]/;

function endsBySegmenter(text: string): number[] {
  return Array.from(segmenter.segment(text), ({ segment, index }) => index + segment.length);
}

/**
 * Where sentences end in plain English text: the rules by which the segmenter does it (Unicode
 * Standard Annex 29), which it is slow to apply.
 */
function endsIn(text: string): number[] {
  const ends: number[] = [];
  STOP.lastIndex = 0;
  while (STOP.test(text)) {
    const at = STOP.lastIndex - 1;
    const isDot = text[at] === ".";
    if (isDot && isInside(text, at)) continue;
    AFTER_STOP.lastIndex = at + 1;
    AFTER_STOP.test(text);
    const next = AFTER_STOP.lastIndex;
    if (next >= text.length) break;
    if (GOES_ON.test(text[next] ?? "")) continue;
    if (isDot && isSmallNext(text, next)) continue;
    ends.push(next);
  }
  if (text) ends.push(text.length);
  return ends;
}

const STOP = /[.?!]/g;
const AFTER_STOP = /["'()[\]{}‘’“”]* */y;
const GOES_ON = /[-,:;–.?!]/;

/** "3.5" and "U.S": a dot within a number or between letters. */
function isInside(text: string, at: number): boolean {
  const next = text[at + 1] ?? "";
  return /\d/.test(next) || (/[A-Z]/.test(next) && /[A-Za-z]/.test(text[at - 1] ?? ""));
}

/** Whether the next letter is a small one, before any other stop. */
function isSmallNext(text: string, from: number): boolean {
  NEXT_LETTER.lastIndex = from;
  return NEXT_LETTER.test(text);
}

const NEXT_LETTER = /[^A-Za-z.?!]*[a-z]/y;
