import type { Block, Copy, Line } from "#src/export/copy.ts";
import { printable } from "#src/export/writing-lines.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { WordsPlace } from "#src/plan/suggestion.ts";
import { sameAs } from "./alike.ts";
import { type Fact, type Thing, thingsOf } from "./fields.ts";

/** What a copy said when it was made, paragraph by paragraph, and where in the plan each comes from. */
export type ExpectedSection = {
  /** Null for a heading of ours that no part of the plan stands under. */
  tag: string | null;
  heading: string;
  level: number;
  /** The outcome that it belongs to; null for none. */
  outcome: string | null;
  units: Unit[];
};

/** One paragraph: parts that follow each other. */
export type Unit = {
  text: string;
  /** As in a file; null outside of tables. */
  cell: { table: number; row: number; column: number; heading: string } | null;
  parts: UnitPart[];
  /** Whether the copy itself shows some of it struck through. */
  isStruck: boolean;
};

/** A stretch of a paragraph; without a field it is ours. */
export type UnitPart = { text: string; field: Field | null };

export type Field =
  { kind: "words"; place: WordsPlace; line: number } | { kind: "fact"; thing: Thing; fact: Fact };

/** Cuts a copy into its headed parts, and says of every paragraph which words and facts it shows. */
export function expectedFrom(copy: Copy, plan: Plan): ExpectedSection[] {
  const outcomes = new Set(plan.outcomes.map((it) => it.id));
  const sections: ExpectedSection[] = [];
  let tables = 0;
  for (const block of copy.blocks) {
    // What went in a review is in the file as deleted, and no part of what it says now.
    if ("change" in block && block.change === "removed") continue;
    if (block.kind === "heading") sections.push(sectionFor(block, copy, outcomes));
    const units = sections.at(-1)?.units;
    if (block.kind === "line") units?.push(unitOf(block, null));
    if (block.kind === "table") units?.push(...tableUnits(block, tables++));
    if (block.kind === "signature")
      for (const it of [block.who, ...(block.isNamed ? [] : ["Name"]), "Signed Date"])
        units?.push(unit(it, null));
  }
  const finder = createFinder(plan);
  for (const it of sections) finder.explain(it);
  return sections;
}

function sectionFor(
  block: Extract<Block, { kind: "heading" }>,
  copy: Copy,
  outcomes: ReadonlySet<string>,
): ExpectedSection {
  const tag = block.section === null ? null : (copy.sections[block.section]?.tag ?? null);
  const start =
    tag === null ? "" : tag.slice(0, tag.indexOf(".") < 0 ? undefined : tag.indexOf("."));
  const outcome = outcomes.has(start) ? start : null;
  return { tag, heading: block.text, level: block.level, outcome, units: [] };
}

/** The words of a line as they stand now. */
export function textOf(line: Line): string {
  const runs = line.runs.filter((it) => it.change !== "removed");
  return runs.map((it) => it.text).join("");
}

function unit(text: string, cell: Unit["cell"]): Unit {
  return { text, cell, parts: [{ text, field: null }], isStruck: false };
}

function unitOf(line: Line, cell: Unit["cell"]): Unit {
  return { ...unit(textOf(line), cell), isStruck: line.runs.some((it) => it.struck) };
}

function tableUnits(block: Extract<Block, { kind: "table" }>, table: number): Unit[] {
  const heads = block.columns.map(({ heading }, column) =>
    unit(printable(heading), { table, row: 0, column, heading }),
  );
  const rows = block.rows.flatMap((cells, index) =>
    cells.flatMap((lines, column) => {
      const heading = block.columns[column]?.heading ?? "";
      const there = lines.filter((it) => it.change !== "removed");
      return there.map((it) => unitOf(it, { table, row: index + 1, column, heading }));
    }),
  );
  return [...heads, ...rows];
}

/** A line of somebody's writing that has not been found in the copy yet. */
type Candidate = { thing: Thing; key: string; line: number; text: string; isUsed: boolean };

