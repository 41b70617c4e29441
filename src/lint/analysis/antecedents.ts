import type { Person } from "#src/plan/plan.ts";
import type { Actor } from "./actor.ts";
import type { Analysis } from "./analyse.ts";
import { wordSet } from "./phrases.ts";
import { anyShows, shows, sign } from "./spelling.ts";
import type { Word } from "./words.ts";

/** How somebody is spoken of; empty where that is not known. */
export type Pronoun = "he" | "she" | "they" | "";

const he =
  wordSet(`father dad daddy papa son brother husband boyfriend grandad granddad grandpa grandfather
  grandson uncle nephew stepson stepdad godson fiance landlord pastor priest imam mr sir man men boy boys
  bloke guy guys lad lads gentleman gentlemen chap king stepfather`);
const she =
  wordSet(`mother mum mam mummy mom mama daughter sister wife girlfriend nan nana nanna gran granny
  grandma grandmother granddaughter aunt auntie aunty niece stepmum godmother goddaughter fiancee landlady
  mrs miss ms woman women girl girls lady ladies lass queen stepmother`);
const anyone = wordSet("someone somebody anyone anybody everyone who whoever");
const animate =
  wordSet(`person baby child kid toddler dog cat puppy kitten horse rabbit budgie parrot hamster
  bird pet roommate flatmate colleague student friend guest chap agent dentist cook chef guard clerk mate boss
  other one judge guide cousin partner`);
const determining = sign(
  wordSet("the a an my his her our their this that another new old little big young"),
);
const heOrShe = sign(["he", "she"]);

/** The pronoun recorded for somebody: "she/her" is "she"; two that are both theirs are none. */
export function pronounOf({ pronouns }: Pick<Person, "pronouns">): Pronoun {
  const said = pronouns.toLowerCase().match(/\b(?:he|she|they)\b/g) ?? [];
  const [first = "", ...others] = new Set(said);
  return others.length || (first !== "he" && first !== "she" && first !== "they") ? "" : first;
}

/** The pronoun that a word for a relative or a form of address goes with. */
export function pronounFor(word: string): Pronoun {
  return he.has(word) ? "he" : she.has(word) ? "she" : "";
}

/**
 * Indexes of "he" and "she" that can stand for nobody whom the text named before, unless it is the
 * resident. Those inside of speech don't count.
 */
export function looseSubjects(analysis: Analysis): number[] {
  const found: number[] = [];
  if (!anyShows(analysis, heOrShe)) return found;
  const { words, actors } = analysis;
  const named = { he: false, she: false };
  let hasRole = false;
  let next = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const actor = actors[next];
    if (actor && actor.at <= at) {
      next++;
      if (actor.kind === "role" && !actor.crowd) hasRole = true;
      else if (isOther(actor)) nameAs(pronounOfActor(words, actor));
    }
    const { lower } = word;
    if (lower === "he" || lower === "she") {
      if (named[lower] || (hasRole && !isInNeed(words, at))) continue;
      if (!word.spoken && !isForward(words, at, actors, next)) found.push(at);
    } else if (anyone.has(lower) || isCreature(words, at)) nameAs("");
    else if (he.has(lower) || she.has(lower)) nameAs(pronounFor(lower));
  }
  return found;

  function nameAs(pronoun: Pronoun) {
    if (pronoun !== "she") named.he = true;
    if (pronoun !== "he") named.she = true;
  }
}

/** Whether an actor is somebody who can be "he" or "she" and is not the resident. */
export function isOther({ kind, crowd }: Actor): boolean {
  return kind !== "self" && kind !== "pronoun" && kind !== "resident" && !crowd;
}

/** The pronoun of somebody a text names, by the people list, their title or what they are. */
export function pronounOfActor(words: readonly Word[], { at, to, person }: Actor): Pronoun {
  const recorded = person ? pronounOf(person) : "";
  if (recorded) return recorded;
  for (const word of [...words.slice(at, to).map((it) => it.lower), ...relationOf(person)]) {
    const pronoun = pronounFor(word);
    if (pronoun) return pronoun;
  }
  return "";
}

function relationOf(person: Person | null): string[] {
  return person ? person.relation.toLowerCase().split(/\W+/) : [];
}

const things =
  wordSet(`water corner door floor dinner supper shower computer number letter paper centre
  summer winter weather order matter power flower ladder drawer river tower paper counter cooker freezer
  heater printer folder poster jumper slipper trainer trainers slippers meter wheelchair factor mirror
  tractor motor colour flavour behaviour neighbour labour humour hour four doctor's scooter walker whatever
  however never ever over under after other another either neither rather together further later sooner
  better older younger bigger smaller easier harder stronger closer nearer longer warmer quieter`);

/** "The dog", "a butcher": by the word, or by its form. */
function isCreature(words: readonly Word[], at: number): boolean {
  const { lower = "" } = words[at] ?? {};
  if (!shows(words[at - 1], determining)) return false;
  if (animate.has(lower)) return true;
  return lower.length > 4 && /(?:er|or|ist|ian)$/.test(lower) && !things.has(lower);
}

const needing =
  wordSet(`needs need require requires reports report struggles struggle unable lacks lack presents
  present suffers`);

/** "She requires prompting", at the head of a sentence: said of the resident and of no doctor. */
export function isInNeed(words: readonly Word[], at: number): boolean {
  if (!words[at]?.begins) return false;
  const next = words.slice(at + 1, at + 4).map((it) => it.lower);
  return next.some((it) => needing.has(it)) || (next.includes("not") && next.includes("feel"));
}

/** "When she comes, Kat brings the post": the name follows. */
function isForward(
  words: readonly Word[],
  at: number,
  actors: readonly Actor[],
  next: number,
): boolean {
  const { sentence, lower } = words[at] ?? {};
  let opener = at - 1;
  while (opener > at - 4 && words[opener]?.sentence === sentence && !words[opener]?.begins)
    opener--;
  if (!/^(?:when|if|while|once|until|after|before|as)$/.test(words[opener]?.lower ?? ""))
    return false;
  for (let i = next; i < next + 4; i++) {
    const actor = actors[i];
    if (!actor || words[actor.at]?.sentence !== sentence) return false;
    if (actor.at > at && isOther(actor)) {
      const pronoun = pronounOfActor(words, actor);
      return pronoun === "" || pronoun === lower;
    }
  }
  return false;
}
