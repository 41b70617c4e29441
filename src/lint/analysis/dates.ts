import { MONTHS } from "../words/time.ts";
import type { Word } from "./words.ts";

/** What a text says of a day: "3 June" has no year, "June 2031" no day, "the 3rd" neither. */
export type CalendarDate = {
  day: number | null;
  /** From 1 to 12. */
  month: number | null;
  year: number | null;
};

const months = new Map(
  MONTHS.trim()
    .split("\n")
    .flatMap((names, index) => names.split(" ").map((it) => [it, index + 1] as const)),
);

/** Names of months that are words too; they need a number or a preposition beside them. */
const MAYBE_MONTH = /^(?:may|march|mar|august|dec|sep|jan)$/;

/** Whether a word could be the name of a month. */
export function isMonthName(lower: string): boolean {
  return months.has(lower);
}

/** The date that begins at a place: "3 June 2031", "the 3rd", "June 3rd", "3/6/31", "mid-April". */
export function dateAt(
  words: readonly Word[],
  at: number,
): { length: number; date: CalendarDate } | null {
  const lower = words[at]?.lower ?? "";
  const written = WRITTEN.exec(lower);
  if (written) return ofNumbers(written);
  const day = dayIn(lower);
  if (day !== null) {
    const of = words[at + 1]?.lower === "of" ? 1 : 0;
    const month = months.get(words[at + 1 + of]?.lower ?? "");
    if (month !== undefined && words[at]?.sentence === words[at + 1 + of]?.sentence)
      return withYear(words, at, 2 + of, { day, month, year: null });
    // "The 3rd" is a day, "the 3rd floor" none; a bare number needs its month.
    if (!/\D/.test(lower) || NOT_A_DAY.test(words[at + 1]?.lower ?? "")) return null;
    return { length: 1, date: { day, month: null, year: null } };
  }
  if (YEAR.test(lower)) return { length: 1, date: { day: null, month: null, year: Number(lower) } };
  const month = months.get(lower);
  if (month === undefined) return null;
  const next = dayIn(words[at + 1]?.lower ?? "");
  const follows = next !== null && !CLAUSE.test(words[at]?.after ?? "");
  if (MAYBE_MONTH.test(lower) && !follows && !isSure(words, at)) return null;
  if (follows) return withYear(words, at, 2, { day: next, month, year: null });
  return withYear(words, at, 1, { day: null, month, year: null });
}

const WRITTEN = /^(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const YEAR = /^20\d\d$/;
const CLAUSE = /[,;:()]/;
const NOT_A_DAY =
  /^(?:floor|time|class|cousin|step|aid|degree|birthday|language|attempt|visit|one|place|person|go|half|year)$/;

function ofNumbers([, first, mark, second, year]: RegExpExecArray) {
  const [day, month] = [Number(first), Number(second)];
  // "8.10" is a time of day, and "4/5" may be a share; a date has a month in it.
  if (month < 1 || month > 12 || day < 1 || day > 31 || (mark === "." && year === undefined))
    return null;
  const full = year === undefined ? null : Number(year.length === 2 ? `20${year}` : year);
  return { length: 1, date: { day, month, year: full } };
}

function dayIn(lower: string): number | null {
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(lower);
  const number = Number(day?.[1]);
  return day && number >= 1 && number <= 31 ? number : null;
}

function withYear(words: readonly Word[], at: number, length: number, date: CalendarDate) {
  const next = words[at + length];
  const year = next && next.sentence === words[at]?.sentence && YEAR.test(next.lower);
  if (!year) return { length, date };
  return { length: length + 1, date: { ...date, year: Number(next.lower) } };
}

function isSure(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1]?.lower ?? "";
  if (
    /^(?:in|by|until|till|from|mid|early|late|to|end|of|since|before|after|every|next)$/.test(
      before,
    )
  )
    return word?.lower !== "may" || before !== "to";
  return Boolean(word?.capital) && word?.lower !== "may" && !(word?.begins && words[at + 1]);
}

/** The first and the last day that a date may mean, as `"2031-06-03"`; null without month or year. */
export function daysOf({ day, month, year }: CalendarDate): { first: string; last: string } | null {
  if (month === null || year === null) return null;
  const length = daysInMonth(month, year);
  return { first: dayOf(year, month, day ?? 1), last: dayOf(year, month, day ?? length) };
}

/** Whether there is such a day in any year: the 31st of June is none. */
export function exists({ day, month, year }: CalendarDate): boolean {
  return day === null || month === null || day <= daysInMonth(month, year ?? 2024);
}

function daysInMonth(month: number, year: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
