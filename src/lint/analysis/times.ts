import { LOOKING_AGAIN, RARE, RHYTHM } from "../words/ongoing.ts";
import {
  FROM_THEN,
  FROM_TODAY,
  MAYBE_DAYS,
  SEASONS,
  UNITS,
  UP_TO,
  WEEKDAYS,
} from "../words/time.ts";
import { type CalendarDate, dateAt, isMonthName } from "./dates.ts";
import { isNumber, numberOf } from "./numbers.ts";
import { phrases, wordSet } from "./phrases.ts";
import { shows, sign } from "./spelling.ts";
import type { Word } from "./words.ts";

/** A statement about time; `days` is how long a duration or how far apart a rhythm is, where known. */
export type Time = {
  kind: "date" | "duration" | "rhythm" | "event";
  /** Words from `at` to `to`, `to` excluded. */
  at: number;
  to: number;
  days: number | null;
  /** What is said of a date; null where it is told by a weekday or from today. */
  date: CalendarDate | null;
  /** An event that something waits for and that may never come: "once a place is free". */
  loose: boolean;
};

const weekdays = wordSet(WEEKDAYS);
const maybeDays = wordSet(MAYBE_DAYS);
const seasons = phrases(SEASONS);
const fromToday = phrases(FROM_TODAY);
const upTo = wordSet(UP_TO);
const fromThen = wordSet(FROM_THEN);
const rare = phrases(RARE);
const rhythms = phrases(RHYTHM);
const lookingAgain = phrases(LOOKING_AGAIN);

/** Words with which a statement about time can begin; nearly all others are passed over. */
const beginning = sign(
  ...[seasons, fromToday, rare, rhythms].map((it) => it.beginnings),
  weekdays,
  maybeDays,
  upTo,
  fromThen,
  ["every", "each", "per"],
  /^\d/,
  isMonthName,
  (lower) => lower !== "the" && isNumber(lower),
);

/** What a text says about time, in order. `isConcrete` tells words that could anchor an event. */
export function readTimes(words: readonly Word[], isConcrete: (word: Word) => boolean): Time[] {
  const times: Time[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!shows(words[at], beginning)) continue;
    const time = timeAt(words, at, isConcrete);
    if (!time) continue;
    times.push(time);
    at = time.to - 1;
  }
  return times;
}

/** Whether a word is the name of a day or month and of nothing else, capital or not. */
export function isTimeName(lower: string): boolean {
  return weekdays.has(lower) || (isMonthName(lower) && !PEOPLE_TOO.test(lower));
}

const PEOPLE_TOO = /^(?:april|may|june|august|jan|jun|mar|dec)$/;

/** Whether a text says when something ends or is looked at again, sooner than in a year. */
export function saysWhen(words: readonly Word[], times: readonly Time[]): boolean {
  let looking: Set<number> | null = null;
  return times.some((time) => {
    if (time.kind === "date" || time.kind === "event") return !time.loose;
    if (time.days === null || time.days <= 1 || time.days >= NEARLY_A_YEAR) return false;
    if (time.kind === "duration") return true;
    // A rhythm is a day to look again only where somebody looks; "weekly" alone may be the help.
    looking ??= sentencesThatLook(words);
    return looking.has(words[time.at]?.sentence ?? -1);
  });
}

/** Twelve months of thirty days are as far away as a year. */
const NEARLY_A_YEAR = 360;

function sentencesThatLook(words: readonly Word[]): Set<number> {
  const found = new Set<number>();
  for (const [at, word] of words.entries())
    if (lookingAgain.at(words, at)) found.add(word.sentence);
  return found;
}

