import { dayInWords } from "#src/plan/in-words.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Block } from "./copy.ts";
import { type Body, numberedOutcomes, partsOfCopy, type Source } from "./copy-body.ts";
import { bannerLines, fact, hoursBlocks, kept, reviewBlocks, writeLines } from "./copy-frame.ts";
import { spoken } from "./copy-parts.ts";
import { outcomeSections, planSections } from "./copy-sections.ts";
import { calledName, fullName, voiceLabel } from "./labels.ts";
import { providerView } from "./provider-view.ts";
import { heading, isBlank, line } from "./writing-lines.ts";

/** The copy for those who provide support: built from the provider's view of the plan alone. */
export function providerCopy(whole: Source): Body {
  const source = providerView(whole);
  const { plan, template, options } = source;
  const { add, blocks, sections } = partsOfCopy();
  for (const { tag, heading, part } of planSections(plan, template))
    add({ tag, level: 2, heading }, part);
  for (const { outcome, heading } of numberedOutcomes(source)) {
    add({ tag: outcome.id, level: 2, heading }, { blocks: [], words: "" });
    // An empty heading would say that there are no strengths, and not that they are withheld.
    const shown = template.outcomeSections.filter(
      ({ role, key }) => role !== "strengths" || !isBlank(outcome.writing[key]?.text ?? ""),
    );
    const parts = outcomeSections(plan, { ...template, outcomeSections: shown }, outcome);
    for (const { tag, heading, part } of parts) add({ tag, level: 3, heading }, part);
  }
  if (plan.outcomes.length === 0)
    blocks.push(
      heading(2, "Actions for providers"),
      line("quiet", "No action in this plan is for a provider."),
    );
  blocks.push(...providerBlocks(plan), ...safetyBlocks(plan));
  blocks.push(heading(2, plan.totalHours === null ? "Review" : "Hours and review"));
  if (plan.totalHours !== null) blocks.push(...hoursBlocks(plan, template));
  blocks.push(
    ...reviewBlocks(plan),
    heading(2, "Confirm or ask"),
    kept("Which actions you confirm, and what you want to ask or change:"),
    writeLines(4),
    { kind: "signature", who: "For the provider", isNamed: false },
  );

  const title = `${template.title} for providers: ${fullName(plan.resident)}`;
  const { name, pronouns } = plan.resident;
  const facts = [
    ["Resident", [isBlank(name) ? "Not named yet" : name, pronouns && `(${pronouns})`].join(" ")],
    ["Plan", plan.reference],
    [
      "This copy",
      [options.version && `version ${options.version}`, dayInWords(options.exportedOn)]
        .filter(Boolean)
        .join(", "),
    ],
    ["Needs information as", plan.communicationNeeds.join(", ")],
  ] as const;
  return {
    name: "provider copy",
    title,
    points: 12,
    sections,
    blocks: [
      heading(1, title),
      ...facts.filter(([, value]) => !isBlank(value)).map(([label, value]) => fact(label, value)),
      line("quiet", voiceLabel(plan)),
      line(
        "quiet",
        `This copy holds what providers need and leaves out the rest. Please ask ${calledName(plan.resident)} before you pass it on.`,
      ),
      ...(plan.outcomes.length === 0 ? [] : bannerLines(plan)),
      ...blocks,
    ],
  };
}

/** Who does the actions, and for whom they work. */
function providerBlocks({ people }: Plan): Block[] {
  if (people.length === 0) return [];
  return [
    heading(2, "Who does this"),
    {
      kind: "table",
      title: "Who does this",
      description: "One person a row: name and organisation.",
      columns: [
        { heading: "Name", share: 50 },
        { heading: "Organisation", share: 50 },
      ],
      rows: people.map((it) => [
        [line("plain", fullName(it))],
        [isBlank(it.organisation) ? line("quiet", "Not said") : line("plain", it.organisation)],
      ]),
    },
  ];
}

/** What others do in a safety plan, without what could happen. */
function safetyBlocks(plan: Plan): Block[] {
  if (plan.risks.length === 0) return [];
  return [
    heading(2, "Staying safe: what others do"),
    ...plan.risks.flatMap((it) => spoken(plan, it.staffDo, "words")),
  ];
}
