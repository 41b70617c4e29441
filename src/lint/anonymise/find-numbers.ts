import type { Telling } from "./find-names.ts";
import { STAND_INS } from "./stand-ins.ts";

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const NAMED_MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const STREET =
  "(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Court|Way|Place|Gardens|Terrace|Crescent|Square|Grove|Hill|Park|Row|Walk|Mews|House|Estate)";
/** After a number that is no year: "2000 steps". */
const UNIT = "(?! ?(?:steps|calories|kcal|ml|mg|g|kg|units|pounds|hours|minutes|times)\\b)";

/** What is looked for, those first that hold others; each with what stands in its place. */
const PATTERNS: readonly (readonly [keyof typeof STAND_INS, RegExp])[] = [
  ["email", /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ["web", /\b(?:https?:\/\/|www\.)[^\s<>"”’)]+/giu],
  [
    "address",
    new RegExp(
      `\\b(?:(?:Flat|Room|Unit|Apartment) \\w{1,4},? )?\\d{1,4}[A-Za-z]?,? (?:\\p{Lu}[\\p{L}’'-]* ){1,3}${STREET}\\b`,
      "gu",
    ),
  ],
  ["address", /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g],
  ["address", /\b(?:[Ff]lat|[Rr]oom|[Aa]partment) \d{1,4}[A-Za-z]?\b/g],
  ["reference", /(?<!\d)\d{3}[ -]\d{3}[ -]\d{4}(?!\d)/g],
  ["phone", /(?<![\p{L}\d+])(?:\+\d{2}|0)(?:[ ()-]{0,2}\d){8,12}(?!\d)/gu],
  ["reference", /\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g],
  ["day", /\b\d{4}-\d{2}-\d{2}\b/g],
  ["day", /(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)/g],
  [
    "day",
    new RegExp(
      `(?<![\\d.])\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b\\.?(?:,? (?:19|20)\\d\\d\\b)?`,
      "gi",
    ),
  ],
  [
    "day",
    new RegExp(
      `\\b${NAMED_MONTH} (?:\\d{1,2}(?:st|nd|rd|th)?\\b(?:,? (?:19|20)\\d\\d\\b)?|(?:19|20)\\d\\d\\b)`,
      "g",
    ),
  ],
  ["year", new RegExp(`(?<![\\d.,£$€])\\b(?:19|20)\\d\\d\\b${UNIT}(?![.,]?\\d)`, "g")],
  ["reference", /\b(?=(?:[A-Z-]*\d){3})(?=[\d-]*[A-Z])[A-Z\d][A-Z\d-]{4,}\b/g],
  ["reference", /(?<![\d.,£$€])\d{6,}(?!\d)/g],
];

/** Ages, of which only those of grown people are hidden: the digits, or the whole of "45 years old". */
const AGES = [
  /\b(?:aged?|age of) (?<age>\d{2,3})\b/giu,
  /\b(?<age>\d{2,3})(?:[ -]?(?:years?|yrs?)[ -]?old| ?y\/?o)\b/giu,
  /(?:\b(?:am|is|was|turned|turns|turning|be)|[’']m|[’']s) (?<age>\d{2,3})(?=\s*(?:[.,;:!?)]|$|\n|(?:and|now|but|this|next)\b))/giu,
] as const;
const GROWN_UP = 18;
const OLDEST = 120;

/** Numbers, days, ages and addresses in a text by which somebody could be known; they may overlap. */
export function findNumbers(text: string, reference: string): Telling[] {
  const found: Telling[] = [];
  const add = (from: number, length: number, standIn: keyof typeof STAND_INS) =>
    found.push({ from, to: from + length, standIn: STAND_INS[standIn], mayBeOrdinary: false });
  if (reference)
    for (let at = text.indexOf(reference); at >= 0; at = text.indexOf(reference, at + 1))
      add(at, reference.length, "reference");
  for (const [standIn, pattern] of PATTERNS)
    for (const { 0: written, index } of text.matchAll(pattern)) add(index, written.length, standIn);
  for (const [at, pattern] of AGES.entries())
    for (const match of text.matchAll(pattern)) {
      const digits = match.groups?.["age"] ?? "";
      if (Number(digits) < GROWN_UP || Number(digits) > OLDEST) continue;
      const isWhole = at === 1;
      const from = match.index + (isWhole ? 0 : match[0].indexOf(digits));
      add(from, isWhole ? match[0].length : digits.length, "age");
    }
  return found;
}