function timeAt(
  words: readonly Word[],
  at: number,
  isConcrete: (word: Word) => boolean,
): Time | null {
  const word = words[at];
  if (!word || word.lower === "24/7") return null;
  const { lower } = word;
  const isDigit = lower.charCodeAt(0) < 58 && lower.charCodeAt(0) > 47;
  const found = (kind: Time["kind"], length: number, rest: Partial<Time> = {}): Time => ({
    kind,
    at,
    to: at + length,
    days: null,
    date: null,
    loose: false,
    ...rest,
  });
  const yearly = rare.at(words, at);
  if (yearly) return found("rhythm", yearly, { days: 365 });
  if (lower === "every" || lower === "each" || lower === "per") return repeated(words, at, found);
  const span = spanAt(words, at);
  if (span) {
    // "Five hours a week" is how often, "a week" alone is how long.
    const often = span.often || (/^an?$/.test(lower) && isAmount(words[at - 1]));
    return found(often ? "rhythm" : "duration", span.length, { days: span.days });
  }
  const rhythm = rhythms.at(words, at);
  if (rhythm) return found("rhythm", rhythm, { days: rhythm === 1 ? rhythmDays(lower) : 30 });
  const clinical = isDigit ? /^(\d{1,2})\/(7|12|52)$/.exec(lower) : null;
  if (clinical) {
    const unit = clinical[2] === "7" ? 1 : clinical[2] === "52" ? 7 : 30;
    const days = Number(clinical[1]) * unit;
    return days === 1 ? found("date", 1) : found("duration", 1, { days });
  }
  const date = dateAt(words, at);
  if (date) return found("date", date.length, { date: date.date });
  const weekday = weekdayAt(words, at);
  if (weekday) return found(weekday, 1, { days: weekday === "rhythm" ? 7 : null });
  const near = fromToday.at(words, at);
  if (near) return found("date", near);
  const season = seasons.at(words, at);
  if (season && (word.capital || season > 1 || isNamedBefore(words[at - 1])))
    return found("event", season);
  if (upTo.has(lower) && comesUp(words, at, isConcrete)) return found("event", 1);
  if (fromThen.has(lower) && hangsOn(words, at, isConcrete))
    return found("event", 1, { loose: true });
  return null;
}

/** "Every Tuesday", "each of the three Saturdays", "per week", "every visit". */
function repeated(
  words: readonly Word[],
  at: number,
  found: (kind: Time["kind"], length: number, rest?: Partial<Time>) => Time,
): Time | null {
  const span = spanAt(words, at + 1);
  if (span) return found("rhythm", span.length + 1, { days: span.days });
  const skipped = /^(?:other|second|third|fourth|last|first|single)$/;
  const noun = skipped.test(words[at + 1]?.lower ?? "") ? at + 2 : at + 1;
  const lower = words[noun]?.lower ?? "";
  if (weekdays.has(lower) || maybeDays.has(lower))
    return found("rhythm", noun + 1 - at, { days: 7 });
  const unit = UNITS[lower];
  if (unit) return found("rhythm", noun + 1 - at, { days: noun === at + 1 ? unit : unit * 2 });
  return OCCASION.test(lower) ? found("rhythm", noun + 1 - at, { days: null }) : null;
}

const OCCASION =
  /^(?:morning|afternoon|evening|visit|session|meeting|call|time|meal|mealtime|lunchtime|bedtime|teatime|shift|payday|appointment|spring|summer|autumn|winter|transfer|weekday)$/;

/** "six weeks", "6 wks", "12-week", "three to four months", "6 weekly"; ages are none. */
function spanAt(
  words: readonly Word[],
  at: number,
): { length: number; days: number; often: boolean } | null {
  const joined = /^(\d{1,3})(days?|wks?|weeks?|mths?|months?|yrs?|years?)$/.exec(
    words[at]?.lower ?? "",
  );
  if (joined) return { length: 1, days: Number(joined[1]) * daysIn(joined[2] ?? ""), often: false };
  const count = numberOf(words, at);
  if (count === null) return null;
  let next = at + count.length;
  while (next < at + 5) {
    const more = numberOf(words, next);
    if (!more && !/^(?:to|or|of|and|more|full|clear|working|whole)$/.test(words[next]?.lower ?? ""))
      break;
    next += more?.length ?? 1;
  }
  const unit = words[next]?.lower ?? "";
  if (isSomeDay(words, at, next)) return null;
  const days = daysIn(unit);
  if (!days || words[next + 1]?.lower === "old") return null;
  // "One night" and "a day" are no length to plan by; "three nights a week" is how often.
  const length = next + 1 - at;
  return { length, days: count.value * days, often: unit.endsWith("ly") };
}

/** Days in a unit, also of many; 0 for what is none. */
function daysIn(unit: string): number {
  return UNITS[unit] ?? (unit.endsWith("s") ? (UNITS[unit.slice(0, -1)] ?? 0) : 0);
}

/** "One day", "a day at a time", "one step a day": no length to plan by. */
function isSomeDay(words: readonly Word[], at: number, unit: number): boolean {
  if (words[unit]?.lower !== "day" || !/^(?:a|one|each)$/.test(words[at]?.lower ?? ""))
    return false;
  return words[unit + 1]?.lower === "at" || (words[at]?.lower === "one" && unit === at + 1);
}

