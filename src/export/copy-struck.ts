import { textOf } from "./copy-changes.ts";
import type { Block, Change, Line, Run } from "./copy.ts";
import { run } from "./writing-lines.ts";

type Table = Extract<Block, { kind: "table" }>;

/** How paper tells old from new; a line struck through says nothing to a screen reader. */
export const CHANGE_LABELS = {
  line: { removed: "Old wording: ", added: "New wording: " },
  alone: { removed: "Taken out: ", added: "Added: " },
  cell: { removed: "Was: ", added: "Now: " },
} as const;

/** Changes as they go on paper: old wording struck through and new under it, each said to be so. */
export function struckBlocks(blocks: readonly Block[]): Block[] {
  let part: Change | null = null;
  const shown: Block[] = [];
  let gap: Line[] = [];
  const close = () => {
    shown.push(...labelled(gap));
    gap = [];
  };
  for (const it of blocks) {
    if (it.kind === "line" && part === null && it.change !== undefined) {
      gap.push(it);
      continue;
    }
    close();
    if (it.kind === "heading") {
      const { change = null, was, ...heading } = it;
      part = change;
      const label = part === null ? "" : CHANGE_LABELS.alone[part];
      const other = was === undefined ? "" : ` (was: ${was})`;
      shown.push({ ...heading, text: `${label}${it.text}${other}` });
    } else if (it.kind === "line") shown.push(...(part === null ? bothWordings(it) : [plain(it)]));
    else if (it.kind === "table") shown.push(tableOf(it, part));
    else shown.push(it);
  }
  close();
  return shown;
}

/** Lines that went or came, one after the other with nothing between them that stayed. */
function labelled(lines: readonly Line[]): Line[] {
  const kinds = new Set(lines.map((it) => it.change));
  const labels = kinds.size > 1 ? CHANGE_LABELS.line : CHANGE_LABELS.alone;
  return lines.map((it, at) => {
    if (it.change === undefined) return it;
    // Where a marker stands and who spoke belongs to the words above it.
    const isAside = it.tone === "state" || it.tone === "speaker";
    return isAside && lines[at - 1]?.change === it.change
      ? plain(it)
      : under(labels[it.change], plain(it));
  });
}

type Labels = { removed: string; added: string };

/** A line of which some words changed, as it was and as it is. */
function bothWordings(line: Line, labels: Labels = CHANGE_LABELS.line): Line[] {
  if (line.runs.every((it) => it.change === undefined)) return [line];
  const side = (other: Change) => joined(line.runs.filter((it) => it.change !== other));
  const [was, is] = [side("added"), side("removed")];
  if (isRenumbered(textOf({ runs: was }), textOf({ runs: is }))) return [{ ...line, runs: is }];
  return [
    { ...under(labels.removed, { ...line, runs: was.map(strike) }), keepsNext: true },
    under(labels.added, { ...line, runs: is }),
  ];
}

/** An action that only has another number now says what it said. */
function isRenumbered(was: string, is: string): boolean {
  return was.replace(NUMBER, "") === is.replace(NUMBER, "");
}

const NUMBER = /^(Action )?\d+[.:] ?/;

function tableOf(table: Table, part: Change | null): Table {
  const columns = table.columns.map(({ heading, share }) => ({ heading, share }));
  return { ...table, columns, rows: table.rows.map((row) => rowOf(row, part)) };
}

/** A row that came or went as a whole says so in its first cell. */
function rowOf(row: readonly (readonly Line[])[], part: Change | null): Line[][] {
  const change = part ?? wholeChange(row);
  if (change === null) return row.map((cell) => cellOf(cell));
  return row.map((cell, column) =>
    cell.map((it, at) => {
      const isFirst = part === null && column === 0 && at === 0;
      return isFirst ? under(CHANGE_LABELS.alone[change], plain(it)) : plain(it);
    }),
  );
}

/** Whether every line of a row came, or every line went; null where neither is so. */
export function wholeChange(row: readonly (readonly Line[])[]): Change | null {
  const kinds = new Set(row.flat().map((it) => it.change));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : null;
}

function cellOf(cell: readonly Line[]): Line[] {
  return cell.flatMap((it) =>
    it.change === undefined
      ? bothWordings(it, CHANGE_LABELS.cell)
      : [under(CHANGE_LABELS.cell[it.change], plain(it))],
  );
}

/** A line that came or went as a whole, without that it did; what went is struck. */
function plain({ change, ...line }: Line): Line {
  return { ...line, runs: line.runs.map(still).map(change === "removed" ? strike : same) };
}

/** Runs side by side that look one way, as one; what became of them is left out. */
function joined(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const { text, ...look } of runs.map(still)) {
    const { text: before = "", ...last } = joined.at(-1) ?? {};
    if (JSON.stringify(last) === JSON.stringify(look))
      joined[joined.length - 1] = { text: before + text, ...look };
    else joined.push({ text, ...look });
  }
  return joined;
}

function still(it: Run): Run {
  const run = { ...it };
  delete run.change;
  return run;
}

function strike(it: Run): Run {
  return { ...it, struck: true };
}

function same(it: Run): Run {
  return it;
}

function under(label: string, line: Line): Line {
  return { ...line, runs: [run(label, { strong: true }), ...line.runs] };
}
