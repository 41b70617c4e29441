import { addCopy, addSignature } from "#src/document/record-commands.ts";
import { PLAN, UNSIGNED } from "#src/document/roots.ts";
import { packs } from "#src/lint/packs/index.ts";
import { nameOf, personOf, RESIDENT } from "#src/plan/plan.ts";
import { SIGNED_AS, STATUSES, wordsOf } from "#src/plan/record-words.ts";
import type { CopyGiven, Signature } from "#src/plan/record.ts";
import {
  beginningOf,
  capital,
  inOneLine,
  personField,
  type RecordEntry,
  recordEntry,
  type RecordPart,
} from "./record-fields.ts";
import type { RecordSource } from "./record-parts.ts";
import { dayInWords } from "./words.ts";

/** Who agreed to the plan and how, or why the resident has not. */
export function agreement(source: RecordSource): RecordPart {
  const { plan, config, called, today } = source;
  const hasSigned = plan.signatures.some((it) => it.person === RESIDENT);
  const isAsked = config.signing !== "none";
  const why = recordEntry({
    id: PLAN,
    name: "unsigned",
    title: `If ${called} has not signed`,
    summary: inOneLine(`If ${called} has not signed`, beginningOf(plan.unsigned)),
    fields: [
      {
        kind: "text",
        key: UNSIGNED,
        label: "Why not, and when it was offered",
        writing: plan.unsigned,
        isTheirs: true,
      },
    ],
  });
  return {
    name: "signatures",
    heading: "Who agreed",
    entries: [
      ...plan.signatures.map((it, at) => signature(it, at + 1, source)),
      ...(plan.unsigned.text || (isAsked && !hasSigned) ? [why] : []),
    ],
    adds: isAsked
      ? [
          {
            label: "Add who agreed",
            first: "person",
            add: ({ ydoc, who, keepVersion }) => {
              const facts = { person: hasSigned ? null : RESIDENT, on: today };
              const id = addSignature(ydoc, facts, who);
              // Whoever looks at the plan later wants to know what was agreed to.
              void keepVersion?.("agreement");
              return id;
            },
          },
        ]
      : [],
  };
}

function signature(it: Signature, number: number, { plan }: RecordSource): RecordEntry {
  const isSeen = it.as === "mark" || it.as === "voice";
  return recordEntry({
    id: it.id,
    name: "signature",
    title: `Agreement ${number}`,
    summary: inOneLine(
      it.person ? nameOf(personOf(plan, it.person)) : "No one named yet",
      wordsOf(SIGNED_AS, it.as),
      it.on && dayInWords(it.on),
      isSeen && it.witness && `seen by ${nameOf(personOf(plan, it.witness))}`,
      it.as === "advocate" && it.authority,
    ),
    isThing: true,
    lacks: lackOf(it),
    fields: [
      personField(plan, "person", "Who agreed", it.person),
      { kind: "choice", key: "as", label: "How", value: it.as, choices: SIGNED_AS },
      { kind: "day", key: "on", label: "On", value: it.on },
      ...(isSeen || it.witness
        ? [personField(plan, "witness", "Who was there", it.witness, "others")]
        : []),
      ...(it.as === "advocate" || it.authority
        ? ([
            { kind: "words", key: "authority", label: "By what right", value: it.authority },
          ] as const)
        : []),
    ],
  });
}

function lackOf({ as, witness, authority }: Signature): string {
  if (as === "mark" && !witness) return "witness";
  return as === "advocate" && !authority.trim() ? "authority" : "";
}

