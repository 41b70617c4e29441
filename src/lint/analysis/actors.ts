import type { Person } from "#src/plan/plan.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { KIN } from "../words/people.ts";
import { type Actor, determiners, pronouns, self } from "./actor.ts";
import { cached } from "./cached.ts";
import { acts, cares, isDeedWord, isDoer, mayDo } from "./deeds.ts";
import { type Directory, TITLES } from "./directory.ts";
import { isTimeName } from "./times.ts";
import { type Phrases, phrases, wordSet } from "./phrases.ts";
import { shows, sign } from "./spelling.ts";
import type { Word } from "./words.ts";

const selfOrPronoun = sign(self, pronouns);
const title = sign(TITLES);
const kin = phrases(KIN);

/** The lists of a vocabulary that tell people apart. */
type Kinds = {
  paidCare: Phrases;
  roles: Phrases;
  crowd: Phrases;
  beginnings: ReadonlySet<string>;
};

const kindsOf = cached((vocabulary: Vocabulary): Kinds => {
  const paidCare = vocabulary.phrases("paid-care");
  const roles = vocabulary.phrases("roles");
  const crowd = vocabulary.phrases("crowd");
  const beginnings = new Set([kin, paidCare, roles, crowd].flatMap((it) => [...it.beginnings]));
  return { paidCare, roles, crowd, beginnings };
});

/** Who a text speaks of, in order. `isOrdinary` tells words that are no names though capitalised. */
export function readActors(
  words: readonly Word[],
  directory: Directory,
  vocabulary: Vocabulary,
  isOrdinary: (word: Word) => boolean,
): Actor[] {
  const kinds = kindsOf(vocabulary);
  const actors: Actor[] = [];
  for (let at = 0; at < words.length; at++) {
    const found = actorAt(words, at, directory, kinds, isOrdinary);
    if (!found) continue;
    const subject = isSubject(words, at, isDeterminer);
    const heads = subject || isSubject(words, at, describes);
    const actor = { ...found, at, subject, heads, acts: false, cares: false };
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
  kinds: Kinds,
  isOrdinary: (word: Word) => boolean,
): Found | null {
  const { paidCare, crowd, beginnings } = kinds;
  const word = words[at];
  if (!word) return null;
  const isTold = shows(word, selfOrPronoun);
  const titled = !isTold && shows(word, title) && words[at + 1]?.capital ? 1 : 0;
  const mention = isTold ? null : directory.mention(words, at + titled);
  // Nearly all words are none of these.
  if (!isTold && !mention && !titled && !word.capital)
    if (!beginnings.has(word.lower) && !mayDo(words, at)) return null;
  const found = (kind: Actor["kind"], length: number, rest: Partial<Found> = {}): Found => ({
    kind,
    to: at + length,
    noun: at,
    person: null,
    crowd: false,
    paid: false,
    ...rest,
  });
  if (isTold) return found(self.has(word.lower) ? "self" : "pronoun", 1);
  if (mention) {
    const { person } = mention;
    const length = mention.length + titled;
    if (person === directory.resident) return found("resident", length, { person });
    const role = paidCare.at(words, at) > 0;
    const paid = person
      ? person.paid === "paid" || (person.paid === "" && (role || isPaidRole(person, paidCare)))
      : role;
    return found("listed", Math.max(length, paidCare.at(words, at)), { person, paid });
  }
  if (titled) return found("name", 2);
  const longest = beginnings.has(word.lower) ? longestAt(words, at, kinds) : null;
  if (longest) {
    // "Nurse Ola", "his daughter Ann": the name belongs to what they are.
    const length = longest.length + nameLength(words, at + longest.length, isOrdinary);
    const noun = at + longest.length - 1;
    const isNamed = length > longest.length;
    if (longest.list === kin) return found("kin", length, { noun });
    const isCrowd =
      (longest.list === crowd && !isNamedBody(words, at)) || words[noun]?.lower === "staff";
    return found("role", length, {
      noun,
      crowd: isCrowd && !isNamed,
      paid: paidCare.at(words, at) === longest.length,
    });
  }
  const length =
    nameLength(words, at, isOrdinary) || (word.opens ? firstName(words, at, isOrdinary) : 0);
  if (length) return found("name", length);
  const isUnlisted = !isOrdinary(word) && isDoer(words, at) && isSubject(words, at, describes);
  return isUnlisted ? found("role", 1) : null;
}

/** The longest entry of the lists here; of two as long, a crowd before a role, a relative before both. */
function longestAt(
  words: readonly Word[],
  at: number,
  { paidCare, roles, crowd }: Kinds,
): { list: Phrases; length: number } | null {
  let longest: { list: Phrases; length: number } | null = null;
  for (const list of [kin, crowd, paidCare, roles]) {
    const length = list.at(words, at);
    if (length > (longest?.length ?? 0)) longest = { list, length };
  }
  return longest;
}

/** How many words from `at` on are a name, by their capitals. */
function nameLength(
  words: readonly Word[],
  at: number,
  isOrdinary: (word: Word) => boolean,
): number {
  let length = 0;
  for (let word = words[at]; word?.capital && !word.opens; word = words[at + length]) {
    if (isTimeName(word.lower)) break;
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
  if (!word?.capital || isOrdinary(word) || isTimeName(word.lower)) return 0;
  let length = 1;
  while (words[at + length]?.capital && !words[at + length]?.opens) length++;
  return length;
}

function isPaidRole(person: Person, paidCare: Phrases): boolean {
  const relation = person.relation.toLowerCase().trim();
  // "Carer" alone is what relatives are called too; the list has to say that they are paid.
  return relation !== "carer" && paidCare.has(relation.replaceAll("-", " "));
}

/** Whether the words at `at` head a clause, with nothing but what `mayPrecede` before them. */
function isSubject(
  words: readonly Word[],
  at: number,
  mayPrecede: (word: Word) => boolean,
): boolean {
  for (let i = at; i > at - 6 && i >= 0; i--) {
    const word = words[i];
    if (!word) return false;
    if (word.opens) return true;
    const previous = words[i - 1];
    if (!previous) return true;
    if (/^(?:and|then|so|but|while|whilst|where)$/.test(previous.lower)) return true;
    if (!mayPrecede(previous)) return false;
  }
  return false;
}

function isDeterminer(word: Word): boolean {
  return word.possessive || determiners.has(word.lower);
}

const relating =
  wordSet(`to from with for by at in on via into about through that which who if when as
  than or is are was were be has have had will would should could can may might must not`);

/** "Falls" in "the falls team": neither a verb, which would make the team an object, nor a small word. */
function describes(word: Word): boolean {
  return (
    isDeterminer(word) || !(relating.has(word.lower) || isDeedWord(word) || self.has(word.lower))
  );
}

const vague =
  wordSet(`relevant appropriate other involved various multiple different external statutory
  professional health all multi agency support care staff social`);

/** "Tenancy team" is somebody one can ring; "relevant services" is not. */
function isNamedBody(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const previous = words[at - 1];
  if (
    !word ||
    !previous ||
    word.opens ||
    !/^(?:teams?|services?|agency|provider)$/.test(word.lower)
  )
    return false;
  // "Sunrise Care's night team" belongs to somebody who can be rung.
  if (words.slice(Math.max(0, at - 3), at).some((it) => it.possessive && it.capital)) return true;
  return !isDeterminer(previous) && !vague.has(previous.lower) && describes(previous);
}
