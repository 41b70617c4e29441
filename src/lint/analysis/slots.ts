import { BODY_TASKS, CALL_TASKS } from "../words/care-tasks.ts";
import { NUMBERS } from "../words/time.ts";
import type { Analysis } from "./analyse.ts";
import { numberOf } from "./numbers.ts";
import { wordSet } from "./phrases.ts";
import { anyShows, shows, sign } from "./spelling.ts";
import { isTimeName } from "./times.ts";
import type { Word } from "./words.ts";

/** What makes help a rota: portions of minutes, times of day, calls by name, and tasks to fill them. */
export type Slots = {
  /** "45 mins", "1hr"; not hours in a week. */
  portions: number;
  /** Different times of day. */
  clocks: number;
  /** "AM", "tea call", "3 x 30". */
  calls: number;
  /** Different parts of the day. */
  parts: number;
  /** Different tasks, those done to a body among them. */
  tasks: number;
  bodyTasks: number;
  /** Words from `at` to `to` that all of it lies in. */
  at: number;
  to: number;
};

const bodyTasks = wordSet(BODY_TASKS);
const callTasks = wordSet(CALL_TASKS);
const liking = wordSet("likes prefers chooses");
const selves = wordSet("herself himself myself themselves");
/** Nearly all words are none of these and need no looking into. */
const telling = sign(
  bodyTasks,
  callTasks,
  Object.keys(NUMBERS),
  /^\d/,
  wordSet(`am pm noon midday midnight half quarter call calls visit visits x personal morning lunchtime teatime
    afternoon evening bedtime night daily care`),
);
const likingOrSelf = sign(liking, selves);

/** Reads the slots of a text, without what is spoken and what people do for themselves. */
export function slotsOf(analysis: Analysis): Slots {
  return (analysis.readings.slots ??= readSlots(analysis));
}

function readSlots({ words, actors, signs }: Analysis): Slots {
  if (!anyShows({ signs }, telling)) return NONE;
  const own = new Set<number>();
  for (const it of actors)
    if (it.acts && (it.kind === "self" || it.kind === "resident")) addSentence(words, it.at, own);
  for (const word of words) {
    if (!shows(word, likingOrSelf)) continue;
    if (liking.has(word.lower)) own.add(word.sentence);
    // "She does both herself" may stand after the times that it is about.
    if (selves.has(word.lower)) return NONE;
  }
  const seen = { portions: 0, clocks: new Set<string>(), calls: 0, tasks: new Set<string>() };
  const body = new Set<string>();
  const parts = new Set<string>();
  let at = -1;
  let to = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word || !shows(word, telling) || word.spoken || own.has(word.sentence)) continue;
    const portion = portionAt(words, i);
    const isBody = bodyTasks.has(word.lower) || isPersonalCare(words, i);
    const isTask = isBody || callTasks.has(word.lower);
    const clock = portion ? null : clockAt(words, i);
    const call = !portion && !clock && isCall(words, i);
    if (portion) seen.portions += isShare(word.lower) ? word.lower.split("/").length : 1;
    if (clock) seen.clocks.add(clock);
    if (call) seen.calls++;
    if (isTask) seen.tasks.add(word.lower.slice(0, 4));
    if (isBody) body.add(word.lower.slice(0, 4));
    if (DAY_PART.test(word.lower)) parts.add(word.lower.slice(0, 3));
    if (!portion && !clock && !call && !isTask) continue;
    if (at < 0) at = word.lower === "x" ? i - 1 : i;
    to = i + (portion || 1);
    i = to - 1;
  }
  const { portions, clocks, calls, tasks } = seen;
  const counts = {
    clocks: clocks.size,
    tasks: tasks.size,
    bodyTasks: body.size,
    parts: parts.size,
  };
  return { portions, calls, ...counts, at: Math.max(at, 0), to };
}

function isPersonalCare(words: readonly Word[], at: number): boolean {
  return words[at]?.lower === "personal" && words[at + 1]?.lower === "care";
}

function addSentence(words: readonly Word[], at: number, sentences: Set<number>): void {
  const sentence = words[at]?.sentence;
  if (sentence !== undefined) sentences.add(sentence);
}

const NONE: Slots = {
  portions: 0,
  clocks: 0,
  calls: 0,
  parts: 0,
  tasks: 0,
  bodyTasks: 0,
  at: 0,
  to: 0,
};

