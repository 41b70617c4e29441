import type { CopyMaker } from "#src/export/copy-maker.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Returned, ReturnedComment } from "#src/plan/suggestion.ts";
import type { Template } from "#src/template/template.ts";
import { sameAs } from "./alike.ts";
import { OURS } from "./authors.ts";
import { type Baseline, chooseBaseline } from "./choose-baseline.ts";
import { createFound, type Found } from "./collect.ts";
import type { ExpectedSection } from "./expected-copy.ts";
import { type Carriers, findSections, type FoundSection, missingFrom } from "./find-sections.ts";
import { blocksWithLostWords } from "./lost-words.ts";
import { type Against, matchSection, spotOf } from "./match-section.ts";
import { gatherNewOutcomes } from "./new-outcomes.ts";
import { suggestionsFrom, trayFrom } from "./suggestions.ts";
import type { WordFile } from "./word-file.ts";

/**
 * Compares a copy that came back with the plan that it was made from: `now`, or one of the versions
 * that were kept. Every word of the file is in what stayed the same, in a suggestion, in a comment, in
 * the tray, or was ours. `comparedWith` counts `now` as 0 and the first of `versions` as 1; `copyOf`
 * makes copies of the kind that the file says it is, and of all kinds where it says none.
 */
export function compareCopy(
  file: WordFile,
  now: Plan,
  versions: readonly Plan[],
  template: Template,
  copyOf: CopyMaker,
): Returned {
  const isThisPlan = isOf(file, now);
  const nothing = { suggestions: [], comments: [], tray: [] };
  if (isThisPlan === "no")
    return { isThisPlan, comparedWith: { index: 0, isSure: false }, ...nothing };
  const baseline = chooseBaseline(file, [now, ...versions], template, copyOf);
  const { expected, plan } = baseline;
  const sections = findSections(file.blocks, expected, carriersOf(baseline, file, template));
  const against: Against = { blocks: file.blocks, plan: now, template, ours: oursIn(baseline) };
  const found = createFound();
  for (const it of sections) if (it.copyOf === null) matchSection(it, against, found);
  gatherNewOutcomes(sections, against, found);
  gatherMissing(sections, expected, against, found);
  putAsideTheRest(file, sections, baseline, against, found);
  const offered = suggestionsFrom(found, file.blocks, plan, now);
  for (const number of blocksWithLostWords(file.blocks, expected, now, offered)) {
    const section = sections.find((it) => it.heading === number || it.blocks.includes(number));
    const spot = section ? spotOf(section, against) : null;
    found.putAside(file.blocks[number]?.text ?? "", spot, [number]);
  }
  return {
    isThisPlan,
    comparedWith: { index: baseline.index, isSure: baseline.isSure },
    suggestions: offered.suggestions,
    comments: commentsOf(file, sections, against, found),
    tray: trayFrom(found, file.blocks),
  };
}

function isOf({ identity }: WordFile, { id, reference }: Plan): Returned["isThisPlan"] {
  if (identity?.plan) return identity.plan === id ? "yes" : "no";
  if (identity?.reference) return identity.reference === reference ? "yes" : "no";
  return "unknown";
}

/** Bookmarks are those that the file says of itself, else those that this copy would have. */
function carriersOf(
  { identity, expected }: Baseline,
  file: WordFile,
  template: Template,
): Carriers {
  const byTag = new Map(expected.flatMap((it) => (it.tag === null ? [] : [[it.tag, it] as const])));
  const said = file.identity?.sections.length ? file.identity.sections : identity.sections;
  const byBookmark = new Map(
    said.flatMap(({ bookmark, tag }) => {
      const section = byTag.get(tag);
      return section === undefined ? [] : [[bookmark, section] as const];
    }),
  );
  return { byBookmark, byTag, outcomeName: template.outcomeName };
}

/** Sentences and labels that no person wrote. */
function oursIn({ expected, copy }: Baseline): Set<string> {
  const units = expected.flatMap((it) => it.units);
  const ours = units.filter(({ parts }) => parts.every(({ field }) => field === null));
  const headings = expected.map((it) => it.heading);
  // Some readers show what describes a table as words above it.
  const tables = copy.blocks.flatMap((it) =>
    it.kind === "table" ? [it.title, it.description] : [],
  );
  return new Set([...ours.map((it) => it.text), ...headings, ...tables].map(sameAs));
}

/** What the file no longer has: a question about a whole outcome, else about the words of a part. */
function gatherMissing(
  sections: readonly FoundSection[],
  expected: readonly ExpectedSection[],
  against: Against,
  found: Found,
) {
  const missing = missingFrom(expected, sections);
  if (missing.size === expected.length) return;
  const outcomes = new Set(expected.flatMap((it) => it.outcome ?? []));
  for (const outcome of outcomes) {
    const own = expected.filter((it) => it.outcome === outcome);
    if (!own.every((it) => missing.has(it))) continue;
    const [first] = own;
    if (first === undefined) continue;
    const section = { tag: first.tag ?? "", heading: first.heading, outcome };
    found.lostOutcomes.push({ outcome, spot: { section, foundBy: "likeness" } });
    for (const it of own) missing.delete(it);
  }
  for (const it of missing) {
    if (it.tag === null) continue;
    const nothing: FoundSection = {
      expected: it,
      foundBy: "likeness",
      heading: null,
      copyOf: null,
      blocks: [],
    };
    matchSection(nothing, against, found);
  }
}

/** Headings that were written anew, and all that is not in the text itself. */
function putAsideTheRest(
  file: WordFile,
  sections: readonly FoundSection[],
  { copy }: Baseline,
  against: Against,
  found: Found,
) {
  for (const it of sections) {
    const number = it.heading;
    const text = number === null ? "" : (file.blocks[number]?.text ?? "");
    if (number === null || it.copyOf !== null || against.ours.has(sameAs(text))) continue;
    // A number in a heading is ours, and follows the order of the outcomes.
    const unnumbered = (words: string) => sameAs(words).replace(/\d+/g, "");
    if (it.expected && unnumbered(it.expected.heading) === unnumbered(text)) continue;
    found.putAside(text, spotOf(it, against), [number]);
  }
  const footer = sameAs(copy.footer);
  for (const [number, { place, text }] of file.blocks.entries()) {
    if (place === "body" || place === "text box" || text.trim() === "") continue;
    // Some programs leave nothing at the foot but the page.
    const isOurs = [footer, ""].includes(sameAs(text).replace(/ ?Page \d+ of \d+$/, ""));
    if (place === "footer" && isOurs) continue;
    found.putAside(text, null, [number]);
  }
}

function commentsOf(
  file: WordFile,
  sections: readonly FoundSection[],
  against: Against,
  found: Found,
): ReturnedComment[] {
  const answered = new Set(file.comments.flatMap((it) => it.answers ?? []));
  const kept = file.comments.filter((it) => it.author !== OURS || answered.has(it.id));
  return kept.map((comment) => {
    const asked = comment.answers ?? comment.id;
    const number = file.blocks.findIndex((it) =>
      it.comments.some(({ id }) => id === comment.id || id === asked),
    );
    const section = sections.find((it) => it.heading === number || it.blocks.includes(number));
    const place = found.placeOf.get(number) ?? null;
    return { ...comment, section: section ? spotOf(section, against).section : null, place };
  });
}
