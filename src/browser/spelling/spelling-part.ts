import type { LocalStore } from "#src/browser/local-store.ts";
import type { Plan } from "#src/plan/plan.ts";
import { attendField, type Book, type FieldSpelling, type SpellingField } from "./attend-field.ts";
import { dictionaryLine } from "./dictionary-line.ts";
import type { IsWrong } from "./marked-words.ts";
import { isOneSlip } from "./near-words.ts";
import { keepOwnWord, readOwnWords } from "./own-words.ts";
import { planNames, planWords } from "./plan-words.ts";
import { isSpellingOn, whenSpellingSwitched } from "./switch.ts";

/** After the last change of the plan, before its names are read again. */
const PAUSE_MS = 800;

/** A shorter name is one slip from too many others. */
const LONG_NAME = 5;

/** Most suggestions for one word. */
const MOST = 5;

/** The late part of a plan's spelling: all but the first focus that it waits for. */
export type SpellingPart = {
  attend: (field: SpellingField) => FieldSpelling;
  planChanged: () => void;
  stop: () => void;
};

/** What the spelling of a plan is made with. */
export type SpellingParts = {
  /** What the plan says now. */
  read: () => Plan;
  /** Keeps the words that somebody adds; null where this device can't. */
  store: LocalStore | null;
};

/** Words that somebody said are right, or left as they are: in every plan until the page goes. */
const accepted = new Set<string>();

/** Looks after the editors of one plan. */
export function createSpellingPart({ read, store }: SpellingParts): SpellingPart {
  const dictionary = dictionaryLine();
  const fields = new Set<FieldSpelling>();
  let words: ReadonlySet<string> = new Set();
  let names: ReadonlySet<string> = new Set();
  let isStale = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookEverywhere = () => fields.forEach((it) => it.lookSoon());
  const stopListening = whenSpellingSwitched(lookEverywhere);
  const book: Book = { isOn: isSpellingOn, isWrong, ask, suggest, leave: accept, add };
  void readOwnWords(store).then((own) => own.forEach(accept));

  return {
    attend(field) {
      const attended = attendField(field, book);
      fields.add(attended);
      return { ...attended, stop: () => (fields.delete(attended), attended.stop()) };
    },
    planChanged() {
      isStale = true;
      timer ??= setTimeout(() => {
        timer = undefined;
        lookEverywhere();
      }, PAUSE_MS);
    },
    stop() {
      clearTimeout(timer);
      stopListening();
    },
  };

  function isWrong({ word, isFirst }: Parameters<IsWrong>[0]) {
    if (isStale) readNames();
    const small = word.toLowerCase();
    const bare = small.replace(/'s$/, "");
    if ([small, bare].some((it) => words.has(it) || accepted.has(it))) return false;
    switch (dictionary.verdictOf(word)) {
      case undefined:
        return undefined;
      case "right":
        return false;
      case "wrong":
        return true;
      case "slip":
        return isFirst || namesNear(word).length > 0;
      case "name":
        return namesNear(word).length > 0;
    }
  }

  function readNames() {
    isStale = false;
    const plan = read();
    words = planWords(plan);
    names = planNames(plan);
  }

  function namesNear(word: string): string[] {
    const bare = word.replace(/'s$/, "");
    if (bare.length < LONG_NAME) return [];
    return [...names]
      .filter((it) => it.length >= LONG_NAME && isOneSlip(bare, it))
      .map((it) => it + word.slice(bare.length));
  }

  function ask(unknown: Iterable<string>) {
    void dictionary.ask(unknown).then(lookEverywhere);
  }

  async function suggest(word: string): Promise<string[]> {
    const found = [...namesNear(word), ...(await dictionary.suggest(word))];
    return [...new Set(found)].slice(0, MOST);
  }

  function add(word: string) {
    accept(word);
    void keepOwnWord(store, word.toLowerCase());
  }

  function accept(word: string) {
    accepted.add(word.toLowerCase());
    lookEverywhere();
  }
}
