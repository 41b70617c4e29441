import type { Actor } from "./actor.ts";
import {
  BRACKETED,
  FILL_IN,
  IN_CAPITALS,
  IN_ROUND_BRACKETS,
  INSTRUCTIONS,
  NAMED_IN_BRACKETS,
  PERHAPS_BRACKETED,
} from "../words/drafting.ts";
import { phrases, wordSet } from "./phrases.ts";
import { shows, sign } from "./spelling.ts";
import type { Range, Word } from "./words.ts";

/** What drafting left in a text: a prompt in brackets, a note or gap, or what could be meant so. */
export type LeftOver = Range & { kind: "prompt" | "note" | "unsure" };

const bracketed = wordSet(BRACKETED);
const namedInBrackets = wordSet(NAMED_IN_BRACKETS);
const perhapsBracketed = wordSet(PERHAPS_BRACKETED);
const instructions = phrases(INSTRUCTIONS);
const inRound = wordSet(IN_ROUND_BRACKETS);
const inCapitals = wordSet(IN_CAPITALS);
const fillIn = wordSet(FILL_IN);
const links = wordSet("a an the to by on in at of for from per with and is every until");
const asking =
  wordSet(`who whom what when where why how which is are was were do does did can could will
  would should shall has have am isn't aren't don't doesn't didn't can't couldn't won't wouldn't shouldn't
  really eh i me my we you no yes`);
/** Of these pairs one has to go; "she/her" is how somebody is spoken of and stays. */
const pairs: Readonly<Record<string, string>> = {
  he: "she",
  she: "he",
  him: "her",
  his: "her hers",
  her: "him his",
  himself: "herself",
  mr: "mrs ms miss",
  s: "he",
};

/** Words at which a note, a gap or a pair can begin; without two question marks, nothing else does. */
const beginning = sign(instructions.beginnings, inCapitals, fillIn, Object.keys(pairs), (lower) =>
  lower.startsWith("x"),
);

/** Placeholders, prompts of the form and notes of the writer. Brackets in a quotation are none. */
export function readLeftOvers(
  text: string,
  words: readonly Word[],
  quotations: readonly Range[],
): LeftOver[] {
  const found: LeftOver[] = [];
  readBrackets(text, words, quotations, found);
  const prompts = [...found];
  let open = 0;
  let prompt = 0;
  const isDoubtful = text.includes("??");
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || !(isDoubtful || shows(word, beginning))) continue;
    while ((prompts[prompt]?.to ?? Infinity) <= word.from) prompt++;
    const instruction = instructions.at(words, at);
    if (word.from >= (prompts[prompt]?.from ?? Infinity) && !instruction) continue;
    while ((quotations[open]?.to ?? Infinity) <= word.from) open++;
    if (word.from >= (quotations[open]?.from ?? Infinity)) continue;
    const length = instruction || leftOverAt(text, words, at);
    if (length)
      found.push({ from: word.from, to: words[at + length - 1]?.to ?? word.to, kind: "note" });
    else if (isPair(words, at))
      found.push({ from: word.from, to: words[at + 1]?.to ?? word.to, kind: "unsure" });
    else if (isDoubted(text, words, at) && !asks(words, at))
      found.push({ ...marksAfter(text, word), kind: "unsure" });
  }
  readRules(text, words, found);
  return found.sort((a, b) => a.from - b.from);
}

/** Whether the form's prompts are all there is, with the small words that the form puts around them. */
export function isForm(
  leftOvers: readonly LeftOver[],
  words: readonly Word[],
  actors: readonly Actor[],
  isConcrete: (word: Word) => boolean,
): boolean {
  if (!leftOvers.some((it) => it.kind === "prompt")) return false;
  if (leftOvers.some((it) => it.kind === "note")) return false;
  const named = new Set<Word | undefined>();
  for (const { kind, at, to } of actors)
    if (kind === "resident" || kind === "name") for (const it of words.slice(at, to)) named.add(it);
  let next = 0;
  return words.every((word) => {
    while ((leftOvers[next]?.to ?? Infinity) <= word.from) next++;
    return word.from >= (leftOvers[next]?.from ?? Infinity) || named.has(word) || !isConcrete(word);
  });
}

function marksAfter(text: string, { to }: Word): Range {
  const from = text.indexOf("??", to);
  return { from, to: from + 2 };
}

/** Whether two question marks stand in the place of a word, or after something to be checked. */
function isDoubted(text: string, words: readonly Word[], at: number): boolean {
  const { to, sentence } = words[at] ?? { to: 0, sentence: 0 };
  if (text.startsWith(" ??", to)) return true;
  if (!text.startsWith("??", to)) return false;
  return words
    .slice(Math.max(0, at - 8), at + 1)
    .some(
      (it) =>
        it.sentence === sentence && /^(?:check|confirm|confirmed|tbc|query|ask)$/.test(it.lower),
    );
}

