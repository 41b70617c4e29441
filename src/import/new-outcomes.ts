import type { NewOutcome, Words } from "#src/plan/suggestion.ts";
import { sameAs } from "./alike.ts";
import type { Found } from "./collect.ts";
import { type FileLine, lineOf, wordsOf } from "./file-words.ts";
import type { FoundSection } from "./find-sections.ts";
import { actionFrom, type Against, holderOf, spotOf } from "./match-section.ts";
import type { FileRow } from "./match-table.ts";
import type { WordBlock } from "./word-file.ts";

type Parts = {
  writing: Record<string, Words>;
  markers: Words[];
  actions: NewOutcome["actions"][number][];
};

/** Gathers outcomes that were copied and written anew in the file; their speakers stay to be said. */
export function gatherNewOutcomes(
  sections: readonly FoundSection[],
  against: Against,
  found: Found,
): void {
  const copies = new Set(sections.flatMap((it) => (it.copyOf === null ? [] : [it.copyOf])));
  for (const copy of copies) {
    const own = sections.filter((it) => it.copyOf === copy);
    const parts: Parts = { writing: {}, markers: [], actions: [] };
    for (const it of own) take(it, parts, against, found);
    const blocks = own.flatMap((it) => [
      ...(it.heading === null ? [] : [it.heading]),
      ...it.blocks,
    ]);
    const [first] = own;
    const isSaid =
      Object.keys(parts.writing).length + parts.markers.length + parts.actions.length > 0;
    if (first === undefined || !isSaid) continue;
    const heading = against.blocks[first.heading ?? 0]?.text ?? "";
    const spot = { section: { tag: "", heading, outcome: null }, foundBy: first.foundBy };
    found.news.push({ thing: { kind: "outcome", parts }, lines: [], spot, blocks });
  }
}

function take(section: FoundSection, parts: Parts, against: Against, found: Found) {
  const { blocks, ours } = against;
  const holder = holderOf(section, against.template);
  let numbers = section.blocks.filter((it) => !ours.has(sameAs(blocks[it]?.text ?? "")));
  if (holder?.holds === "markers") numbers = numbers.filter((it) => !isState(section, blocks[it]));
  const lines = numbers.flatMap((it): FileLine[] => (blocks[it] ? [lineOf(blocks[it], it)] : []));
  if (lines.length === 0) return;
  if (holder?.holds === "markers")
    parts.markers.push(...lines.map((it) => wordsOf([{ ...it, depth: null }])));
  else if (holder?.holds === "actions") takeActions(section, numbers, parts, against, found);
  else if (holder !== null) {
    const key = holder.holds === "timeframe" ? "timeframe-note" : holder.key;
    parts.writing[key] = wordsOf(lines);
  } else
    for (const it of numbers)
      found.putAside(blocks[it]?.text ?? "", spotOf(section, against), [it]);
}

/** Whether a line says of a sign of the outcome that was copied when it was seen. */
function isState({ expected }: FoundSection, block: WordBlock | undefined): boolean {
  const text = sameAs(block?.text ?? "");
  return (expected?.units ?? []).some(
    (it) => sameAs(it.text) === text && !it.parts.some(({ field }) => field?.kind === "words"),
  );
}

function takeActions(
  section: FoundSection,
  numbers: readonly number[],
  parts: Parts,
  against: Against,
  found: Found,
) {
  const { blocks } = against;
  const rows = new Map<string, FileRow>();
  const headings = new Map<number, string>();
  for (const at of section.blocks) {
    const cell = blocks[at]?.cell;
    if (!cell) continue;
    if (cell.row === 0) headings.set(cell.column, blocks[at]?.text ?? "");
    if (cell.row === 0 && !numbers.includes(at)) continue;
    const key = `${cell.table} ${cell.row}`;
    const row = rows.get(key) ?? { cells: new Map<number, number[]>() };
    rows.set(key, row);
    row.cells.set(cell.column, [...(row.cells.get(cell.column) ?? []), at]);
  }
  for (const row of rows.values()) {
    const action = actionFrom(row, headings, against);
    if (action) parts.actions.push({ words: wordsOf(action.lines), facts: action.facts });
    else
      for (const it of [...row.cells.values()].flat().filter((at) => numbers.includes(at)))
        found.putAside(blocks[it]?.text ?? "", spotOf(section, against), [it]);
  }
  for (const it of numbers) {
    const block = blocks[it];
    if (!block || block.cell) continue;
    // Under a table stands what was said of its actions when they were another outcome's.
    if (rows.size > 0) {
      found.putAside(block.text, spotOf(section, against), [it]);
      continue;
    }
    const facts = { owner: null, dueOn: null, said: "" };
    parts.actions.push({ words: wordsOf([{ ...lineOf(block, it), depth: null }]), facts });
  }
}
