/** One word or number of a text. Offsets are UTF-16 and belong to the text as it stands. */
export type Word = {
  /** Small letters, without a possessive ending or a contracted verb. */
  lower: string;
  /** The contracted verb: "ll", "d", "m", "ve", "re", or the "s" of "he's". */
  tail: string;
  from: number;
  to: number;
  /** Starts with a capital, in a text that has small letters too. */
  capital: boolean;
  /** Had a possessive ending: `'s`, or an apostrophe after an s. */
  possessive: boolean;
  /** First of its sentence, or after punctuation that begins a clause. */
  opens: boolean;
  /** First of its sentence. */
  begins: boolean;
  sentence: number;
  /** Inside a quotation or direct speech. */
  spoken: boolean;
  /** Marked as the resident's own. */
  own: boolean;
  /** What stands between this word and the next one of its line, spaces away. */
  after: string;
};

/** What people who type or dictate in a hurry leave the apostrophe out of, where it is no other word. */
const CLIPPED: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["im", ["i", "m"]],
  ["ive", ["i", "ve"]],
  ["hes", ["he", "s"]],
  ["shes", ["she", "s"]],
  ["theyre", ["they", "re"]],
  ["theyve", ["they", "ve"]],
  ["theyll", ["they", "ll"]],
]);

/** A stretch of text. */
export type Range = { from: number; to: number };

const WORD = /\d+(?:[.:/,]\d+)*\p{L}*|\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu;
const TAIL = /'(ll|d|m|ve|re|s)$/;
const WITH_IS = new Set([
  "he",
  "she",
  "it",
  "that",
  "there",
  "what",
  "who",
  "where",
  "here",
  "let",
]);
const APOSTROPHE = /['’]/;
const CLAUSE = /[,;:()–—•\n]|\s-+\s?|^-/;
const STOP = /^[.?!]+\s/;

/** The words of a text, each with the sentence it stands in. */
export function readWords(text: string, sentences: readonly Range[]): Word[] {
  const words: Word[] = [];
  // Where all is in capitals, a capital tells nothing.
  const tells = /\p{Ll}/u.test(text);
  let sentence = 0;
  let before: Word | undefined;
  for (const match of text.matchAll(WORD)) {
    const [found] = match;
    const from = match.index;
    const to = from + found.length;
    while (sentence < sentences.length - 1 && from >= (sentences[sentence]?.to ?? 0)) sentence++;
    const begins = before?.sentence !== sentence;
    // Nearly all words are parted by one space, which needs no looking into.
    const gap = text.slice(before?.to ?? 0, from);
    if (before && !begins && gap !== " ") before.after = gap.trim();
    let lower = found.toLowerCase();
    let tail = "";
    if (APOSTROPHE.test(lower)) {
      lower = lower.replaceAll("’", "'");
      tail = TAIL.exec(lower)?.[1] ?? "";
      if (tail) lower = lower.slice(0, -tail.length - 1);
    } else {
      const whole = CLIPPED.get(lower);
      if (whole) [lower, tail] = whole;
    }
    const owned = tail === "s" && !WITH_IS.has(lower);
    const mark = text[to];
    const isMarked = (mark === "'" || mark === "’") && isPlural(lower, text[to + 1]);
    before = {
      lower,
      tail: owned ? "" : tail,
      from,
      to,
      capital: tells && found[0] !== lower[0],
      possessive: owned || isMarked,
      // Where no capital follows a full stop, no sentence was told apart.
      opens:
        begins ||
        (gap !== " " && (CLAUSE.test(gap) || (STOP.test(gap) && found.startsWith(lower[0] ?? "")))),
      begins,
      sentence,
      spoken: false,
      own: false,
      after: "",
    };
    words.push(before);
  }
  return words;
}

function isPlural(lower: string, next: string | undefined): boolean {
  return lower.endsWith("s") && !/\p{L}/u.test(next ?? "");
}

const segmenter = new Intl.Segmenter("en-GB", { granularity: "sentence" });
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|mx|dr|st|prof|rev|sr|no|nos|tel|approx|ext|eg|ie|e\.g|i\.e|vs|wk|wks|hr|hrs|min|mins|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$/i;

/** What may end a sentence before the text does, and letters whose marks we do not know. */
const MAY_PART = /[^\x20-\x7e£‘’“”–]|[.!?]./;

/** The sentences of a text. A stop after a known abbreviation ends none; a new line ends one always. */
export function readSentences(text: string): Range[] {
  // Most pieces of writing are one sentence, which the segmenter is slow to say.
  if (text && !MAY_PART.test(text)) return [{ from: 0, to: text.length }];
  const sentences: Range[] = [];
  let goesOn = false;
  for (const { segment, index } of segmenter.segment(text)) {
    const to = index + segment.length;
    const last = sentences.at(-1);
    if (goesOn && last) last.to = to;
    else sentences.push({ from: index, to });
    const end = segment.slice(-12).trimEnd();
    goesOn = !segment.endsWith("\n") && ABBREVIATION.test(end);
  }
  return sentences;
}

/** A word without the endings that English puts on it, so that a list needs one form of each. */
export function stem(lower: string): string {
  let word = lower.endsWith("'") ? lower.slice(0, -1) : lower;
  if (word.length > 4 && word.endsWith("ies")) return word.slice(0, -3) + "y";
  if (word.length > 3 && word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) {
    word = /(?:ch|sh|ss|x)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
  }
  if (word.length > 5 && word.endsWith("ing")) word = undouble(word.slice(0, -3));
  else if (word.length > 4 && word.endsWith("ed")) word = undouble(word.slice(0, -2));
  if (word.length > 5 && word.endsWith("ly")) word = word.slice(0, -2);
  return word.length > 3 && word.endsWith("e") ? word.slice(0, -1) : word;
}

function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}
