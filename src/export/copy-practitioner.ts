import { type Outcome, type Plan, type Writing, noWriting } from "#src/plan/plan.ts";
import { type Section, headingFor } from "#src/template/template.ts";
import { type Body, numberedOutcomes, partsOfCopy, pictureOf, type Source } from "./copy-body.ts";
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
import { heading, isBlank, printable } from "./writing-lines.ts";

/** The working copy: all of the plan, as the template has it. */
export function practitionerCopy(source: Source): Body {
  const { plan, template, options } = source;
  const { add, blocks, sections } = partsOfCopy();
  for (const section of template.planSections) {
    const writing = plan.writing[section.key] ?? noWriting(section.speaker);
    const heading = headingOver(plan, section, [writing]);
    add({ tag: `plan.${section.key}`, level: 2, heading }, writingPart(plan, writing));
  }
  for (const [key, writing] of unplaced(plan.writing, template.planSections))
    add({ tag: `plan.${key}`, level: 2, heading: keptHeading(key) }, writingPart(plan, writing));

  for (const { outcome, heading } of numberedOutcomes(source)) {
    add({ tag: outcome.id, level: 2, heading }, { blocks: pictureOf(source, outcome), words: "" });
    for (const section of template.outcomeSections) {
      const over = headingOver(plan, section, writingsIn(outcome, section));
      const tag = `${outcome.id}.${section.key}`;
      add({ tag, level: 3, heading: over }, partOf(plan, outcome, section));
    }
    for (const [key, writing] of unplaced(outcome.writing, template.outcomeSections))
      add(
        { tag: `${outcome.id}.${key}`, level: 3, heading: keptHeading(key) },
        writingPart(plan, writing),
      );
  }
  if (plan.outcomes.length === 0) {
    blocks.push(heading(2, `${template.outcomeName} 1`));
    blocks.push(...nothingYet("Nothing is written here yet.", 3));
  }
  add({ tag: "plan.people", level: 2, heading: "People in this plan" }, peoplePart(plan));

  const title = printable(plan.title).trim() || `${template.title}: ${fullName(plan.resident)}`;
  return {
    name: "practitioner copy",
    title,
    points: 12,
    sections,
    blocks: [
      heading(1, title),
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