function isAmount(before: Word | undefined): boolean {
  return before !== undefined && AMOUNT.test(before.lower);
}

const AMOUNT =
  /^(?:hours?|hrs?|minutes?|mins?|times?|once|twice|days?|nights?|visits?|sessions?|calls?|x|\d+x?|h|afternoons?|mornings?|evenings?)$/;

function weekdayAt(words: readonly Word[], at: number): "date" | "rhythm" | null {
  const word = words[at];
  if (!word) return null;
  const { lower } = word;
  if (weekdays.has(lower)) return lower.endsWith("days") ? "rhythm" : "date";
  if (!maybeDays.has(lower)) return null;
  const before = words[at - 1]?.lower ?? "";
  const next = words[at + 1]?.lower ?? "";
  if (/^(?:mons|fris|sats|suns)$/.test(lower)) return "rhythm";
  const sure =
    word.capital ||
    /^(?:\d|am|pm|morning|afternoon|evening|night|lunchtime)/.test(next) ||
    /^(?:on|by|till|until|every|next|this|from|each)$/.test(before) ||
    /^[-–/&]/.test(word.after) ||
    /[-–/&]$/.test(words[at - 1]?.after ?? "");
  return sure ? "date" : null;
}

function rhythmDays(word: string): number | null {
  if (/^(?:daily|nightly|weekdays|mornings|evenings|nights)$/.test(word)) return 1;
  return UNITS[word] ?? (word === "weekends" ? 7 : null);
}

/** "By the end of term", "until Home Office answer": "by the team" tells who, and no time. */
function comesUp(words: readonly Word[], at: number, isConcrete: (word: Word) => boolean): boolean {
  const sentence = words[at]?.sentence;
  const article = /^(?:the|my|his|her|their|our|this|that)$/.test(words[at + 1]?.lower ?? "");
  const noun = words[at + (article ? 2 : 1)];
  if (!noun || noun.sentence !== sentence) return false;
  if (words[at]?.lower === "by") {
    if (/^(?:end|time|start|beginning|middle|then)$/.test(noun.lower)) return true;
    // "By my 30th" is a birthday, "by the 30th" a day.
    if (article && BIRTHDAY.test(noun.lower)) return words[at + 1]?.lower !== "the";
    return Boolean(words[at]?.begins) && article && isConcrete(noun);
  }
  // "Till he's had enough of us" is up to somebody; "till he moves" comes to pass.
  if (/^(?:i|he|she|they|we|you)$/.test(noun.lower) && !passes(words, at + 2)) return false;
  for (let i = at + 1; i < at + 7 && words[i]?.sentence === sentence; i++) {
    if (NEVER_COMES.test(words[i]?.lower ?? "")) return false;
    if (/^[,.;:]/.test(words[i]?.after ?? "")) break;
  }
  return words[at]?.lower === "before" ? article || hangsOn(words, at, isConcrete) : true;
}

const BIRTHDAY = /^\d{1,3}(?:st|nd|rd|th)$/;

/** "By Easter", "my birthday", "in the spring": a season in small letters, and no coat or flowers. */
function isNamedBefore(before: Word | undefined): boolean {
  return (
    before !== undefined &&
    (upTo.has(before.lower) || /^(?:my|his|her|their|next|this)$/.test(before.lower))
  );
}

/** Whether something is said from here on that comes to pass on a day: "till he moves". */
export function passes(words: readonly Word[], at: number): boolean {
  return words.slice(at, at + 4).some((it) => PASSES.test(it.lower));
}

const PASSES =
  /^(?:moves?|leaves?|starts?|finish(?:es)?|goes|go|comes?|turns?|retires?|returns?|begins?|moved|left|sits?|\d.*)$/;

/** What nobody could name the day of: "until further notice", "till he is ready", "until needs change". */
const NEVER_COMES =
  /^(?:further|no|such|not|possible|needed|needs|required|requires|ready|otherwise|long|longer|now|it|better|stable|settled|improves?|improved|changes?|able|enough|confident|independent|safe|comfortable|happy|notice|appropriate)$/;

function hangsOn(words: readonly Word[], at: number, isConcrete: (word: Word) => boolean): boolean {
  for (let i = at + 1; i < at + 6; i++) {
    const word = words[i];
    if (!word || word.sentence !== words[at]?.sentence) return false;
    if (isConcrete(word)) return true;
  }
  return false;
}
