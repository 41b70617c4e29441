import { type Outcome, type Plan, type Writing, noWriting } from "#src/plan/plan.ts";
import { type Section, type Template, headingFor } from "#src/template/template.ts";
import type { Block, Copy, CopyOptions, CopySection } from "./copy.ts";
import { closingBlocks, openingBlocks } from "./copy-frame.ts";
import {
  type Part,
  actionsPart,
  markersPart,
  nothingYet,
  peoplePart,
  timeframePart,
  writingPart,
} from "./copy-parts.ts";
import { calledName, fullName } from "./labels.ts";
import { isBlank, printable } from "./writing-lines.ts";

/** Decides what this copy shows, to whom and in which order; it never changes anybody's words. */
export function copyOf(plan: Plan, template: Template, options: CopyOptions): Copy {
  const sections: CopySection[] = [];
  const blocks: Block[] = [];
  const add = (tag: string, level: 2 | 3, heading: string, part: Part) => {
    const section = sections.push({ tag, words: part.words }) - 1;
    blocks.push({ kind: "heading", level, text: printable(heading), section }, ...part.blocks);
  };

  for (const section of template.planSections) {
    const writing = plan.writing[section.key] ?? noWriting(section.speaker);
    add(
      `plan.${section.key}`,
      2,
      headingOver(plan, section, [writing]),
      writingPart(plan, writing),
    );
  }
  for (const [key, writing] of unplaced(plan.writing, template.planSections))
    add(`plan.${key}`, 2, keptHeading(key), writingPart(plan, writing));

  for (const [index, outcome] of plan.outcomes.entries()) {
    add(outcome.id, 2, `${template.outcomeName} ${index + 1}`, { blocks: [], words: "" });
    for (const section of template.outcomeSections) {
      const heading = headingOver(plan, section, writingsIn(outcome, section));
      add(`${outcome.id}.${section.key}`, 3, heading, partOf(plan, outcome, section));
    }
    for (const [key, writing] of unplaced(outcome.writing, template.outcomeSections))
      add(`${outcome.id}.${key}`, 3, keptHeading(key), writingPart(plan, writing));
  }
  if (plan.outcomes.length === 0) {
    blocks.push({ kind: "heading", level: 2, text: `${template.outcomeName} 1`, section: null });
    blocks.push(...nothingYet("Nothing is written here yet.", 3));
  }
  add("plan.people", 2, "People in this plan", peoplePart(plan));

  const title = printable(plan.title).trim() || `${template.title}: ${fullName(plan.resident)}`;
  return {
    kind: options.copy,
    language: plan.locale,
    title,
    subject: template.title,
    footer: footerOf(plan, options),
    plan: {
      id: plan.id,
      reference: plan.reference,
      version: options.version,
      exportedOn: options.exportedOn,
    },
    sections,
    blocks: [
      { kind: "heading", level: 1, text: title, section: null },
      ...openingBlocks(plan, template, options),
      ...blocks,
      ...closingBlocks(plan, template),
    ],
  };
}

/**
 * First person is only put over words that are the resident's own. Dates and actions, which a
 * worker writes down for everybody, take it unless somebody else spoke.
 */
function headingOver(plan: Plan, section: Section, writings: readonly Writing[]): string {
  const isShared = section.holds === "timeframe" || section.holds === "actions";
  const may = ["resident", "quoted", ...(isShared ? ["worker"] : [])];
  const own = writings.every((it) => isBlank(it.text) || may.includes(it.speaker.kind));
  const voice = plan.voice === "first" && !own ? "third" : plan.voice;
  return headingFor(section.heading, voice, calledName(plan.resident));
}

/** Words under a key that this template does not have: kept, and said to be. */
function unplaced(writing: Plan["writing"], sections: readonly Section[]): [string, Writing][] {
  const known = new Set(sections.filter((it) => it.holds === "writing").map((it) => it.key));
  return Object.entries(writing).filter(([key, { text }]) => !known.has(key) && !isBlank(text));
}

function keptHeading(key: string): string {
  return `Kept from another form of this plan: ${key.replaceAll("-", " ")}`;
}

function writingsIn(outcome: Outcome, section: Section): Writing[] {
  switch (section.holds) {
    case "writing":
      return [outcome.writing[section.key] ?? noWriting(section.speaker)];
    case "timeframe":
      return [outcome.timeframe.note];
    case "markers":
      return outcome.markers.map((it) => it.wording);
    case "actions":
      return outcome.actions.map((it) => it.wording);
  }
}

function partOf(plan: Plan, outcome: Outcome, section: Section): Part {
  switch (section.holds) {
    case "writing":
      return writingPart(
        plan,
        outcome.writing[section.key] ?? noWriting(section.speaker),
        section.role === "outcome" ? "voice" : "words",
      );
    case "timeframe":
      return timeframePart(plan, outcome.timeframe);
    case "markers":
      return markersPart(plan, outcome.markers);
    case "actions":
      return actionsPart(plan, outcome.actions);
  }
}

function footerOf({ reference }: Plan, { version }: CopyOptions): string {
  const parts = [
    reference && `Plan ${reference}`,
    version && `version ${version}`,
    "practitioner copy",
  ];
  const text = printable(parts.filter((it) => it !== "").join(", "));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
