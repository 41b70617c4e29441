import { ENDS_HAVING, HAVING, LISTED, SERVING, THERE } from "../words/paid-care.ts";
import { CARING, PARTICIPLES } from "../words/verbs.ts";
import { pronouns, self } from "./actor.ts";
import type { Analysis } from "./analyse.ts";
import { isDeedWord } from "./deeds.ts";
import { isPaid, mayBePaid, startOf } from "./paid-people.ts";
import { phrases, wordSet } from "./phrases.ts";
import { anyShows, sign } from "./spelling.ts";
import { stem } from "./stem.ts";
import type { Word } from "./words.ts";

/** The numbers of the sentences in which somebody paid looks after the resident, in order. */
export function paidCareIn(analysis: Analysis): readonly number[] {
  return (analysis.readings.paidCare ??= readPaidCare(analysis));
}

function readPaidCare(analysis: Analysis): readonly number[] {
  const { words, actors } = analysis;
  if (!anyShows(analysis, paidFor) && !actors.some((it) => it.paid)) return [];
  const kin = new Set<number>();
  for (const it of actors)
    if (it.kind === "kin" || (it.kind === "listed" && !it.paid)) kin.add(it.noun);
  const withKin = new Set([...kin].map((at) => words[at]?.sentence));
  const unpaid = new Set(words.filter(isUnpaid).map((it) => it.sentence));
  const found = new Set<number>();
  const add = (at: number) => {
    const word = words[at];
    if (word && !word.spoken && !unpaid.has(word.sentence)) found.add(word.sentence);
  };
  // A relative in the same breath is most likely the carer that is meant.
  for (const it of actors) if (it.cares && !withKin.has(words[it.at]?.sentence)) add(it.at);
  const paid = new Set<number>();
  for (const it of actors)
    if (it.paid && (it.person || it.to > it.at + 1)) paid.add(it.person ? it.to - 1 : it.noun);
  for (let at = 0; at < words.length; at++) if (isPaid(words, at)) paid.add(at);
  for (let at = 0; at < words.length; at++) {
    if (isPaidTo(words, at) || isPortion(words, at)) add(at);
    const length = having.at(words, at);
    if (length) {
      const whom = paidAfter(words, at, length, paid);
      if (whom) add(whom);
    }
    if (!paid.has(at)) continue;
    if (/^carer$/.test(words[at]?.lower ?? "") && withKin.has(words[at]?.sentence)) continue;
    if (servesHere(words, at, kin)) add(at);
  }
  for (const [at, word] of words.entries())
    if (word.lower === "by" || word.lower === "from") {
      const whom = isCaredFor(words, at) ? paidAfter(words, at, 1, paid) : 0;
      if (whom) add(whom);
    }
  for (const at of listsIn(words, paid)) add(at);
  return [...found].sort((a, b) => a - b);
}

/** "Allocated SW, health visitor, hostel staff": two or more of them, and nothing said of anybody. */
function listsIn(words: readonly Word[], paid: ReadonlySet<number>): number[] {
  const counts = new Map<number, number>();
  const spoiled = new Set<number>();
  for (const [at, word] of words.entries()) {
    if (self.has(word.lower) || pronouns.has(word.lower) || word.lower === "by")
      spoiled.add(word.sentence);
    const isEnd =
      words[at + 1]?.sentence !== word.sentence ||
      words[at + 1]?.opens ||
      words[at + 1]?.lower === "and";
    if (!isEnd || !(paid.has(at) || listed.has(word.lower))) continue;
    const start = startOf(words, at);
    const isItem = words[start]?.opens || words[start - 1]?.lower === "and";
    if (isItem && !words.slice(start, at).some(isVerb))
      counts.set(word.sentence, (counts.get(word.sentence) ?? 0) + 1);
  }
  return words.flatMap(({ sentence, begins }, at) =>
    begins && (counts.get(sentence) ?? 0) > 1 && !spoiled.has(sentence) ? [at] : [],
  );
}

