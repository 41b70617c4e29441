import { ENDLESS, ONGOING, RARE } from "../words/ongoing.ts";
import type { Analysis } from "./analyse.ts";
import { phrases } from "./phrases.ts";
import type { Stretch } from "./readings.ts";
import { passes } from "./times.ts";
import { shows, sign } from "./spelling.ts";
import type { Word } from "./words.ts";

/** Where a timeframe says that it has no end; `at` and `to` are the same where it says no such thing. */
export function endlessIn(analysis: Analysis): Stretch {
  return (analysis.readings.endless ??= readEndless(analysis));
}

const endless = phrases(ONGOING, ENDLESS, RARE);
const NEGATION = /^(?:no|not|never|without|isn't|doesn't|don't|won't|isnt|doesnt|dont|wont)$/;
const LIFE = /^(?:life|lives)$/;
const TILL = /^(?:until|till|til)$/;
const beginning = sign(endless.beginnings, NEGATION, LIFE, TILL);

function readEndless({ words }: Analysis): Stretch {
  for (let at = 0; at < words.length; at++) {
    if (!shows(words[at], beginning) || words[at]?.spoken) continue;
    const length =
      endless.at(words, at) ||
      lengthOfNoEnd(words, at) ||
      lengthOfLife(words, at) ||
      lengthOfTill(words, at);
    if (length) return { at, to: at + length };
  }
  return { at: 0, to: 0 };
}

/** "No real end", "without a finish date", "never quite stops". */
function lengthOfNoEnd(words: readonly Word[], at: number): number {
  if (!NEGATION.test(words[at]?.lower ?? "")) return 0;
  for (let i = at + 1; i < at + 6; i++) {
    const word = words[i];
    if (!word || word.sentence !== words[at]?.sentence) return 0;
    if (
      /^(?:end|ends|ending|stop|stops|stopping|finish|finishes|finished|limits?|limited|deadlines?|cut|clock|rush|hurry|fixed|over|done|change|changes|expire|expires)$/.test(
        word.lower,
      )
    )
      return i + 1 - at;
  }
  return 0;
}

/** "For the rest of his life", "for as long as she lives", "lifelong". */
function lengthOfLife(words: readonly Word[], at: number): number {
  if (!LIFE.test(words[at]?.lower ?? "")) return 0;
  for (let i = at - 1; i >= at - 5 && words[i]?.sentence === words[at]?.sentence; i--)
    if (/^(?:for|rest|whole|all|throughout|remainder|entire)$/.test(words[i]?.lower ?? ""))
      return 1;
  return 0;
}

/** "Till he's sick of us", "until I drop": an end that is up to somebody, on no day. */
function lengthOfTill(words: readonly Word[], at: number): number {
  if (!TILL.test(words[at]?.lower ?? "")) return 0;
  if (!/^(?:i|he|she|they|we|you)$/.test(words[at + 1]?.lower ?? "")) return 0;
  return passes(words, at + 2) ? 0 : 2;
}
