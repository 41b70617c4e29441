import { SERVICES } from "../words/people.ts";
import { CARING, DID, DOING, LIVES, PARTICIPLES, STATES } from "../words/verbs.ts";
import { type Actor, determiners, pronouns, self } from "./actor.ts";
import { phrases, wordSet } from "./phrases.ts";
import { shows, sign } from "./spelling.ts";
import { stem } from "./stem.ts";
import type { Word } from "./words.ts";

const doing = new Set([...wordSet(DOING)].map(stem));
const caring = new Set([...wordSet(CARING)].map(stem));
const states = wordSet(STATES);
const lives = wordSet(STATES, LIVES);
const participles = wordSet(PARTICIPLES);
const did = wordSet(DID);
const services = phrases(SERVICES);
const adverbs = wordSet(
  "also then now both still always often usually already not kindly and each",
);
const modals = wordSet("to will shall can must");
const bothNumbers = wordSet(
  "family staff team council agency police they i we you service provider",
);

/** Whether the text has somebody take something on. */
export function acts(words: readonly Word[], actor: Actor): boolean {
  const previous = words[actor.at - 1]?.lower ?? "";
  const article = words[actor.at - 2]?.lower ?? "";
  if (previous === "by" || (determiners.has(previous) && article === "by")) return true;
  const end = skipAside(words, actor);
  const last = words[end - 1];
  const head = words[actor.to - 1];
  if (!last || !head || head.possessive) return false;
  if (actor.heads && actor.kind !== "pronoun" && isLabel(words, end)) return true;
  if (actor.kind === "name" || actor.kind === "listed" || words[actor.at]?.lower === "me")
    if (isBracketed(words, actor.at)) return true;
  const at = skipAdverbs(words, end, last.sentence);
  const next = words[at];
  if (!next || next.sentence !== last.sentence) return false;
  const idle = actor.kind === "resident" || actor.kind === "pronoun" ? lives : states;
  // A lone capital at the head of a sentence is a name only if what follows is surely a deed.
  const unsure = actor.kind === "name" && actor.to === actor.at + 1 && head.begins;
  const takesOn = (verb: number) => isUndertaken(words, verb, idle, unsure);
  if (head.tail === "ll") return takesOn(at);
  if (head.tail === "ve") return isPast(next.lower);
  if (/^(?:m|re|s)$/.test(head.tail)) return next.lower.endsWith("ing");
  if (head.tail) return false;
  const joined = actor.heads || /^(?:with|and|or)$/.test(previous);
  if (modals.has(next.lower)) return joined && takesOn(skipAdverbs(words, at + 1, next.sentence));
  if (!joined) return false;
  if (/^(?:has|have)$/.test(next.lower)) return isPast(words[at + 1]?.lower ?? "");
  if (/^(?:is|are)$/.test(next.lower)) {
    const then = words[at + 1]?.lower ?? "";
    if (then === "to") return takesOn(at + 2);
    return /^(?:responsible|leading|\p{L}+ing)$/u.test(then) && !states.has(then);
  }
  return isDeed(words, at, actor, idle);
}

function isPast(verb: string): boolean {
  return participles.has(verb) || (verb.endsWith("ed") && verb !== "need");
}

/** "Me - the bins", "Oyin at the surgery: send the form": a name that heads what follows. */
function isLabel(words: readonly Word[], end: number): boolean {
  if (/^\)?\s*[–—-]/.test(words[end - 1]?.after ?? "")) return true;
  const sentence = words[end - 1]?.sentence;
  for (let i = end - 1; i < end + 5 && words[i]?.sentence === sentence; i++) {
    const after = words[i]?.after ?? "";
    if (/^\)?\s*:/.test(after)) return true;
    if (after && after !== ")") return false;
  }
  return false;
}

/** "Both sides of the bed (Nell, Kim)": names in brackets, unless they tell where. */
function isBracketed(words: readonly Word[], at: number): boolean {
  if (!words[at - 1]?.after.startsWith("(")) return false;
  if (words[at]?.lower === "me") return true;
  return !words
    .slice(Math.max(0, at - 4), at)
    .some((it) => /^(?:to|at|in|near|of)$/.test(it.lower));
}