const listed = wordSet(LISTED);
/** Without any of these words, nobody in a text is paid unless the people list says so. */
const paidFor = sign(
  mayBePaid,
  listed,
  ["24/7", "1:1", "2:1", "package", "paid"],
  /^(?:hours?|hrs?)$/,
);
const caring = new Set([...wordSet(CARING)].map(stem));
const serving = wordSet(SERVING);
const participles = wordSet(PARTICIPLES, "known won seen become spent learnt had taught");
const there = wordSet(THERE);
const having = phrases(HAVING);
const endsHaving = wordSet(ENDS_HAVING);

/** "Those who are paid to be there": paid people without any word for what they are. */
function isPaidTo(words: readonly Word[], at: number): boolean {
  return (
    words[at]?.lower === "paid" &&
    words[at + 1]?.lower === "to" &&
    /^(?:those|people|someone|somebody|are)$/.test(words[at - 1]?.lower ?? "")
  );
}

/** "24 hour support", "14 hours of care": help that comes in portions is paid for. */
function isPortion(words: readonly Word[], at: number): boolean {
  const { lower = "", sentence } = words[at] ?? {};
  if (/^(?:24\/7|[12]:1)$/.test(lower))
    return words
      .slice(at + 1, at + 3)
      .some(
        (it) =>
          it.sentence === sentence && /^(?:support|care|staffing|cover|lsa|ta)$/.test(it.lower),
      );
  if (lower === "package")
    return words[at + 1]?.lower === "of" && /^(?:care|support)$/.test(words[at + 2]?.lower ?? "");
  if (!/^(?:hours?|hrs?)$/.test(words[at]?.lower ?? "") || !/^\d/.test(words[at - 1]?.lower ?? ""))
    return false;
  const next = words[at + (words[at + 1]?.lower === "of" ? 2 : 1)];
  return (
    next?.sentence === words[at]?.sentence &&
    /^(?:support|care|cover|homecare)$/.test(next?.lower ?? "")
  );
}

/** "Is supported in the refuge by": care, and then whose it is. */
function isCaredFor(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - 7; i--) {
    const word = words[i];
    if (!word || word.sentence !== words[at]?.sentence || word.after) return false;
    if (/^(?:was|were)$/.test(word.lower)) return false;
    if (word.lower.endsWith("ed") && caring.has(stem(word.lower)))
      return !/^(?:was|were|not|never)$/.test(words[i - 1]?.lower ?? "");
  }
  return false;
}

