import {
  type Action,
  type Outcome,
  type Plan,
  type ProgressMarker,
  type Speaker,
  type Timeframe,
  type Writing,
  nameOf,
  noWriting,
  personOf,
} from "#src/plan/plan.ts";
import { type Section, type Template, headingFor } from "#src/template/template.ts";
import type { Block, Copy, CopyOptions, CopySection, Line } from "./copy.ts";
import {
  ANSWER,
  PAID,
  STATUS,
  actionSpeakerLabel,
  calledName,
  dayInWords,
  speakerLabel,
} from "./labels.ts";
import { closingBlocks, openingBlocks } from "./copy-frame.ts";
import { isBlank, line, linesOf, printable, run } from "./writing-lines.ts";

/** A part of the plan, ready to print, with the words that identify it when it comes back. */
type Part = { blocks: Block[]; words: string };

/** Decides what this copy shows, to whom and in which order; it never changes anybody's words. */
export function copyOf(plan: Plan, template: Template, options: CopyOptions): Copy {
  const sections: CopySection[] = [];
  const blocks: Block[] = [];
  const add = (tag: string, level: 2 | 3, heading: string, part: Part) => {
    sections.push({ tag, words: part.words });
    blocks.push({ kind: "heading", level, text: printable(heading), section: tag }, ...part.blocks);
  };

  for (const section of template.planSections) {
    const writing = plan.writing[section.key] ?? noWriting(section.speaker);
    add(`plan.${section.key}`, 2, headingOver(plan, section, [writing]), writingPart(plan, writing));
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

  const title = printable(plan.title).trim() || `${template.title}: ${nameOf(plan.resident)}`;
  return {
    kind: options.copy,
    language: plan.locale,
    title,
    subject: template.title,
    footer: footerOf(plan, options),
    plan: { id: plan.id, reference: plan.reference, version: options.version, exportedOn: options.exportedOn },
    sections,
    blocks: [
      { kind: "heading", level: 1, text: title, section: null },
      ...openingBlocks(plan, template, options),
      ...blocks,
      ...closingBlocks(plan, template),
    ],
  };
}

/** First person is only put over words that are the resident's own. */
function headingOver(plan: Plan, section: Section, writings: readonly Writing[]): string {
  const own = writings
    .filter((it) => !isBlank(it.text))
    .every(({ speaker }) => speaker.kind === "resident" || speaker.kind === "quoted");
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

function writingPart(plan: Plan, writing: Writing, tone: "voice" | "words" = "words"): Part {
  const { text } = writing;
  if (isBlank(text)) return { blocks: nothingYet("Nothing is written here yet.", 2), words: "" };
  return { blocks: spoken(plan, writing, tone), words: text };
}

/** Somebody's words, and under them whose they are, on one page where they fit. */
function spoken(plan: Plan, writing: Writing, tone: "voice" | "words"): Line[] {
  const lines = linesOf(writing, tone);
  const last = lines.at(-1);
  if (last !== undefined) last.keepsNext = true;
  return [...lines, line("speaker", speakerLabel(plan, writing.speaker))];
}

function nothingYet(sentence: string, count: number): Block[] {
  return [keeping(line("quiet", sentence)), { kind: "write-lines", count }];
}

function keeping(it: Line): Line {
  return { ...it, keepsNext: true };
}

function timeframePart(plan: Plan, timeframe: Timeframe): Part {
  const { kind, from, to, reviewOn, note } = timeframe;
  const blocks: Block[] = [];
  const span = spanInWords(kind, from, to);
  if (span !== "") blocks.push(line("plain", run(span, { strong: true })));
  if (reviewOn !== null) blocks.push(line("plain", `We look at this together on ${dayInWords(reviewOn)}.`));
  if (!isBlank(note.text)) blocks.push(...spoken(plan, note, "words"));
  if (blocks.length === 0) blocks.push(...nothingYet("No dates are written here yet.", 1));
  else if (kind === "open" && reviewOn === null)
    blocks.push(...nothingYet("The day on which we look at this together:", 1));
  return { blocks, words: note.text };
}

function spanInWords(kind: Timeframe["kind"], from: string | null, to: string | null): string {
  const start = from === null ? "" : `From ${dayInWords(from)}`;
  const end = to === null ? "" : `${from === null ? "By" : " to"} ${dayInWords(to)}`;
  if (kind !== "open") return start + end;
  return start + end === "" ? "No end date" : `${start}${end}, no end date`;
}

function markersPart(plan: Plan, markers: readonly ProgressMarker[]): Part {
  const words = markers.map((it) => it.wording.text).join("\n");
  const written = markers.filter((it) => !isBlank(it.wording.text));
  if (written.length === 0) return { blocks: nothingYet("Nothing is written here yet.", 2), words };
  const shared = sharedSpeaker(written.map((it) => it.wording));
  const blocks = written.flatMap(({ wording, reachedOn }): Line[] => {
    const seen = reachedOn === null ? "Not seen yet" : `Seen on ${dayInWords(reachedOn)}`;
    const who = shared === null ? `. ${speakerLabel(plan, wording.speaker)}` : "";
    const lines = linesOf(wording, "words").map((it, index) =>
      // A marker is one item; what it lists itself lies a step deeper.
      keeping({ ...it, depth: index === 0 ? 0 : it.depth === null ? null : Math.min(2, it.depth + 1) }),
    );
    return [...lines, line("quiet", run(seen, { strong: reachedOn !== null }), who)];
  });
  if (shared !== null) blocks.push(line("speaker", speakerLabel(plan, shared)));
  return { blocks, words };
}

/** The one speaker of all these pieces, or null when they have several. */
function sharedSpeaker(writings: readonly Writing[]): Speaker | null {
  const first = writings[0]?.speaker;
  const same = ({ speaker }: Writing) =>
    speaker.kind === first?.kind && speaker.person === first.person;
  return first !== undefined && writings.every(same) ? first : null;
}

function actionsPart(plan: Plan, actions: readonly Action[]): Part {
  const words = actions.map((it) => `${it.wording.text}\n${it.agreement.words.text}`).join("\n");
  if (actions.length === 0) return { blocks: nothingYet("No actions are written here yet.", 3), words };
  const shared = sharedSpeaker(actions.map((it) => it.wording));
  const rows = actions.map((it, index) => actionRow(plan, it, index + 1, shared === null));
  const blocks: Block[] = [
    {
      kind: "table",
      title: "Actions",
      description: "One action a row: what is done, who does it, by when, where it stands, and whether it is agreed.",
      columns: [
        { heading: "What", share: 40 },
        { heading: "Who", share: 18 },
        { heading: "By when", share: 16 },
        { heading: "Status", share: 12 },
        { heading: "Agreed?", share: 14 },
      ],
      rows,
    },
    line("speaker", shared === null ? "Who wrote each action is said beside it." : `${actionSpeakerLabel(plan, shared)}`),
    ...actions.flatMap((it, index) => answerLines(plan, it, index + 1)),
  ];
  return { blocks, words };
}

function actionRow(plan: Plan, action: Action, number: number, saysWho: boolean): Line[][] {
  const { wording, owner, dueOn, status, agreement } = action;
  const [first, ...rest] = isBlank(wording.text)
    ? [line("quiet", "Nothing is written here yet.")]
    : linesOf(wording, "plain");
  const numbered = { ...line("plain", run(`${number}. `, { strong: true }), ...(first?.runs ?? [])) };
  const what = first?.depth === null ? [numbered, ...rest] : [line("plain", `${number}.`), ...(first ? [first] : []), ...rest];
  const who = saysWho ? [line("quiet", actionSpeakerLabel(plan, wording.speaker))] : [];
  return [
    [...what, ...who],
    [owner === null ? line("quiet", "Nobody named yet") : line("plain", nameOf(personOf(plan, owner)))],
    [dueOn === null ? line("quiet", "No date yet") : line("plain", dayInWords(dueOn))],
    [line("plain", STATUS[status])],
    [line("plain", run(ANSWER[agreement.answer], { strong: agreement.answer === "disagrees" }))],
  ];
}

/** What was said about an action, in full under the table: a refusal is never only a word in a cell. */
function answerLines(plan: Plan, { agreement }: Action, number: number): Block[] {
  const { answer, words } = agreement;
  if (answer !== "disagrees" && isBlank(words.text)) return [];
  const name = calledName(plan.resident);
  const said = { "": "no answer yet", agrees: `${name} agrees`, disagrees: `${name} does not agree` };
  const lead = keeping(line("plain", run(`Action ${number}: ${said[answer]}`, { strong: true })));
  if (isBlank(words.text)) return [lead, { kind: "write-lines", count: 1 }];
  return [lead, ...spoken(plan, words, "words")];
}

function peoplePart(plan: Plan): Part {
  const words = plan.people.map((it) => Object.values(it).slice(1).join("\n")).join("\n");
  if (plan.people.length === 0) return { blocks: nothingYet("Nobody is named here yet.", 2), words };
  const cell = (text: string) => [isBlank(text) ? line("quiet", "Not said") : line("plain", text)];
  return {
    words,
    blocks: [
      {
        kind: "table",
        title: "People in this plan",
        description: "One person a row: name, what they are to the resident, whether they are paid, organisation and pronouns.",
        columns: [
          { heading: "Name", share: 23 },
          { heading: `Who they are to ${calledName(plan.resident)}`, share: 27 },
          { heading: "Paid?", share: 13 },
          { heading: "Organisation", share: 22 },
          { heading: "Pronouns", share: 15 },
        ],
        rows: plan.people.map((it) => [
          [line("plain", run(nameOf(it), { strong: true }))],
          cell(it.relation),
          cell(PAID[it.paid]),
          cell(it.organisation),
          cell(it.pronouns),
        ]),
      },
    ],
  };
}

function footerOf({ reference }: Plan, { version }: CopyOptions): string {
  const parts = [reference && `Plan ${reference}`, version && `version ${version}`, "practitioner copy"];
  const text = printable(parts.filter((it) => it !== "").join(", "));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