/** "45/30/30/45": minutes as rotas have them, which make no date. */
function isShare(lower: string): boolean {
  return /^(?:15|20|30|45|60)(?:\/(?:15|20|30|45|60)){2,}$/.test(lower);
}

/** How many words a portion takes: "45mins", "thirty minutes", "1hr"; 0 where there is none. */
function portionAt(words: readonly Word[], at: number): number {
  const lower = words[at]?.lower ?? "";
  if (isShare(lower)) return 1;
  if (/^\d{1,3}(?:mins?|minutes?|m)$/.test(lower)) return 1;
  const number = numberOf(words, at);
  const hours = /^(\d)(?:hrs?|hours?|h)$/.test(lower);
  if (!number && !hours) return 0;
  const length = number?.length ?? 1;
  const unit = words[at + length]?.lower ?? "";
  if (number && /^(?:mins?|minutes?)$/.test(unit)) return length + 1;
  if (!hours && !(number && number.value <= 2 && /^(?:hrs?|hours?)$/.test(unit))) return 0;
  const next = words[at + length + (hours ? 0 : 1)]?.lower ?? "";
  // Hours of a week, or in all, are what a plan is meant to say.
  return /^(?:a|per|each|every|weekly|in|of|total|for|altogether)$/.test(next) ? 0 : length + 1;
}

/** "07:30", "8am", "12 o'clock", "half past seven", "9-12", "at 4"; one time in one form. */
export function clockAt(words: readonly Word[], at: number): string | null {
  const { lower, after } = words[at] ?? { lower: "", after: "" };
  const next = words[at + 1]?.lower ?? "";
  if (/^(?:noon|midday|midnight)$/.test(lower)) return lower;
  if (/^(?:half|quarter)$/.test(lower))
    return /^(?:past|to)$/.test(next) && isHour(words, at + 2)
      ? `${lower}${words[at + 2]?.lower}`
      : null;
  if (/^(?:[01]?\d|2[0-3])[:.][0-5]\d(?:am|pm)?$/.test(lower)) return lower.replace(".", ":");
  if (/^\d{1,2}(?:am|pm)$/.test(lower)) return lower;
  if (!isHour(words, at)) return null;
  if (/^(?:am|pm|o'clock|oclock)$/.test(next)) return `${lower}${next}`;
  if (!/^\d/.test(lower)) return null;
  if (/^[-–]$/.test(after) && isHour(words, at + 1) && !isCounted(words[at + 2])) return lower;
  const before = words[at - 1];
  if (/^[-–]$/.test(before?.after ?? "") && isHour(words, at - 1) && !isCounted(words[at + 1]))
    return lower;
  if (/^(?:at|and|by)$/.test(before?.lower ?? "") && /[,.;:]|^$/.test(after)) return lower;
  const isListed = before !== undefined && /^[,;]/.test(before.after);
  return isListed && (bodyTasks.has(next) || callTasks.has(next)) ? lower : null;
}

function isHour(words: readonly Word[], at: number): boolean {
  const number = numberOf(words, at);
  return number !== null && number.length === 1 && number.value >= 1 && number.value <= 24;
}

/** "26-30 May", "2-3 weeks", "4-6 people" are no times of day. */
function isCounted(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (isTimeName(word.lower) || /s$|^(?:of|may|march|mar|jan|dec)$/.test(word.lower))
  );
}

/** "AM:", "lunch call", "3 x 30", "four daily calls". */
function isCall(words: readonly Word[], at: number): boolean {
  const { lower, after } = words[at] ?? { lower: "", after: "" };
  const next = words[at + 1];
  if (/^(?:calls?|visits?)$/.test(lower))
    return DAY_PART.test(words[at - 1]?.lower ?? "") || numberNear(words, at) || Boolean(after);
  if (/^(?:am|pm)$/.test(lower)) return /^[:;–-]|^$/.test(after) || next?.lower === "call";
  return lower === "x" && /^\d/.test(next?.lower ?? "") && /^\d/.test(words[at - 1]?.lower ?? "");
}

const DAY_PART =
  /^(?:am|pm|morning|lunch|lunchtime|tea|teatime|afternoon|evening|bed|bedtime|night|daily|care)$/;

function numberNear(words: readonly Word[], at: number): boolean {
  return numberOf(words, at - 1) !== null || numberOf(words, at - 2) !== null;
}
