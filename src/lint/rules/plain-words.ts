import * as z from "zod/mini";
import { type Analysis, rangeOf, trimmed } from "../analysis/analyse.ts";
import { wordSet } from "../analysis/phrases.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule, type Piece, type Setting } from "../rule.ts";
import type { Hit } from "../vocabulary.ts";

/**
 * The plan is in words that whoever it is about can read. Letters in a row and shorthand are told by
 * their form; a lone word of services is an idea only, and so is a long sentence.
 */
export const plainWords = defineRule({
  name: "plain-words",
  catalogue: "L04",
  scope: "writing",
  kinds: ["outcome", "strengths", "marker", "action", "other"],
  topic: "language",
  tier: "look",
  severity: "advice",
  sparesOwnWords: true,
  options: z.object({
    /** Words in a sentence that services wrote, 15 for Easy Read. */
    longest: z._default(z.int().check(z.minimum(8)), 25),
  }),
  messages: {
    letters: {
      message: "“{words}” may tell a reader outside of services nothing.",
      question: "How would this be said to {called} across a table?",
    },
    word: {
      message: "“{words}” is a word of services.",
      question: "What would {called} and their family call it?",
    },
    long: {
      message: "This sentence has {count} words.",
      question: "Could it be two, so that {called} can follow it read aloud?",
    },
  },
  *check(piece, setting, { longest }) {
    const { entity, key, analysis, writing } = piece;
    const { words, text, sentences, hits } = analysis;
    if (analysis.blankness || isOfTheResident(piece)) return;
    const listed = (hits.get("jargon") ?? []).filter((it) => !words[it.at]?.spoken);
    const short = shorthand(analysis, setting, listed);
    const [first] = short;
    const worn = listed.filter((it) => !isLetters(it.entry));
    // Letters with a word of services beside them are as hard as letters with letters.
    const beside = worn.map((it) => {
      const { from, to } = rangeOf(words, it.at, it.to);
      return { at: it.at, name: text.slice(from, to) };
    });
    if (first && short.length + beside.length >= 2) {
      const range = sentences[words[first.at]?.sentence ?? 0];
      const named = [...new Set([...short, ...beside].map((it) => it.name))].slice(0, 3);
      if (range)
        yield {
          place: { entity, key, ...trimmed(text, range) },
          with: { words: named.join("”, “") },
        };
      return;
    }
    const alone = new Set(worn.map((it) => it.entry)).size === 1;
    for (const hit of worn) {
      // A lone word that has no plain twin may well be the right one.
      if (alone && !hit.better) continue;
      const place = { entity, key, ...rangeOf(words, hit.at, hit.to) };
      const said = text.slice(place.from, place.to);
      yield {
        place,
        messageId: "word",
        tier: "idea",
        with: { words: said },
        evidence: hit.entry,
        fixes: hit.better
          ? [{ kind: "replace", label: `Say “${hit.better}” instead`, place, words: hit.better }]
          : [],
      };
    }
    if (writing.speaker.kind !== "worker") return;
    for (const sentence of longOnes(analysis, longest)) {
      const range = sentences[sentence.index];
      if (range)
        yield {
          place: { entity, key, ...trimmed(text, range) },
          messageId: "long",
          tier: "idea",
          with: { count: String(sentence.count) },
        };
    }
  },
});

function isOfTheResident({ analysis, writing: { speaker } }: Piece): boolean {
  return speaker.kind === "resident" && analysis.firstPerson.length > 0;
}

type Short = { at: number; name: string };

/** Letters and shorthand that nothing in the text, the people list or the glossary explains. */
function shorthand(
  { words, text, wording }: Analysis,
  setting: Setting,
  listed: readonly Hit[],
): Short[] {
  const glossary = setting.config.vocabulary.phrases("glossary");
  const known = new Set<string>();
  const found: Short[] = [];
  const seen = new Set<string>();
  const letters = new Set(listed.filter((it) => isLetters(it.entry)).map((it) => it.at));
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || word.spoken || word.own) continue;
    const written = text.slice(word.from, word.to);
    const isSlashed = slashed(words, at);
    const notation = notationAt(words, at, text);
    const isShort = isSlashed || letters.has(at) || notation || isAcronym(written, word);
    if (!isShort || glossary.has(word.lower)) continue;
    if (isExplained(words, at)) known.add(word.lower);
    if (isShouted(words, at, text, wording.isOrdinary) || isReference(words, at)) continue;
    const name = isSlashed ? text.slice(word.from, words[at + 1]?.to) : (notation ?? written);
    if (isSlashed) at++;
    if (seen.has(name)) continue;
    seen.add(name);
    found.push({ at, name });
  }
  if (!found.length) return found;
  const initials = initialsOf(setting);
  return found.filter((it) => !known.has(it.name.toLowerCase()) && !initials.has(it.name));
}

