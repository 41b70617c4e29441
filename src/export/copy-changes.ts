import { inOrder } from "#src/compare/in-order.ts";
import { align } from "./align.ts";
import { changedRuns } from "./changed-runs.ts";
import type { Body } from "./copy-body.ts";
import type { Block, Change, Line } from "./copy.ts";

type Heading = Extract<Block, { kind: "heading" }>;
type Table = Extract<Block, { kind: "table" }>;

/** A heading with all that stands under it, up to the next. */
type Chunk = { id: string; heading: Heading; body: readonly Block[] };

type Parts = Pick<Body, "blocks" | "sections">;

/**
 * Two copies as one, in which what came and what went is marked. Without what was added it is
 * `before`, without what was removed it is `after`, part by part and word by word; room to write and
 * to sign is that of `after`. What stands before the first part is left out. With `isMovedBack`, a
 * part that moved went and came, so that the order of `before` can be had too.
 */
export function changesBetween(
  before: Parts,
  after: Parts,
  { isMovedBack }: { isMovedBack: boolean },
): Block[] {
  const [old, now] = [chunksOf(before), chunksOf(after)];
  const pairs = isMovedBack ? inPlace(old, now) : inOrder(old, now);
  return pairs.flatMap(({ was, is }) => {
    if (was === null || is === null) {
      const change: Change = was === null ? "added" : "removed";
      const { heading, body } = is ?? was ?? NOTHING;
      const section = change === "added" ? heading.section : null;
      return [{ ...heading, section, change }, ...texts(body).map((it) => marked(it, change))];
    }
    const isSame = was.heading.text === is.heading.text;
    const heading = isSame ? is.heading : { ...is.heading, was: was.heading.text };
    return [heading, ...bodyOf(was, is)];
  });
}

const NOTHING: Pick<Chunk, "heading" | "body"> = {
  heading: { kind: "heading", level: 2, text: "", section: null, startsPage: false },
  body: [],
};

/** The chunks of a copy but the first, which is about the copy itself. */
function chunksOf({ blocks, sections }: Parts): Chunk[] {
  const chunks: { id: string; heading: Heading; body: Block[] }[] = [];
  const times = new Map<string, number>();
  let above = "";
  for (const it of blocks) {
    if (it.kind !== "heading") {
      chunks.at(-1)?.body.push(it);
      continue;
    }
    const tag = it.section === null ? undefined : sections[it.section]?.tag;
    above = tag ?? above;
    const name = tag === undefined ? `${above}\n${it.text}` : tag;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    chunks.push({ id: `${name}\n${time}`, heading: it, body: [] });
  }
  return chunks.slice(1);
}

/** What moved went from one place and came to another: so both orders can be had back. */
function inPlace(before: readonly Chunk[], after: readonly Chunk[]) {
  const moved = new Set(
    inOrder(before, after).flatMap((it) => (it.movedFrom === null ? [] : [it.latest.id])),
  );
  return inOrder(
    before,
    after.map((it) => (moved.has(it.id) ? { ...it, id: `${it.id}\nmoved` } : it)),
  );
}

function texts(body: readonly Block[]): (Line | Table)[] {
  return body.filter((it) => it.kind === "line" || it.kind === "table");
}

/** What is merged, with pictures and, under our own headings, room to write where `is` has them. */
function bodyOf(was: Chunk, is: Chunk): Block[] {
  const isOurs = is.heading.section === null;
  const room = roomBehind(is.body.filter((it) => isOurs || it.kind !== "write-lines"));
  let place = 0;
  const merged = merge(texts(was.body), texts(is.body)).flatMap(({ block, isAfter }) => {
    if (isAfter) place += 1;
    return isAfter ? [block, ...(room[place] ?? [])] : [block];
  });
  return [...(room[0] ?? []), ...merged];
}

/** What is neither a line nor a table, by how many of these stand before it. */
function roomBehind(body: readonly Block[]): Block[][] {
  const room: Block[][] = [[]];
  for (const it of body)
    if (it.kind === "line" || it.kind === "table") room.push([]);
    else room.at(-1)?.push(it);
  return room;
}