/** "Off duty", "nobody pays her": care that is a gift, whatever the trade of who gives it. */
function isUnpaid({ lower }: Word, at: number, words: readonly Word[]): boolean {
  if (/^(?:unpaid|volunteers?|volunteering|voluntary)$/.test(lower)) return true;
  const next = words[at + 1]?.lower;
  if (lower === "off") return next === "duty" || next === "the";
  if (lower === "paid")
    return /^(?:not|isn't|nobody|never|being|isnt)$/.test(words[at - 1]?.lower ?? "");
  return lower === "own" && next === "time";
}

/** The place of a paid person among those whom somebody has or is helped by; 0 where there is none. */
function paidAfter(
  words: readonly Word[],
  at: number,
  length: number,
  paid: ReadonlySet<number>,
): number {
  const sentence = words[at]?.sentence;
  for (let i = at - 1; i >= 0 && i > at - 4 && words[i]?.sentence === sentence; i--)
    if (DENIES.test(words[i]?.lower ?? "") || /^(?:was|were|had)$/.test(words[i]?.lower ?? ""))
      return 0;
  if (words[at]?.lower === "got" && words[at - 1]?.tail !== "ve") return 0;
  if (HAVE.test(words[at]?.lower ?? "") && isDone(words[at + 1])) return 0;
  for (let i = at + length; i < at + length + 10; i++) {
    const word = words[i];
    if (!word || word.sentence !== sentence || word.spoken || endsHaving.has(word.lower)) return 0;
    if (paid.has(i)) return /^(?:friends?|as)$/.test(words[i + 1]?.lower ?? "") ? 0 : i;
  }
  return 0;
}

/** "Has taught the staff three songs" is no help that somebody has. */
function isDone(word: Word | undefined): boolean {
  return word !== undefined && (/[^e]ed$|[tl]+en$/.test(word.lower) || participles.has(word.lower));
}

const HAVE = /^(?:has|have)$/;
const DENIES = /^(?:no|not|never|nor|without|doesn't|doesnt|don't|dont|isn't|isnt|n't|can't|cant)$/;

/** Whether those at `at` do something for the resident, or are said to be there. */
function servesHere(words: readonly Word[], at: number, kin: ReadonlySet<number>): boolean {
  const start = startOf(words, at);
  const previous = words[start - 1];
  if (
    previous &&
    !words[start]?.opens &&
    /^(?:as|is|was|were|be|been|am|became|a)$/.test(previous.lower)
  )
    return false;
  if (previous && kin.has(start - 1)) return false;
  if (isWithout(words, start)) return true;
  const next = words[at + 1];
  if (!next || next.sentence !== words[at]?.sentence) return false;
  if (/^(?:who|which|that)$/.test(next.lower)) return serves(words, at + 2, at + 5);
  if (next.lower.endsWith("ing") && caring.has(stem(next.lower))) return true;
  const heads =
    words[start]?.opens || /^(?:and|where|but|so|while|then)$/.test(previous?.lower ?? "");
  if (!heads || words.slice(start, at).some(isVerb)) return false;
  if (RATION.test(next.lower) && !next.begins) return true;
  if (next.lower === "on" && WEEKDAY.test(words[at + 2]?.lower ?? "")) return true;
  if (
    next.lower === "every" &&
    /^(?:day|morning|evening|night|week)$/.test(words[at + 2]?.lower ?? "")
  )
    return true;
  if (next.lower === "in" && /^(?:place|for|daily|twice)$/.test(words[at + 2]?.lower ?? ""))
    return true;
  return servesAsSubject(words, at);
}

/** "Shows" in "shows new staff how the hoist works", which has them at the other end of the deed. */
function isVerb(word: Word): boolean {
  return (
    (word.lower.endsWith("s") && isDeedWord(word) && !word.possessive) ||
    participles.has(word.lower)
  );
}

/** "We could not manage without the carers". */
function isWithout(words: readonly Word[], start: number): boolean {
  for (let i = start - 1; i > start - 6 && i > 1; i--)
    if (words[i]?.lower === "without")
      return words
        .slice(Math.max(0, i - 3), i)
        .some((it) => DENIES.test(it.lower) || it.lower === "lost");
  return false;
}

/** Whether a word of serving stands between these places, with nobody else to do it. */
function serves(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const word = words[i];
    if (!word || self.has(word.lower) || word.lower === "not") return false;
    if (isServing(word)) return true;
  }
  return false;
}

function isServing({ lower }: Word): boolean {
  return serving.has(lower) || (caring.has(stem(lower)) && !/(?:ing|ed)$/.test(lower));
}

/** Goes from the noun over others beside it to their verb: "outreach team and his nurse are good to him". */
function servesAsSubject(words: readonly Word[], at: number): boolean {
  for (let i = at + 1; i < at + 9; i++) {
    const word = words[i];
    if (!word || word.sentence !== words[at]?.sentence || word.spoken) return false;
    if (/^(?:is|are|re)$/.test(word.lower))
      return words
        .slice(i + 1, i + 5)
        .some(
          (it) =>
            there.has(it.lower) ||
            (it.lower === "place" && words[i + 1]?.lower === "in") ||
            (it.lower.endsWith("ing") && caring.has(stem(it.lower))),
        );
    if (isServing(word) && !word.opens) return !/^(?:and|or)$/.test(words[i - 1]?.lower ?? "");
    if (PLACES.test(word.lower) || pronouns.has(word.lower) || self.has(word.lower)) return false;
  }
  return false;
}

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)/;
const RATION = /^(?:involved|daily|twice|am|x?\d\S*|four|three|two)$/;
const PLACES =
  /^(?:at|in|of|from|on|for|with|was|were|had|who|which|that|because|when|if|not|never|only)$/;
