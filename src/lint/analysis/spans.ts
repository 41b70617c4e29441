import { daysBetween } from "../days.ts";
import { type Analysis, rangeOf } from "./analyse.ts";
import { type CalendarDate, daysOf, exists } from "./dates.ts";
import type { Time } from "./times.ts";
import type { Range, Word } from "./words.ts";

/** The first and the last day of something, each null where it is not known. */
export type Span = { from: string | null; to: string | null };

/** The days that a text gives with their years: where it begins, if it says so, and where it ends. */
export function daysSaid({ words, times }: Analysis): Span {
  const dates = times.flatMap((it) => {
    const days = it.date && daysOf(it.date);
    return days ? [{ ...days, at: it.at }] : [];
  });
  // "By the end of March" is one time, though it is read as two.
  const said = times.filter(
    (it, at) =>
      !it.loose &&
      it.kind !== "rhythm" &&
      !(it.kind === "event" && times[at + 1]?.at === it.to + 3),
  );
  const last = dates.at(-1);
  // A day without a year may be any year's, so that nothing follows from the others.
  if (!last || said.length !== dates.length) return { from: null, to: null };
  const [first] = dates;
  const begins =
    first && first !== last && (isStart(words, first.at) || isRange(words, times[0], times[1]));
  if (dates.length > 2 || (dates.length === 2 && !begins)) return { from: null, to: null };
  return { from: begins ? first.first : null, to: last.last };
}

function isStart(words: readonly Word[], at: number): boolean {
  return words
    .slice(Math.max(0, at - 3), at)
    .some((it) => /^(?:start|starts|starting|from|begin|begins|beginning|begun)$/.test(it.lower));
}

/** "3 June to 15 July", "June - July": two dates with nothing but that between them. */
function isRange(words: readonly Word[], from: Time | undefined, to: Time | undefined): boolean {
  if (!from?.date || !to?.date) return false;
  const between = words.slice(from.to, to.at);
  const dash = /^\)?\s*[-–—]$/.test(words[from.to - 1]?.after ?? "");
  if (between.length === 0) return dash;
  return between.length === 1 && /^(?:to|until|till|til)$/.test(between[0]?.lower ?? "");
}

/** Days in a text that no calendar has: "31 June". */
export function impossibleIn({ words, times }: Analysis): Range[] {
  return times
    .filter((it) => it.date && it.date.day !== null && !exists(it.date))
    .map((it) => rangeOf(words, it.at, it.to));
}

/**
 * A length that does not fit the days beside it: "June to July (6 months)". `range` is null where the
 * days are those on record.
 */
export function mismatchIn(
  { words, times }: Analysis,
  onRecord: Span,
): { range: Range | null; length: Range } | null {
  for (const [index, time] of times.entries()) {
    const next = times[index + 1];
    if (!next || !isRange(words, time, next) || !time.date || !next.date) continue;
    const length = lengthBeside(words, times[index - 1], time, next, times[index + 2]);
    const days = length && spanOf(time.date, next.date);
    if (length?.days && days && !fits(length.days, days))
      return {
        range: rangeOf(words, time.at, next.to),
        length: rangeOf(words, length.at, length.to),
      };
    return null;
  }
  const [only] = times;
  const { from, to } = onRecord;
  // Where the words hold more than a length it may be one of something else.
  if (!from || !to || times.length !== 1 || only?.kind !== "duration" || !only.days) return null;
  if (words.length > only.to - only.at + 1) return null;
  const days = daysBetween(from, to);
  return fits(only.days, { least: days, most: days + 1 })
    ? null
    : { range: null, length: rangeOf(words, only.at, only.to) };
}

/** "Six weeks, 3 June to 15 July" or "3 June to 15 July (six weeks)", and nothing farther away. */
function lengthBeside(
  words: readonly Word[],
  before: Time | undefined,
  from: Time,
  to: Time,
  after: Time | undefined,
): Time | null {
  if (
    after?.kind === "duration" &&
    after.at === to.to &&
    /\($|^[,:]/.test(words[to.to - 1]?.after ?? "")
  )
    return after;
  if (before?.kind !== "duration" || before.at !== 0 || before.to < from.at - 1) return null;
  const between = words[before.to]?.lower ?? "";
  return before.to === from.at || between === "from" ? before : null;
}

type Length = { least: number; most: number };

/** How many days lie between two dates at the least and at the most. */
function spanOf(from: CalendarDate, to: CalendarDate): Length | null {
  const year = to.year ?? from.year ?? SOME_YEAR;
  const month = from.month ?? to.month;
  if (month === null || to.month === null) return null;
  const goesOver = to.month < month;
  const start = daysOf({ day: from.day, month, year: from.year ?? (goesOver ? year - 1 : year) });
  const end = daysOf({ ...to, year: to.year ?? (from.year && goesOver ? year + 1 : year) });
  if (!start || !end) return null;
  return {
    least: daysBetween(start.last, end.first),
    most: daysBetween(start.first, end.last) + 1,
  };
}

/** Any year does where only the difference matters. */
const SOME_YEAR = 2031;

/** People count roughly: a month may be four weeks, and the first day may count. */
function fits(days: number, { least, most }: Length): boolean {
  return days >= least * 0.85 - 3 && days <= most * 1.15 + 3;
}