type Merged = { block: Line | Table; isAfter: boolean };

function merge(before: readonly (Line | Table)[], after: readonly (Line | Table)[]): Merged[] {
  return align(before, after, likeness).flatMap(({ was, is }): Merged[] => {
    if (was === null) return is === null ? [] : [{ block: marked(is, "added"), isAfter: true }];
    if (is === null) return [{ block: marked(was, "removed"), isAfter: false }];
    const block = was.kind === "table" && is.kind === "table" ? mergeTables(was, is) : is;
    const isLine = was.kind === "line" && is.kind === "line";
    return [{ block: isLine ? mergeLines(was, is) : block, isAfter: true }];
  });
}

/** How alike two blocks are, from 0 to 1; null where one can't be told as a change of the other. */
function likeness(was: Line | Table, is: Line | Table): number | null {
  if (was.kind === "table" && is.kind === "table") return likenessOfTables(was, is);
  if (was.kind !== "line" || is.kind !== "line") return null;
  if (was.tone !== is.tone || was.depth !== is.depth) return null;
  return alike(textOf(was), textOf(is));
}

function likenessOfTables(was: Table, is: Table): number | null {
  return was.title === is.title && was.columns.length === is.columns.length ? 1 : null;
}

/** Texts that share less than this part of their words are two texts, and no change of one. */
const LEAST_ALIKE = 0.35;

function alike(was: string, is: string): number | null {
  if (was === is) return 1;
  const [before, after] = [wordsOf(was), wordsOf(is)];
  const left = new Map<string, number>();
  for (const it of before) left.set(it, (left.get(it) ?? 0) + 1);
  let shared = 0;
  for (const it of after) {
    const times = left.get(it) ?? 0;
    if (times > 0) shared += 1;
    left.set(it, times - 1);
  }
  const share = shared / Math.max(before.length, after.length, 1);
  return share < LEAST_ALIKE ? null : share * 0.99;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** All the words of a line. */
export function textOf({ runs }: Pick<Line, "runs">): string {
  return runs.map((it) => it.text).join("");
}

function mergeLines(was: Line, is: Line): Line {
  return textOf(was) === textOf(is) ? is : { ...is, runs: changedRuns(was.runs, is.runs) };
}

function mergeTables(was: Table, is: Table): Table {
  const rows = align(was.rows, is.rows, (a, b) => alike(firstOf(a), firstOf(b)));
  const columns = is.columns.map((it, at) => {
    const heading = was.columns[at]?.heading ?? it.heading;
    return heading === it.heading ? it : { ...it, was: heading };
  });
  return {
    ...is,
    columns,
    rows: rows.flatMap((row) => {
      const { was, is } = row;
      if (was === null) return is === null ? [] : [is.map((it) => markedLines(it, "added"))];
      if (is === null) return [was.map((it) => markedLines(it, "removed"))];
      return [is.map((cell, at) => mergeCells(was[at] ?? [], cell))];
    }),
  };
}

function firstOf(row: readonly (readonly Line[])[]): string {
  // The number before an action is its place, and no word of it.
  return (row[0] ?? [])
    .map(textOf)
    .join(" ")
    .replace(/^\d+\. /, "");
}

function mergeCells(was: readonly Line[], is: readonly Line[]): Line[] {
  return merge(was, is)
    .map((it) => it.block)
    .filter((it) => it.kind === "line");
}

function marked<B extends Line | Table>(block: B, change: Change): Line | Table {
  return block.kind === "line"
    ? markedLine(block, change)
    : { ...block, rows: block.rows.map((row) => row.map((it) => markedLines(it, change))) };
}

function markedLines(lines: readonly Line[], change: Change): Line[] {
  return lines.map((it) => markedLine(it, change));
}

function markedLine(line: Line, change: Change): Line {
  return { ...line, change, runs: line.runs.map((it) => ({ ...it, change })) };
}
