import type { Person } from "#src/plan/plan.ts";
import { CROWD, KIN, PAID_CARE, ROLES } from "../words/people.ts";
import { type Actor, determiners, pronouns, self } from "./actor.ts";
import { acts, cares } from "./deeds.ts";
import { type Directory, TITLES } from "./directory.ts";
import { phrases } from "./phrases.ts";
import type { Word } from "./words.ts";

const kin = phrases(KIN);
const paidCare = phrases(PAID_CARE);
const roles = phrases(ROLES);
const crowd = phrases(CROWD);
const beginnings = new Set([kin, paidCare, roles, crowd].flatMap((it) => [...it.beginnings]));

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
    const paid = person
      ? person.paid === "paid" || (person.paid === "" && (role || isPaidRole(person)))
      : role;
    return found("listed", Math.max(length, paidCare.at(words, at)), { person, paid });
  }
  if (titled) return found("name", 2);
  const listed = beginnings.has(word.lower);
  if (!listed && !word.capital) return null;
  const kinLength = kin.at(words, at);
  const paidLength = paidCare.at(words, at);
  const crowdLength = crowd.at(words, at);
  const longest = Math.max(kinLength, paidLength, roles.at(words, at), crowdLength);
  if (longest) {
    // "Nurse Ola", "his daughter Ann": the name belongs to what they are.
    const named = longest + nameLength(words, at + longest, isOrdinary);
    const noun = at + longest - 1;
    if (kinLength === longest) return found("kin", named, { noun });
    const isCrowd = crowdLength === longest || words[at + longest - 1]?.lower === "staff";
    const rest = { noun, crowd: isCrowd && named === longest, paid: paidLength === longest };
    return found("role", named, rest);
  }
  const length =
    nameLength(words, at, isOrdinary) || (word.opens ? firstName(words, at, isOrdinary) : 0);
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
    if (!previous.possessive && !determiners.has(previous.lower)) return false;
  }
  return false;
}
