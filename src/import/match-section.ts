import type { Plan } from "#src/plan/plan.ts";
import type { ActionFacts, WordsPlace } from "#src/plan/suggestion.ts";
import type { Section, Template } from "#src/template/template.ts";
import { sameAs } from "./alike.ts";
import type { Found, Spot } from "./collect.ts";
import { type FileLine, lineOf } from "./file-words.ts";
import type { FoundSection } from "./find-sections.ts";
import { matchLines } from "./match-lines.ts";
import { type FileRow, matchTable } from "./match-table.ts";
import { readFact } from "./read-fact.ts";
import type { WordBlock } from "./word-file.ts";

/** What all sections of a file are held against. */
export type Against = {
  blocks: readonly WordBlock[];
  plan: Plan;
  template: Template;
  /** Sentences and labels of ours anywhere in the copy, as `sameAs` has them. */
  ours: ReadonlySet<string>;
};

/** Gathers what a section of a file says otherwise than the copy did. */
export function matchSection(section: FoundSection, against: Against, found: Found): void {
  const { blocks, ours } = against;
  const { expected } = section;
  const spot = spotOf(section, against);
  const isCell = (number: number) => {
    const cell = blocks[number]?.cell;
    return cell !== null && cell !== undefined && cell.inside === null;
  };
  const units = expected?.units ?? [];
  const hasTable = units.some((it) => it.cell !== null);
  const inTable = hasTable ? section.blocks.filter(isCell) : [];
  const others = hasTable ? section.blocks.filter((it) => !isCell(it)) : section.blocks;
  const holder = holderOf(section, against.template);
  const onStranger = (
    number: number,
    after: { place: WordsPlace; line: number } | null,
    isInCell: boolean,
  ) => {
    const block = blocks[number];
    if (block === undefined || ours.has(sameAs(block.text))) return;
    const line = lineOf(block, number);
    const place = isInCell ? after : placeFor(section, holder, line, after);
    if (place === "marker" || place === "action") {
      const outcome = expected?.outcome ?? "";
      const thing =
        place === "marker"
          ? ({ kind: "marker", outcome } as const)
          : ({ kind: "action", outcome, facts: { owner: null, dueOn: null, said: "" } } as const);
      found.news.push({ thing, lines: [{ ...line, depth: null }], spot, blocks: [number] });
    } else if (place === null) found.putAside(block.text, spot, [number]);
    else {
      const edits = found.lines(place.place, spot);
      edits.came.push({ after: place.line, line });
      edits.blocks.add(number);
      found.placeOf.set(number, place.place);
    }
  };
  if (hasTable)
    matchTable(
      units.filter((it) => it.cell !== null),
      inTable,
      blocks,
      spot,
      found,
      (number, after) => onStranger(number, after, true),
      (row, headings) => newRow(row, headings, section, against, found),
    );
  matchLines(
    units.filter((it) => it.cell === null),
    others,
    blocks,
    spot,
    found,
    (number, after) => onStranger(number, after, false),
  );
}

/** Where a section is, for people and for the screen. */
export function spotOf({ expected, foundBy, heading }: FoundSection, against: Against): Spot {
  const tag = expected?.tag ?? "";
  const written = heading === null ? "" : (against.blocks[heading]?.text ?? "");
  const section = {
    tag,
    heading: expected?.heading ?? written,
    outcome: expected?.outcome ?? null,
  };
  return { section, foundBy };
}

/** The template's section that a found one stands for. */
export function holderOf({ expected }: FoundSection, template: Template): Section | null {
  const tag = expected?.tag;
  if (!expected || typeof tag !== "string") return null;
  const key = tag.slice(tag.indexOf(".") + 1);
  const sections = expected.outcome === null ? template.planSections : template.outcomeSections;
  return sections.find((it) => it.key === key) ?? null;
}

