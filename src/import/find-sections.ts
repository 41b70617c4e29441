import type { FoundBy } from "#src/plan/suggestion.ts";
import { type Bag, bagOf, likeness, sameAs } from "./alike.ts";
import type { ExpectedSection } from "./expected-copy.ts";
import type { WordBlock } from "./word-file.ts";

/** A headed part of a file: which part of the copy it is, and the blocks under its heading. */
export type FoundSection = {
  /** Null for a part that the copy did not have. */
  expected: ExpectedSection | null;
  foundBy: FoundBy;
  /** The number of its heading among the file's blocks; null for none. */
  heading: number | null;
  /** What was pasted as one more outcome: the number of that outcome, counted from 0. */
  copyOf: number | null;
  blocks: number[];
};

/** What a file's carriers say about the sections of the copy. */
export type Carriers = {
  byBookmark: ReadonlyMap<string, ExpectedSection>;
  byTag: ReadonlyMap<string, ExpectedSection>;
  /** What one outcome is called in headings. */
  outcomeName: string;
};

/** Parts of the text alone are sections; notes, headers and footers have none. */
const TEXT: readonly WordBlock["place"][] = ["body", "text box"];

/**
 * Finds the sections of a copy in a file: by control, else by bookmark, else by heading under its
 * outcome, else by how alike the words are. Every block with words is in one of the answers.
 */
export function findSections(
  blocks: readonly WordBlock[],
  expected: readonly ExpectedSection[],
  carriers: Carriers,
): FoundSection[] {
  const found = walk(blocks, expected, carriers);
  matchByLikeness(blocks, expected, found);
  moveStrays(blocks, expected, found);
  return found;
}

function walk(
  blocks: readonly WordBlock[],
  expected: readonly ExpectedSection[],
  carriers: Carriers,
): FoundSection[] {
  const start: FoundSection = section(null, "heading", null, null);
  const found = [start];
  const byHeading = headingsOf(expected);
  const seen = new Set<ExpectedSection>();
  let copies = 0;
  let copyOf: number | null = null;
  for (const [number, block] of blocks.entries()) {
    const here = found.at(-1) ?? start;
    if (!TEXT.includes(block.place) || block.text.trim() === "") continue;
    const carried = carriedBy(block, carriers);
    const isHeading = looksLikeHeading(block, here);
    if (carried && (carried.by === "bookmark" || here.expected !== carried.expected)) {
      const isOwn =
        carried.by === "bookmark" || sameAs(block.text) === sameAs(carried.expected.heading);
      found.push(section(carried.expected, carried.by, isOwn ? number : null, null));
      seen.add(carried.expected);
      copyOf = null;
      if (!isOwn) found.at(-1)?.blocks.push(number);
      continue;
    }
    if (!isHeading) {
      here.blocks.push(number);
      continue;
    }
    const named = byHeading.get(sameAs(block.text)) ?? [];
    const isOutcome = isOutcomeHeading(block.text, carriers.outcomeName);
    const fresh = bestOf(named, here, seen, copyOf !== null);
    if (fresh !== undefined && !(isOutcome && seen.has(fresh))) {
      if (fresh.outcome === null || isOutcome) copyOf = null;
      seen.add(fresh);
      found.push(section(fresh, "heading", number, copyOf));
    } else if (isOutcome) {
      copyOf = copies++;
      found.push(section(named[0] ?? null, "heading", number, copyOf));
    } else if (block.headingLevel !== null) {
      if (block.headingLevel <= 2) copyOf = null;
      found.push(section(null, "heading", number, copyOf));
    } else here.blocks.push(number);
  }
  return found.filter((it) => it.heading !== null || it.blocks.length > 0);
}

function section(
  expected: ExpectedSection | null,
  foundBy: FoundBy,
  heading: number | null,
  copyOf: number | null,
): FoundSection {
  return { expected, foundBy, heading, copyOf, blocks: [] };
}

function headingsOf(expected: readonly ExpectedSection[]): Map<string, ExpectedSection[]> {
  const byHeading = new Map<string, ExpectedSection[]>();
  for (const it of expected) {
    const text = sameAs(it.heading);
    byHeading.set(text, [...(byHeading.get(text) ?? []), it]);
  }
  return byHeading;
}

