import type { Person } from "#src/plan/plan.ts";
import { wordSet } from "./phrases.ts";
import type { Word } from "./words.ts";

/** Whom the words at a place name; `person` is null where two people would fit. */
export type Mention = { length: number; person: Person | null };

/** The people of a plan, to be found in text by name, by what they are, or by their organisation. */
export type Directory = {
  resident: Person;
  mention: (words: readonly Word[], at: number) => Mention | null;
};

/** Forms of address, which name nobody. */
export const TITLES = wordSet("mr mrs ms miss mx dr sir");

/** Reads the people list once, for many pieces of writing. */
export function createDirectory(resident: Person, people: readonly Person[]): Directory {
  const byName = new Map<string, Person[]>();
  const byPhrase = new Map<string, { words: string[]; person: Person }[]>();
  for (const person of [resident, ...people]) {
    for (const word of split(person.name)) if (!TITLES.has(word)) add(byName, word, person);
    for (const phrase of [person.relation, person.organisation]) {
      const words = split(phrase).filter((it) => !/^(?:my|his|her|their|the)$/.test(it));
      if (words[0]) add(byPhrase, words[0], { words, person });
    }
  }
  return { resident, mention };

  function mention(words: readonly Word[], at: number): Mention | null {
    return named(words, at) ?? described(words, at);
  }

  function named(words: readonly Word[], at: number): Mention | null {
    let fitting: Person[] | undefined;
    let length = 0;
    for (let word = words[at]; word?.capital; word = words[at + length]) {
      const here: Person[] | undefined = byName.get(word.lower);
      const both: Person[] | undefined = fitting
        ? here?.filter((it) => fitting?.includes(it))
        : here;
      if (!both?.length) break;
      fitting = both;
      length++;
    }
    return fitting ? { length, person: onlyOne(fitting) } : null;
  }

  function described(words: readonly Word[], at: number): Mention | null {
    const fitting = (byPhrase.get(words[at]?.lower ?? "") ?? []).filter((it) =>
      it.words.every((word, i) => words[at + i]?.lower === word),
    );
    const length = Math.max(0, ...fitting.map((it) => it.words.length));
    const longest = fitting.filter((it) => it.words.length === length).map((it) => it.person);
    return longest.length ? { length, person: onlyOne(longest) } : null;
  }
}

function onlyOne(people: readonly Person[]): Person | null {
  return new Set(people).size === 1 ? (people[0] ?? null) : null;
}

function split(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? [];
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
