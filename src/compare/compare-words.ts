import { diffArrays } from "diff/lib/diff/array.js";
import type { Part } from "./change.ts";

/** Longer texts, both together and in UTF-16 units, are not compared word by word. */
const MOST_LETTERS = 200_000;

/** So many words and gaps may come and go before two texts count as different from end to end. */
const MOST_EDITS = 800;

/** Texts that share less than this part of their letters read better one after the other. */
const LEAST_SHARED = 0.25;

const WORDS = new Intl.Segmenter("en-GB", { granularity: "word" });
const LETTERS = new Intl.Segmenter("en-GB", { granularity: "grapheme" });

/**
 * What stayed, came and went between two texts, word by word, each removal before what stands in its
 * place. No letter that a reader sees as one is cut. Takes bounded time: texts that are very long or
 * wholly different are told as the whole before and the whole after.
 */
export function compareWords(before: string, after: string): Part[] {
  const whole = partsOf([
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ]);
  if (before === after) return partsOf([{ kind: "same", text: after }]);
  if (!before || !after || before.length + after.length > MOST_LETTERS) return whole;
  const differences = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS });
  if (!differences) return whole;
  const parts = withoutCrumbs(
    differences.map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value.join(""),
    })),
  );
  const shared = parts.reduce((sum, it) => sum + (it.kind === "same" ? lettersIn(it.text) : 0), 0);
  const most = Math.max(lettersIn(before), lettersIn(after));
  return shared < most * LEAST_SHARED ? whole : parts;
}

/** Words and what stands between them, one after the other; never a part of a letter. */
function wordsOf(text: string): string[] {
  const words = Array.from(WORDS.segment(text), (it) => it.segment);
  // Only beyond Latin letters can the end of a word lie inside of one.
  if (!/[^\n -\u02ff]/.test(text)) return words;
  const starts = new Set(Array.from(LETTERS.segment(text), (it) => it.index));
  const whole: string[] = [];
  let at = 0;
  for (const word of words) {
    if (starts.has(at)) whole.push(word);
    else whole.push((whole.pop() ?? "") + word);
    at += word.length;
  }
  return whole;
}

/** A gap or a comma that stayed between two changes is no landmark: it goes with the changes. */
function withoutCrumbs(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    kept.push({ kind: "removed", text: removed }, { kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  parts.forEach(({ kind, text }, at) => {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (removed && added && at < parts.length - 1 && isCrumb(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      kept.push({ kind, text });
    }
  });
  flush();
  return partsOf(kept);
}

function isCrumb(text: string): boolean {
  return lettersIn(text) === 0 && !text.includes("\n");
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}\p{Extended_Pictographic}]/gu)?.length ?? 0;
}

const partsOf = (parts: readonly Part[]) => parts.filter((it) => it.text !== "");
