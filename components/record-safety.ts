import { addRisk, addTalk } from "#src/document/record-commands.ts";
import type { Config } from "#src/lint/config.ts";
import { RISK_LEVELS, wordsOf } from "#src/plan/record-words.ts";
import type { Risk, Talk } from "#src/plan/record.ts";
import { isForNextTime } from "#src/plan/next-time.ts";
import {
  beginningOf,
  inOneLine,
  type RecordEntry,
  recordEntry,
  type RecordPart,
  speakerOf,
  withResident,
} from "./record-fields.ts";
import type { RecordSource } from "./record-parts.ts";
import { dayInWords } from "./words.ts";

/** What was talked about without an outcome coming of it. */
export function talks({ plan, config: { areas }, called, today }: RecordSource): RecordPart {
  const covered = new Set([
    ...plan.outcomes.flatMap((it) => it.areas),
    ...plan.talks.filter((it) => it.on).map((it) => it.area),
  ]);
  const area = areas.find((it) => !covered.has(it.name))?.name ?? "";
  return {
    name: "areas",
    heading: areas.length ? "Areas of life that were talked about" : "What was talked about",
    entries: plan.talks
      .filter((it) => !isForNextTime(it))
      .map((it, at) => talk(it, at + 1, areas, called)),
    adds: areas.length
      ? [
          {
            label: "Note a conversation",
            first: "area",
            add: ({ ydoc, who }) => addTalk(ydoc, { area, on: today }, speakerOf(plan), who),
          },
        ]
      : [],
  };
}

function talk(it: Talk, number: number, areas: Config["areas"], called: string): RecordEntry {
  const choices = areas.map(({ name, title }) => [name, title] as const);
  const known = choices.find(([name]) => name === it.area)?.[1];
  // What an earlier pack called an area is still what was talked about.
  const other = it.area && !known ? [[it.area, it.area] as const] : [];
  return recordEntry({
    id: it.id,
    name: "talk",
    title: `Conversation ${number}`,
    summary: inOneLine(
      known || it.area || beginningOf(it.words) || "Not said what about",
      it.on ? dayInWords(it.on) : "not talked about yet",
    ),
    isThing: true,
    fields: [
      {
        kind: "choice",
        key: "area",
        label: "What it was about",
        value: it.area,
        choices: [["", "Something else"], ...choices, ...other],
      },
      { kind: "day", key: "on", label: "Talked about on", value: it.on },
      {
        kind: "text",
        key: "words",
        label: `What ${called} says`,
        writing: it.words,
        isTheirs: true,
      },
    ],
  });
}

/** What could do harm, and what is done about it. */
export function risks(source: RecordSource): RecordPart {
  const { plan, config, today } = source;
  const isAsked = config.riskMode !== "none";
  return {
    name: "risks",
    heading: "Staying safe",
    entries: plan.risks.map((it, at) => risk(it, at + 1, source)),
    adds: isAsked
      ? [
          {
            label: "Add a risk",
            first: "text",
            add: ({ ydoc, who }) => addRisk(ydoc, { reviewedOn: today }, speakerOf(plan), who),
          },
        ]
      : [],
  };
}

function risk(it: Risk, number: number, { called, config }: RecordSource): RecordEntry {
  const hasLevel = config.riskMode === "levels" || it.level !== "";
  return recordEntry({
    id: it.id,
    name: "risk",
    title: `Risk ${number}`,
    summary: inOneLine(
      beginningOf(it.wording) || "No words yet",
      it.level && wordsOf(RISK_LEVELS, it.level),
      it.reviewedOn ? `looked at on ${dayInWords(it.reviewedOn)}` : "not looked at yet",
    ),
    isThing: true,
    fields: [
      {
        kind: "text",
        key: "text",
        label: "What could happen",
        writing: it.wording,
        isTheirs: false,
      },
      {
        kind: "text",
        key: "person-does",
        label: `What ${called} does`,
        writing: it.personDoes,
        isTheirs: true,
        isSide: true,
      },
      {
        kind: "text",
        key: "staff-do",
        label: "What others do",
        writing: it.staffDo,
        isTheirs: false,
        isSide: true,
      },
      ...(hasLevel
        ? [
            {
              kind: "choice",
              key: "level",
              label: "How likely and grave",
              value: it.level,
              choices: RISK_LEVELS,
            } as const,
          ]
        : []),
      { kind: "day", key: "reviewedOn", label: "Looked at on", value: it.reviewedOn },
      withResident(it.withResident, called),
      ...(it.withResident
        ? []
        : ([
            { kind: "words", key: "reason", label: `Why without ${called}`, value: it.reason },
            {
              kind: "words",
              key: "approvedBy",
              label: "Which manager agreed",
              value: it.approvedBy,
            },
          ] as const)),
    ],
  });
}
