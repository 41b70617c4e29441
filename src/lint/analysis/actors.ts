import type { Person } from "#src/plan/plan.ts";
import { CROWD, KIN, PAID_CARE, ROLES, SERVICES } from "../words/people.ts";
import { CARING, DOING, LIVES, PARTICIPLES, STATES } from "../words/verbs.ts";
import { type Directory, TITLES } from "./directory.ts";
import { phrases, wordSet } from "./phrases.ts";
import { stem, type Word } from "./words.ts";

/** Somebody a text speaks of, and what it has them do. */
export type Actor = {
  kind: "self" | "pronoun" | "resident" | "listed" | "kin" | "role" | "name";
  /** Words from `at` to `to`, `to` excluded. */
  at: number;
  to: number;
  /** The word that says what they are or, of a name, its first. */
  noun: number;
  /** Who it is, where the people list says so. */
  person: Person | null;
  /** A crowd that nobody in particular belongs to, such as "staff". */
  crowd: boolean;
  /** Is paid to look after the resident, by the people list or else by what they are called. */
  paid: boolean;
  /** Stands at the head of its clause. */
  subject: boolean;
  /** Has taken something on: "Kat to ring", "by the nurse", "Mum: shopping". */
  acts: boolean;
  /** Looks after the resident, as the text has it. */
  cares: boolean;
};

const kin = phrases(KIN);
const paidCare = phrases(PAID_CARE);
const roles = phrases(ROLES);
const crowd = phrases(CROWD);
const beginnings = new Set([kin, paidCare, roles, crowd].flatMap((it) => [...it.beginnings]));
const doing = new Set([...wordSet(DOING)].map(stem));
const caring = new Set([...wordSet(CARING)].map(stem));
const states = wordSet(STATES);
const lives = wordSet(STATES, LIVES);
const participles = wordSet(PARTICIPLES);
const services = phrases(SERVICES);
const self = wordSet("i me we us");
const pronouns = wordSet("he she they");
const before = wordSet(`the a an my his her their our your its two three both all these those one some
  regular local current paid private daily morning evening night weekend allocated named own same new
  council of and any no only other whole formal`);
const adverbs = wordSet("also then now both still always often usually already not kindly and each");
const modals = wordSet("to will shall can must");
const bothNumbers = wordSet("family staff team council agency police they i we you service provider");

/** Who a text speaks of, in order. `isOrdinary` tells words that are no names though capitalised. */
export function readActors(
  words: readonly Word[],
  directory: Directory,
  isOrdinary: (word: Word) => boolean,
): Actor[] {
  const actors: Actor[] = [];
  for (let at = 0; at < words.length; at++) {
    const found = actorAt(words, at, directory, isOrdinary);
    if (!found) continue;
    const subject = isSubject(words, at);
    const actor = { ...found, at, subject, acts: false, cares: false };
    actor.acts = !actor.crowd && acts(words, actor);
    actor.cares = actor.paid && cares(words, actor);
    actors.push(actor);
    at = actor.to - 1;
  }
  return actors;
}

type Found = Pick<Actor, "kind" | "to" | "noun" | "person" | "crowd" | "paid">;

function actorAt(
  words: readonly Word[],
  at: number,
  directory: Directory,
  isOrdinary: (word: Word) => boolean,
): Found | null {
  const word = words[at];
  if (!word) return null;
  const found = (kind: Actor["kind"], length: number, rest: Partial<Found> = {}): Found => ({
    kind,
    to: at + length,
    noun: at,
    person: null,
    crowd: false,
    paid: false,
    ...rest,
  });
  if (self.has(word.lower)) return found("self", 1);
  if (pronouns.has(word.lower)) return found("pronoun", 1);
  const titled = TITLES.has(word.lower) && words[at + 1]?.capital ? 1 : 0;
  const mention = directory.mention(words, at + titled);
  if (mention) {
    const { person } = mention;
    const length = mention.length + titled;
    if (person === directory.resident) return found("resident", length, { person });
    const role = paidCare.at(words, at) > 0;
    const paid = person ? person.paid === "paid" || (person.paid === "" && (role || isPaidRole(person))) : role;
    return found("listed", Math.max(length, paidCare.at(words, at)), { person, paid });
  }
  if (titled) return found("name", 2);
  const listed = beginnings.has(word.lower);
  if (!listed && !word.capital) return null;
  const [kinLength, paidLength, roleLength, crowdLength] = [kin, paidCare, roles, crowd].map((it) =>
    it.at(words, at),
  ) as [number, number, number, number];
  const longest = Math.max(kinLength, paidLength, roleLength, crowdLength);
  if (longest) {
    // "Nurse Ola", "his daughter Ann": the name belongs to what they are.
    const named = longest + nameLength(words, at + longest, isOrdinary);
    const noun = at + longest - 1;
    if (kinLength === longest) return found("kin", named, { noun });
    const isCrowd = crowdLength === longest || words[at + longest - 1]?.lower === "staff";
    const rest = { noun, crowd: isCrowd && named === longest, paid: paidLength === longest };
    return found("role", named, rest);
  }
  const length = nameLength(words, at, isOrdinary) || (word.opens ? firstName(words, at, isOrdinary) : 0);
  return length ? found("name", length) : null;
}

