import type { WordsPlace } from "#src/plan/suggestion.ts";
import { bagOf, inBoth, pairUp, sameAs } from "./alike.ts";
import type { Found, Spot } from "./collect.ts";
import type { Unit, UnitPart } from "./expected-copy.ts";
import { lineOf, tokenKey, tokensOf, withOldSigns, withoutStruck } from "./file-words.ts";
import type { WordBlock } from "./word-file.ts";

/** Paragraphs less alike than this are not the same one, changed. */
const LEAST_ALIKE = 0.35;

/** What is done with a paragraph that the copy did not have; `after` is the writing it follows. */
export type Stranger = (number: number, after: { place: WordsPlace; line: number } | null) => void;

/** Holds paragraphs of a copy against those of a file, and gathers what is different. */
export function matchLines(
  units: readonly Unit[],
  numbers: readonly number[],
  blocks: readonly WordBlock[],
  spot: Spot,
  found: Found,
  onStranger: Stranger,
): void {
  const said = units.filter((it) => sameAs(it.text) !== "");
  const there = numbers.filter((it) => sameAs(blocks[it]?.text ?? "") !== "");
  const pairs = pairsOf(
    said,
    there.map((it) => blocks[it]?.text ?? ""),
  );
  const unitOf = new Map(pairs.map(([unit, at]) => [at, unit]));
  const isFound = new Set(pairs.map(([unit]) => unit));
  let after: { place: WordsPlace; line: number } | null = null;
  for (const [at, number] of there.entries()) {
    const unit = said[unitOf.get(at) ?? -1];
    const block = blocks[number];
    if (block === undefined) continue;
    if (unit === undefined) onStranger(number, after);
    else {
      matchParagraph(unit, block, number, spot, found);
      const words = unit.parts.find(({ field }) => field?.kind === "words")?.field;
      if (words?.kind === "words") after = words;
    }
  }
  for (const [index, unit] of said.entries())
    if (!isFound.has(index)) for (const part of unit.parts) lose(part, spot, found);
}

function lose({ text, field }: UnitPart, spot: Spot, found: Found) {
  if (field === null) return;
  if (field.kind === "words") found.lines(field.place, spot).gone.set(field.line, text);
  found.gone.push({ field, spot, text });
}

/** Which paragraph of the file is which of the copy: the same ones first, then the most alike. */
function pairsOf(units: readonly Unit[], texts: readonly string[]): [number, number][] {
  const same = inBoth(
    units.map((it) => sameAs(it.text)),
    texts.map(sameAs),
  );
  const [usedUnits, usedTexts] = [
    new Set(same.map(([it]) => it)),
    new Set(same.map(([, it]) => it)),
  ];
  const restUnits = [...units.keys()].filter((it) => !usedUnits.has(it));
  const restTexts = [...texts.keys()].filter((it) => !usedTexts.has(it));
  const alike = pairUp(
    restUnits.map((it) => bagOf(units[it]?.text ?? "")),
    restTexts.map((it) => bagOf(texts[it] ?? "")),
    LEAST_ALIKE,
  ).map(([unit, text]): [number, number] => [restUnits[unit] ?? 0, restTexts[text] ?? 0]);
  const leftUnits = restUnits.filter(
    (it) => !alike.some(([unit]) => unit === it) && isSpoken(units[it]),
  );
  const leftTexts = restTexts.filter((it) => !alike.some(([, text]) => text === it));
  // What stands between the same neighbours was written anew, word for word.
  const oldUnits = byGap(
    leftUnits,
    same.map(([it]) => it),
  );
  const newTexts = byGap(
    leftTexts,
    same.map(([, it]) => it),
  );
  const inOrder = [...oldUnits].flatMap(([gap, own]): [number, number][] => {
    const there = newTexts.get(gap) ?? [];
    return own.length === there.length ? own.map((it, at) => [it, there[at] ?? 0]) : [];
  });
  return withoutCrossing([...same, ...alike, ...inOrder], units);
}

/** Numbers by how many of `fixed` stand before them; both are in order. */
function byGap(numbers: readonly number[], fixed: readonly number[]): Map<number, number[]> {
  const gaps = new Map<number, number[]>();
  let gap = 0;
  for (const it of numbers) {
    while ((fixed[gap] ?? Infinity) < it) gap += 1;
    gaps.set(gap, [...(gaps.get(gap) ?? []), it]);
  }
  return gaps;
}

function isSpoken(unit: Unit | undefined): boolean {
  return unit?.parts.some(({ field }) => field?.kind === "words") ?? false;
}

