import { capital, dayInWords, onRecordInWords } from "#src/plan/in-words.ts";
import {
  type Action,
  type Plan,
  type ProgressMarker,
  type Speaker,
  type Timeframe,
  type Writing,
  personOf,
} from "#src/plan/plan.ts";
import type { Block, Line } from "./copy.ts";
import {
  ANSWER,
  PAID,
  STATUS,
  actionSpeakerLabel,
  calledName,
  fullName,
  speakerLabel,
} from "./labels.ts";
import { isBlank, line, linesOf, run } from "./writing-lines.ts";

/** A part of the plan, ready to print, with the words that identify it when it comes back. */
export type Part = { blocks: Block[]; words: string };

/** A piece of writing and who speaks in it, or room to write where there is none. */
export function writingPart(plan: Plan, writing: Writing, tone: "voice" | "words" = "words"): Part {
  const { text } = writing;
  if (isBlank(text)) return { blocks: nothingYet("Nothing is written here yet.", 2), words: "" };
  return { blocks: spoken(plan, writing, tone), words: text };
}

/** Somebody's words, and under them whose they are, on one page where they fit. */
export function spoken(plan: Plan, writing: Writing, tone: "voice" | "words"): Line[] {
  const lines = linesOf(writing, tone);
  const last = lines.at(-1);
  if (last !== undefined) last.keepsNext = writing.text.length <= ONE_PAGE;
  return [...lines, line("speaker", speakerLabel(plan, writing.speaker))];
}

/** Longer writing, in characters, may break over pages anywhere. */
const ONE_PAGE = 600;

/** Says that a part is empty, and leaves room for a pen: a part is never dropped. */
export function nothingYet(sentence: string, count: number): Block[] {
  return [keeping(line("quiet", sentence)), { kind: "write-lines", count }];
}

/** A line that stays on the page of the next. */
export function keeping(it: Line): Line {
  return { ...it, keepsNext: true };
}

