import { capital, dayInWords } from "#src/plan/in-words.ts";
import { isForNextTime } from "#src/plan/next-time.ts";
import { type Plan, personOf, type Writing } from "#src/plan/plan.ts";
import {
  needOrigins,
  REVIEW_KINDS,
  RISK_LEVELS,
  SIGNED_AS,
  STATUSES,
  wordsOf,
} from "#src/plan/record-words.ts";
import type { Block, Line } from "./copy.ts";
import type { Source } from "./copy-body.ts";
import { fact } from "./copy-frame.ts";
import { spoken } from "./copy-parts.ts";
import { calledName, fullName, speakerLabel } from "./labels.ts";
import { heading, isBlank, line, linesOf } from "./writing-lines.ts";

/**
 * What is on record beside the words of the plan, under the names that the screen has for it. What is
 * not on record takes no room.
 */
export function recordBlocks(source: Source): Block[] {
  const { plan } = source;
  const name = calledName(plan.resident);
  const parts: [title: string, blocks: Block[]][] = [
    ["Reviews", reviews(plan)],
    [`What ${name} may want support with`, needs(source)],
    ["Areas of life that were talked about", talks(plan)],

    ["Staying safe", risks(plan)],
    ["Who agreed", agreed(plan)],
    [`Copies for ${name}`, copies(plan)],
    ["Where this plan is", whereItIs(plan)],
  ];
  const held = parts.filter(([, blocks]) => blocks.length > 0);
  if (held.length === 0) return [];
  return [
    heading(2, "On record"),
    ...held.flatMap(([title, blocks]) => [heading(3, title), ...blocks]),
  ];
}

type Column = readonly [heading: string, share: number];

function table(title: string, columns: readonly Column[], rows: readonly Line[][][]): Block[] {
  if (rows.length === 0) return [];
  const named = columns.map(([name]) => name.toLowerCase()).join(", ");
  return [
    {
      kind: "table",
      title,
      description: `One a row: ${named}.`,
      columns: columns.map(([name, share]) => ({ heading: name, share })),
      rows: [...rows],
    },
  ];
}

function cell(text: string): Line[] {
  return [isBlank(text) ? line("quiet", "Not said") : line("plain", text)];
}

function day(on: string | null): Line[] {
  return [on === null ? line("quiet", "No day yet") : line("plain", dayInWords(on))];
}

/** Somebody's words and whose they are. */
function words(plan: Plan, writing: Writing): Line[] {
  if (isBlank(writing.text)) return [line("quiet", "Nothing is written here yet.")];
  return [...linesOf(writing, "words"), line("quiet", speakerLabel(plan, writing.speaker))];
}

function reviews(plan: Plan): Block[] {
  const name = calledName(plan.resident);
  return table(
    "Reviews",
    [
      ["Day", 18],
      ["What it was", 24],
      ["What was said", 58],
    ],
    // The last one is looked for most.
    plan.reviews
      .toReversed()
      .map((it) => [
        day(it.on),
        [
          line("plain", wordsOf(REVIEW_KINDS, it.kind)),
          line("plain", `${it.withResident ? "With" : "Without"} ${name}`),
        ],
        words(plan, it.notes),
      ]),
  );
}

function needs({ plan, template, numbers }: Source): Block[] {
  const name = calledName(plan.resident);
  const outcomes = plan.outcomes.map(
    ({ id }, at) => [id, `${template.outcomeName} ${numbers[at] ?? at + 1}`] as const,
  );
  return table(
    "Needs",
    [
      ["What it is", 30],
      ["Who named it", 18],
      [`What ${name} says about it`, 32],
      ["What answers it", 20],
    ],
    plan.needs.map((it) => {
      const answers = outcomes.filter(([id]) => it.outcomes.includes(id)).map(([, title]) => title);
      const left = it.notNowOn === null ? [] : [`Left for now on ${dayInWords(it.notNowOn)}`];
      return [
        words(plan, it.wording),
        cell(wordsOf(needOrigins(capital(name)), it.origin)),
        words(plan, it.says),
        cell([...answers, ...left].join(". ")),
      ];
    }),
  );
}

function talks(plan: Plan): Block[] {
  return table(
    "Conversations",
    [
      ["What it was about", 26],
      ["Talked about on", 20],
      [`What ${calledName(plan.resident)} says`, 54],
    ],
    plan.talks.map((it) => [
      cell(capital(it.area.replaceAll("-", " "))),
      isForNextTime(it) ? [line("plain", "Kept for next time")] : day(it.on),
      words(plan, it.words),
    ]),
  );
}

function risks(plan: Plan): Block[] {
  const name = calledName(plan.resident);
  return table(
    "Staying safe",
    [
      ["What could happen", 30],
      [`What ${name} does`, 26],
      ["What others do", 26],
      ["Looked at", 18],
    ],
    plan.risks.map((it) => [
      [
        ...words(plan, it.wording),
        ...(it.level === "" ? [] : [line("plain", `Level: ${wordsOf(RISK_LEVELS, it.level)}`)]),
      ],
      words(plan, it.personDoes),
      words(plan, it.staffDo),
      [
        ...day(it.reviewedOn),
        line("plain", `${it.withResident ? "With" : "Without"} ${name}`),
        ...[it.reason, it.approvedBy && `Agreed by ${it.approvedBy}`]
          .filter((text) => !isBlank(text))
          .map((text) => line("plain", text)),
      ],
    ]),
  );
}

function agreed(plan: Plan): Block[] {
  const nameOf = (id: string | null) => (id === null ? "" : fullName(personOf(plan, id)));
  return [
    ...table(
      "Who agreed",
      [
        ["Who", 28],
        ["How", 26],
        ["On", 20],
        ["Who was there, or by what right", 26],
      ],
      plan.signatures.map((it) => [
        cell(nameOf(it.person)),
        cell(wordsOf(SIGNED_AS, it.as)),
        day(it.on),
        cell([nameOf(it.witness), it.authority].filter((text) => !isBlank(text)).join(". ")),
      ]),
    ),
    ...(isBlank(plan.unsigned.text)
      ? []
      : [
          fact(`If ${calledName(plan.resident)} has not signed`, "why not"),
          ...spoken(plan, plan.unsigned, "words"),
        ]),
  ];
}

function copies({ communicationNeeds, copies: given, resident }: Plan): Block[] {
  const needed = communicationNeeds.join(", ");
  return [
    ...(needed === "" ? [] : [fact(`What ${calledName(resident)} needs`, needed)]),
    ...table(
      "Copies",
      [
        ["What kind of copy", 34],
        ["Offered on", 22],
        ["What came of it", 44],
      ],
      given.map((it) => [cell(it.format), day(it.on), cell(it.response)]),
    ),
  ];
}

/** Nothing for a plan of which nobody has said anything yet. */
function whereItIs({ status, stage, pausedOn, pausedFor, eventOn }: Plan): Block[] {
  const span = [
    stage?.name ?? "",
    stage?.from ? `from ${dayInWords(stage.from)}` : "",
    stage?.to ? `to ${dayInWords(stage.to)}` : "",
  ];
  const pause = [pausedOn === null ? "" : `since ${dayInWords(pausedOn)}`, pausedFor];
  const facts: [label: string, value: string][] = [
    ["How far it is", status === "draft" ? "" : wordsOf(STATUSES, status)],
    ["Stage", span.filter(Boolean).join(", ")],
    ["Pause", pause.filter(Boolean).join(", ")],
    ["Something happened that calls for a review on", eventOn === null ? "" : dayInWords(eventOn)],
  ];
  return facts.filter(([, value]) => !isBlank(value)).map(([label, value]) => fact(label, value));
}
