import { OF_CARE, PAID_IF_CARE, SURELY_PAID, TRADES } from "../words/paid-care.ts";
import { determiners } from "./actor.ts";
import { wordSet } from "./phrases.ts";
import { shows, sign } from "./spelling.ts";
import type { Word } from "./words.ts";

const surely = wordSet(SURELY_PAID);
const ifCare = wordSet(PAID_IF_CARE);
const ofCare = wordSet(OF_CARE);
const trades = wordSet(TRADES);
const before = wordSet("old former ex retired previous late once last first");
const relating =
  wordSet(`to from with for by at in on of via into about through that which who if when as
  than or is are was were be has have had will would and but so then while where not no without does do did`);

const NAMING = /^(?:care|carers|homecare|healthcare|support|housing|services|homes)$/;

/** Whether a word can head words for those who are paid for care. */
export function mayBePaid(lower: string): boolean {
  return surely.has(lower) || ifCare.has(lower) || NAMING.test(lower);
}

const paid = sign(mayBePaid);

/** Whether the word at `at` heads words for people or a body that is paid for care. */
export function isPaid(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || !shows(word, paid) || word.possessive || word.spoken) return false;
  const isSure = surely.has(word.lower);
  const isBare = word.opens || determiners.has(words[at - 1]?.lower ?? "");
  // "My worker", "Sunrise Care": the one by whose they are, the other by its name.
  const isMine = /^workers?$/.test(word.lower) && OWNED.test(words[at - 1]?.lower ?? "");
  const isNamed = NAMING.test(word.lower) && word.capital && words[at - 1]?.capital && !word.opens;
  if (isMine || isNamed) return true;
  let describes = isSure || (word.lower === "staff" && isBare);
  for (let i = at - 1; i >= 0 && i > at - 5 && !words[i + 1]?.opens; i--) {
    const previous = words[i];
    if (!previous || relating.has(previous.lower)) break;
    if (before.has(previous.lower)) return false;
    if (previous.possessive && previous.capital) describes = true;
    if (i === at - 1 && trades.has(previous.lower)) return false;
    if (ofCare.has(previous.lower)) describes = true;
    // "CGL worker", "foyer coach": whatever it is, it is their work.
    if (i === at - 1 && /^workers?$/.test(word.lower) && !determiners.has(previous.lower))
      describes = true;
  }
  return describes;
}

const OWNED = /^(?:my|his|her|their|our)$/;

/** Where the words for them begin, with what describes them. */
export function startOf(words: readonly Word[], at: number): number {
  let start = at;
  while (start > 0 && start > at - 5 && !words[start]?.opens) {
    const previous = words[start - 1];
    if (!previous || relating.has(previous.lower)) break;
    start--;
  }
  return start;
}
