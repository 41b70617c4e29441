import { FEELINGS } from "../words/wishes.ts";
import {
  ABSTRACT_ENDINGS,
  AWAITED,
  PROCESS,
  SEEN,
  SEEN_GOING_ON,
  TANGIBLE,
  TOLD,
  TURNS,
  UNSEEN,
} from "../words/progress.ts";
import { AROUND, LOOKING_AGAIN, ONGOING } from "../words/ongoing.ts";
import { NUMBERS } from "../words/time.ts";
import type { Actor } from "./actor.ts";
import type { Analysis } from "./analyse.ts";
import { phrases, wordSet } from "./phrases.ts";
import { anyShows, shows, sign } from "./spelling.ts";
import { stem } from "./stem.ts";
import type { Word } from "./words.ts";

/** What a marker holds that somebody could see, hear or count. */
export type Observables = {
  /** Words for things and deeds of one life, outside of what services do and keep. */
  seen: number;
  /** Words for what services do and keep. */
  process: number;
  /** Counts and measures, times apart. */
  counts: number;
  /** A feeling that is named, or something that somebody is said to have said. */
  felt: boolean;
  /** Words in quotation marks. */
  quoted: boolean;
};

const unseen = new Set([...wordSet(UNSEEN)].map(stem));
const process = wordSet(PROCESS);
const kept = sign(process);
const tangible = wordSet(TANGIBLE);
const seen = wordSet(SEEN);
const seenGoingOn = wordSet(SEEN_GOING_ON);
const told = wordSet(TOLD);
const turns = phrases(TURNS);
const feelings = wordSet(FEELINGS);
const abstractly = new RegExp(`.{3}(?:${ABSTRACT_ENDINGS.trim().split(/\s+/).join("|")})s?$`);

const DEALS =
  /^(?:knows?|knew|lets?|gives?|gave|finds?|found|sees?|saw|takes?|took|leaves?|left|tells?|told|calls?|called|thanks?|thanked|trusts?)$/;
const MOVE =
  /^(?:go(?:es|ing|ne)?|went|comes?|coming|came|gets?|getting|got|turns?|stays?|stayed)$/;
const abstract = sign(
  (lower, root) => !tangible.has(lower) && (unseen.has(root) || abstractly.test(lower)),
);
const counted = sign(
  /^\d/,
  (lower) => (NUMBERS[lower] ?? 0) > 1 && lower !== "few" && lower !== "several",
);
const felt = sign(feelings);
const toldOf = sign(told);
/** Words at which something can be seen; whether it is depends on those around them. */
const watched = sign(
  seen,
  seenGoingOn,
  DEALS,
  MOVE,
  /^(?:without|round|says?|weight|work|look(?:s|ed|ing)?)$/,
);

/** Reads what of a text could be seen, heard or counted. */
export function observablesIn(analysis: Analysis): Observables {
  return (analysis.readings.observables ??= readObservables(analysis));
}

function readObservables(analysis: Analysis): Observables {
  const { words, actors, times, spoken, wording } = analysis;
  const passed = new Set<number>();
  const paid = new Set<number>();
  for (const it of actors)
    if (it.paid && it.person === null) for (let i = it.at; i < it.to; i++) paid.add(i);
  for (const { kind, at, to } of actors)
    if (/^(?:resident|kin|listed)$/.test(kind) || (kind === "name" && isName(words, at, to)))
      for (let i = at; i < to; i++) passed.add(i);
  for (const { at, to } of times) for (let i = at; i < to; i++) passed.add(i);
  const found: Observables = {
    seen: 0,
    process: 0,
    counts: 0,
    felt: false,
    quoted: spoken.length > 0,
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const turn = turns.at(words, at);
    if (turn) at += turn - 1;
    else if (process.has(word.lower) || paid.has(at) || isAcronym(word, analysis)) found.process++;
    else if (passed.has(at)) continue;
    else if (shows(word, counted)) found.counts++;
    else if (shows(word, watched) && isSeen(words, at)) found.seen++;
    else if (shows(word, felt)) found.felt = true;
    else if (shows(word, toldOf) && at > 0) found.felt = true;
    else if (wording.isConcrete(word) && !isAbstract(word)) found.seen++;
  }
  return found;
}

/** Whether a text has any word for what services do and keep; quicker to say than what else it has. */
export function hasProcess(analysis: Analysis): boolean {
  return (
    anyShows(analysis, kept) ||
    analysis.actors.some((it) => it.paid && it.person === null) ||
    analysis.words.some((it) => isAcronym(it, analysis))
  );
}

/** Whether a deed stands here that can be seen, or that something is absent or refused. */
function isSeen(words: readonly Word[], at: number): boolean {
  const { lower = "", opens = false } = words[at] ?? {};
  if (seen.has(lower) || lower === "without" || lower === "round" || moves(words, at)) return true;
  const before = words[at - 1];
  // "Knows me", "lets him": something between two people.
  if (DEALS.test(lower)) return /^(?:me|him|her|us|them)$/.test(words[at + 1]?.lower ?? "");
  if (/^says?$/.test(lower)) return /^(?:no|yes)$/.test(words[at + 1]?.lower ?? "");
  if (lower === "weight") return /^(?:put|lost|gained|losing)$/.test(before?.lower ?? "");
  if (lower === "work") return /^(?:at|to)$/.test(before?.lower ?? "");
  if (/^look(?:s|ed|ing)?$/.test(lower) && words[at + 1]?.lower === "forward") return true;
  const goesOn = opens || before?.tail !== "" || /^(?:is|are|am|im)$/.test(before.lower);
  return goesOn && seenGoingOn.has(lower);
}