/** Whether the verb at `at`, after "to" or "will", is a deed and not something done to them. */
function isUndertaken(
  words: readonly Word[],
  at: number,
  idle: ReadonlySet<string>,
  unsure: boolean,
): boolean {
  const verb = words[at]?.lower ?? "";
  if (verb === "be") return PRESENT.test(words[at + 1]?.lower ?? "");
  return verb !== "" && !isIdle(verb, idle) && (!unsure || doing.has(stem(verb)));
}

/** "To be there", "will be waiting": somebody who has only to be somewhere has taken that on. */
const PRESENT =
  /ing$|^(?:responsible|there|in|at|with|ready|home|present|outside|upstairs|downstairs)$/;

function isDeed(
  words: readonly Word[],
  at: number,
  actor: Actor,
  idle: ReadonlySet<string>,
): boolean {
  const verb = words[at];
  const noun = words[actor.noun];
  if (!verb || !noun || isIdle(verb.lower, idle) || isDoing(verb.lower)) return false;
  const then = words[at + 1]?.lower ?? "";
  if (then === "to" && words[at + 2]?.lower === "be") return false;
  const isNamed = actor.kind === "name" || actor.kind === "listed" || actor.kind === "resident";
  if (did.has(verb.lower)) return isNamed || actor.kind !== "role" || actor.subject;
  if (!doing.has(stem(verb.lower))) {
    // Any verb may follow somebody who is surely one person, unless it is the noun of a request.
    const isOne = actor.kind !== "name" && actor.kind !== "self" && !noun.lower.endsWith("s");
    return isOne && /[^su]s$/.test(verb.lower) && !REQUESTED.test(then);
  }
  const isMany = bothNumbers.has(noun.lower) || words[actor.at - 1]?.lower === "and";
  const isBody = actor.kind === "name" && actor.to > actor.at + 1;
  if (verb.lower.endsWith("ed") || isMany || isBody) return true;
  // A name may end in an s and still be one person.
  if (isNamed) return /[^s]s$/.test(verb.lower);
  return verb.lower.endsWith("s") !== noun.lower.endsWith("s");
}

/** "Fetching", and not "ring" or "bring". */
function isDoing(verb: string): boolean {
  return verb.endsWith("ing") && !doing.has(verb);
}

function isIdle(verb: string, idle: ReadonlySet<string>): boolean {
  return idle.has(verb) || (verb.endsWith("s") && idle.has(verb.slice(0, -1)));
}

const doerVerb = sign(["will"], (lower, root) => doing.has(root) && /[^s]s$/.test(lower));

/** Whether a word has a verb behind it that could be its deed. */
export function mayDo(words: readonly Word[], at: number): boolean {
  return shows(words[at + 1], doerVerb);
}

/** "Her church will fetch her", "the scheme takes him": a doer by what is done, whatever they are. */
export function isDoer(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const verb = words[at + 1];
  if (!word || !verb || verb.sentence !== word.sentence || word.after) return false;
  if (THING.test(word.lower)) return false;
  if (verb.lower === "will")
    return isUndertaken(words, skipAdverbs(words, at + 2, verb.sentence), states, false);
  if (!doing.has(stem(verb.lower)) || !/[^s]s$/.test(verb.lower)) return false;
  return /^(?:me|him|her|them|us|it)$/.test(words[at + 2]?.lower ?? "");
}

const THING =
  /^(?:referral|application|equipment|technology|alarm|sensor|rail|device|adaptation|grant|visit|call|session|plan|form|letter|it|this|that|these|which|who)s?$/;

const REQUESTED = /^(?:|to|needed|required|should|will|must|for|are|is|were|as)$/;

const deed = sign((_, root) => doing.has(root));

/** Whether a word is a deed, in any of its forms. */
export function isDeedWord(word: Word): boolean {
  return shows(word, deed);
}

