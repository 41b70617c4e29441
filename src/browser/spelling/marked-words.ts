import type { Node } from "prosemirror-model";
import { attributesOf } from "#src/document/text.ts";
import { OBJECT } from "#src/document/writing.ts";
import { readQuotations } from "#src/lint/analysis/quotations.ts";
import { type Range, type Word, wordsIn } from "./words-in.ts";

/** Whether a word is to be marked; undefined while nobody knows. */
export type IsWrong = (word: Word) => boolean | undefined;

/** What is never looked at: an address, what was struck out, and the resident's own words. */
const SPARED = ["link", "struck", "own"];

/** So many words of a sentence, and it can be told which language it is in. */
const ENOUGH = 4;

// A line that did not change is the same node; this is a cache.
const known = new WeakMap<Node, readonly Word[]>();

/** The words of a line that can be looked up: no quotation, no address, nothing struck out. */
export function wordsOfLine(line: Node): readonly Word[] {
  const found = known.get(line) ?? readLine(line);
  known.set(line, found);
  return found;
}

/**
 * The words of a line that are to be marked. A sentence most of whose words are unknown is in another
 * language, and is left alone.
 */
export function wrongWords(words: readonly Word[], isWrong: IsWrong): Word[] {
  const sentences = new Map<number, Word[]>();
  for (const it of words) sentences.set(it.sentence, [...(sentences.get(it.sentence) ?? []), it]);
  return [...sentences.values()].flatMap((sentence) => {
    const wrong = sentence.filter((it) => isWrong(it) === true);
    return sentence.length >= ENOUGH && wrong.length > sentence.length / 2 ? [] : wrong;
  });
}

function readLine(line: Node): Word[] {
  // An object takes one place, as a character does.
  const text = line.textBetween(0, line.content.size, "", OBJECT);
  const spared: Range[] = [...readQuotations(text)];
  line.forEach((child, from) => {
    const names = Object.keys(attributesOf(child.marks));
    if (SPARED.some((it) => names.includes(it))) spared.push({ from, to: from + child.nodeSize });
  });
  return wordsIn(text, spared);
}