/** When an outcome is wanted by and when it is looked at, in dates and in words. */
export function timeframePart(plan: Plan, timeframe: Timeframe): Part {
  const { kind, from, to, reviewOn, note } = timeframe;
  const blocks: Block[] = [];
  const span = spanInWords(kind, from, to);
  if (span !== "") blocks.push(line("plain", run(span, { strong: true })));
  if (reviewOn !== null)
    blocks.push(line("plain", `We look at this together on ${dayInWords(reviewOn)}.`));
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

/** The progress markers, each with the day on which it was seen. */
export function markersPart(plan: Plan, markers: readonly ProgressMarker[]): Part {
  const words = markers.map((it) => it.wording.text).join("\n");
  const written = markers.filter((it) => !isBlank(it.wording.text));
  if (written.length === 0) return { blocks: nothingYet("Nothing is written here yet.", 2), words };
  const shared = sharedSpeaker(written.map((it) => it.wording));
  const blocks = written.flatMap(({ wording, reachedOn }): Line[] => {
    const seen = reachedOn === null ? "Not seen yet" : `Seen on ${dayInWords(reachedOn)}`;
    const who = shared === null ? `. ${speakerLabel(plan, wording.speaker)}` : "";
    const lines = linesOf(wording, "words").map((it, index) =>
      // A marker is one item; what it lists itself lies a step deeper.
      keeping({
        ...it,
        depth: index === 0 ? 0 : it.depth === null ? null : Math.min(2, it.depth + 1),
      }),
    );
    return [...lines, line("state", run(seen, { strong: reachedOn !== null }), who)];
  });
  if (shared !== null) blocks.push(line("speaker", speakerLabel(plan, shared)));
  return { blocks, words };
}

/** The one speaker of all these pieces, or null when they have several. */
export function sharedSpeaker(writings: readonly Writing[]): Speaker | null {
  const first = writings[0]?.speaker;
  const same = ({ speaker }: Writing) =>
    speaker.kind === first?.kind && speaker.person === first.person;
  return first !== undefined && writings.every(same) ? first : null;
}

/** The words that identify actions when they come back. */
export function wordsOfActions(actions: readonly Action[]): string {
  return actions.map((it) => `${it.wording.text}\n${it.agreement.words.text}`).join("\n");
}

/** Who does what by when, as a table, and under it everything that was said about an action. */
export function actionsPart(plan: Plan, actions: readonly Action[]): Part {
  const words = wordsOfActions(actions);
  if (actions.length === 0)
    return { blocks: nothingYet("No actions are written here yet.", 3), words };
  const shared = sharedSpeaker(actions.map((it) => it.wording));
  const rows = actions.map((it, index) => actionRow(plan, it, index + 1, shared === null));
  const blocks: Block[] = [
    {
      kind: "table",
      title: "Actions",
      description:
        "One action a row: what is done, who does it, by when, where it stands, and whether it is agreed.",
      columns: [
        { heading: "What", share: 38 },
        { heading: "Who", share: 16 },
        { heading: "By when", share: 15 },
        { heading: "Status", share: 14 },
        { heading: "Agreed?", share: 17 },
      ],
      rows,
    },
    line(
      "speaker",
      shared === null
        ? "Under each action is said who wrote it."
        : actionSpeakerLabel(plan, shared),
    ),
    ...actions.flatMap((it, index) => answerLines(plan, it, index + 1)),
  ];
  return { blocks, words };
}

function actionRow(plan: Plan, action: Action, number: number, saysWho: boolean): Line[][] {
  const { wording, owner, dueOn, status, agreement } = action;
  const [first, ...rest] = isBlank(wording.text)
    ? [line("quiet", "Nothing is written here yet.")]
    : linesOf(wording, "words");
  const numbered = {
    ...line("words", run(`${number}. `, { strong: true }), ...(first?.runs ?? [])),
  };
  const what =
    first?.depth === null
      ? [numbered, ...rest]
      : [line("plain", `${number}.`), ...(first ? [first] : []), ...rest];
  const who = saysWho ? [line("quiet", actionSpeakerLabel(plan, wording.speaker))] : [];
  const onRecord = onRecordInWords(action, plan);
  const more = onRecord === "" ? [] : [line("quiet", capital(onRecord))];
  return [
    [...what, ...who, ...more],
    [
      owner === null
        ? line("quiet", "Nobody named yet")
        : line("plain", fullName(personOf(plan, owner))),
    ],
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
  const said = {
    "": "no answer yet",
    agrees: `${name} agrees`,
    disagrees: `${name} does not agree`,
  };
  const lead = keeping(line("plain", run(`Action ${number}: ${said[answer]}`, { strong: true })));
  if (isBlank(words.text)) return [lead, { kind: "write-lines", count: 1 }];
  return [lead, ...spoken(plan, words, "words")];
}

/** Everybody whom the plan names beside the resident, as a table. */
export function peoplePart(plan: Plan): Part {
  const words = plan.people.map((it) => Object.values(it).slice(1).join("\n")).join("\n");
  if (plan.people.length === 0)
    return { blocks: nothingYet("Nobody is named here yet.", 2), words };
  const cell = (text: string) => [isBlank(text) ? line("quiet", "Not said") : line("plain", text)];
  return {
    words,
    blocks: [
      {
        kind: "table",
        title: "People in this plan",
        description:
          "One person a row: name, what they are to the resident, whether they are paid, organisation and pronouns.",
        columns: [
          { heading: "Name", share: 23 },
          { heading: `Who they are to ${calledName(plan.resident)}`, share: 25 },
          { heading: "Paid?", share: 12 },
          { heading: "Organisation", share: 22 },
          { heading: "Pronouns", share: 18 },
        ],
        rows: plan.people.map((it) => [
          [line("plain", run(fullName(it), { strong: true }))],
          cell(it.relation),
          cell(PAID[it.paid]),
          cell(it.organisation),
          cell(it.pronouns),
        ]),
      },
    ],
  };
}