/** Finds words and facts of a plan in what a copy says, each line of writing once. */
function createFinder(plan: Plan) {
  const things = thingsOf(plan);
  const candidates = things.flatMap((thing) =>
    thing.words.flatMap(({ key, writing }) =>
      writing.text.split("\n").map((line, number): Candidate => {
        return { thing, key, line: number, text: printable(line), isUsed: false };
      }),
    ),
  );
  const byText = new Map<string, Candidate[]>();
  for (const it of candidates.filter(({ text }) => sameAs(text) !== "")) {
    const found = byText.get(sameAs(it.text)) ?? [];
    byText.set(sameAs(it.text), [...found, it]);
  }

  return { explain };

  function explain(section: ExpectedSection) {
    const inside = candidates.filter((it) => belongs(it.thing, section) && it.text.trim() !== "");
    const own = things.filter((it) => belongs(it, section));
    let last: Thing | null = null;
    let row: string | null = null;
    for (const it of section.units) {
      const place = it.cell && `${it.cell.table} ${it.cell.row}`;
      if (place !== row) last = place === null ? last : null;
      row = place;
      if (it.cell?.row === 0) continue;
      last = words(it, section, inside, last) ?? last ?? personIn(it, own);
      const thing = last ?? own[0];
      if (thing) facts(it, thing);
    }
  }

  /** Marks the words in a paragraph; answers whose they are. */
  function words(
    it: Unit,
    section: ExpectedSection,
    inside: readonly Candidate[],
    last: Thing | null,
  ): Thing | null {
    const exact = (byText.get(sameAs(it.text)) ?? []).filter((one) => !one.isUsed);
    const best = exact.sort((a, b) => fit(b, section, last) - fit(a, section, last))[0];
    const found =
      best ??
      inside
        .filter((one) => !one.isUsed && holds(it.text, one.text))
        .sort((a, b) => b.text.length - a.text.length)[0];
    if (found === undefined) return null;
    found.isUsed = true;
    const at = Math.max(0, it.text.indexOf(found.text));
    const place = { entity: found.thing.id, key: found.key };
    const field: Field = { kind: "words", place, line: found.line };
    it.parts = [
      { text: it.text.slice(0, at), field: null },
      { text: it.text.slice(at, at + found.text.length), field },
      { text: it.text.slice(at + found.text.length), field: null },
    ].filter(({ text }) => text !== "");
    return found.thing;
  }
}

function belongs(thing: Thing, { tag, outcome }: ExpectedSection): boolean {
  if (outcome !== null) return thing.outcome === outcome;
  if (tag === "plan.people") return thing.kind === "person";
  return thing.outcome === null && (thing.kind === "plan" || thing.kind === "record");
}

/** How well words fit a section, where the same words stand in several places. */
function fit({ thing, key }: Candidate, section: ExpectedSection, last: Thing | null): number {
  const isKey = section.tag === `${thing.id}.${key}`;
  return (isKey ? 4 : 0) + (belongs(thing, section) ? 2 : 0) + (thing === last ? 1 : 0);
}

/** Whether a sentence holds these words as words of their own. */
function holds(sentence: string, words: string): boolean {
  const at = sentence.indexOf(words);
  if (at < 0) return false;
  const isLetter = (it: string) => /[\p{L}\p{N}]/u.test(it);
  return !isLetter(sentence.charAt(at - 1)) && !isLetter(sentence.charAt(at + words.length));
}

function personIn({ text }: Unit, things: readonly Thing[]): Thing | null {
  return (
    things.find((it) => it.kind === "person" && it.facts[0]?.shown.includes(text) === true) ?? null
  );
}

/** Others are words such as "No", which mean something else in most sentences. */
const SAID_IN_SENTENCES: readonly Fact["reads"][] = ["day", "person", "number"];

/** Marks the facts of a thing in a paragraph: a whole cell by its column, else where they are said. */
function facts(it: Unit, thing: Thing) {
  const { cell } = it;
  const isWords = it.parts.some(({ field }) => field !== null);
  const whole = cell && !isWords ? thing.facts.find((one) => one.column.test(cell.heading)) : null;
  if (whole) {
    it.parts = [{ text: it.text, field: { kind: "fact", thing, fact: whole } }];
    return;
  }
  if (cell) return;
  for (const fact of thing.facts.filter(({ reads }) => SAID_IN_SENTENCES.includes(reads)))
    for (const shown of fact.shown) {
      const index = it.parts.findIndex(
        ({ field, text }) => field === null && shown !== "" && holds(text, shown),
      );
      const part = it.parts[index];
      if (part === undefined) continue;
      const at = part.text.indexOf(shown);
      const pieces: UnitPart[] = [
        { text: part.text.slice(0, at), field: null },
        { text: shown, field: { kind: "fact", thing, fact } },
        { text: part.text.slice(at + shown.length), field: null },
      ];
      it.parts.splice(index, 1, ...pieces.filter(({ text }) => text !== ""));
      break;
    }
}
