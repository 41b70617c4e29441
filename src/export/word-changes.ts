import {
  DeletedTextRun,
  InsertedTextRun,
  type IParagraphOptions,
  type IRunOptions,
  TextRun,
} from "docx";
import type { Change, Line } from "./copy.ts";

/** What Word wants to know of a change: its number in the file, whose it is and when it was made. */
export type Signed = { id: number; author: string; date: string };

/** Numbers the changes of one file in the order in which they are written. */
export function startSigning(day: string): () => Signed {
  let last = 0;
  return () => {
    last += 1;
    return { id: last, author: "Ownwords", date: `${day}T00:00:00Z` };
  };
}

/** A run of a Word file that came, went or is simply there. */
export type WordRun = TextRun | InsertedTextRun | DeletedTextRun;

/** Writes a run as the change that it is. */
export function wordRun(
  options: IRunOptions,
  change: Change | undefined,
  sign: () => Signed,
): WordRun {
  if (change === undefined) return new TextRun(options);
  return change === "added"
    ? new InsertedTextRun({ ...options, ...sign() })
    : new DeletedTextRun({ ...options, ...sign() });
}

/** That the end of a paragraph came or went; then the next paragraph takes in what is left of it. */
export function endOfParagraph(
  change: Change | undefined,
  sign: () => Signed,
): Pick<IParagraphOptions, "run"> {
  if (change === undefined) return {};
  return { run: change === "added" ? { insertion: sign() } : { deletion: sign() } };
}

/**
 * The lines of a cell with their ends moved up: the end of the last one is the cell's and neither
 * comes nor goes, so a change there takes the end of the line before it.
 */
export function settledCell(lines: readonly Line[]): Line[] {
  const stable = lines.findLastIndex((it) => it.change === undefined);
  const tail = lines.slice(stable + 1);
  if (tail.length === 0) return [...lines];
  const gone = tail.filter((it) => it.change === "removed");
  const come = tail.filter((it) => it.change === "added");
  const above = lines.slice(0, stable + 1);
  const [last, first] = [gone.at(-1), come[0]];
  if (last !== undefined && first !== undefined) {
    const joined = { ...first, runs: [...last.runs, ...first.runs] };
    return [...above, ...gone.slice(0, -1), ...lastSettled([joined, ...come.slice(1)])];
  }
  const change = last === undefined ? "added" : "removed";
  const left = above.map((it, at): Line => (at === stable ? { ...it, change } : it));
  return [...left, ...lastSettled(tail)];
}

function lastSettled(lines: readonly Line[]): Line[] {
  return lines.map((it, at) => (at === lines.length - 1 ? ended(it) : it));
}

function ended(it: Line): Line {
  const line = { ...it };
  delete line.change;
  return line;
}
