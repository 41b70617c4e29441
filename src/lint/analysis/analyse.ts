import type { Writing } from "#src/plan/plan.ts";
import type { Hits, Vocabulary } from "../vocabulary.ts";
import { REPORTING } from "../words/verbs.ts";
import type { Actor } from "./actor.ts";
import { readActors } from "./actors.ts";
import { type Blankness, readBlankness } from "./blankness.ts";
import { type Detail, readDetail, type Wording, wordingOf } from "./detail.ts";
import type { Directory } from "./directory.ts";
import { isForm, type LeftOver, readLeftOvers } from "./left-over.ts";
import { wordSet } from "./phrases.ts";
import { readQuotations } from "./quotations.ts";
import { noReadings, type Readings } from "./readings.ts";
import { shows, sign, signsOf } from "./spelling.ts";
import { readTimes, type Time } from "./times.ts";
import { readSentences } from "./sentences.ts";
import { type Range, readWords, type Word } from "./words.ts";

/** What the words of one piece of writing show. All rules read this one; none reads the text. */
export type Analysis = {
  /** The text with what is struck out left blank, so that offsets stay true. */
  text: string;
  words: readonly Word[];
  /** All signs that any of the words has. */
  signs: Int32Array;
  sentences: readonly Range[];
  /** What is marked as the resident's own words, whoever speaks around it. */
  own: readonly Range[];
  /** Quotations with their marks, and speech that is told without marks. */
  spoken: readonly Range[];
  actors: readonly Actor[];
  times: readonly Time[];
  /** Indexes of "I" and of "my" at the head of a clause, outside of what is spoken. */
  firstPerson: readonly number[];
  detail: Detail;
  blankness: Blankness;
  /** What drafting left over, such as the form's own prompts. */
  leftOvers: readonly LeftOver[];
  /** Words and phrases of the lists of the policy pack. */
  hits: Hits;
  /** Tells words of services, small words and words of one life apart. */
  wording: Wording;
  /** What rules have asked of it so far. */
  readings: Readings;
};

const reporting = wordSet(REPORTING);
const mine = sign(["i", "my"]);

/** Reads a piece of writing once, for all rules. */
export function analyse(writing: Writing, directory: Directory, vocabulary: Vocabulary): Analysis {
  const wording = wordingOf(vocabulary);
  const text = unstruck(writing);
  const own = writing.marks.filter((it) => it.kind === "own");
  const sentences = readSentences(text);
  const words = readWords(text, sentences);
  const quotations = readQuotations(text);
  mark(words, quotations, "spoken");
  mark(words, own, "own");
  const actors = readActors(words, directory, vocabulary, wording.isOrdinary);
  const spoken = [...quotations, ...toldSpeech(words, sentences, actors)];
  mark(words, spoken.slice(quotations.length), "spoken");
  const times = readTimes(words, wording.isConcrete);
  const leftOvers = readLeftOvers(text, words, quotations);
  const hasForm = isForm(leftOvers, words, actors, wording.isConcrete);
  return {
    text,
    words,
    signs: signsOf(words),
    sentences,
    own,
    spoken,
    actors,
    times,
    firstPerson: firstPersonOf(words),
    detail: readDetail(words, actors, times, directory, wording),
    blankness: readBlankness(text, words, hasForm, vocabulary.phrases("filler")),
    leftOvers,
    hits: vocabulary.scan(words),
    wording,
    readings: noReadings(),
  };
}

/** The text from the first to the last of these words, as a range. */
export function rangeOf(words: readonly Word[], at: number, to: number): Range {
  return { from: words[at]?.from ?? 0, to: words[to - 1]?.to ?? 0 };
}

/** A sentence without the spaces around it. */
export function trimmed(text: string, { from, to }: Range): Range {
  const inside = text.slice(from, to);
  const start = from + inside.length - inside.trimStart().length;
  return { from: start, to: Math.max(start, from + inside.trimEnd().length) };
}

/** The whole text without the spaces around it. */
export function whole({ text }: Analysis): Range {
  return trimmed(text, { from: 0, to: text.length });
}

function unstruck({ text, marks }: Writing): string {
  const struck = marks.filter((it) => it.kind === "struck");
  if (!struck.length) return text;
  const units = text.split("");
  for (const { from, to } of struck)
    for (let at = Math.max(from, 0); at < to && at < units.length; at++)
      if (units[at] !== "\n") units[at] = " ";
  return units.join("");
}

function mark(words: readonly Word[], ranges: readonly Range[], as: "spoken" | "own"): void {
  let at = 0;
  for (const { from, to } of ranges) {
    while (at < words.length && (words[at]?.from ?? 0) < from) at++;
    for (; at < words.length && (words[at]?.to ?? 0) <= to; at++) {
      const word = words[at];
      if (word) word[as] = true;
    }
  }
}

/** "Tom said I want to go home", "Tom: I want to go home": speech that nobody put marks around. */
function toldSpeech(
  words: readonly Word[],
  sentences: readonly Range[],
  actors: readonly Actor[],
): Range[] {
  const found: Range[] = [];
  if (!words.some((it) => it.lower === "i")) return found;
  for (const actor of actors) {
    const head = words[actor.to - 1];
    const next = words[actor.to];
    if (actor.kind === "self" || !actor.subject || !head || !next) continue;
    if (next.sentence !== head.sentence || (found.at(-1)?.to ?? 0) > head.from) continue;
    const colon = actor.kind !== "pronoun" && head.after.startsWith(":");
    const told = reporting.has(next.lower);
    const first = words.slice(actor.to, actor.to + 4).find((it) => it.lower === "i");
    if ((colon || told) && first)
      found.push({ from: first.from, to: sentences[head.sentence]?.to ?? head.to });
  }
  return found;
}

function firstPersonOf(words: readonly Word[]): number[] {
  const found: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || word.spoken || !shows(word, mine)) continue;
    const { lower, opens, capital, tail } = word;
    // A small "i" is a typo for the word, unless it stands as "i.e." or numbers a list.
    if (lower === "i" && (capital || tail || opens)) found.push(at);
    else if (lower === "my" && opens) found.push(at);
  }
  return found;
}
