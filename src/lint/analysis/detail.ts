import { COMMON } from "../words/common.ts";
import { EVERYDAY } from "../words/stock.ts";
import { DEAR } from "../words/wishes.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { Actor } from "./actor.ts";
import { cached } from "./cached.ts";
import type { Directory } from "./directory.ts";
import { wordSet } from "./phrases.ts";
import type { Time } from "./times.ts";
import { shows, sign, spellingOf } from "./spelling.ts";
import { stem } from "./stem.ts";
import type { Word } from "./words.ts";

/** How much of a text could only be about this person. */
export type Detail = {
  /** Words that are neither small nor the vocabulary of services, each counted once. */
  concrete: number;
  /** Words of the vocabulary of services, each counted once. */
  stock: number;
  /** Of those, the ones that people use of their own day as well: "meals", "money". */
  everyday: number;
  /** Relatives, names, days, numbers, a past, a feeling, a reason: each kind adds what it shows. */
  signs: number;
};

const common = wordSet(COMMON);
const commonStems = new Set([...common].map(stem));
const dear = sign(wordSet(DEAR));
const digit = sign(/^\d/);
const everydayStems = new Set([...wordSet(EVERYDAY)].map(stem));

/** Tells words apart by what they could be about. */
export type Wording = {
  /** Words that any plan could hold: small words and what services write. */
  isOrdinary: (word: Word) => boolean;
  /** Words of the vocabulary of services. */
  isStock: (word: Word | undefined) => boolean;
  /** Words that show something of one life. */
  isConcrete: (word: Word) => boolean;
  stemOf: (word: Word) => string;
};

/** How the words of a vocabulary are told apart; the same object for the same vocabulary. */
export const wordingOf = cached(createWording);

function createWording({ isStock: isStockWord }: Vocabulary): Wording {
  // A cache: a language has few words, and a text repeats them. Emptied before strange text fills it.
  const kinds = new Map<string, Kind>();
  const isOrdinary = ({ lower }: Word) => {
    const { common, stock } = kindOf(lower);
    return common || stock;
  };
  return {
    isOrdinary,
    isStock: (word) => word !== undefined && kindOf(word.lower).stock,
    isConcrete: (word) =>
      word.lower.length > 1 && word.lower.charCodeAt(0) >= LETTERS && !isOrdinary(word),
    stemOf: (word) => kindOf(word.lower).stem,
  };

  function kindOf(lower: string): Kind {
    const known = kinds.get(lower);
    if (known) return known;
    const { root } = spellingOf(lower);
    const kind = {
      common: common.has(lower) || commonStems.has(root),
      stock: isStockWord(lower, root),
      stem: root,
    };
    if (kinds.size > MOST_KINDS) kinds.clear();
    kinds.set(lower, kind);
    return kind;
  }
}

/** How words end that name no thing that can be seen; the short ones among them may. */
const abstract = sign(/\p{L}{4}(?:tion|sion|ment|ness|ity|ance|ence|hood|ism)s?$/u);

/** Digits come before the letters. */
const LETTERS = 58;

type Kind = { common: boolean; stock: boolean; stem: string };

const MOST_KINDS = 20_000;

/** Reads how particular a text is. The resident's own name adds nothing: any template has it. */
export function readDetail(
  words: readonly Word[],
  actors: readonly Actor[],
  times: readonly Time[],
  { resident, called }: Directory,
  { isStock, isConcrete }: Wording,
): Detail {
  const names = new Set(actors.map((it) => (it.kind === "name" ? words[it.at]?.lower : undefined)));
  names.delete(undefined);
  // Where nobody has said what the resident is called, a lone name may well be theirs.
  const isResident = !resident.name && names.size === 1;
  const covered = new Set<number>();
  let signs = 0;
  for (const actor of actors) {
    if (actor.kind === "self" || actor.kind === "pronoun") continue;
    // "Family and friends" is what services say; "my sister" is somebody.
    const particular = actor.kind === "kin" && !isStock(words[actor.at]);
    if (particular || (actor.kind === "listed" && !actor.paid)) signs++;
    if (actor.kind === "name" && !words[actor.at]?.begins && !isResident) signs++;
    for (let i = actor.at; i < actor.to; i++) covered.add(i);
  }
  for (const time of times) {
    if (time.kind === "date" || time.kind === "event") signs++;
    for (let i = time.at; i < time.to; i++) covered.add(i);
  }
  const concrete = new Set<string>();
  const worn = new Set<string>();
  let everyday = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    // Who types in small letters writes names so too.
    if (!word || called.has(word.lower)) continue;
    const isDear = shows(word, dear);
    if (isDear && words[at - 1]?.lower !== "would" && words[at - 1]?.tail !== "d") signs++;
    if (word.lower === "used" && words[at + 1]?.lower === "to") signs++;
    if (shows(word, digit) && !covered.has(at)) signs++;
    const { root } = word.spelling;
    if (isStock(word)) {
      if (everydayStems.has(root) && !worn.has(root)) everyday++;
      worn.add(root);
    } else if (!isDear && isConcrete(word) && !covered.has(at)) {
      if (word.capital || !shows(word, abstract)) concrete.add(root);
    }
  }
  return { concrete: concrete.size, stock: worn.size, everyday, signs };
}
