/** A day found in words: where it stands, and which day it is. */
export type DayInWords = { from: number; to: number; day: string };

/** Reads days as they are written in Britain. Those that could be two days are not found. */
export type DayReader = (text: string) => DayInWords[];

/**
 * Makes a reader for all words of one file. Where one date there can only be American, no date of
 * that file in numbers alone is trusted, for it could be either.
 */
export function createDayReader(texts: Iterable<string>): DayReader {
  let isAmerican = false;
  for (const text of texts)
    for (const [, first, sign, second] of text.matchAll(NUMBERS))
      isAmerican ||= sign === "/" && Number(first) <= 12 && Number(second) > 12;
  return (text) =>
    [...inLetters(text), ...(isAmerican ? [] : inNumbers(text)), ...iso(text)].sort(
      (a, b) => a.from - b.from,
    );
}

const NUMBERS = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/g;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const WEEKDAYS = "sun mon tue wed thu fri sat".split(" ");
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const WEEKDAY = "(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+(?:the\\s+)?)?";
const YEAR = "(\\d{4})(?!\\d)";
/** "Monday 12th of May 2030" and "May 12, 2030". */
const DAY_FIRST = new RegExp(
  `\\b${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH},?\\s+${YEAR}`,
  "gi",
);
const MONTH_FIRST = new RegExp(
  `\\b${WEEKDAY}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}`,
  "gi",
);
const ISO = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g;

function inNumbers(text: string): DayInWords[] {
  return [...text.matchAll(NUMBERS)].flatMap((found) => {
    const [, date, , month, year = ""] = found;
    // Two figures for a year are of this century: nobody plans for the last one.
    const whole = year.length === 2 ? 2000 + Number(year) : Number(year);
    return placed(found, dayOf(whole, Number(month), Number(date)));
  });
}

function iso(text: string): DayInWords[] {
  return [...text.matchAll(ISO)].flatMap((found) =>
    placed(found, dayOf(Number(found[1]), Number(found[2]), Number(found[3]))),
  );
}

function inLetters(text: string): DayInWords[] {
  const read = (pattern: RegExp, date: number, month: number) =>
    [...text.matchAll(pattern)].flatMap((found) => {
      const number = MONTHS.indexOf((found[month] ?? "").slice(0, 3).toLowerCase()) + 1;
      const day = dayOf(Number(found[4]), number, Number(found[date]));
      // A day whose weekday is another could be either.
      return placed(found, day !== null && isOn(day, found[1]) ? day : null);
    });
  return [...read(DAY_FIRST, 2, 3), ...read(MONTH_FIRST, 3, 2)];
}

function placed(found: RegExpExecArray, day: string | null): DayInWords[] {
  return day === null ? [] : [{ from: found.index, to: found.index + found[0].length, day }];
}

function dayOf(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  const isThere = at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return isThere && year >= 1900 && year <= 2199 ? at.toISOString().slice(0, 10) : null;
}

function isOn(day: string, weekday: string | undefined): boolean {
  if (weekday === undefined) return true;
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] === weekday.slice(0, 3).toLowerCase();
}
