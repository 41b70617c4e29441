import { EAGER, FEELINGS, LIKING, SHOWING, TELLING, WANTING } from "../words/wishes.ts";
import type { Actor } from "./actor.ts";
import type { Analysis } from "./analyse.ts";
import { actorPlaces } from "./persons.ts";
import { wordSet } from "./phrases.ts";
import { shows, sign } from "./spelling.ts";
import type { Word } from "./words.ts";

/** A word with which somebody wants, feels, says or shows something. */
export type Voicing = {
  /** Index of the verb. */
  at: number;
  /** Whose it is; null where the clause names nobody, as in "wants his own kettle". */
  who: Actor | null;
  /** What is said is that they do not. A refusal is a wish all the same. */
  negated: boolean;
};

/** What a text shows of whoever is behind it. Words in quotations count too. */
export type Wishes = {
  /** "Wants", "would like", "is keen", "hopes", "would rather". */
  wants: readonly Voicing[];
  /** "Needs" and "requires", which others say of somebody more often than they do themselves. */
  needs: readonly Voicing[];
  /** Indexes of words of feeling: "misses", "proud", "dreads". */
  feelings: readonly number[];
  /** Indexes where a reason begins: "because", "so that", "as he …", "that's where". */
  reasons: readonly number[];
  /** "Said", "told us", "agreed"; and "Sian: …", where `at` is the name. */
  told: readonly Voicing[];
  /** "Pointed", "smiled", "pushed it away": what was seen of somebody who may use no words. */
  shown: readonly Voicing[];
};

/** Reads the wishes of a text once, for those rules that ask. */
export function wishesOf(analysis: Analysis): Wishes {
  return (analysis.readings.wishes ??= readWishes(analysis));
}

const wanting = wordSet(WANTING);
const liking = wordSet(LIKING);
const eager = wordSet(EAGER);
const feelings = wordSet(FEELINGS);
const telling = wordSet(TELLING);
const showing = wordSet(SHOWING);
const needing = wordSet("need needs needed requires require required");

/** The words of which any can be a wish, a need, a feeling, a reason or something told or shown. */
const telltale = sign(
  wanting,
  liking,
  eager,
  feelings,
  telling,
  showing,
  needing,
  /^(?:desire|wish|aim|ambition|dream|hope|long|rather|sooner|look|looking|benefit)$/,
  /^(?:will|won't|wont)$/,
  isReasonWord,
);

function readWishes(analysis: Analysis): Wishes {
  const { words, actors } = analysis;
  const wants: Voicing[] = [];
  const needs: Voicing[] = [];
  const told: Voicing[] = [];
  const shown: Voicing[] = [];
  const felt: number[] = [];
  const reasons: number[] = [];
  const { begins, ends } = actorPlaces(analysis);
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || !shows(word, telltale)) continue;
    const { lower } = word;
    const isNoun = NOUN_AFTER.has(words[at - 1]?.lower ?? "") || words[at - 1]?.possessive === true;
    const heard = () => subjectOf(words, at, ends);
    if (isWant(words, at, isNoun)) wants.push(heard());
    else if (needing.has(lower) ? !isNoun : isBenefit(words, at)) needs.push(heard());
    else if (lower === "will" || lower === "won't" || lower === "wont") {
      const { who } = heard();
      const isRefused = lower !== "will" || words[at + 1]?.lower === "not";
      if (isRefused && who && isSomebody(words, who)) wants.push({ at, who, negated: true });
    }
    const isToCome = /^(?:to|will)$/.test(words[at - 1]?.lower ?? "");
    if (feelings.has(lower) && !isToCome && !isWished(words, at) && !isTitle(words, at))
      felt.push(at);
    if (isReason(words, at, begins)) reasons.push(at);
    if (telling.has(lower) && !isNoun && !isToCome) {
      const { who, negated } = heard();
      if (who || (word.opens && lower.endsWith("s"))) told.push({ at, who, negated });
    }
    if (showing.has(lower) && !PASSIVE.has(words[at - 1]?.lower ?? "")) {
      const { who, negated } = heard();
      if (who && isSomebody(words, who)) shown.push({ at, who, negated });
    }
  }
  for (const who of actors)
    if (who.heads && who.kind !== "role" && /^\)?\s*:/.test(words[who.to - 1]?.after ?? ""))
      told.push({ at: who.at, who, negated: false });
  return { wants, needs, feelings: felt, reasons, told, shown };
}

const PASSIVE = wordSet("is are was were be been being get gets got to");

/** Not staff, and no word with a capital that may be the name of nobody. */
function isSomebody(words: readonly Word[], { kind, at, to, paid, crowd }: Actor): boolean {
  if (kind === "role" || paid || crowd) return false;
  return kind !== "name" || to > at + 1 || !words[at]?.begins;
}

/** "Her wishes", "the hope": after these a verb is a noun. */
const NOUN_AFTER = wordSet("a an the my his her their our your no any these those own of");