/** How many words from `at` on are a name, by their capitals. */
function nameLength(
  words: readonly Word[],
  at: number,
  isOrdinary: (word: Word) => boolean,
): number {
  let length = 0;
  for (let word = words[at]; word?.capital && !word.opens; word = words[at + length]) {
    if (length === 0 && (isOrdinary(word) || words[at - 1]?.possessive)) return 0;
    length++;
  }
  return length;
}

/** The same where a sentence or clause begins, and the first capital tells nothing. */
function firstName(
  words: readonly Word[],
  at: number,
  isOrdinary: (word: Word) => boolean,
): number {
  const word = words[at];
  if (!word?.capital || isOrdinary(word)) return 0;
  let length = 1;
  while (words[at + length]?.capital && !words[at + length]?.opens) length++;
  return length;
}

function isPaidRole(person: Person): boolean {
  const relation = person.relation.toLowerCase().trim();
  // "Carer" alone is what relatives are called too; the list has to say that they are paid.
  return relation !== "carer" && paidCare.has(relation.replaceAll("-", " "));
}

/** Whether the words at `at` head a clause, whatever stands before their noun. */
function isSubject(words: readonly Word[], at: number): boolean {
  for (let i = at; i > at - 6 && i >= 0; i--) {
    const word = words[i];
    if (!word) return false;
    if (word.opens) return true;
    const previous = words[i - 1];
    if (!previous) return true;
    if (/^(?:and|then|so|but|while|whilst|where)$/.test(previous.lower)) return true;
    if (!previous.possessive && !before.has(previous.lower)) return false;
  }
  return false;
}

function acts(words: readonly Word[], actor: Actor): boolean {
  const previous = words[actor.at - 1]?.lower ?? "";
  const article = words[actor.at - 2]?.lower ?? "";
  if (previous === "by" || (before.has(previous) && article === "by")) return true;
  const end = skipBrackets(words, actor.to);
  const last = words[end - 1];
  const head = words[actor.to - 1];
  if (!last || !head || head.possessive) return false;
  if (actor.subject && actor.kind !== "pronoun" && isLabel(words, end)) return true;
  if (actor.kind === "name" || actor.kind === "listed") if (isBracketed(words, actor.at)) return true;
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
  const joined = actor.subject || /^(?:with|and|or)$/.test(previous);
  if (modals.has(next.lower)) return joined && takesOn(skipAdverbs(words, at + 1, next.sentence));
  if (!joined) return false;
  if (/^(?:has|have)$/.test(next.lower))
    return isPast(words[at + 1]?.lower ?? "");
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
  if (/^[–—-]/.test(words[end - 1]?.after ?? "")) return true;
  const sentence = words[end - 1]?.sentence;
  for (let i = end - 1; i < end + 5 && words[i]?.sentence === sentence; i++) {
    if (words[i]?.after.startsWith(":")) return true;
    if (words[i]?.after) return false;
  }
  return false;
}

/** "Two people for every transfer (Ade, Kim)": names in brackets, unless they tell where. */
function isBracketed(words: readonly Word[], at: number): boolean {
  if (!words[at - 1]?.after.startsWith("(")) return false;
  return !words.slice(Math.max(0, at - 4), at).some((it) => /^(?:to|at|in|near|of)$/.test(it.lower));
}

/** Whether the verb at `at`, after "to" or "will", is a deed and not something done to them. */
function isUndertaken(
  words: readonly Word[],
  at: number,
  idle: ReadonlySet<string>,
  unsure: boolean,
): boolean {
  const verb = words[at]?.lower ?? "";
  if (verb === "be") return /ing$|^(?:responsible|there|in)$/.test(words[at + 1]?.lower ?? "");
  return verb !== "" && !idle.has(verb) && (!unsure || doing.has(stem(verb)));
}

