import { type Phrases, phrases } from "./analysis/phrases.ts";
import { stem } from "./analysis/stem.ts";
import type { Word } from "./analysis/words.ts";
import { isListName, type ListName, LISTS } from "./words/lists.ts";

/** A word or phrase of a list, found in a text: words from `at` to `to`, `to` excluded. */
export type Hit = {
  at: number;
  to: number;
  /** The entry as it stands in the list. */
  entry: string;
  /** What the list offers instead; empty where it offers nothing. */
  better: string;
};

/** The hits of a text by list, in the order of the text; a list without any is missing. */
export type Hits = ReadonlyMap<ListName, readonly Hit[]>;

/** What an organisation adds to a list and takes from it. */
export type ListEdit = { add: readonly string[]; remove: readonly string[] };

/** All lists, as a policy pack has them. */
export type Vocabulary = {
  phrases: (list: ListName) => Phrases;
  /** Tells the vocabulary of services, by the stem of a word. */
  isStock: (word: string, stem: string) => boolean;
  /** Everything of every list in a text, in one pass. */
  scan: (words: readonly Word[]) => Hits;
};

/** These are looked up where the grammar of a text is read, and not scanned for. */
const READ_ELSEWHERE = new Set<ListName>([
  "paid-care",
  "roles",
  "crowd",
  "filler",
  "stock",
  "glossary",
]);

type Entry = { list: ListName; words: readonly string[]; hit: Pick<Hit, "entry" | "better"> };

/** Makes the lists ready to be looked for; costs milliseconds, so it is done once for a pack. */
export function createVocabulary(edits: Partial<Record<ListName, ListEdit>> = {}): Vocabulary {
  const lists = new Map<ListName, string[]>();
  for (const name of Object.keys(LISTS))
    if (isListName(name)) lists.set(name, edited(entriesOf(LISTS[name].words), edits[name]));
  const compiled = new Map<ListName, Phrases>();
  const stock = new Set(lists.get("stock"));
  const stems = new Set([...stock].map(stem));
  const byFirst = new Map<string, Entry[]>();
  const byBeginning = new Map<string, Entry[]>();
  // A cache: the entries that may begin with a word. Emptied before strange text fills it.
  const byWord = new Map<string, readonly Entry[]>();
  for (const [list, entries] of lists)
    if (!READ_ELSEWHERE.has(list)) for (const it of entries) index(list, it);
  return { phrases: phrasesOf, isStock: (word, root) => stock.has(word) || stems.has(root), scan };

  function phrasesOf(list: ListName): Phrases {
    const known = compiled.get(list) ?? phrases((lists.get(list) ?? []).join(","));
    compiled.set(list, known);
    return known;
  }

  function index(list: ListName, text: string) {
    const [entry = "", better = ""] = text.split("=").map((it) => it.trim());
    const words = entry.split(/[\s-]+/);
    const first = words[0] ?? "";
    const map = first.endsWith("*") ? byBeginning : byFirst;
    const key = first.endsWith("*") ? first.slice(0, BEGINNING) : first;
    map.set(key, [...(map.get(key) ?? []), { list, words, hit: { entry, better } }]);
  }

  function entriesFor(lower: string): readonly Entry[] {
    const known = byWord.get(lower);
    if (known) return known;
    const beginning = byBeginning.get(lower.slice(0, BEGINNING)) ?? [];
    const entries = [...(byFirst.get(lower) ?? []), ...beginning];
    if (byWord.size >= MOST_WORDS) byWord.clear();
    byWord.set(lower, entries);
    return entries;
  }

  function scan(words: readonly Word[]): Hits {
    const found = new Map<ListName, Hit[]>();
    for (let at = 0; at < words.length; at++) {
      const entries = entriesFor(words[at]?.lower ?? "");
      if (entries.length) take(entries, at);
    }
    return found;

    function take(entries: readonly Entry[], at: number) {
      for (const { list, words: phrase, hit } of entries) {
        if (!phrase.every((it, i) => matches(words[at + i], it))) continue;
        const hits = found.get(list) ?? [];
        const last = hits.at(-1);
        const to = at + phrase.length;
        // Of two entries at one place the longer one is meant; one inside another is none.
        if (last && last.at === at && last.to < to) hits.pop();
        else if (last && last.to >= to) continue;
        hits.push({ at, to, ...hit });
        found.set(list, hits);
      }
    }
  }
}

const MOST_WORDS = 20_000;

/** How many letters an entry that ends in `*` has at least. */
const BEGINNING = 3;

function matches(word: Word | undefined, pattern: string): boolean {
  if (!word) return false;
  return pattern.endsWith("*")
    ? word.lower.startsWith(pattern.slice(0, -1))
    : word.lower === pattern;
}

function entriesOf(words: string): string[] {
  return words
    .split(/[,\n]/)
    .map((it) => it.trim())
    .filter(Boolean);
}

function edited(entries: string[], edit: ListEdit | undefined): string[] {
  if (!edit) return entries;
  const nameOf = (entry: string) => entry.split("=")[0]?.trim() ?? "";
  const gone = new Set([...edit.remove, ...edit.add].map(nameOf));
  return [...entries.filter((it) => !gone.has(nameOf(it))), ...edit.add];
}

/** The lists as they are shipped, without any pack. */
export const shipped = createVocabulary();