/** In which formats the plan is needed, and which copies were offered. */
export function copies({ plan, called, today }: RecordSource): RecordPart {
  const { communicationNeeds: needed } = plan;
  const formats = [...new Set([...FORMATS, ...needed])];
  const needs = recordEntry({
    id: PLAN,
    name: "formats",
    title: "Formats",
    summary: needed.length
      ? `${capital(called)} needs ${needed.join(", ")}`
      : `Any format that ${called} needs`,
    fields: [
      {
        kind: "set",
        set: "format",
        label: `What ${called} needs`,
        members: needed,
        choices: formats.map((it) => [it, capital(it)] as const),
        another: "Another format or language",
      },
    ],
  });
  return {
    name: "copies",
    heading: `Copies for ${called}`,
    entries: [needs, ...plan.copies.map((it, at) => copy(it, at + 1))],
    adds: [
      {
        label: "Note a copy",
        first: "format",
        add: ({ ydoc, who }) => {
          const format = needed.find((it) => !plan.copies.some((one) => one.format === it)) ?? "";
          return addCopy(ydoc, { on: today, format }, who);
        },
      },
    ],
  };
}

const FORMATS = ["large print", "Easy Read", "braille", "recording", "email"];

function copy(it: CopyGiven, number: number): RecordEntry {
  return recordEntry({
    id: it.id,
    name: "copy",
    title: `Copy ${number}`,
    summary: inOneLine(
      it.format || "No format yet",
      it.on ? dayInWords(it.on) : "no day yet",
      it.response,
    ),
    isThing: true,
    fields: [
      {
        kind: "words",
        key: "format",
        label: "What kind of copy",
        value: it.format,
        known: ["printed", ...FORMATS],
      },
      { kind: "day", key: "on", label: "Offered on", value: it.on },
      { kind: "words", key: "response", label: "What came of it", value: it.response },
    ],
  });
}

/** How far the plan is, which stage it belongs to, and what stops or calls for its review. */
export function whereItIs({ plan, config }: RecordSource): RecordPart {
  const { stage, status, pausedOn, pausedFor, eventOn } = plan;
  const pack = packs.find((it) => it.name === plan.pack)?.title ?? plan.pack;
  const own = (name: string, title: string, said: string, fields: RecordEntry["fields"]) =>
    recordEntry({ id: PLAN, name, title, summary: inOneLine(title, said || "not said"), fields });
  const stages = config.stages.map((it) => it.name);
  return {
    name: "stage",
    heading: "Where this plan is",
    adds: [],
    entries: [
      own("status", "How far it is", inOneLine(wordsOf(STATUSES, status), pack), [
        { kind: "choice", key: "status", label: "How far it is", value: status, choices: STATUSES },
        {
          kind: "choice",
          key: "pack",
          label: "What it is checked by",
          value: plan.pack,
          choices: [
            ["", "What this kind of plan asks for"],
            ...packs.map((it) => [it.name, it.title ?? it.name] as const),
          ],
        },
      ]),
      ...(stages.length || stage
        ? [
            own(
              "stage",
              "Stage",
              inOneLine(
                stage?.name ?? "",
                stage?.from ? `from ${dayInWords(stage.from)}` : "",
                stage?.to ? `to ${dayInWords(stage.to)}` : "",
              ),
              [
                {
                  kind: "words",
                  key: "stage.name",
                  label: "Which stage",
                  value: stage?.name ?? "",
                  known: stages,
                },
                { kind: "day", key: "stage.from", label: "From", value: stage?.from ?? null },
                { kind: "day", key: "stage.to", label: "To", value: stage?.to ?? null },
              ],
            ),
          ]
        : []),
      own(
        "pause",
        "Pause",
        inOneLine(pausedOn && `since ${dayInWords(pausedOn)}`, pausedFor) || "none",
        [
          { kind: "day", key: "pausedOn", label: "Nothing is reviewed since", value: pausedOn },
          {
            kind: "words",
            key: "pausedFor",
            label: "Why, such as a stay in hospital",
            value: pausedFor,
          },
        ],
      ),
      own("event", "Last event", eventOn ? dayInWords(eventOn) : "none", [
        {
          kind: "day",
          key: "eventOn",
          label: "Something happened that calls for a review on",
          value: eventOn,
        },
      ]),
    ],
  };
}