function isDeed(
  words: readonly Word[],
  at: number,
  actor: Actor,
  idle: ReadonlySet<string>,
): boolean {
  const verb = words[at];
  const noun = words[actor.noun];
  if (!verb || !noun || idle.has(verb.lower) || verb.lower.endsWith("ing")) return false;
  if (!doing.has(stem(verb.lower))) return false;
  if (words[at + 1]?.lower === "to" && words[at + 2]?.lower === "be") return false;
  const isMany = bothNumbers.has(noun.lower) || words[actor.at - 1]?.lower === "and";
  const isBody = actor.kind === "name" && actor.to > actor.at + 1;
  if (verb.lower.endsWith("ed") || isMany || isBody) return true;
  return verb.lower.endsWith("s") !== noun.lower.endsWith("s");
}

/** Whether somebody paid is the one who looks after the resident, in the clause that they head. */
function cares(words: readonly Word[], actor: Actor): boolean {
  const head = words[actor.to - 1];
  if (!head || head.possessive) return false;
  if (isReceived(words, actor)) return true;
  if (!actor.subject || standsElsewhere(words, actor)) return false;
  for (let i = actor.to; i < actor.to + 14; i++) {
    const word = words[i];
    if (!word || word.sentence !== head.sentence) return false;
    if (self.has(word.lower) || pronouns.has(word.lower)) return false;
    if (word.lower === "in" && words[i + 1]?.lower === "place") return true;
    if (i === actor.to && /^(?:\d|daily|twice|once|weekly|four|three|two)/.test(word.lower)) return true;
    if (modals.has(word.lower) && i < actor.to + 4 && isUndertaken(words, i + 1, states, false)) return true;
    if (caring.has(stem(word.lower)) && !/(?:ing|ed)$/.test(word.lower)) return true;
    if (caring.has(stem(word.lower)) && /^(?:are|is)$/.test(words[i - 1]?.lower ?? "")) return true;
  }
  return false;
}

/** "Is supported by carers", "gets help from the agency", "has a package of care": done for them. */
function isReceived(words: readonly Word[], actor: Actor): boolean {
  let i = actor.at - 1;
  while (i > actor.at - 5 && before.has(words[i]?.lower ?? "")) i--;
  const link = words[i]?.lower ?? "";
  const sentence = words[actor.at]?.sentence;
  const earlier = words.slice(Math.max(0, i - 7), i + 1).filter((it) => it.sentence === sentence);
  if (earlier.some((it) => /^(?:no|not|never|without|n't|than)$/.test(it.lower))) return false;
  if (RECEIVING.test(link)) return services.at(words, actor.at) > 0;
  const given = words[i - 1];
  if (link === "by") return caring.has(stem(given?.lower ?? "")) || given?.lower === "after";
  if (link !== "from" || !given || !CARE.test(given.lower)) return false;
  // "24 hour support from staff" is all there is; "asks for help from staff" is a strength.
  return (
    earlier.some((it) => RECEIVING.test(it.lower)) ||
    earlier.slice(0, -2).every((it) => /^\d|^(?:hours?|daily|full|time|regular|one|to|ongoing)$/.test(it.lower))
  );
}

const RECEIVING = /^(?:receives?|receiving|gets?|getting|has|have|had)$/;
const CARE = /^(?:care|support|help|assistance|calls|visits|hours|input)$/;

/** "The staff at the library": people of an ordinary place, who are paid for something else. */
function standsElsewhere(words: readonly Word[], actor: Actor): boolean {
  const next = words[actor.to];
  return (
    /^(?:staff|worker|workers|team)$/.test(words[actor.at]?.lower ?? "") &&
    (/^(?:at|in|from|of)$/.test(next?.lower ?? "") ||
      (actor.at > 0 && !words[actor.at]?.opens && !before.has(words[actor.at - 1]?.lower ?? "")))
  );
}

function skipBrackets(words: readonly Word[], to: number): number {
  if (!words[to - 1]?.after.startsWith("(")) return to;
  for (let i = to; i < to + 8 && words[i]; i++) if (words[i]?.after.startsWith(")")) return i + 1;
  return to;
}

function skipAdverbs(words: readonly Word[], at: number, sentence: number): number {
  let i = at;
  while (words[i]?.sentence === sentence && adverbs.has(words[i]?.lower ?? "")) i++;
  return i;
}
