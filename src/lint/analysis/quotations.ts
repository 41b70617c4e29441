import type { Range } from "./words.ts";

const DOUBLE: Record<string, string> = { '"': '"', "“": "”", "«": "»", "„": "“" };

/**
 * The quotations of a text, with their marks. Double marks count as soon as they are opened, to the
 * end of the line if need be: somebody may be in the middle of writing one down. Single marks count
 * once they are closed, for an apostrophe looks the same.
 */
export function readQuotations(text: string): Range[] {
  const found: Range[] = [];
  let double: { from: number; close: string } | null = null;
  let single: { from: number; close: string } | null = null;
  for (let at = nextMark(text, 0); at <= text.length; at = nextMark(text, at + 1)) {
    const mark = text[at] ?? "\n";
    if (mark === "\n") {
      if (double) found.push({ from: double.from, to: at });
      double = single = null;
    } else if (double) {
      // People mix curly and straight; whatever closes a quotation closes this one.
      if (mark === double.close || mark === '"' || mark === "”") {
        found.push({ from: double.from, to: at + 1 });
        double = null;
      }
    } else if (DOUBLE[mark]) {
      double = { from: at, close: DOUBLE[mark] };
    } else if (single) {
      if ((mark === "'" || mark === "’") && closesAfter(text, at)) {
        found.push({ from: single.from, to: at + 1 });
        single = null;
      }
    } else if (mark === "‘" || (mark === "'" && opensBefore(text, at))) {
      single = { from: at, close: mark };
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

const MARK = /["“”«»„'‘’\n]/g;

/** Where the next mark stands that could matter; a text ends as a line does. */
function nextMark(text: string, from: number): number {
  MARK.lastIndex = from;
  if (from < text.length && MARK.test(text)) return MARK.lastIndex - 1;
  return Math.max(from, text.length);
}

function opensBefore(text: string, at: number): boolean {
  return !isLetter(text[at - 1]) && isLetter(text[at + 1]);
}

function closesAfter(text: string, at: number): boolean {
  return !isLetter(text[at + 1]) && !/\s/.test(text[at - 1] ?? " ");
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