/** Tells "cpn" and "appt" from words. */
function isLetters(entry: string): boolean {
  return !entry.includes(" ") && entry.length <= 6 && !plain.has(entry);
}

const plain = wordSet("obs void voids bloods mane nocte triage");

const joined = new Set([
  "n/a",
  "s/he",
  "and/or",
  "he/she",
  "she/he",
  "m/f",
  "a/c",
  "w/e",
  "24/7",
  "i/e",
]);

/** "f/u", "d/c", "L/C": two short halves with a stroke between them. */
function slashed(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (!word || !next || word.after !== "/" || word.lower.length > 2 || next.lower.length > 2)
    return false;
  return !/\d/.test(word.lower + next.lower) && !joined.has(`${word.lower}/${next.lower}`);
}

/** "4/52", "x2", "w/ waking night", "behaviours ++", as they are written; null for words. */
function notationAt(words: readonly Word[], at: number, text: string): string | null {
  const [word, next] = [words[at], words[at + 1]];
  if (!word) return null;
  const written = text.slice(word.from, word.to);
  if (/^\d{1,2}\/52$/.test(written)) return written;
  if (word.after.includes("++")) return `${written} ++`;
  if (!next) return null;
  if (word.lower === "x" && next.from === word.to && /^\d$/.test(next.lower))
    return text.slice(word.from, next.to);
  return written === "w" && /^[/.]/.test(word.after) ? `w${word.after.charAt(0)}` : null;
}

/** Two to six capitals that are no word one could say. */
function isAcronym(written: string, { lower }: Word): boolean {
  if (!/^(?:\p{Lu}{2,6}s?|\p{Lu}\d\p{Lu}|\p{Lu}{2,4}\d{1,2}|\d\p{Lu}{2,4})$/u.test(written))
    return false;
  if (lower.length < 4 || /\d/.test(lower)) return true;
  const vowels = lower.match(/[aeiouy]/g)?.length ?? 0;
  return vowels * 4 <= lower.length || /[^aeiouy]{3}/.test(lower);
}

function isExplained(words: readonly Word[], at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
  if (/^[(=:–—]/.test(word?.after ?? "") || /[(=]$/.test(before?.after ?? "")) return true;
  if (!/^(?:is|are|means|stands)$/.test(next?.lower ?? "")) return false;
  const then = words[at + 2];
  if (/^(?:the|called|short|what|where|for)$/.test(then?.lower ?? "")) return true;
  // "PP is Rukhsana", "HDC is home detention curfew".
  const spelt = words
    .slice(at + 2, at + 2 + (word?.lower.length ?? 0))
    .map((it) => it.lower.charAt(0));
  return Boolean(then?.capital) || spelt.join("") === word?.lower;
}

/** "I go OUT", "BOBBY MORE": said loudly, and no abbreviation. */
function isShouted(
  words: readonly Word[],
  at: number,
  text: string,
  isOrdinary: (word: Word) => boolean,
): boolean {
  const isLoud = (word: Word | undefined) =>
    word !== undefined && /^\p{Lu}{2,}$/u.test(text.slice(word.from, word.to));
  return [words[at - 1], words[at], words[at + 1]].some(
    (it) => isLoud(it) && it !== undefined && it.lower.length > 2 && isOrdinary(it),
  );
}

/** "CS/118", "ref SL-440". */
function isReference(words: readonly Word[], at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
  if (/^(?:ref|reference|no|number|room|flat|block)$/.test(before?.lower ?? "")) return true;
  return Boolean(word?.after && /^[-/]/.test(word.after) && /^\d/.test(next?.lower ?? ""));
}

function initialsOf({ resident, people }: Setting): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { name, organisation } of [resident, ...people])
    for (const words of [name.split(/\s+/), organisation.split(/\s+/)]) {
      found.add(words.map((it) => it.charAt(0).toUpperCase()).join(""));
      for (const word of words) if (word === word.toUpperCase()) found.add(word);
    }
  return found;
}

/** How many words of services make a long sentence hard rather than lively. */
const HEAVY = 6;

function longOnes({ words, wording }: Analysis, longest: number) {
  const counts = new Map<number, { index: number; count: number; stock: number }>();
  for (const word of words) {
    const it = counts.get(word.sentence) ?? { index: word.sentence, count: 0, stock: 0 };
    counts.set(word.sentence, it);
    it.count++;
    if (word.spoken) it.count = -Infinity;
    if (wording.isStock(word)) it.stock++;
  }
  return [...counts.values()].filter((it) => it.count > longest && it.stock >= HEAVY);
}
