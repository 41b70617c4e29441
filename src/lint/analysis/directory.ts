import type { Person } from "#src/plan/plan.ts";
import { wordSet } from "./phrases.ts";
import type { Word } from "./words.ts";

/** Whom the words at a place name; `person` is null where two people would fit. */
export type Mention = { length: number; person: Person | null };

/** The people of a plan, to be found in text by name, by what they are, or by their organisation. */
export type Directory = {
  resident: Person;
  /** The words of the resident's name. */
  called: ReadonlySet<string>;
  mention: (words: readonly Word[], at: number) => Mention | null;
};

/** Forms of address, which name nobody. */
export const TITLES = wordSet("mr mrs ms miss mx dr sir");

/** Given names that are words too: without a capital they name nobody. */
export const WORDS_TOO =
  wordSet(`will mark may rose grace hope faith joy art bill ray dot june april dawn eve ivy
  pat rob bob dean rich grant lance miles pearl ruby amber jade olive penny daisy lily holly heather
  hazel iris violet poppy basil robin jay kit max guy norm frank earnest dale glen cliff heath clay
  chip bud buddy buck duke earl king prince princess sonny sunny sandy misty sky summer autumn star
  angel destiny charity patience prudence constance honour honor mercy christian chase hunter mason
  carter taylor cooper tanner walker wade nick don gay ginger cherry coral crystal gem jet jewel melody
  harmony carol noel dolly queen victor precious blessing comfort happy lucky temperance innocent gift
  fortune trinity felicity verity unity clement reed drew sue jack josh peg gene herb major pip flip
  bee gale mac pam peace sol van wren mum dad son the and for has was her his she him are not out our
  you your`);

/** Reads the people list once, for many pieces of writing. */
export function createDirectory(resident: Person, people: readonly Person[]): Directory {
  const byName = new Map<string, Person[]>();
  const given = new Set<string>();
  const byPhrase = new Map<string, { words: string[]; person: Person }[]>();
  /** Words with which somebody can be mentioned; nearly all others are passed over. */
  const beginnings = new Set<string>();
  for (const person of [resident, ...people]) {
    for (const word of split(person.name)) if (!TITLES.has(word)) add(byName, word, person);
    const [first = ""] = split(person.name);
    // People who type in small letters write "dezzy", and nobody is called by a surname alone there.
    if (first.length > 2 && !TITLES.has(first) && !WORDS_TOO.has(first)) given.add(first);
    for (const phrase of [person.relation, person.organisation]) {
      const words = split(phrase).filter((it) => !/^(?:my|his|her|their|the)$/.test(it));
      if (words[0]) add(byPhrase, words[0], { words, person });
    }
  }
  for (const known of [byName, byPhrase]) for (const word of known.keys()) beginnings.add(word);
  return { resident, called: wordSet(resident.name.toLowerCase()), mention };

  function mention(words: readonly Word[], at: number): Mention | null {
    if (!beginnings.has(words[at]?.lower ?? "")) return null;
    return named(words, at) ?? described(words, at);
  }

  function named(words: readonly Word[], at: number): Mention | null {
    let fitting: Person[] | undefined;
    let length = 0;
    for (
      let word = words[at];
      word && (word.capital || (!length && given.has(word.lower)));
      word = words[at + length]
    ) {
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
