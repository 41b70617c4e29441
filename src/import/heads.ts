import type { Line, Span } from "./file-layout.ts";
import type { How } from "./found-parts.ts";
import type { LabelMatch, Labels, PartName } from "./labels.ts";

/** What a line begins: a part with this label, or an outcome with this number; and what is left of it. */
export type Head = {
  kind: "label" | "number";
  part: PartName;
  label: Span & { text: string };
  /** What follows the label on its line; null for nothing. */
  rest: Line | null;
  how: How;
  confidence: number;
  /** As in `OpenPart`. */
  rank: number;
};

/** How sure a label is that is known word for word, by how it stands there. */
const SURE: Partial<Record<How, number>> = {
  heading: 0.97,
  "bold line": 0.95,
  "label before the words": 0.92,
  "line of its own": 0.85,
};

/** What a line is the head of; null where it is words like others. */
export function headOf(line: Line, labels: Labels, outcomeName: string): Head | null {
  return (
    numberedHead(line, labels, outcomeName) ?? wholeHead(line, labels) ?? prefixHead(line, labels)
  );
}

const NUMBER = "\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten";
const NAMES = "goal|outcome|priority|objective|target|aim|aspiration";

/** "Goal 2: …", "Outcome three", "Priority no. 1 – …". */
function numberedHead(line: Line, labels: Labels, outcomeName: string): Head | null {
  const own = outcomeName.toLowerCase().replace(/[^\p{L} ]/gu, "");
  const names = own ? `${NAMES}|${own}` : NAMES;
  const pattern = new RegExp(
    `^(?:my )?(?:${names})\\s*(?:no\\.?|number|#)?\\s*(?:${NUMBER})(?![\\p{L}\\p{N}])\\s*([:.)\\-–—]*)\\s*`,
    "iu",
  );
  const found = pattern.exec(line.text.slice(0, 80));
  if (!found) return null;
  const text = line.text.slice(found[0].length);
  const isLoud = line.headingLevel !== null || line.isBold || line.boldTo >= found[0].trim().length;
  // "Outcome 2 was harder than I thought" is a sentence.
  if (text !== "" && !found[1] && !isLoud) return null;
  const isLabel = text !== "" && labels.onPage(text)?.part === "outcome.voice";
  const end = isLabel ? line.text.length : found[0].length;
  return {
    kind: "number",
    part: "outcome.voice",
    label: labelSpan(line, end),
    rest: isLabel ? null : restOf(line, end),
    how: "numbered",
    confidence: isLoud ? 0.93 : 0.85,
    rank: rankOf(line),
  };
}

/** A line that is a label and nothing else. */
function wholeHead(line: Line, labels: Labels): Head | null {
  const match = labels.onPage(line.text);
  if (!match) return null;
  const how = howOf(line);
  const isAsked = /[:?]$/.test(line.text);
  if (how === "line of its own" && !isAsked && (match.likeness < 1 || line.listDepth !== null))
    return null;
  return headFrom(line, line.text.length, match, how);
}

/** A label with its words on the same line, after a colon, a question mark, a tab or in bold. */
function prefixHead(line: Line, labels: Labels): Head | null {
  const bold = line.isBold ? 0 : line.boldTo;
  if (bold > 0) {
    const match = labels.onPage(line.text.slice(0, bold));
    if (match) return headFrom(line, bold, match, "label before the words");
  }
  const at = /^[^:?\t]{1,90}?(?:[:?\t]|\s[–—-]\s)/u.exec(line.text)?.[0].length;
  if (at === undefined || at >= line.text.length) return null;
  const match = labels.onPage(line.text.slice(0, at));
  const isSure = match !== null && match.likeness >= (line.isBold || bold > 0 ? 0.72 : 0.84);
  const isDash = /[–—-]\s$/u.test(line.text.slice(0, at));
  if (!isSure || (isDash && match.likeness < 1)) return null;
  return headFrom(
    line,
    at,
    match,
    line.headingLevel === null ? "label before the words" : "heading",
  );
}

function headFrom(line: Line, end: number, { part, likeness }: LabelMatch, how: How): Head {
  return {
    kind: "label",
    part,
    label: labelSpan(line, end),
    rest: restOf(line, end),
    how,
    confidence: (SURE[how] ?? 0.9) * likeness,
    rank: rankOf(line),
  };
}

function howOf(line: Line): How {
  if (line.headingLevel !== null) return "heading";
  return line.isBold ? "bold line" : "line of its own";
}

function rankOf(line: Line): number {
  return line.headingLevel ?? (line.isBold || line.boldTo > 0 ? 10 : 11);
}

function labelSpan(line: Line, end: number): Head["label"] {
  const { at, from } = line;
  const text = line.text.slice(0, end).replace(/[\s:–—-]+$/u, "");
  return { at, from, to: from + end, text };
}

function restOf(line: Line, end: number): Line | null {
  const blank = /^[\s:–—._…-]*/u.exec(line.text.slice(end))?.[0].length ?? 0;
  const start = end + blank;
  if (!/[\p{L}\p{N}]/u.test(line.text.slice(start))) return null;
  const bold = Math.max(0, line.boldTo - start);
  return {
    ...line,
    from: line.from + start,
    text: line.text.slice(start),
    boldTo: bold,
    isBold: line.isBold,
    headingLevel: null,
  };
}
