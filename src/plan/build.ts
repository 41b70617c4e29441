import {
  type Action,
  noWriting,
  type Outcome,
  type Person,
  type Plan,
  PLAN_VERSION,
  type ProgressMarker,
  RESIDENT,
  type SpeakerKind,
  type Timeframe,
  type Writing,
} from "./plan.ts";
import { nothingOnAction, nothingOnOutcome, nothingOnRecord } from "./no-record.ts";

type OutcomeFact = keyof ReturnType<typeof nothingOnOutcome>;

/** Something an outcome can be built from; its ids are given by the outcome and the plan. */
export type Part = {
  writing?: Record<string, Writing>;
  timeframe?: Timeframe;
  markers?: ProgressMarker[];
  actions?: Action[];
  facts?: Partial<Pick<Outcome, OutcomeFact>>;
};

/**
 * A plan of these outcomes. Ids follow from order: outcomes are `o1`, `o2`; the first marker of the
 * first outcome is `o1-m1`, its first action `o1-a1`.
 */
export function plan(outcomes: readonly Outcome[], facts: Partial<Plan> = {}): Plan {
  return {
    format: "ownwords-plan",
    version: PLAN_VERSION,
    id: "plan0000example0",
    reference: "",
    template: { name: "care-act", version: 1 },
    title: "",
    locale: "en-GB",
    voice: "first",
    spokenBy: null,
    resident: resident("Jean Marsh"),
    people: [],
    writing: {},
    outcomes: outcomes.map((it, index) => numbered(it, `o${index + 1}`)),
    totalHours: null,
    reviewOn: null,
    ...nothingOnRecord(),
    ...facts,
  };
}

/** An outcome in these words, with nothing but the parts that are given. */
export function outcome(voice: string | Writing, ...parts: Part[]): Outcome {
  return {
    id: "",
    writing: Object.assign({ voice: asWriting(voice) }, ...parts.map((it) => it.writing ?? {})),
    timeframe: parts.findLast((it) => it.timeframe)?.timeframe ?? timeframe({}).timeframe,
    markers: parts.flatMap((it) => it.markers ?? []),
    actions: parts.flatMap((it) => it.actions ?? []),
    ...nothingOnOutcome(),
    ...Object.assign({}, ...parts.map((it) => it.facts ?? {})),
  };
}

/** What is on record of an outcome, such as the areas of life it is about. */
export function onRecord(facts: NonNullable<Part["facts"]>): Part {
  return { facts };
}

/** An action; `owner` is the id of a person, as `person` gives it. */
export function action(
  wording: string | Writing,
  facts: Partial<Omit<Action, "id" | "wording">> = {},
): Required<Pick<Part, "actions">> {
  const agreement = { answer: "" as const, words: noWriting() };
  const text = asWriting(wording, "worker");
  const nobody = { owner: null, dueOn: null, status: "open" as const, agreement };
  return { actions: [{ id: "", wording: text, ...nobody, ...nothingOnAction(), ...facts }] };
}

/** A progress marker; without a day it is not reached. */
export function marker(
  wording: string | Writing,
  reachedOn: string | null = null,
): Required<Pick<Part, "markers">> {
  return { markers: [{ id: "", wording: asWriting(wording), reachedOn }] };
}

/** When an outcome is for; `note` is what a date cannot say. */
export function timeframe(
  facts: Partial<Omit<Timeframe, "note">> & { note?: string },
): Required<Pick<Part, "timeframe">> {
  const note = writing(facts.note ?? "", "worker");
  return { timeframe: { kind: "", from: null, to: null, reviewOn: null, ...facts, note } };
}

/** What is written in sections of an outcome, by their keys. */
export function sections(texts: Record<string, string | Writing>): Required<Pick<Part, "writing">> {
  const entries = Object.entries(texts).map(([key, text]) => [key, asWriting(text)] as const);
  return { writing: Object.fromEntries(entries) };
}

/** A piece of writing without marks. */
export function writing(
  text: string,
  kind: SpeakerKind = "resident",
  person: string | null = null,
): Writing {
  return { text, marks: [], bullets: [], speaker: { kind, person } };
}

/** Someone in the plan, whose id is the name in small letters: "Ama Boateng" is `ama-boateng`. */
export function person(
  name: string,
  relation = "",
  facts: Partial<Omit<Person, "name" | "relation">> = {},
): Person {
  const id = name.toLowerCase().replaceAll(" ", "-");
  return { id, name, relation, paid: "", organisation: "", pronouns: "", ...facts };
}

/** The one whose plan it is. */
export function resident(name: string, pronouns = ""): Person {
  return person(name, "", { id: RESIDENT, pronouns });
}

function asWriting(text: string | Writing, kind: SpeakerKind = "resident"): Writing {
  return typeof text === "string" ? writing(text, kind) : text;
}

function numbered(outcome: Outcome, id: string): Outcome {
  return {
    ...outcome,
    id,
    markers: outcome.markers.map((it, index) => ({ ...it, id: `${id}-m${index + 1}` })),
    actions: outcome.actions.map((it, index) => ({ ...it, id: `${id}-a${index + 1}` })),
  };
}
