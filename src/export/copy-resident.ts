import { capital, possessive } from "#src/plan/in-words.ts";
import { type Heading, headingFor, type Section } from "#src/template/template.ts";
import { actionsAsSentences } from "./action-sentences.ts";
import type { Block } from "./copy.ts";
import { type Body, numberedOutcomes, partsOfCopy, pictureOf, type Source } from "./copy-body.ts";
import { kept, openingBlocks, writeLines } from "./copy-frame.ts";
import { nothingYet } from "./copy-parts.ts";
import { addClosing } from "./copy-resident-closing.ts";
import { type Manner, type ShownSection, outcomeSections, planSections } from "./copy-sections.ts";
import { easyReadSections } from "./easy-read-sections.ts";
import { isLong } from "./count-pages.ts";
import { calledName } from "./labels.ts";
import { explainedWords } from "./plain-words.ts";
import { heading, line } from "./writing-lines.ts";

/** The copy to keep: larger, with room to write, and with all that somebody can do who disagrees. */
export function residentCopy(source: Source): Body {
  const { plan, template, options } = source;
  const name = calledName(plan.resident);
  const startsPage = options.largePrint || options.easyRead;
  const points = options.largePrint ? 18 : 14;
  const parts = partsOfCopy();
  const about = options.easyRead ? [] : planSections(plan, template);
  for (const { tag, heading, part } of about) parts.add({ tag, level: 2, heading }, part);
  for (const { outcome, heading } of numberedOutcomes(source)) {
    const at = { tag: outcome.id, level: 2, heading, startsPage } as const;
    parts.add(at, { blocks: options.easyRead ? [] : pictureOf(source, outcome), words: "" });
    const shown = options.easyRead
      ? easyReadSections(plan, template, outcome, MANNER).map((it) =>
          besidePicture(it, pictureOf(source, outcome, "left")),
        )
      : outcomeSections(plan, template, outcome, MANNER);
    for (const { tag, heading, part } of shown) parts.add({ tag, level: 3, heading }, part);
    parts.blocks.push(kept(headingFor(TO_SAY, plan.voice, name)), writeLines(3));
  }
  if (plan.outcomes.length === 0)
    parts.blocks.push(
      heading(2, `${template.outcomeName} 1`),
      ...nothingYet("Nothing is written here yet.", 3),
    );
  addClosing(parts, source);
  if (options.plainWords) parts.blocks.push(...explainedWords(parts.blocks));

  const title = capital(headingFor(TITLE, plan.voice, possessive(name)));
  const blocks = [
    ...(options.easyRead ? [line("quiet", SHORT)] : []),
    ...openingBlocks(source, { nameLabel: "Name", hasTitle: false }),
    ...parts.blocks,
  ];
  return {
    name: ["resident copy", options.easyRead && "Easy Read", options.largePrint && "large print"]
      .filter(Boolean)
      .join(", "),
    title,
    points,
    sections: parts.sections,
    blocks: [heading(1, title), ...noteOfLength(blocks, source, points), ...blocks],
  };
}

/** In Easy Read a picture stands to the left of what it is about. */
function besidePicture(it: ShownSection, picture: readonly Block[]): ShownSection {
  const { blocks } = it.part;
  const first = blocks.findIndex((one) => one.kind === "line" && one.tone === "voice");
  if (first === -1) return it;
  const around = [...blocks.slice(0, first), ...picture, ...blocks.slice(first)];
  return { ...it, part: { ...it.part, blocks: around } };
}

function noteOfLength(blocks: readonly Block[], { numbers }: Source, points: 14 | 18): Block[] {
  if (numbers.length < 2 || !isLong(blocks, points)) return [];
  return [line("quiet", "This copy is long. There can be a copy of one part of it at a time.")];
}

const SHORT = "This is the short form. The whole plan says more, and you can have a copy of it.";
const TITLE = { first: "My support plan", third: "{name} support plan" };
const TO_SAY = {
  first: "What I want to say about this:",
  third: "What {name} wants to say about this:",
};

const MANNER: Manner = { heading: headingOf, actions: actionsAsSentences, sharesTime: false };

/** Plain headings for what every template has; the rest keeps the template's own. */
function headingOf({ key, holds, role, heading }: Section): Heading {
  if (role === "outcome") return HEADINGS.outcome;
  if (role === "strengths") return STRENGTHS.get(key) ?? heading;
  return holds === "writing" ? heading : HEADINGS[holds];
}

const HEADINGS = {
  outcome: { first: "What I want", third: "What {name} wants" },
  timeframe: { first: "When I want it by", third: "When {name} wants it by" },
  markers: {
    first: "How I will know it is working",
    third: "How {name} will know it is working",
  },
  actions: { first: "Who will do what", third: "Who will do what" },
};

const STRENGTHS: ReadonlyMap<string, Heading> = new Map([
  ["individual", { first: "What I am good at", third: "What {name} is good at" }],
  [
    "community",
    { first: "Who and what helps me nearby", third: "Who and what helps {name} nearby" },
  ],
  [
    "family",
    { first: "Family and friends who help me", third: "Family and friends who help {name}" },
  ],
]);