/** The writing that a new paragraph belongs to; null where that cannot be told. */
function placeFor(
  { expected }: FoundSection,
  holder: Section | null,
  line: FileLine,
  after: { place: WordsPlace; line: number } | null,
): { place: WordsPlace; line: number } | "marker" | "action" | null {
  const tag = expected?.tag;
  if (!expected || typeof tag !== "string") return null;
  const entity = expected.outcome ?? "plan";
  if (holder?.holds === "writing") {
    const place = { entity, key: holder.key };
    const isHere = after?.place.entity === entity && after.place.key === holder.key;
    return { place, line: isHere ? after.line : -1 };
  }
  if (holder?.holds === "timeframe") {
    const place = { entity, key: "timeframe-note" };
    return { place, line: after?.place.key === place.key ? after.line : -1 };
  }
  if (holder?.holds === "markers") return line.depth === 0 || after === null ? "marker" : after;
  if (holder?.holds === "actions") {
    if (after?.place.key === "agreement") return after;
    return line.depth === 0 || after === null ? "action" : null;
  }
  return keptPlace(tag, entity, after);
}

/** Words under a key that the template does not have stand under a heading of their own. */
function keptPlace(
  tag: string,
  entity: string,
  after: { place: WordsPlace; line: number } | null,
): { place: WordsPlace; line: number } | null {
  return after !== null && tag === `${entity}.${after.place.key}` ? after : null;
}

function newRow(
  row: FileRow,
  headings: ReadonlyMap<number, string>,
  section: FoundSection,
  against: Against,
  found: Found,
) {
  const spot = spotOf(section, against);
  const numbers = [...row.cells.values()].flat();
  const isActions = holderOf(section, against.template)?.holds === "actions";
  const action = isActions ? actionFrom(row, headings, against) : null;
  if (action === null || !section.expected?.outcome) {
    const text = numbers
      .map((it) => against.blocks[it]?.text.trim() ?? "")
      .filter((it) => it !== "");
    found.putAside(text.join(" | "), spot, numbers);
    return;
  }
  const { lines, facts } = action;
  const thing = { kind: "action", outcome: section.expected.outcome, facts } as const;
  found.news.push({ thing, lines, spot, blocks: numbers });
}

/** An action from a row: its words, who and when where that is clear, and what else was written. */
export function actionFrom(
  row: FileRow,
  headings: ReadonlyMap<number, string>,
  { blocks, plan, ours }: Against,
): { lines: FileLine[]; facts: ActionFacts } | null {
  const facts: ActionFacts = { owner: null, dueOn: null, said: "" };
  const lines: FileLine[] = [];
  const said: string[] = [];
  for (const [column, numbers] of row.cells) {
    const heading = headings.get(column) ?? "";
    const text = numbers
      .map((it) => blocks[it]?.text ?? "")
      .join(" ")
      .trim();
    const isOurs = ours.has(sameAs(text));
    if (column === 0) {
      for (const it of numbers) if (blocks[it]) lines.push(withoutNumber(lineOf(blocks[it], it)));
    } else if (isOurs || text === "") continue;
    else if (/^who/i.test(heading)) {
      const { value } = readFact("person", text, plan);
      if (typeof value === "string") facts.owner = value;
      else said.push(text);
    } else if (/when|date/i.test(heading)) {
      const { value } = readFact("day", text, plan);
      if (typeof value === "string") facts.dueOn = value;
      else said.push(text);
    } else said.push(text);
  }
  const words = lines.filter((it) => it.text !== "" && !ours.has(sameAs(it.text)));
  if (words.length === 0) return null;
  return { lines: words, facts: { ...facts, said: said.join(", ") } };
}

function withoutNumber(line: FileLine): FileLine {
  const number = /^\d{1,3}\.\s*/.exec(line.text)?.[0] ?? "";
  const shift = number.length;
  const marks = line.marks
    .map((it) => ({ ...it, from: Math.max(0, it.from - shift), to: it.to - shift }))
    .filter((it) => it.from < it.to);
  return { ...line, text: line.text.slice(shift), marks };
}
