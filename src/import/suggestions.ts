import type { Plan } from "#src/plan/plan.ts";
import type { Suggestion, SuggestedChange, TrayItem, Words } from "#src/plan/suggestion.ts";
import { noWriting, type Writing } from "#src/plan/plan.ts";
import { sameAs } from "./alike.ts";
import { createAuthors } from "./authors.ts";
import type { FactEdit, Found, LineEdits, Spot } from "./collect.ts";
import { type Thing, thingsOf } from "./fields.ts";
import { type FileLine, wordsOf } from "./file-words.ts";
import { readFact } from "./read-fact.ts";
import type { WordBlock } from "./word-file.ts";

/** Makes suggestions of what was gathered: only of what the plan does not say already. */
export function suggestionsFrom(
  found: Found,
  blocks: readonly WordBlock[],
  plan: Plan,
  now: Plan,
): { suggestions: Suggestion[]; tray: TrayItem[] } {
  const [before, today] = [byId(plan), byId(now)];
  const authors = createAuthors(blocks);
  const suggestions: Suggestion[] = [];
  const gone = removedThings(found, before);
  const add = (
    change: SuggestedChange,
    { section, foundBy }: Spot,
    blocks: readonly number[],
    lost: readonly string[],
    hasMovedOn: boolean,
  ) => {
    const made = authors.of(blocks, lost);
    const id = `s${suggestions.length + 1}`;
    suggestions.push({ ...change, id, section, foundBy, hasMovedOn, blocks, ...made });
  };

  for (const edits of found.edits.values()) {
    if (gone.has(edits.place.entity)) continue;
    const old = writingAt(before, edits.place);
    const current = writingAt(today, edits.place);
    const words = newWords(old, edits);
    if (linesOf(words.text) === linesOf(old.text)) continue;
    if (today.has(edits.place.entity) && linesOf(words.text) === linesOf(current.text)) continue;
    const hasMovedOn = linesOf(current.text) !== linesOf(old.text);
    const change = {
      kind: "words",
      place: edits.place,
      old: old.text,
      now: current.text,
      new: words,
    } as const;
    add(change, edits.spot, [...edits.blocks], lostLines(edits, old), hasMovedOn);
  }
  for (const edit of found.facts) {
    if (gone.has(edit.field.thing.id)) continue;
    const change = factChange(edit, today, now);
    if (sameAs(change.now) === sameAs(change.new)) continue;
    add(change, edit.spot, edit.blocks, [change.old], sameAs(change.now) !== sameAs(change.old));
  }
  for (const { thing, lines, spot, blocks } of found.news)
    add({ kind: "add", thing, old: "", new: wordsOf(lines) }, spot, blocks, [], false);
  for (const [entity, { kind, spot, text }] of gone) {
    if (!today.has(entity)) continue;
    const thing = kind === "plan" || kind === "record" ? "other" : kind;
    add({ kind: "remove", thing, entity, old: text }, spot, [], [text], false);
  }
  for (const { outcome, spot } of found.lostOutcomes) {
    const words = before.get(outcome)?.words.map(({ writing }) => writing.text) ?? [];
    const old = words.filter((it) => it.trim() !== "").join("\n");
    if (today.has(outcome))
      add({ kind: "remove", thing: "outcome", entity: outcome, old }, spot, [], words, false);
  }
  return { suggestions, tray: trayFrom(found, blocks) };
}

/** What was put aside, with who wrote it. */
export function trayFrom(found: Found, blocks: readonly WordBlock[]): TrayItem[] {
  const authors = createAuthors(blocks);
  return found.tray.map((it, index) => {
    return { ...it, id: `t${index + 1}`, by: authors.of(it.blocks, []).by };
  });
}

type Things = ReadonlyMap<string, Thing>;

function byId(plan: Plan): Things {
  return new Map(thingsOf(plan).map((it) => [it.id, it]));
}

function writingAt(things: Things, { entity, key }: LineEdits["place"]): Writing {
  return things.get(entity)?.words.find((it) => it.key === key)?.writing ?? noWriting();
}

/** Lines that say something; empty ones and the spaces around the others are no change. */
function linesOf(text: string): string {
  return text
    .split("\n")
    .map(sameAs)
    .filter((it) => it !== "")
    .join("\n");
}

/** The words of a piece of writing as the file has them; lines that it does not show stay. */
function newWords(old: Writing, edits: LineEdits): Words {
  const lines: FileLine[] = [];
  const came = (after: number) =>
    lines.push(...edits.came.filter((it) => it.after === after).map((it) => it.line));
  came(-1);
  for (const [number, text] of old.text === "" ? [] : old.text.split("\n").entries()) {
    const found = edits.found.get(number);
    const isGone = edits.gone.has(number) && found === undefined;
    if (found) lines.push({ ...found, depth: depthOf(old, number) });
    else if (!isGone) lines.push({ text, ...looksOf(old, number), block: -1 });
    came(number);
  }
  return wordsOf(lines);
}

function looksOf(writing: Writing, number: number): Pick<FileLine, "marks" | "depth"> {
  const start = writing.text.split("\n").slice(0, number).join("\n").length + (number > 0 ? 1 : 0);
  const end = start + (writing.text.split("\n")[number]?.length ?? 0);
  const marks = writing.marks
    .filter((it) => it.kind !== "own" && it.from < end && it.to > start)
    .map((it) => ({ ...it, from: Math.max(0, it.from - start), to: Math.min(end, it.to) - start }));
  return { marks, depth: depthOf(writing, number) };
}

function depthOf({ bullets }: Writing, number: number): number | null {
  return bullets.find((it) => it.line === number)?.depth ?? null;
}

function lostLines({ found, gone }: LineEdits, old: Writing): string[] {
  const lines = old.text.split("\n");
  const changed = [...found].filter(([, it]) => it !== null).map(([line]) => lines[line] ?? "");
  return [...changed, ...gone.values()];
}

function factChange({ field, written }: FactEdit, today: Things, now: Plan) {
  const { thing, fact } = field;
  const current = today.get(thing.id)?.facts.find((it) => it.name === fact.name);
  return {
    kind: "fact",
    entity: thing.id,
    fact: fact.name,
    label: fact.label,
    old: fact.shown[0] ?? "",
    now: current?.shown[0] ?? "",
    new: written,
    ...readFact(fact.reads, written, now),
  } as const;
}

/** Markers, actions and people of which no word is left in the file. */
function removedThings(found: Found, before: Things) {
  const removed = new Map<string, { kind: Thing["kind"]; spot: Spot; text: string }>();
  for (const { field, spot, text } of found.gone) {
    const id = field.kind === "words" ? field.place.entity : field.thing.id;
    const kind = before.get(id)?.kind;
    if (kind === "person" && field.kind === "fact" && field.fact.name === "name")
      removed.set(id, { kind, spot, text });
    if (field.kind !== "words" || field.place.key !== "text") continue;
    const edits = found.edits.get(`${id}/text`);
    const isLeft = edits !== undefined && (edits.found.size > 0 || edits.came.length > 0);
    const old = before.get(id)?.words.find((it) => it.key === "text")?.writing.text ?? text;
    if (!isLeft && (kind === "marker" || kind === "action"))
      removed.set(id, { kind, spot, text: old });
  }
  return removed;
}
