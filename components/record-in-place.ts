import { EASY_READ } from "#src/document/roots.ts";
import { type Action, nameOf, type Outcome, personOf, RESIDENT } from "#src/plan/plan.ts";
import {
  capital,
  personField,
  type RecordEntry,
  recordEntry,
  type RecordField,
} from "./record-fields.ts";
import { printOfText } from "#src/plan/print.ts";
import type { RecordSource } from "./record-parts.ts";

type Source = Pick<RecordSource, "plan" | "config" | "called">;

/** What is on record of one outcome. */
export function outcomeEntry(outcome: Outcome, title: string, source: Source): RecordEntry {
  const { plan, config, called } = source;
  const choices = config.areas.map((it) => [it.name, it.title] as const);
  const others = outcome.areas
    .filter((it) => !choices.some(([name]) => name === it))
    .map((it) => [it, it] as const);
  return recordEntry({
    id: outcome.id,
    name: "more",
    title,
    summary: "",
    fields: [
      ...(choices.length || others.length
        ? ([
            {
              kind: "set",
              set: "area",
              label: "Areas of life",
              members: outcome.areas,
              choices: [...choices, ...others],
              another: "",
            },
          ] as const)
        : []),
      {
        kind: "choice",
        key: "directing",
        label: "Who does it",
        value: outcome.directing,
        choices: [
          [null, "Each as it says here"],
          [true, `${capital(called)} directs, others do`],
        ],
      },
      {
        kind: "choice",
        key: "sharesStrengths",
        label: "Strengths in a provider’s copy",
        value: outcome.sharesStrengths,
        choices: [
          [null, "Left out"],
          [true, `Shown: ${called} wants them known`],
        ],
      },
      {
        kind: "choice",
        key: "kind",
        label: "What it is about",
        value: outcome.kind,
        choices: [
          ["", "Nobody has said"],
          ["stability", "Keeping what there is"],
          ["progress", "Something new"],
        ],
      },
      personField(plan, "handover", "Who carries it on", outcome.handover),
      { kind: "picture", key: "picture", value: outcome.picture },
      ...easyReadFields(outcome),
    ],
  });
}

/** The outcome in Easy Read, and that somebody approved the words as they are. */
function easyReadFields(outcome: Outcome): RecordField[] {
  const { easyRead, easyReadBy, easyReadOn, easyReadPrint } = outcome;
  const print = printOfText(easyRead.text);
  return [
    {
      kind: "text",
      key: EASY_READ,
      label: "In Easy Read: short sentences, one a line",
      writing: easyRead,
      isTheirs: false,
    },
    ...(print === "" && easyReadPrint === ""
      ? []
      : ([
          {
            kind: "choice",
            key: "easyReadPrint",
            label: "Are these Easy Read words approved?",
            value: easyReadPrint,
            choices: [
              ["", "Not yet"],
              ...(print === "" ? [] : [[print, "Yes, as they are now"] as const]),
              ...(easyReadPrint === "" || easyReadPrint === print
                ? []
                : [[easyReadPrint, "Before they were changed"] as const]),
            ],
          },
          { kind: "words", key: "easyReadBy", label: "Who approved them", value: easyReadBy },
          { kind: "day", key: "easyReadOn", label: "Approved on", value: easyReadOn },
        ] as const)),
  ];
}

/** What is on record of one action. */
export function actionEntry(action: Action, title: string, { plan }: Source): RecordEntry {
  const owner = personOf(plan, action.owner);
  return recordEntry({
    id: action.id,
    name: "more",
    title,
    summary: "",
    fields: [
      {
        kind: "choice",
        key: "commissioned",
        label: "Is it paid for?",
        value: action.commissioned,
        choices: [
          [null, "No"],
          [true, "By contract or budget"],
        ],
      },
      {
        kind: "choice",
        key: "shortTerm",
        label: "For how long?",
        value: action.shortTerm,
        choices: [
          [null, "As it says here"],
          [true, "A short time only"],
        ],
      },
      // The resident does not have to be told of what they do themselves.
      ...(action.owner === RESIDENT && !action.toldOn
        ? []
        : ([
            {
              kind: "day",
              key: "toldOn",
              label: owner
                ? `${capital(nameOf(owner))} was told on`
                : "Whoever does it was told on",
              value: action.toldOn,
            },
          ] as const)),
    ],
  });
}