function leftOverAt(text: string, words: readonly Word[], at: number): number {
  const word = words[at];
  if (!word) return 0;
  if (word.lower[0] === "x" && isCross(text, words, at)) return 1;
  const stands = word.begins || links.has(words[at - 1]?.lower ?? "");
  if (inCapitals.has(word.lower) && stands && /^\p{Lu}+$/u.test(text.slice(word.from, word.to)))
    return 1;
  if (!fillIn.has(word.lower) || !word.opens) return 0;
  for (let i = at + 2; i < at + 6 && words[i]?.sentence === word.sentence; i++)
    if (words[i]?.lower === "here") return i + 1 - at;
  return 0;
}

/** "£XX", "XX/XX", "by XX": crosses that stand for a word. A kiss at the end of a line does not. */
function isCross(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || !/^x+$/.test(word.lower)) return false;
  const before = text[word.from - 1] ?? "";
  const previous = words[at - 1];
  if (word.lower.length === 1)
    return (
      word.capital && text[word.to] !== "-" && /^(?:mr|mrs|ms|miss|mx)$/.test(previous?.lower ?? "")
    );
  if (before === "£" || (text[word.to] === "/" && words[at + 1]?.lower[0] === "x")) return true;
  if (before === "/" && previous && /^x+$/.test(previous.lower)) return false;
  const isCapital = text[word.to - 1] === "X";
  if (!isCapital || previous?.sentence !== word.sentence) return false;
  const isLast = words[at + 1]?.sentence !== word.sentence;
  return !isLast || links.has(previous.lower);
}

/** "He/she": the form's words for anybody. */
function isPair(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const next = words[at + 1];
  if (!word || !next || word.after !== "/") return false;
  return (pairs[word.lower] ?? "").split(" ").includes(next.lower);
}

/** Whether the two question marks after this word end a question, however vexed. */
function asks(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence;
  for (let i = at; i >= 0 && i > at - 30 && words[i]?.sentence === sentence; i--)
    if (asking.has(words[i]?.lower ?? "")) return true;
  return false;
}

/** Prompts in brackets of any kind: "[name]", "<insert date>", "{{resident}}", "[AC1]". */
function readBrackets(
  text: string,
  words: readonly Word[],
  quotations: readonly Range[],
  found: LeftOver[],
): void {
  let at = 0;
  let quotation = 0;
  for (let open = bracketFrom(text, 0); open >= 0; open = bracketFrom(text, open + 1)) {
    while (open >= (quotations[quotation]?.to ?? Infinity)) quotation++;
    if (open >= (quotations[quotation]?.from ?? Infinity)) continue;
    while (at < words.length && (words[at]?.from ?? 0) < open) at++;
    const first = words[at];
    if (!first || first.from > open + 3 || text.slice(open + 1, first.from).trim().length > 1)
      continue;
    const inside = text.slice(open + 1, open + 80);
    const close = inside.search(/[\]>})]/);
    if (close < 0 || WITHHELD.test(inside.slice(0, close))) continue;
    if (text[open] === "(" && !(inRound.has(first.lower) && isShort(inside, close))) continue;
    const range = { from: open, to: open + close + 2 };
    const isNoun = namedInBrackets.has(first.lower) && isShort(inside, close);
    if (
      bracketed.has(first.lower) ||
      isNoun ||
      isPair(words, at) ||
      CAPITALS.test(inside.slice(0, close))
    )
      found.push({ ...range, kind: "prompt" });
    else if (perhapsBracketed.has(first.lower) && isShort(inside, close))
      found.push({ ...range, kind: "unsure" });
  }
}

/** Whether there is hardly more than the prompt between these brackets. */
function isShort(inside: string, close: number): boolean {
  return inside.slice(0, close).trim().split(" ").length <= 3;
}

const CAPITALS = /^[\p{Lu}\s/\d]{3,}$/u;

/** What the tool for redaction, or whoever copied an earlier record, puts in brackets. */
const WITHHELD =
  /redacted|withheld|removed|omitted|deleted|sic$|\b(?:not|no|kept|held|known|file|safe\w*|confidential|protected|secret|private|changed|hidden|stored|anonymised|separate\w*)\b/i;

const OPEN = /[[<{(]/g;

function bracketFrom(text: string, from: number): number {
  OPEN.lastIndex = from;
  return OPEN.test(text) ? OPEN.lastIndex - 1 : -1;
}

/** "Because ____": a line to write on. Dots are one only where there is hardly a word. */
function readRules(text: string, words: readonly Word[], found: LeftOver[]): void {
  for (const rule of [text.indexOf("___"), words.length < 4 ? text.indexOf("......") : -1]) {
    if (rule < 0) continue;
    let to = rule;
    while (text[to] === text[rule]) to++;
    found.push({ from: rule, to, kind: "note" });
  }
}
