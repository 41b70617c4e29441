import type { DayReader } from "./british-day.ts";
import { type Item, type Line, linesOf, type Table } from "./file-layout.ts";
import type { Finding, FoundPart, OpenPart } from "./found-parts.ts";
import { type Head, headOf } from "./heads.ts";
import type { Labels, PartName } from "./labels.ts";

/** What reading a page needs, and what is open while it is read. */
export type Page = {
  labels: Labels;
  finding: Finding;
  /** What one outcome is called by the template. */
  outcomeName: string;
  days: DayReader;
  /** The part that lines go to; null for none. */
  open: OpenPart | null;
  /** Reads a table; false where it found no label, so that its lines are like others. */
  readTable: (table: Table, page: Page) => boolean;
};

/** Reads lines and tables one after the other: a label opens a part, what follows goes into it. */
export function readItems(items: readonly Item[], page: Page): void {
  for (const item of items) {
    if (item.kind === "line") readLine(item.line, page);
    else if (!page.readTable(item.table, page))
      for (const line of linesOf(item.table.rows.flatMap((it) => it.cells.flatMap((c) => c.items))))
        readLine(line, page);
  }
}

/** Reads one line. */
export function readLine(line: Line, page: Page): void {
  const head = headOf(line, page.labels, page.outcomeName);
  if (head && isMeant(head, line, page)) return openAt(head, page);
  const { open } = page;
  const isUnder = open !== null && line.headingLevel !== null && line.headingLevel > open.rank;
  // A heading that nobody knows ends what was open, as does a short bold line among bold labels.
  if (line.headingLevel !== null && !isUnder) page.open = null;
  if (open?.rank === 10 && line.isBold && line.listDepth === null && isShort(line))
    page.open = null;
  takeLine(line, page);
}

/** Opens the part whose label this is. */
export function openAt(head: Head, page: Page): void {
  const { finding } = page;
  const { label, how, confidence, rank, rest } = head;
  if (head.kind === "number") finding.beginNumbered();
  if (head.part === "nowhere") {
    page.open = null;
    return;
  }
  const isUnder = head.kind === "number" && rest === null;
  const facts = {
    label: label.text,
    labelSpans: [label],
    how: isUnder ? ("under its number" as const) : how,
    confidence: isUnder ? 0.7 : confidence,
  };
  const found = head.kind === "number" ? finding.addTitle(facts) : finding.add(head.part, facts);
  page.open = openPart(found, rank);
  if (rest !== null) takeLine(rest, page);
}

/** A part as one that lines can still go to. */
export function openPart(found: FoundPart & { lines: Line[] }, rank: number): OpenPart {
  return Object.assign(found, { rank, isSingle: isFact(found.part) });
}

/** Puts a line into what is open; where nothing is, it stays over. */
export function takeLine(line: Line, page: Page): void {
  page.open?.lines.push(line);
  if (page.open?.isSingle) page.open = null;
}

/** Whether a part holds one line and no more. */
export function isFact(part: PartName): boolean {
  return (
    part === "person" ||
    part === "plan.review-on" ||
    part === "plan.hours" ||
    part.startsWith("resident.")
  );
}

/** Among actions, "Keyworker: …" and "Family: …" say who does something. */
function isMeant(head: Head, line: Line, { open }: Page): boolean {
  const isPlain = line.headingLevel === null && !line.isBold;
  const isAmongActions = open?.part === "outcome.actions";
  if (!isPlain || !isAmongActions) return true;
  return head.kind === "number" || !WHO.has(head.part);
}

const WHO = new Set(["person", "resident.name", "outcome.family", "outcome.community"]);

function isShort({ text }: Line): boolean {
  return text.split(/\s+/).length <= 8 && !/[.!,;]$/.test(text);
}
