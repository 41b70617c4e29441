import {
  type Action,
  type Outcome,
  type Plan,
  type SpeakerKind,
  type Writing,
  noWriting,
} from "#src/plan/plan.ts";
import { keptHeading } from "#src/template/kept-sections.ts";
import { type Heading, type Section, type Template, headingFor } from "#src/template/template.ts";
import { actionsPart, markersPart, type Part, timeframePart, writingPart } from "./copy-parts.ts";
import { calledName } from "./labels.ts";
import { isBlank } from "./writing-lines.ts";

/** A part of the plan as a copy shows it. */
export type ShownSection = { tag: string; heading: string; part: Part };

/** In what a kind of copy differs from others in how it shows the sections of a template. */
export type Manner = {
  heading: (section: Section) => Heading;
  actions: (plan: Plan, actions: readonly Action[]) => Part;
  /** Whether the resident may seem to speak over a worker's note on time. */
  sharesTime: boolean;
};

/** The template's own headings, and the actions as a table. */
export const AS_IN_TEMPLATE: Manner = {
  heading: (it) => it.heading,
  actions: actionsPart,
  sharesTime: true,
};

/** What is written about the plan as a whole, a section at a time. */
export function planSections(plan: Plan, { planSections: sections }: Template): ShownSection[] {
  return [
    ...sections.map((section) => {
      const writing = plan.writing[section.key] ?? noWriting(section.speaker);
      const heading = headingOver(plan, section.heading, [writing], OWN);
      return { tag: `plan.${section.key}`, heading, part: writingPart(plan, writing) };
    }),
    ...unplaced(plan, "plan", plan.writing, sections),
  ];
}

/** One outcome, a section at a time. */
export function outcomeSections(
  plan: Plan,
  { outcomeSections: sections }: Template,
  outcome: Outcome,
  manner: Manner = AS_IN_TEMPLATE,
): ShownSection[] {
  return [
    ...sections.map((section) => ({
      tag: `${outcome.id}.${section.key}`,
      heading: headingOver(
        plan,
        manner.heading(section),
        writingsIn(outcome, section),
        isShared(section, manner) ? [...OWN, "worker"] : OWN,
      ),
      part: partOf(plan, outcome, section, manner),
    })),
    ...unplaced(plan, outcome.id, outcome.writing, sections),
  ];
}

/** The kinds of speakers over whose words the resident may speak in a heading. */
const OWN: readonly SpeakerKind[] = ["resident", "quoted"];

/** Dates and actions a worker writes down for everybody. */
function isShared({ holds }: Section, { sharesTime }: Manner): boolean {
  return holds === "actions" || (holds === "timeframe" && sharesTime);
}

/** First person is only put over words of those who may stand under it. */
function headingOver(
  plan: Plan,
  heading: Heading,
  writings: readonly Writing[],
  may: readonly SpeakerKind[],
): string {
  const own = writings.every((it) => isBlank(it.text) || may.includes(it.speaker.kind));
  const voice = plan.voice === "first" && !own ? "third" : plan.voice;
  return headingFor(heading, voice, calledName(plan.resident));
}

/** Words under a key that this template does not have: kept, and said to be. */
function unplaced(
  plan: Plan,
  entity: string,
  writing: Plan["writing"],
  sections: readonly Section[],
): ShownSection[] {
  const known = new Set(sections.filter((it) => it.holds === "writing").map((it) => it.key));
  return Object.entries(writing)
    .filter(([key, { text }]) => !known.has(key) && !isBlank(text))
    .map(([key, it]) => ({
      tag: `${entity}.${key}`,
      heading: keptHeading(key),
      part: writingPart(plan, it),
    }));
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

function partOf(plan: Plan, outcome: Outcome, section: Section, manner: Manner): Part {
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
      return manner.actions(plan, outcome.actions);
  }
}