/** Lines of one writing that changed places are one that went and one that came. */
function withoutCrossing(pairs: [number, number][], units: readonly Unit[]): [number, number][] {
  const furthest = new Map<string, number>();
  return pairs
    .sort((a, b) => a[0] - b[0])
    .filter(([unit, text]) => {
      const field = units[unit]?.parts.find((it) => it.field?.kind === "words")?.field;
      if (field?.kind !== "words") return true;
      const place = `${field.place.entity}/${field.place.key}`;
      if (text < (furthest.get(place) ?? -1)) return false;
      furthest.set(place, text);
      return true;
    });
}

/** Holds one paragraph against what it was, and gathers what is different in its words and facts. */
export function matchParagraph(
  unit: Unit,
  whole: WordBlock,
  number: number,
  spot: Spot,
  found: Found,
): void {
  const block = asMeant(unit, whole);
  if (block.text.trim() === "") {
    for (const part of unit.parts) lose(part, spot, found);
    return;
  }
  const isSame = sameAs(unit.text) === sameAs(block.text);
  const slices = isSame ? [] : slicesOf(unit.parts, block.text);
  let hasMore = false;
  for (const [index, { text, field }] of unit.parts.entries()) {
    const { from, to } = slices[index] ?? { from: 0, to: 0 };
    const now = block.text.slice(from, to);
    const isPartSame = isSame || sameAs(text) === sameAs(now);
    if (field?.kind === "words") {
      const edits = found.lines(field.place, spot);
      found.placeOf.set(number, field.place);
      edits.blocks.add(number);
      if (!isPartSame && now.trim() === "") edits.gone.set(field.line, text);
      else
        edits.found.set(field.line, isPartSame ? null : changedLine(block, number, from, to, text));
    } else if (field?.kind === "fact") {
      if (!isPartSame) found.facts.push({ field, spot, written: now.trim(), blocks: [number] });
    } else if (!isPartSame) hasMore ||= saysMore(text, now);
  }
  if (hasMore) found.putAside(block.text, spot, [number]);
}

/** A paragraph as whoever struck words in it by hand, as people do on paper, wants it to read. */
export function asMeant({ isStruck }: Unit, block: WordBlock): WordBlock {
  return isStruck ? block : withoutStruck(block);
}

function changedLine(block: WordBlock, number: number, from: number, to: number, old: string) {
  const line = lineOf(block, number, from, to);
  const text = withOldSigns(old, line.text);
  return text.length === line.text.length ? { ...line, text } : line;
}

/** Whether a sentence of ours has words now that it did not have. */
function saysMore(ours: string, now: string): boolean {
  const words = bagOf(ours);
  return [...bagOf(now)].some(([word, count]) => count > (words.get(word) ?? 0));
}

type Slice = { from: number; to: number };

/** Which stretch of a changed paragraph stands for which part of the old one. */
function slicesOf(parts: readonly UnitPart[], text: string): Slice[] {
  const owners: number[] = [];
  const before = parts.flatMap((it, index) => {
    const tokens = tokensOf(it.text);
    owners.push(...tokens.map(() => index));
    return tokens;
  });
  const after = tokensOf(text);
  const partner = new Map(
    inBoth(before.map(tokenKey), after.map(tokenKey)).map(([left, right]) => [right, owners[left]]),
  );
  const next: number[] = [];
  for (let at = after.length - 1, owner = parts.length - 1; at >= 0; at--)
    next[at] = owner = partner.get(at) ?? owner;
  const belongs: number[] = [];
  for (const [at, upTo] of next.entries())
    belongs.push(partner.get(at) ?? whose(parts, belongs.at(-1) ?? 0, upTo));
  return parts.map((_, index) => sliceFor(index, belongs, after));
}

/** New words between two parts are somebody's words if they can be, else a fact, else ours. */
function whose(parts: readonly UnitPart[], first: number, last: number): number {
  const between = [...parts.keys()].slice(first, last + 1);
  const ofKind = (kind: "words" | "fact") => between.find((it) => parts[it]?.field?.kind === kind);
  return ofKind("words") ?? ofKind("fact") ?? first;
}

function sliceFor(index: number, belongs: readonly number[], tokens: readonly string[]): Slice {
  let [at, from, to] = [0, -1, -1];
  for (const [token, own] of belongs.entries()) {
    const length = tokens[token]?.length ?? 0;
    if (own === index) {
      if (from < 0) from = at;
      to = at + length;
    }
    at += length;
  }
  return from < 0 ? { from: 0, to: 0 } : { from, to };
}
