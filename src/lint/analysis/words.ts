import { type Spelling, spellingOf } from "./spelling.ts";

/** One word or number of a text. Offsets are UTF-16 and belong to the text as it stands. */
export type Word = {
  /** Small letters, without a possessive ending or a contracted verb. */
  lower: string;
  /** The same word wherever it stands, with what its letters alone tell. */
  spelling: Spelling;
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

const WORD = /\d+(?:[.:/,]\d+)*\p{L}*|\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*/uy;
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

/** What the letters of a word alone tell of it, as it is written. */
type Form = {
  spelling: Spelling;
  tail: string;
  owned: boolean;
  /** Begins with a capital. */
  raised: boolean;
};

// A cache, as that of the spellings is.
const forms = new Map<string, Form>();
const MOST_FORMS = 20_000;

function formOf(written: string): Form {
  const known = forms.get(written);
  if (known) return known;
  let lower = written.toLowerCase();
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
  const form = {
    spelling: spellingOf(copied(lower)),
    tail: owned ? "" : tail,
    owned,
    raised: written[0] !== lower[0],
  };
  if (forms.size >= MOST_FORMS) forms.clear();
  forms.set(copied(written), form);
  return form;
}

/** The same letters apart from the text that they were cut from, which a cache would keep with them. */
function copied(part: string): string {
  return ` ${part}`.slice(1);
}

/** The words of a text, each with the sentence it stands in. */
export function readWords(text: string, sentences: readonly Range[]): Word[] {
  const words: Word[] = [];
  // Where all is in capitals, a capital tells nothing.
  const tells = /\p{Ll}/u.test(text);
  let sentence = 0;
  let before: Word | undefined;
  for (let from = nextWord(text, 0); from < text.length; from = nextWord(text, before.to)) {
    const to = wordEnd(text, from);
    while (sentence < sentences.length - 1 && from >= (sentences[sentence]?.to ?? 0)) sentence++;
    const begins = before?.sentence !== sentence;
    const start: number = before?.to ?? 0;
    // Nearly all words are parted by one space, which needs no looking into.
    const gap: string = from === start + 1 && text[start] === " " ? " " : text.slice(start, from);
    if (before && !begins && gap !== " ") before.after = gap.trim();
    const { spelling, tail, owned, raised } = formOf(text.slice(from, to));
    const { lower } = spelling;
    const mark = text[to];
    const isMarked = (mark === "'" || mark === "’") && isPlural(lower, text[to + 1]);
    before = {
      lower,
      spelling,
      tail,
      from,
      to,
      capital: tells && raised,
      possessive: owned || isMarked,
      // Where no capital follows a full stop, no sentence was told apart.
      opens: begins || (gap !== " " && (CLAUSE.test(gap) || (STOP.test(gap) && !raised))),
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

/** Where the next word begins at or after a place; the length of the text where none does. */
function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isPlainLetter(unit) || (unit >= 48 && unit < 58)) return at;
    if (unit > LAST_PLAIN && matchEnd(text, at) > at) return at;
    at += unit >= 0xd800 && unit < 0xdc00 ? 2 : 1;
  }
  return text.length;
}

/** Where the word that begins at a place ends. */
function wordEnd(text: string, from: number): number {
  let at = from;
  while (isPlainLetter(text.charCodeAt(at))) at++;
  const unit = text.charCodeAt(at);
  const isPlain = at > from && (unit <= LAST_PLAIN || Number.isNaN(unit)) && unit !== 39;
  // Digits, apostrophes and letters with marks are rare, and left to the pattern.
  return isPlain ? at : matchEnd(text, from);
}

function matchEnd(text: string, from: number): number {
  WORD.lastIndex = from;
  return WORD.test(text) ? WORD.lastIndex : from;
}

function isPlainLetter(unit: number): boolean {
  const small = unit | 32;
  return small >= 97 && small <= 122;
}

/** The last of the characters of which we know without a pattern whether they are letters. */
const LAST_PLAIN = 127;

function isPlural(lower: string, next: string | undefined): boolean {
  return lower.endsWith("s") && !/\p{L}/u.test(next ?? "");
}
