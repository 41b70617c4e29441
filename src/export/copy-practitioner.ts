import { capital, onRecordInWords } from "#src/plan/in-words.ts";
import type { Outcome, Plan } from "#src/plan/plan.ts";
import type { Line } from "./copy.ts";
import { type Body, numberedOutcomes, partsOfCopy, pictureOf, type Source } from "./copy-body.ts";
import { closingBlocks, fact, openingBlocks } from "./copy-frame.ts";
import { keeping, nothingYet, peoplePart } from "./copy-parts.ts";
import { recordBlocks } from "./copy-record.ts";
import { outcomeSections, planSections } from "./copy-sections.ts";
import { calledName, fullName } from "./labels.ts";
import { heading, line, printable } from "./writing-lines.ts";

/** The working copy: all of the plan, as the template has it. */
export function practitionerCopy(source: Source): Body {
  const { plan, template } = source;
  const { add, blocks, sections } = partsOfCopy();
  for (const { tag, heading, part } of planSections(plan, template))
    add({ tag, level: 2, heading }, part);
  for (const { outcome, heading } of numberedOutcomes(source)) {
    add(
      { tag: outcome.id, level: 2, heading },
      {
        blocks: [...pictureOf(source, outcome), ...outcomeLines(plan, outcome)],
        words: "",
      },
    );
    for (const { tag, heading, part } of outcomeSections(plan, template, outcome))
      add({ tag, level: 3, heading }, part);
  }
  if (plan.outcomes.length === 0) {
    blocks.push(heading(2, `${template.outcomeName} 1`));
    blocks.push(...nothingYet("Nothing is written here yet.", 3));
  }
  add({ tag: "plan.people", level: 2, heading: "People in this plan" }, peoplePart(plan));
  blocks.push(...recordBlocks(source));

  const title = printable(plan.title).trim() || `${template.title}: ${fullName(plan.resident)}`;
  return {
    name: "practitioner copy",
    title,
    points: 12,
    sections,
    blocks: [
      heading(1, title),
      ...openingBlocks(source),
      ...blocks,
      ...closingBlocks(plan, template),
    ],
  };
}

/** What is on record of an outcome, under its heading. */
function outcomeLines(plan: Plan, outcome: Outcome): Line[] {
  const areas = outcome.areas.map((it) => it.replaceAll("-", " ")).join(", ");
  const said = [
    onRecordInWords(outcome, plan),
    outcome.directing && `${calledName(plan.resident)} directs, others do`,
    outcome.sharesStrengths && "providers are told the strengths",
  ];
  const words = said.filter(Boolean).join(", ");
  return [
    ...(areas === "" ? [] : [keeping(fact("Areas of life", areas))]),
    ...(words === "" ? [] : [keeping(line("quiet", capital(words)))]),
  ];
}
