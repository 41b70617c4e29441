import type { Mark, Writing } from "#src/plan/plan.ts";
import type { Block, Line, Run, Tone } from "./copy.ts";

/**
 * The lines of a piece of writing, word for word, with its marks and bullets. Lines without words
 * are left out: on paper a paragraph has its own space.
 */
export function linesOf(writing: Writing, tone: Tone): Line[] {
  const bullets = new Map(writing.bullets.map((it) => [it.line, it.depth]));
  const lines: Line[] = [];
  let from = 0;
  for (const [number, text] of writing.text.split("\n").entries()) {
    const to = from + text.length;
    const runs = runsBetween(writing, from, to);
    const depth = bullets.get(number);
    const level = depth === undefined ? null : Math.min(2, Math.max(0, depth));
    if (!isBlank(text)) lines.push({ kind: "line", tone, runs, depth: level, keepsNext: false });
    from = to + 1;
  }
  return lines;
}

/** Whether a text has nothing that could be read. */
export function isBlank(text: string): boolean {
  return printable(text).trim() === "";
}

/** One plain run. */
export function run(text: string, marks: Partial<Run> = {}): Run {
  return { text: printable(text), strong: false, em: false, struck: false, href: null, ...marks };
}

/** A line of our own words. */
export function line(tone: Tone, ...runs: (Run | string)[]): Line {
  const all = runs.map((it) => (typeof it === "string" ? run(it) : it));
  return { kind: "line", tone, runs: all, depth: null, keepsNext: false };
}

/** A heading of our own, over what is no part of the plan. */
export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: "heading", level, text: printable(text), section: null, startsPage: false };
}

/** The text without the characters that XML 1.0 has no way to write: nothing else is taken away. */
export function printable(text: string): string {
  return text.replace(UNWRITABLE, "");
}

// With the flag "u", a surrogate only matches where its other half is missing.
// oxlint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function runsBetween({ text, marks }: Writing, from: number, to: number): Run[] {
  // Whose words these are is no look: it leaves paper, and how it is cut into runs, as they are.
  const looks = marks.filter((it) => it.kind !== "own");
  const inside = looks.filter((it) => it.from < to && it.to > from && it.from < it.to);
  const cuts = new Set([from, to]);
  for (const mark of inside) {
    for (const at of [mark.from, mark.to]) if (at > from && at < to) cuts.add(wholeFrom(text, at));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).flatMap((end, index) => {
    const start = edges[index] ?? from;
    const on = inside.filter((it) => it.from <= start && it.to >= end);
    const words = printable(text.slice(start, end));
    return words === "" ? [] : [markedRun(words, on)];
  });
}

/** A cut never falls between the two halves of one character: an emoji would be lost. */
function wholeFrom(text: string, at: number): number {
  const isLow = /[\udc00-\udfff]/.test(text.charAt(at));
  return isLow && /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at;
}

function markedRun(text: string, marks: readonly Mark[]): Run {
  const has = (kind: Mark["kind"]) => marks.some((it) => it.kind === kind);
  const href = marks.find((it) => it.kind === "link")?.href;
  return {
    text,
    strong: has("strong"),
    em: has("em"),
    struck: has("struck"),
    href: href === undefined ? null : safeAddress(href),
  };
}

/** The address, ready for a file, if it is of a kind that may be followed; else null. */
export function safeAddress(href: string): string | null {
  const address = printable(href).replace(/[^\x21-\x7e]+/g, encodeURIComponent);
  const escaped = address.replace(/["<>\\^`{|}]/g, encodeURIComponent);
  return /^(https?:\/\/[^/]|mailto:.|tel:.)/i.test(escaped) ? escaped : null;
}
