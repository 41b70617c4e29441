import { DID, DOING, PURPOSES, STATES } from "../words/verbs.ts";
import type { Actor } from "./actor.ts";
import type { Analysis } from "./analyse.ts";
import { wordSet } from "./phrases.ts";
import { stem } from "./stem.ts";
import type { Word } from "./words.ts";

const doing = new Set([...wordSet(DOING)].map(stem));
const did = wordSet(DID);
const states = wordSet(STATES);
const purposes = new Set([...wordSet(PURPOSES)].map(stem));

/** "Paulo has it", "Ines she scan", "I ring", "Pam lend us the pan": anywhere, in anybody's grammar. */
export function isLikelyDoer(words: readonly Word[], actor: Actor): boolean {
  if (actor.crowd || /^(?:we|us)$/.test(words[actor.at]?.lower ?? "")) return false;
  const head = words[actor.to - 1];
  const next = words[actor.to];
  if (actor.kind === "self" && head)
    return head.lower === "me"
      ? head.opens && next?.sentence !== head.sentence
      : !head.tail && isDeedOf(words, actor.to);
  if (!head || !next || next.sentence !== head.sentence) return isLast(words, actor);
  if (isPromise(words, actor)) return true;
  if (actor.kind === "pronoun") return false;
  if (head.possessive) return isAtIt(words, actor);
  if (/^(?:he|she|they)$/.test(next.lower)) return isDeedOf(words, actor.to + 1);
  const before = words[actor.at - 1]?.lower ?? "";
  if (NO_SUBJECT_AFTER.test(before)) return false;
  if (actor.heads && actor.kind !== "role" && isAside(next)) return doesLater(words, actor.to);
  if (isSurelyOne(actor) && isSomeVerb(next) && isObject(words[actor.to + 1])) return true;
  if (isSurelyOne(actor) && actor.kind !== "resident" && isHolding(words, actor.to)) return true;
  const isOne = actor.kind !== "role" || !head.lower.endsWith("s");
  return (
    isOne && isThirdPerson(words, actor.to, actor.kind === "name" && actor.to === actor.at + 1)
  );
}

/** "Ring the school: Mum.", "(me)": whoever stands alone after the task has it. */
function isLast(words: readonly Word[], { kind, at }: Actor): boolean {
  return kind !== "role" && kind !== "pronoun" && /[:–—(-]$/.test(words[at - 1]?.after ?? "");
}

/** "Leroy on reception said he's bringing them", "Kat offered to drive": what somebody has said they do. */
function isPromise(words: readonly Word[], { at, to, kind }: Actor): boolean {
  if (kind !== "pronoun") return /^(?:offered|promised|volunteered)$/.test(words[to]?.lower ?? "");
  const { lower = "", tail = "" } = words[at] ?? {};
  const said = /^(?:said|says|promised|agreed|reckons|told)$/.test(words[at - 1]?.lower ?? "");
  return lower !== "they" && said && /^(?:s|ll|d)$/.test(tail);
}

/** "Mum's doing the form", where the ending is a verb and no possession. */
function isAtIt(words: readonly Word[], { to }: Actor): boolean {
  const next = words[to]?.lower ?? "";
  return (
    (next === "doing" || (next.endsWith("ing") && doing.has(stem(next)))) && isObject(words[to + 1])
  );
}

/** "Her sister has the key", "Bilal knows to ring": it is arranged with them already. */
function isHolding(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]?.lower ?? "";
  if (/^(?:knows|know)$/.test(words[at]?.lower ?? ""))
    return /^(?:to|the|what|which|where|who)$/.test(next);
  return (
    /^(?:has|have)$/.test(words[at]?.lower ?? "") && /^(?:the|it|his|her|their|my|our)$/.test(next)
  );
}

/** Somebody whom no thing could be taken for. */
function isSurelyOne({ kind, at, to }: Actor): boolean {
  return (
    kind === "kin" || kind === "listed" || kind === "resident" || (kind === "name" && to > at + 1)
  );
}

/** Any word that could be what somebody does, however rare it is. */
function isSomeVerb({ lower }: Word): boolean {
  return !isState(lower) && !small.has(lower) && !/(?:ed|ing|ly)$|\d/.test(lower);
}

function isState(lower: string): boolean {
  return states.has(lower) || (lower.endsWith("s") && states.has(lower.slice(0, -1)));
}

const small =
  wordSet(`about above after again also and are as at been before but by can could did do for from had
  has have how if in into is may might must needs no not of off on once or out over shall should so than that the
  then there this to until up was were when where which while who will with without would whose`);

/** "Mrs Ali from downstairs keeps a key": words that say which one it is. */
function isAside({ lower }: Word): boolean {
  return /^(?:from|of|at|in|next|over|upstairs|downstairs|who)$/.test(lower);
}

function doesLater(words: readonly Word[], at: number): boolean {
  for (let i = at + 1; i < at + 6; i++) {
    if (isAfterBreak(words, i)) return false;
    const lower = words[i]?.lower ?? "";
    if (/[^s]s$/.test(lower) && doing.has(stem(lower)) && !isState(lower)) return true;
    if (/^(?:to|will)$/.test(lower) && isDeedOf(words, i + 1)) return true;
  }
  return false;
}

/** What makes the next words an object, or the beginning of what only depends on something. */
const NO_SUBJECT_AFTER =
  /^(?:with|by|to|for|from|of|at|see|support|help|prompt|before|until|till|when|if|once|that|because|whether|unless)$/;