/** Whether somebody paid is the one who looks after the resident, in the clause that they head. */
export function cares(words: readonly Word[], actor: Actor): boolean {
  const head = words[actor.to - 1];
  if (!head || head.possessive) return false;
  if (isReceived(words, actor)) return true;
  if (!actor.subject || standsElsewhere(words, actor)) return false;
  for (let i = actor.to; i < actor.to + 14; i++) {
    const word = words[i];
    if (!word || word.sentence !== head.sentence) return false;
    if (self.has(word.lower) || pronouns.has(word.lower)) return false;
    if (word.lower === "in" && words[i + 1]?.lower === "place") return true;
    if (i === actor.to && isRationed(word)) return true;
    if (modals.has(word.lower) && i < actor.to + 4 && isUndertaken(words, i + 1, states, false))
      return true;
    if (caring.has(stem(word.lower)) && !/(?:ing|ed)$/.test(word.lower)) return true;
    if (caring.has(stem(word.lower)) && /^(?:are|is)$/.test(words[i - 1]?.lower ?? "")) return true;
  }
  return false;
}

/** "Is supported by carers", "gets help from the agency", "has a package of care": done for them. */
function isReceived(words: readonly Word[], actor: Actor): boolean {
  let i = actor.at - 1;
  while (i > actor.at - 5 && determiners.has(words[i]?.lower ?? "")) i--;
  const link = words[i]?.lower ?? "";
  const sentence = words[actor.at]?.sentence;
  const earlier = words.slice(Math.max(0, i - 7), i + 1).filter((it) => it.sentence === sentence);
  if (earlier.some((it) => /^(?:no|not|never|without|n't|than)$/.test(it.lower))) return false;
  if (RECEIVING.test(link)) return services.at(words, actor.at) > 0 || isRationed(words[actor.to]);
  const given = words[i - 1];
  if (link === "by") return caring.has(stem(given?.lower ?? "")) || given?.lower === "after";
  if (link !== "from" || !given || !CARE.test(given.lower)) return false;
  // "24 hour support from staff" is all there is; "asks for help from staff" is a strength.
  return (
    earlier.some((it) => RECEIVING.test(it.lower)) ||
    earlier
      .slice(0, -2)
      .every((it) => /^\d|^(?:hours?|daily|full|time|regular|one|to|ongoing)$/.test(it.lower))
  );
}

/** "Carers three times a day": help that comes in portions is paid for. */
function isRationed(word: Word | undefined): boolean {
  return /^(?:\d|daily$|twice$|once$|weekly$|four$|three$|two$)/.test(word?.lower ?? "");
}

const RECEIVING = /^(?:receives?|receiving|gets?|getting|has|have|had)$/;
const CARE = /^(?:care|support|help|assistance|calls|visits|hours|input)$/;

/** "The staff at the library": people of an ordinary place, who are paid for something else. */
function standsElsewhere(words: readonly Word[], actor: Actor): boolean {
  const next = words[actor.to];
  return (
    /^(?:staff|worker|workers|team)$/.test(words[actor.at]?.lower ?? "") &&
    (/^(?:at|in|from|of)$/.test(next?.lower ?? "") ||
      (actor.at > 0 &&
        !words[actor.at]?.opens &&
        !determiners.has(words[actor.at - 1]?.lower ?? "")))
  );
}

/** Where the clause goes on after "(daughter)" or ", the dog walker,". */
function skipAside(words: readonly Word[], { to, heads }: Actor): number {
  const after = words[to - 1]?.after ?? "";
  const close = after.startsWith("(") ? ")" : after === "," && heads ? "," : null;
  if (!close) return to;
  for (let i = to; i < to + 8 && words[i]; i++) if (words[i]?.after.startsWith(close)) return i + 1;
  return to;
}

function skipAdverbs(words: readonly Word[], at: number, sentence: number): number {
  let i = at;
  while (words[i]?.sentence === sentence && adverbs.has(words[i]?.lower ?? "")) i++;
  return i;
}