function isWant(words: readonly Word[], at: number, isNoun: boolean): boolean {
  const { lower = "", tail = "" } = words[at] ?? {};
  const previous = words[at - 1]?.lower ?? "";
  if (/^(?:desire|wish|aim|ambition|dream|hope)$/.test(lower) && isNoun)
    return (
      /^(?:is|was)$/.test(words[at + 1]?.lower ?? "") ||
      (words[at - 2]?.lower ?? "").startsWith("express")
    );
  if (isNoun && lower !== "wants") return false;
  // "As long as", "for long": no longing.
  if (lower === "long")
    return /^(?:for|to)$/.test(words[at + 1]?.lower ?? "") && /^(?:i|we|they)$/.test(previous);
  if (wanting.has(lower)) return true;
  if (lower === "rather" || lower === "sooner") return isClose(words, at, 3, isWould);
  if (liking.has(lower)) return isClose(words, at, 4, isWould);
  if (lower === "look" || lower === "looking") return words[at + 1]?.lower === "forward";
  if (!eager.has(lower) || tail) return false;
  if (lower === "happy" || lower === "ready" || lower === "willing")
    return words[at + 1]?.lower === "to";
  if (lower === "waiting" || lower === "dying" || lower === "itching" || lower === "set")
    return /^(?:to|for|on)$/.test(words[at + 1]?.lower ?? "") && previous !== "to";
  if (lower === "after") return isClose(words, at, 2, isBe) && !words[at - 1]?.after;
  return isClose(words, at, 4, isBe);
}

/** "Would benefit from": what others find that somebody needs. */
function isBenefit(words: readonly Word[], at: number): boolean {
  return words[at]?.lower === "benefit" && words[at + 1]?.lower === "from";
}

function isClose(
  words: readonly Word[],
  at: number,
  reach: number,
  fits: (word: Word) => boolean,
): boolean {
  const sentence = words[at]?.sentence;
  for (let i = at - 1; i >= Math.max(0, at - reach); i--) {
    const word = words[i];
    if (!word || word.sentence !== sentence) return false;
    if (fits(word)) return true;
  }
  return false;
}

function isWould({ lower, tail }: Word): boolean {
  return tail === "d" || /^(?:would|wouldn't|wouldnt|should|id|hed|shed|theyd)$/.test(lower);
}

function isBe({ lower, tail }: Word): boolean {
  return tail === "m" || tail === "s" || tail === "re" || BE.has(lower);
}

const BE = wordSet(
  "is are am was were be isn't isnt aren't wasn't weren't aint ain't not im hes shes",
);

/** "Miss Royle" is no longing. */
function isTitle(words: readonly Word[], at: number): boolean {
  return words[at]?.lower === "miss" && words[at + 1]?.capital === true;
}

/** "Would miss": a feeling that is not there yet, or a wish, which counts as that. */
function isWished(words: readonly Word[], at: number): boolean {
  return isClose(words, at, 1, isWould);
}

const NEGATIONS =
  wordSet(`not never no don't dont doesn't doesnt didn't didnt isn't isnt aren't wasn't wasnt won't
  wont can't cant cannot wouldn't wouldnt ain't aint couldn't without`);
const BETWEEN =
  wordSet(`would should will shall could can may might do does did has have had is are am was
  were been be also really just only still always often very much now then clearly already both all
  who so to more most even soon that which mostly dearly especially particularly certainly
  quite rather kept keeps been once twice again straight first next himself herself themselves`);

/** Whose verb it is: the somebody that stands right before it, small words apart. */
function subjectOf(words: readonly Word[], at: number, ends: ReadonlyMap<number, Actor>): Voicing {
  const sentence = words[at]?.sentence;
  let negated = false;
  for (let i = at; i > at - 7 && i > 0; i--) {
    const previous = words[i - 1];
    if (!previous || previous.sentence !== sentence) break;
    const who = ends.get(i);
    if (who) return { at, who: words[who.to - 1]?.possessive ? null : who, negated };
    if (NEGATIONS.has(previous.lower)) negated = true;
    else if (!BETWEEN.has(previous.lower)) break;
  }
  return { at, who: null, negated };
}

const PLAINLY = wordSet("because coz cos cuz cause becos becuz otherwise reason reasons");

/** Whether a word is one of those that `isReason` knows. */
function isReasonWord(lower: string): boolean {
  return PLAINLY.has(lower) || REASONING.test(lower);
}

const REASONING = /^(?:so|as|since|in|or|thats?|which|means|matters|meaning|important)$/;

/** Whether a reason begins here. */
function isReason(words: readonly Word[], at: number, starts: ReadonlyMap<number, Actor>): boolean {
  const word = words[at];
  if (!word) return false;
  const { lower } = word;
  const previous = words[at - 1];
  const next = words[at + 1];
  const then = next?.lower ?? "";
  if (PLAINLY.has(lower)) return true;
  if (lower === "so")
    return then === "that" || (!word.begins && isClauseHead(next, starts.has(at + 1)));
  if (lower === "as")
    return (
      !AS_WELL.has(previous?.lower ?? "") &&
      !isClose(words, at, 3, (it) => it.lower === "as" || it.lower === "same") &&
      !word.begins &&
      isClauseHead(next, starts.has(at + 1)) &&
      then !== "possible"
    );
  // "Since March" is a time: a name after it says nothing.
  if (lower === "since") return Boolean(previous?.after) && HEADS.has(then);
  if (lower === "in") return then === "case";
  if (lower === "or") return then === "else";
  if (lower === "that" && word.tail === "s")
    return /^(?:where|why|what|when|how|who|because)$/.test(then);
  if (lower === "thats") return /^(?:where|why|what|when|how|who)$/.test(then);
  if (lower === "which") return then === "means" || then === "is";
  if (lower === "means" || lower === "matters" || lower === "meaning") return true;
  return lower === "important" && then === "to";
}

const AS_WELL = wordSet("as such same so soon much known well long far just often many little");

function isClauseHead(word: Word | undefined, isActor: boolean): boolean {
  return word !== undefined && (isActor || HEADS.has(word.lower) || word.tail !== "");
}

const HEADS =
  wordSet(`i he she they we it you there this that nobody everyone everybody nothing my his her
  their our the these those people im hes shes its theyre dont`);