/** A deed of one person in a form that shows it: "rings", "rang", "to ring", or "lend" with its object. */
function isThirdPerson(words: readonly Word[], at: number, unsure: boolean): boolean {
  const verb = words[at];
  if (!verb || isAfterBreak(words, at)) return false;
  const { lower } = verb;
  const root = stem(lower);
  if (did.has(lower)) return true;
  if (isState(lower) || (!doing.has(root) && lower !== "has")) return false;
  if (lower.endsWith("ed")) return isObject(words[at + 1]);
  if (/[^s]s$/.test(lower)) return !unsure || lower !== "has" || isObject(words[at + 1]);
  return isObject(words[at + 1]) && (!lower.endsWith("ing") || doing.has(lower));
}

function isDeedOf(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.lower ?? "";
  return lower !== "" && !isAfterBreak(words, at) && (doing.has(stem(lower)) || did.has(lower));
}

function isAfterBreak(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return before?.sentence !== words[at]?.sentence || /[,;:(–—]/.test(before?.after ?? "");
}

function isObject(word: Word | undefined): boolean {
  return word !== undefined && (word.capital || OBJECT.test(word.lower));
}

const OBJECT =
  /^(?:the|a|an|his|her|my|their|our|your|its|it|him|them|me|us|this|that|these|those|up|out|off|down|in|on|back|over|himself|herself|him)$/;

/**
 * A word that no list knows, where a name would stand: "joan leaves the loaf", "mick to ring", "sunny
 * fri-sun". In small letters this is all there is to tell a person by.
 */
export function isStranger(
  { words, wording }: Analysis,
  at: number,
  actor: Actor | undefined,
  beginsTime: ReadonlySet<number>,
): boolean {
  const word = words[at];
  if (!word || (actor && actor.kind !== "name") || !isHead(words, at)) return false;
  const { lower } = word;
  if (PERSON.test(lower) && doesSomewhere(words, at + 1)) return true;
  if (wording.isOrdinary(word) || /\d/.test(lower) || lower.length < 3) return false;
  if (doing.has(stem(lower)) || THING.test(lower) || word.possessive) return false;
  const next = skipBrackets(words, at);
  const verb = words[next];
  if (!verb || verb.sentence !== word.sentence) return false;
  if (beginsTime.has(at + 1) && !word.capital) return /[-–]/.test(words[at + 1]?.after ?? "");
  if (next === at + 1 && isAfterBreak(words, next)) return false;
  if (/^(?:to|will|ll)$/.test(verb.lower) || verb.tail === "ll") {
    const root = stem(words[next + 1]?.lower ?? "");
    return doing.has(root) && !purposes.has(root);
  }
  const then = words[next + 1];
  if (knownDoers.has(lower) && then && !REQUESTED.test(then.lower))
    return isThirdPerson(words, next, false);
  if (!isObject(then)) return false;
  if (isThirdPerson(words, next, true)) return true;
  // "Abdi drags his mattress": whatever it is, it is done by somebody to something.
  return /[^s]s$/.test(verb.lower) && !isState(verb.lower) && !isAfterBreak(words, next);
}

/** Whom people speak of who have no name for them. */
const PERSON = /^(?:woman|man|lady|lad|girl|boy|guy|bloke|chap|people)$/;

/** "The woman at number 9 holds the key". */
function doesSomewhere(words: readonly Word[], at: number): boolean {
  const next = words[at];
  if (next && isAside(next)) return doesLater(words, at);
  return isThirdPerson(words, at, false);
}

function isHead(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return (
    Boolean(words[at]?.opens) ||
    /^(?:and|then|so|but|if|when|while)$/.test(before?.lower ?? "") ||
    (/^(?:the|my|his|her|their|our)$/.test(before?.lower ?? "") && Boolean(before?.opens)) ||
    /[&+]$/.test(before?.after ?? "") ||
    isTimeWord(before)
  );
}

/** Dictated clauses follow each other without a stop: "… Monday Ceri rings". */
function isTimeWord(before: Word | undefined): boolean {
  return /(?:day|days|rains|after)$/.test(before?.lower ?? "");
}

function skipBrackets(words: readonly Word[], at: number): number {
  if (!words[at]?.after.startsWith("(")) return at + 1;
  for (let i = at + 1; i < at + 6 && words[i]; i++)
    if (words[i]?.after.startsWith(")")) return i + 1;
  return at + 1;
}

/** People and bodies that are no part of support, and do things all the same. */
const knownDoers =
  wordSet(`chemist handyperson handyman plumber electrician builder locksmith barber hairdresser
  postman receptionist secretary treasurer clerk paramedic midwife lawyer councillor instructor trainer captain agent
  jobcentre dwp bank court university nursery church mosque temple gurdwara synagogue library choir club school
  college landlord committee vicar agency company shop ombudsman`);
const REQUESTED = /^(?:to|needed|required|should|will|must|are|is|were|as)$/;

/** What is acted on and does not act, though a verb may follow it. */
const THING =
  /^(?:referral|application|equipment|technology|telecare|alarm|sensor|rail|device|adaptation|grant|visit|call|session|plan|form|letter|commode|hoist|bed|chair|stool|board|budget|benefit|benefits|voucher|transport|taxi|boiler|heating|ceiling|lock|key|keys|rent|arrears|debt|ofsted|this|that|which|what|who|there|here|it|please|also|then|nothing|note|nb|pm|am|lunch|tea|breakfast|supper|dinner|bath|shower|meds|medication|cover|rota|handover)s?$/;
