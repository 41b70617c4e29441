import type { Person } from "#src/plan/plan.ts";
import type { Analysis } from "../analysis/analyse.ts";
import { TITLES } from "../analysis/directory.ts";
import { wordSet } from "../analysis/phrases.ts";
import { stem } from "../analysis/stem.ts";
import { MONTHS, NUMBERS, WEEKDAYS } from "../words/time.ts";

/** One word in the form in which plans are compared, and where it stands in its own text. */
export type Folded = {
  token: string;
  from: number;
  to: number;
  /** First of its sentence or clause. */
  opens: boolean;
};

/** Stands for the resident, and for every pronoun. */
const THE_RESIDENT = "@";
/** Stands for anybody else by name. */
const SOMEBODY = "@@";
/** Stands for numbers and dates. */
const A_NUMBER = "#";

/** What stands for something that differs from plan to plan. */
export const FOLDED: ReadonlySet<string> = new Set([THE_RESIDENT, SOMEBODY, A_NUMBER]);

/** Folds the writing of one plan. */
export type Folding = (analysis: Analysis) => Folded[];

/**
 * Reads the people of a plan once, to fold its writing so that the same stock sentence is the same
 * in every plan: without names, pronouns, numbers, dates and endings. What people are (sister,
 * keyworker) stays, whether the list has them or not. Quotations stay too: words that are truly
 * somebody's own set a text apart from others, and a quotation that stands in ten plans is no
 * quotation. What is struck out is not there.
 */
export function createFolding(resident: Person, people: readonly Person[]): Folding {
  const own = new Set(namesIn(resident));
  const names = new Set([...people, resident].flatMap(namesIn));
  const relations = new Set(people.flatMap((it) => split(it.relation)));
  return (analysis) => {
    const { words, wording } = analysis;
    const dates = datesIn(analysis);
    const people = peopleIn(analysis, dates, own, relations);
    const folded: Folded[] = [];
    let before: string | null = null;
    for (const [at, word] of words.entries()) {
      const { lower, tail, from, to } = word;
      // What follows the hyphen of "self-care" opens nothing.
      const opens = word.begins || (word.opens && from - (words[at - 1]?.to ?? 0) > 1);
      // In a text without capitals a name is one by the people list alone; "will" is none.
      const isName = names.has(lower) && !wording.isOrdinary(word);
      let called = people[at] ?? (isName ? (own.has(lower) ? THE_RESIDENT : SOMEBODY) : null);
      // Of "Ann Marsh-Lee" the list may know no more than "Ann".
      if (called !== null && !opens && !words[at - 1]?.possessive) called = before ?? called;
      before = called;
      if (called === "") continue;
      const token = called ?? (dates.has(at) ? A_NUMBER : wordFor(lower));
      add(folded, { token, from, to, opens });
      const verb = VERBS[tail];
      if (verb) add(folded, { token: verb, from, to, opens: false });
    }
    return folded;
  };
}

/** What a contracted verb is in full, in the form that is compared. */
const VERBS: Record<string, string> = {
  ll: "will",
  d: "would",
  m: "be",
  re: "be",
  s: "be",
  ve: "have",
};

const pronouns = wordSet(`i he she they me him her them my mine his hers their theirs myself himself
  herself themselves themself you your yours yourself we us our ours ourselves`);

/** What templates call the resident where they have no name for them. */
const generic = wordSet("resident client tenant patient");

/** Verbs that change with the person, which a pronoun brings along. */
const AGREEING: Record<string, string> = {
  am: "be",
  is: "be",
  are: "be",
  was: "were",
  has: "have",
  does: "do",
  goes: "go",
};

// Short forms and "march" may be other words; the analysis tells by what stands beside them.
const dayNames = new Set(
  [...wordSet(MONTHS, WEEKDAYS)].filter((it) => it.length > 3 && it !== "march"),
);
const notCounting = wordSet("a an couple few half several one");

function wordFor(lower: string): string {
  if (pronouns.has(lower) || generic.has(lower)) return THE_RESIDENT;
  if (/^\d/.test(lower) || dayNames.has(lower)) return A_NUMBER;
  if (Object.hasOwn(NUMBERS, lower) && !notCounting.has(lower)) return A_NUMBER;
  return (Object.hasOwn(AGREEING, lower) && AGREEING[lower]) || stem(lower);
}

/** Appends a word; several in a row that stand for the same are one. */
function add(folded: Folded[], next: Folded): void {
  const last = folded.at(-1);
  const isFolded = FOLDED.has(next.token);
  if (last && isFolded && last.token === next.token && !next.opens) last.to = next.to;
  // "The client" and "Jean" are the same; so are "the 5th" and "5 June".
  else if (last && isFolded && last.token === "the")
    Object.assign(last, { ...next, opens: last.opens });
  else folded.push(next);
}

/** What stands for the people a text speaks of, by the indexes of their words; "" where nothing does. */
function peopleIn(
  { words, actors }: Analysis,
  dates: ReadonlySet<number>,
  own: ReadonlySet<string>,
  relations: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  let described = -1;
  for (const { kind, at, to, noun, person } of actors) {
    if (kind === "self" || kind === "pronoun" || (kind === "name" && dates.has(at))) continue;
    let from = at;
    if (kind === "kin" || kind === "role") from = noun + 1;
    else if (kind === "listed") while (from < to && relations.has(words[from]?.lower ?? "")) from++;
    if (from > at) described = from;
    // "His daughter Ann", "support worker Kat": what they are stays, what they are called goes.
    const isTold = from === described && words[from - 1]?.after === "";
    const isOwn = (word: string) => own.has(word) || TITLES.has(word);
    const called = words.slice(from, to).map((it) => it.lower);
    // Relatives share a name with the resident; where it could be either, it is the resident.
    const isResident = kind === "resident" || (!person && called.every(isOwn));
    for (let i = from; i < to; i++) found[i] = isResident ? THE_RESIDENT : isTold ? "" : SOMEBODY;
  }
  return found;
}

function datesIn({ times }: Analysis): Set<number> {
  const found = new Set<number>();
  for (const { kind, at, to } of times)
    if (kind === "date") for (let i = at; i < to; i++) found.add(i);
  return found;
}

function namesIn({ name }: Person): string[] {
  return split(name).filter((it) => !TITLES.has(it));
}

function split(text: string): string[] {
  const words = text.toLowerCase().replaceAll("’", "'");
  return words.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}']+/gu) ?? [];
}
