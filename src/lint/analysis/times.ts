import { LOOKING_AGAIN, RARE, RHYTHM } from "../words/ongoing.ts";
import { MONTHS, NUMBERS, SEASONS, TOWARDS, UNITS, WEEKDAYS } from "../words/time.ts";
import { phrases, wordSet } from "./phrases.ts";
import type { Word } from "./words.ts";

/** A statement about time; `days` is how long a duration or how far apart a rhythm is, where known. */
export type Time = {
  kind: "date" | "duration" | "rhythm" | "event";
  /** Words from `at` to `to`, `to` excluded. */
  at: number;
  to: number;
  days: number | null;
};

const months = wordSet(MONTHS);
const weekdays = wordSet(WEEKDAYS);
const seasons = phrases(SEASONS);
const towards = wordSet(TOWARDS);
const rare = phrases(RARE);
const rhythms = phrases(RHYTHM);
const lookingAgain = phrases(LOOKING_AGAIN);

const beginnings = new Set([
  ...[seasons, rare, rhythms].flatMap((it) => [...it.beginnings]),
  ...[months, weekdays, towards].flatMap((it) => [...it]),
  ...Object.keys(NUMBERS),
  "every",
  "each",
  "per",
]);

/** What a text says about time, in order. `isConcrete` tells words that could anchor an event. */
export function readTimes(words: readonly Word[], isConcrete: (word: Word) => boolean): Time[] {
  const times: Time[] = [];
  for (let at = 0; at < words.length; at++) {
    const time = timeAt(words, at, isConcrete);
    if (!time) continue;
    times.push(time);
    at = time.to - 1;
  }
  return times;
}

/** Whether a text says when something ends or is looked at again, sooner than in a year. */
export function saysWhen(words: readonly Word[], times: readonly Time[]): boolean {
  const looking = new Set<number>();
  for (const [at, word] of words.entries())
    if (lookingAgain.at(words, at)) looking.add(word.sentence);
  return times.some((time) => {
    if (time.kind === "date" || time.kind === "event") return true;
    const isSoon = time.days !== null && time.days > 1 && time.days < 365;
    // A rhythm is a day to look again only where somebody looks; "weekly" alone may be the help.
    return isSoon && (time.kind === "duration" || looking.has(words[time.at]?.sentence ?? -1));
  });
}

function timeAt(
  words: readonly Word[],
  at: number,
  isConcrete: (word: Word) => boolean,
): Time | null {
  const word = words[at];
  if (!word || word.lower === "24/7") return null;
  if (!beginnings.has(word.lower) && !/^\d/.test(word.lower)) return null;
  const found = (kind: Time["kind"], length: number, days: number | null = null): Time => ({
    kind,
    at,
    to: at + length,
    days,
  });
  const yearly = rare.at(words, at);
  if (yearly) return found("rhythm", yearly, 365);
  if (word.lower === "every" || word.lower === "each" || word.lower === "per") {
    const span = spanAt(words, at + 1);
    if (span) return found("rhythm", span.length + 1, span.days);
    const unit = UNITS[words[at + 1]?.lower ?? ""];
    if (unit) return found("rhythm", 2, unit);
  }
  const span = spanAt(words, at);
  if (span)
    return span.rhythm
      ? found("rhythm", span.length, span.days)
      : found("duration", span.length, span.days);
  const rhythm = rhythms.at(words, at);
  if (rhythm) return found("rhythm", rhythm, rhythm === 1 ? rhythmDays(word.lower) : 30);
  const clinical = /^(\d{1,2})\/(7|12|52)$/.exec(word.lower);
  if (clinical) {
    const unit = clinical[2] === "7" ? 1 : clinical[2] === "52" ? 7 : 30;
    return found("duration", 1, Number(clinical[1]) * unit);
  }
  if (/^\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?$/.test(word.lower)) return found("date", 1);
  if (/^20\d\d$/.test(word.lower)) return found("date", 1);
  if (months.has(word.lower) && (word.capital || isDay(words[at - 1]))) {
    // "May" is a month beside a number or after a preposition, else it may be anything.
    if (word.lower !== "may" || isDay(words[at - 1]) || /^\d/.test(words[at + 1]?.lower ?? ""))
      return found("date", 1);
  }
  if (/^\d{1,2}(?:st|nd|rd|th)$/.test(word.lower)) return found("date", 1);
  if (weekdays.has(word.lower) && word.capital) return found("date", 1);
  const season = seasons.at(words, at);
  if (season && (word.capital || season > 1 || towards.has(words[at - 1]?.lower ?? "")))
    return found("event", season);
  if (towards.has(word.lower) && anchors(words, at, isConcrete)) return found("event", 1);
  return null;
}

/** "six weeks", "6 wks", "12-week", "three to four months", "6 weekly"; ages are none. */
function spanAt(
  words: readonly Word[],
  at: number,
): { length: number; days: number; rhythm: boolean } | null {
  const count = numberOf(words[at]);
  if (count === null) return null;
  let next = at + 1;
  while (
    next < at + 4 &&
    (/^(?:to|or|of|and|more)$/.test(words[next]?.lower ?? "") || numberOf(words[next]) !== null)
  )
    next++;
  const unit = words[next];
  const days = UNITS[unit?.lower ?? ""];
  if (days === undefined || words[next + 1]?.lower === "old") return null;
  return { length: next + 1 - at, days: count * days, rhythm: unit?.lower.endsWith("ly") ?? false };
}

function numberOf(word: Word | undefined): number | null {
  if (!word) return null;
  if (/^\d{1,3}$/.test(word.lower)) return Number(word.lower);
  return NUMBERS[word.lower] ?? null;
}

function isDay(word: Word | undefined): boolean {
  return (
    /^\d{1,2}(?:st|nd|rd|th)?$/.test(word?.lower ?? "") ||
    word?.lower === "in" ||
    word?.lower === "by"
  );
}

function rhythmDays(word: string): number {
  return word === "weekly" ? 7 : word === "fortnightly" ? 14 : word === "quarterly" ? 91 : 30;
}

function anchors(words: readonly Word[], at: number, isConcrete: (word: Word) => boolean): boolean {
  // "By the team" tells who, "by the end of term" when.
  if (words[at]?.lower === "by") {
    const next = words[at + (words[at + 1]?.lower === "the" ? 2 : 1)]?.lower ?? "";
    return /^(?:end|time|start|beginning|middle|then)$/.test(next);
  }
  for (let i = at + 1; i < at + 6; i++) {
    const word = words[i];
    if (!word || word.sentence !== words[at]?.sentence) return false;
    if (isConcrete(word)) return true;
  }
  return false;
}