/** Whether a capital is a name's: the first word of a sentence has one too, as in "Laughing again". */
function isName(words: readonly Word[], at: number, to: number): boolean {
  const word = words[at];
  const next = words[at + 1];
  if (!word?.begins || to > at + 1 || word.possessive) return true;
  if (next?.sentence !== word.sentence || word.lower.endsWith("ing")) return false;
  return /(?:s|ed)$|^(?:will|can|to|and|more|now)$/.test(next?.lower ?? "");
}

/** Whether a word stands for nothing that could be seen: small, abstract or of services. */
function isUnseen(word: Word, analysis: Analysis): boolean {
  const { isConcrete } = analysis.wording;
  return (
    process.has(word.lower) || !isConcrete(word) || isAbstract(word) || isAcronym(word, analysis)
  );
}

/** Whether a word is letters for something of services: "CPA". */
function isAcronym({ capital, from, to }: Word, { text }: Analysis): boolean {
  return capital && to - from > 2 && /^[\p{Lu}\d]{3,}s?$/u.test(text.slice(from, to));
}

/** Whether a word is one for what services do and keep. */
export function isProcess({ lower }: Word): boolean {
  return process.has(lower);
}

/** Whether a word is a noun or adjective for what nobody can see. */
function isAbstract(word: Word): boolean {
  return shows(word, abstract);
}

/** "Gets up", "went out", "comes downstairs": moves, whose verbs alone say nothing. */
function moves(words: readonly Word[], at: number): boolean {
  return (
    MOVE.test(words[at]?.lower ?? "") &&
    WHERE.test(words[at + 1]?.lower ?? "") &&
    words[at + 1]?.sentence === words[at]?.sentence
  );
}

const WHERE =
  /^(?:out|up|down|in|home|back|into|upstairs|downstairs|outside|along|dressed|washed|to|round|over)$/;

const ongoing = phrases(ONGOING);
const lookingAgain = phrases(LOOKING_AGAIN);
const awaited = phrases(AWAITED);
const around = phrases(AROUND);
const going = sign(ongoing.beginnings, lookingAgain.beginnings, awaited.beginnings);
/** Looking again by what is an occasion as well: "the agency are meeting her needs". */
const occasion = /^(?:meet|look|key|check|discuss)/;
const goesOn = /^continu(?:es?|ed|ing)$/;

/** More words than this are an account of something, whatever it says. */
const LONGEST = 14;
/** The same where "continues" is all there is of it: other things may be said to go on. */
const LONGEST_CONTINUED = 6;

/** Whether a marker is words for what goes on, is looked at again or is waited for, and no more. */
export function saysOnlyThatItGoesOn(analysis: Analysis): boolean {
  const { words, actors, spoken, times } = analysis;
  if (!anyShows(analysis, going) || words.length > LONGEST || spoken.length) return false;
  const of = actors.filter((it) => !it.paid);
  if (of.some((it) => speaksOfSomebody(it, analysis))) return false;
  const passed = new Set([...times, ...of].flatMap(({ at, to }) => words.slice(at, to)));
  let sure = false;
  let continued = false;
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (!word) break;
    const length = ongoing.at(words, at) || lookingAgain.at(words, at) || awaited.at(words, at);
    if (length === 1 && goesOn.test(word.lower)) continued = true;
    else if (length) sure ||= !occasion.test(word.lower);
    else if (/^\d/.test(word.lower) && !passed.has(word)) return false;
    else if (!around.at(words, at) && !passed.has(word) && !isUnseen(word, analysis)) return false;
    at += length || 1;
  }
  if (sure) return true;
  // "Bethany continues to be supported" is vague before it is ongoing.
  const isOf = of.some((it) => /^(?:self|resident)$/.test(it.kind));
  return continued && words.length <= LONGEST_CONTINUED && !isOf;
}

const BESIDE = /^(?:by|with|from|via|for|to|of)$/;

/** Whether the text speaks of somebody who could be seen to do something. */
function speaksOfSomebody({ kind, at, to, subject }: Actor, analysis: Analysis): boolean {
  if (!/^(?:name|kin|listed)$/.test(kind)) return false;
  // "Ongoing piece of work with Ali", "as Tessa's needs will not change".
  if (!subject && BESIDE.test(analysis.words[at - 1]?.lower ?? "")) return false;
  if (analysis.words[to - 1]?.possessive) return false;
  if (kind !== "name") return true;
  // The first word of a sentence has its capital from there and need be no name.
  const word = analysis.words[at];
  return !word?.begins && !(to === at + 1 && word && isAcronym(word, analysis));
}