function carriedBy(
  block: WordBlock,
  { byBookmark, byTag }: Carriers,
): { expected: ExpectedSection; by: "bookmark" | "control" } | null {
  for (const it of block.bookmarks) {
    const expected = byBookmark.get(it);
    if (expected) return { expected, by: "bookmark" };
  }
  for (const it of block.tags.toReversed()) {
    const expected = byTag.get(it);
    if (expected) return { expected, by: "control" };
  }
  return null;
}

const LONGEST_HEADING = 160;

/** Bold lines stand for headings where somebody pasted a plan as plain text. */
function looksLikeHeading(block: WordBlock, { expected }: FoundSection): boolean {
  if (block.cell !== null || block.text.length > LONGEST_HEADING) return false;
  if (block.headingLevel !== null) return true;
  if (!block.isBold || block.listDepth !== null) return false;
  return !expected?.units.some((it) => sameAs(it.text) === sameAs(block.text));
}

function isOutcomeHeading(text: string, name: string): boolean {
  const said = sameAs(text).toLowerCase();
  return said.startsWith(`${name.toLowerCase()} `) && /^\d+$/.test(said.slice(name.length + 1));
}

/** Of several sections with this heading, the one that is next here. */
function bestOf(
  named: readonly ExpectedSection[],
  here: FoundSection,
  seen: ReadonlySet<ExpectedSection>,
  isInCopy: boolean,
): ExpectedSection | undefined {
  const outcome = here.expected?.outcome ?? null;
  const inHere = named.find((it) => it.outcome === outcome && outcome !== null);
  if (isInCopy && named.some((it) => it.outcome !== null)) return inHere ?? named[0];
  if (inHere) return inHere;
  return named.find((it) => !seen.has(it)) ?? named[0];
}

/** Headings that were written anew are known by the words under them. */
function matchByLikeness(
  blocks: readonly WordBlock[],
  expected: readonly ExpectedSection[],
  found: readonly FoundSection[],
) {
  const missing = missingFrom(expected, found);
  const strangers = found.filter(
    (it) => it.expected === null && it.heading !== null && it.copyOf === null,
  );
  const textOf = (it: FoundSection) => it.blocks.map((at) => blocks[at]?.text ?? "").join(" ");
  for (const it of strangers) {
    const heading = bagOf(blocks[it.heading ?? 0]?.text ?? "");
    const words = bagOf(textOf(it));
    const best = [...missing]
      .map((one) => ({ one, score: alike(one, heading, words) }))
      .sort((a, b) => b.score - a.score)[0];
    if (best === undefined || best.score < LEAST_ALIKE) continue;
    Object.assign(it, { expected: best.one, foundBy: "likeness" });
    missing.delete(best.one);
  }
}

const LEAST_ALIKE = 0.6;

function alike(section: ExpectedSection, heading: Bag, words: Bag): number {
  const own = bagOf(section.units.map((it) => it.text).join(" "));
  return Math.max(likeness(bagOf(section.heading), heading), likeness(own, words));
}

/** Sections that the file should have and does not. */
export function missingFrom(
  expected: readonly ExpectedSection[],
  found: readonly FoundSection[],
): Set<ExpectedSection> {
  const there = new Set(found.filter((it) => it.copyOf === null).map((it) => it.expected));
  return new Set(expected.filter((it) => !there.has(it)));
}

/** Words whose heading went are under another one now; where they are word for word, they go back. */
function moveStrays(
  blocks: readonly WordBlock[],
  expected: readonly ExpectedSection[],
  found: FoundSection[],
) {
  const missing = [...missingFrom(expected, found)].filter((it) => it.units.some(isSpoken));
  if (missing.length === 0) return;
  const homes = new Map<string, ExpectedSection>();
  for (const it of missing)
    for (const unit of it.units.filter(isSpoken)) homes.set(sameAs(unit.text), it);
  const returned = new Map<ExpectedSection, FoundSection>();
  for (const here of found.slice()) {
    const own = new Set(here.expected?.units.map((it) => sameAs(it.text)));
    here.blocks = here.blocks.filter((at) => {
      const text = sameAs(blocks[at]?.text ?? "");
      const home = own.has(text) ? undefined : homes.get(text);
      if (home === undefined) return true;
      const back = returned.get(home) ?? section(home, "likeness", null, null);
      if (!returned.has(home)) found.push(back);
      returned.set(home, back);
      back.blocks.push(at);
      return false;
    });
  }
}

function isSpoken({ parts }: ExpectedSection["units"][number]): boolean {
  return parts.some(({ field }) => field?.kind === "words");
}
