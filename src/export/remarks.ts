import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { Block, CopySection, Line, Remark, Run } from "./copy.ts";
import { sliceRuns } from "./slice-runs.ts";
import { printable } from "./writing-lines.ts";

/** What was noticed in a plan, and where, as far as a copy shows it. */
type Noticed = {
  place: { entity: string; key: string; from: number; to: number };
  question: string;
};

/** Questions about a plan as remarks in its copy; what asks nothing is left out. */
export function remarksOf(plan: Plan, template: Template, noticed: readonly Noticed[]): Remark[] {
  return noticed
    .filter((it) => it.question.trim() !== "")
    .map(({ place, question }) => ({
      tag: tagOf(plan, template, place),
      about: textAt(plan, place).slice(place.from, place.to),
      words: question,
      who: "Ownwords",
    }));
}

/** The tag of the part of a copy that shows something of a plan. */
function tagOf(plan: Plan, template: Template, { entity, key }: Noticed["place"]): string {
  const outcome = outcomeWith(plan, entity);
  if (outcome === undefined)
    return plan.people.some((it) => it.id === entity) ? "plan.people" : `plan.${key}`;
  const holds = outcome.markers.some((it) => it.id === entity)
    ? "markers"
    : outcome.id === entity
      ? key.replace(/-note$/, "")
      : "actions";
  const sections = template.outcomeSections;
  const section =
    sections.find((it) => it.key === holds) ?? sections.find((it) => it.holds === holds);
  return section ? `${outcome.id}.${section.key}` : outcome.id;
}

function outcomeWith(plan: Plan, id: string) {
  return plan.outcomes.find((it) =>
    [it, ...it.markers, ...it.actions].some((thing) => thing.id === id),
  );
}

function textAt(plan: Plan, { entity, key }: Noticed["place"]): string {
  const outcome = outcomeWith(plan, entity);
  if (outcome === undefined) return plan.writing[key]?.text ?? "";
  const action = outcome.actions.find((it) => it.id === entity);
  if (action) return key === "agreement" ? action.agreement.words.text : action.wording.text;
  const marker = outcome.markers.find((it) => it.id === entity);
  if (marker) return marker.wording.text;
  return key === "timeframe-note"
    ? outcome.timeframe.note.text
    : (outcome.writing[key]?.text ?? "");
}

/** Says in a copy's blocks which remarks are about what: words where they are found, else a heading. */
export function placeRemarks(
  blocks: readonly Block[],
  sections: readonly CopySection[],
  remarks: readonly Remark[],
): Block[] {
  const placed = [...blocks];
  for (const [number, remark] of remarks.entries()) {
    const at = headingOf(blocks, sections, remark.tag);
    const about = printable(remark.about).split("\n")[0]?.trim() ?? "";
    if (about === "" || !placeOnWords(placed, at + 1, about, number))
      placeOnHeading(placed, at, number);
  }
  return placed;
}

/** Where a part begins; where a copy doesn't show it, what it lies in or the title. */
function headingOf(
  blocks: readonly Block[],
  sections: readonly CopySection[],
  tag: string,
): number {
  const section = sections.findIndex((it) => it.tag === tag);
  const at = blocks.findIndex(
    (it) => it.kind === "heading" && section >= 0 && it.section === section,
  );
  if (at >= 0) return at;
  const above = tag.lastIndexOf(".");
  return above < 0 ? 0 : headingOf(blocks, sections, tag.slice(0, above));
}

function placeOnHeading(blocks: Block[], at: number, number: number): void {
  const block = blocks[at];
  if (block?.kind === "heading")
    blocks[at] = { ...block, remarks: [...(block.remarks ?? []), number] };
}

/** Whether the words were found before the next heading. */
function placeOnWords(blocks: Block[], from: number, about: string, number: number): boolean {
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined || block.kind === "heading") return false;
    if (block.kind === "line") {
      const line = remarked(block, about, number);
      if (line === null) continue;
      blocks[at] = line;
      return true;
    }
    if (block.kind !== "table") continue;
    let isFound = false;
    const rows = block.rows.map((row) =>
      row.map((cell) =>
        cell.map((it) => {
          const line = isFound ? null : remarked(it, about, number);
          isFound ||= line !== null;
          return line ?? it;
        }),
      ),
    );
    if (!isFound) continue;
    blocks[at] = { ...block, rows };
    return true;
  }
  return false;
}

/** The line with a remark on these words; null where they don't stand in it. */
function remarked(line: Line, about: string, number: number): Line | null {
  const text = line.runs.map((it) => it.text).join("");
  const from = text.indexOf(about);
  if (from < 0) return null;
  const to = from + about.length;
  const on = (it: Run): Run => ({ ...it, remarks: [...(it.remarks ?? []), number] });
  return {
    ...line,
    runs: [
      ...sliceRuns(line.runs, 0, from),
      ...sliceRuns(line.runs, from, to).map(on),
      ...sliceRuns(line.runs, to, text.length),
    ],
  };
}
