import type { Words } from "#src/plan/suggestion.ts";
import type { Mark } from "#src/plan/writing.ts";
import { inBoth, plainly } from "./alike.ts";
import type { WordBlock, WordPiece } from "./word-file.ts";

/** One line as the file has it: part of a paragraph, with its looks. */
export type FileLine = {
  text: string;
  marks: readonly Mark[];
  depth: number | null;
  block: number;
};

/** A line out of a block: the words from `from` to `to`, without the space around them. */
export function lineOf(
  block: WordBlock,
  number: number,
  from = 0,
  to = block.text.length,
): FileLine {
  const words = block.text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const text = words.trim().replace(/\s*\n\s*|\t+/g, " ");
  const isAsItWas = text === words.trim();
  const marks = isAsItWas ? marksBetween(block.pieces, start, start + text.length) : [];
  const depth = block.listDepth === null ? null : Math.min(2, block.listDepth);
  return { text, marks, depth, block: number };
}

/** A block without the words that stand in it struck through. */
export function withoutStruck(block: WordBlock): WordBlock {
  if (!block.pieces.some((it) => it.is && it.struck && it.text.trim() !== "")) return block;
  const pieces: WordPiece[] = [];
  let text = "";
  for (const it of block.pieces) {
    if (it.is && it.struck) continue;
    // The space on one side of what was struck goes with it.
    const isDouble = it.is && (text === "" || /\s$/.test(text));
    const words = isDouble ? it.text.replace(/^ +/, "") : it.text;
    pieces.push({ ...it, text: words });
    if (it.is) text += words;
  }
  return { ...block, text, pieces };
}

/** Lines as one piece of writing. */
export function wordsOf(lines: readonly FileLine[]): Words {
  const words: { text: string; marks: Mark[]; bullets: Words["bullets"] } = {
    text: "",
    marks: [],
    bullets: [],
  };
  for (const [line, it] of lines.entries()) {
    if (line > 0) words.text += "\n";
    const from = words.text.length;
    words.text += it.text;
    words.marks.push(
      ...it.marks.map((mark) => ({ ...mark, from: mark.from + from, to: mark.to + from })),
    );
    if (it.depth !== null) words.bullets.push({ line, depth: it.depth });
  }
  return words;
}

function marksBetween(pieces: readonly WordPiece[], from: number, to: number): Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  for (const { text, is, strong, em, struck, href } of pieces) {
    if (!is) continue;
    const start = Math.max(from, at) - from;
    const end = Math.min(to, at + text.length) - from;
    at += text.length;
    if (start >= end) continue;
    const add = (mark: Omit<Mark, "from" | "to">) => {
      const last = marks.findLast((it) => it.kind === mark.kind);
      if (last?.to === start && last.href === mark.href) last.to = end;
      else marks.push({ ...mark, from: start, to: end });
    };
    if (strong) add({ kind: "strong" });
    if (em) add({ kind: "em" });
    if (struck) add({ kind: "struck" });
    if (href !== null && /^(https?|mailto|tel):/i.test(href)) add({ kind: "link", href });
  }
  return marks;
}

const TOKENS = /\s*(?:[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s])|\s+$/gu;

/** A text cut into words and signs, each with the space before it. */
export function tokensOf(text: string): string[] {
  return text.match(TOKENS) ?? [];
}

/** What tells tokens apart: not the space before them, and not which quotes a program likes. */
export function tokenKey(token: string): string {
  return plainly(token).trim();
}

/** New words, with the quotes and dashes of the old ones where a program put others in their place. */
export function withOldSigns(old: string, now: string): string {
  const [before, after] = [tokensOf(old), tokensOf(now)];
  const kept = inBoth(before.map(tokenKey), after.map(tokenKey));
  for (const [left, right] of kept) {
    const [was = "", is = ""] = [before[left], after[right]];
    after[right] = is.slice(0, is.length - is.trimStart().length) + was.trimStart();
  }
  return after.join("");
}
