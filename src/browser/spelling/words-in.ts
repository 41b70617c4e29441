/** A stretch of a line: UTF-16 offsets, end excluded. */
export type Range = { from: number; to: number };

/** One word of a line that can be looked up. Apostrophes are straight, whatever was typed. */
export type Word = Range & {
  word: string;
  /** Which sentence of the line it is in, counted from 0. */
  sentence: number;
  /** Whether it is the first of its sentence, where any word has a capital. */
  isFirst: boolean;
};

const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}\p{N}_]+)*/gu;

/** Addresses and file names: what has a scheme, an @, or a dot between two letters. */
const ADDRESS = /\S+:\/\/\S+|\S+@\S+|[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+\S*/gu;

const SENTENCE_END = /[.!?…]["”’)]*\s/;

/** So many capitals are an abbreviation; more of them are somebody who writes in capitals. */
const LONGEST_ABBREVIATION = 6;

/** A part before or after a hyphen that is no word by itself: "co-", "ex-", "re-". */
const LONGEST_AFFIX = 3;

/** The words of a line that can be looked up in a dictionary, without those that lie in `spared`. */
export function wordsIn(line: string, spared: readonly Range[] = []): Word[] {
  const left = [...spared, ...rangesOf(ADDRESS, line)].sort((a, b) => b.from - a.from);
  // How far what is spared reaches, of all that begins before the word: a long line is read once.
  let reach = 0;
  const words: Word[] = [];
  let sentence = 0;
  let end = 0;
  let isFirst = true;
  for (const { from, to } of rangesOf(WORD, line)) {
    if (end > 0 && SENTENCE_END.test(line.slice(end, from))) {
      sentence += 1;
      isFirst = true;
    }
    end = to;
    const word = line.slice(from, to).replaceAll("’", "'");
    for (let next = left.at(-1); next && next.from < to; next = left.at(-1)) {
      reach = Math.max(reach, next.to);
      left.pop();
    }
    if (reach <= from && canBeLookedUp(word) && !isAffix(line, from, to))
      words.push({ from, to, word, sentence, isFirst });
    isFirst = false;
  }
  return words;
}

/**
 * Whether a dictionary of English has anything to say on a word: it is written in English letters, and
 * it is neither a figure nor an abbreviation nor a name with a capital inside.
 */
function canBeLookedUp(word: string): boolean {
  if (word.length < 2 || !/^[A-Za-z']+$/.test(word)) return false;
  if (word === word.toUpperCase()) return word.length > LONGEST_ABBREVIATION;
  return !/[A-Z]/.test(word.slice(1));
}

function isAffix(line: string, from: number, to: number): boolean {
  return to - from <= LONGEST_AFFIX && (isHyphen(line[from - 1]) || isHyphen(line[to]));
}

const isHyphen = (character: string | undefined) => character === "-" || character === "‑";

function rangesOf(pattern: RegExp, line: string): Range[] {
  return [...line.matchAll(pattern)].map((it) => ({
    from: it.index,
    to: it.index + it[0].length,
  }));
}
