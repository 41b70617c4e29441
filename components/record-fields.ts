import type { Editing } from "#src/browser/editing.ts";
import { firstSpeaker } from "#src/document/commands.ts";
import type { FactValue, SetOfFacts } from "#src/document/roots.ts";
import { nameOf, type Plan, personOf, type Writing } from "#src/plan/plan.ts";
import { nameAndRelation } from "./words.ts";

/** A value to choose, and what it is called. */
export type RecordChoice = readonly [value: FactValue, words: string];

/** One thing that can be put on record, by the fact, the set or the writing that it is kept as. */
export type RecordField =
  | { kind: "day"; key: string; label: string; value: string | null; empty?: string }
  | {
      kind: "choice";
      key: string;
      label: string;
      value: FactValue;
      choices: readonly RecordChoice[];
    }
  /** The name of a picture; empty for none. */
  | { kind: "picture"; key: string; value: string }
  /** A few words that nobody writes at together. */
  | { kind: "words"; key: string; label: string; value: string; known?: readonly string[] }
  /**
   * Writing like everywhere else; `isTheirs` where it can be asked whose words they are, `isSide` where
   * it stands beside the next or the one before.
   */
  | {
      kind: "text";
      key: string;
      label: string;
      writing: Writing;
      isTheirs: boolean;
      isSide?: boolean;
    }
  | {
      kind: "set";
      set: SetOfFacts;
      label: string;
      members: readonly string[];
      choices: readonly (readonly [member: string, words: string])[];
      /** What another member is called that can be added in words; empty where none can. */
      another: string;
    };

/** One line on record, which unfolds to its fields. */
export type RecordEntry = {
  /** The thing in the document. */
  id: string;
  /** Tells it from other entries about the same thing. */
  name: string;
  /** What sets it apart for those who hear one control at a time: "Need 2". */
  title: string;
  /** What is read while it is folded. */
  summary: string;
  fields: readonly RecordField[];
  /** Something to know while it is open; empty where there is nothing. */
  note: string;
  /** What can be done with it beside filling its fields in. */
  acts: readonly { label: string; act: (editing: Editing) => void }[];
  /** Whether it is a thing of its own that can be put away. */
  isThing: boolean;
  /** The key of a field that something is expected in. */
  lacks: string;
};

/** A part of what is on record of a plan. */
export type RecordPart = {
  /** What findings about the part call it. */
  name: string;
  heading: string;
  entries: readonly RecordEntry[];
  adds: readonly RecordAdd[];
};

/** What adds an entry: answers the thing's id. `first` is the key of the field to begin with. */
export type RecordAdd = { label: string; first: string; add: (editing: Editing) => string };

/** An entry with what most entries have none of. */
export function recordEntry(
  it: Pick<RecordEntry, "id" | "name" | "title" | "summary" | "fields"> & Partial<RecordEntry>,
): RecordEntry {
  return { note: "", acts: [], isThing: false, lacks: "", ...it };
}

/** The choice of one of the people of a plan; `others` leaves the resident out. */
export function personField(
  plan: Plan,
  key: string,
  label: string,
  value: string | null,
  who: "all" | "others" = "all",
): RecordField {
  const people = who === "all" ? [plan.resident, ...plan.people] : plan.people;
  const choices: RecordChoice[] = people.map((it) => [it.id, nameAndRelation(it)]);
  if (value && !people.some((it) => it.id === value))
    choices.push([
      value,
      personOf(plan, value) ? nameOf(personOf(plan, value)) : "Someone put away",
    ]);
  return { kind: "choice", key, label, value, choices: [[null, "No one named yet"], ...choices] };
}

/** The keys under which findings and undo know a field. */
export function keysOf(field: RecordField): readonly string[] {
  if (field.kind !== "set") return [field.key];
  return [`${field.set}s`, ...field.choices.map(([member]) => `${field.set}.${member}`)];
}

/** What is said of a thing, without what nobody has said. */
export function inOneLine(...said: readonly (string | false | null | undefined)[]): string {
  return said.filter(Boolean).join(" · ");
}

/** The first words of a piece of writing. */
export function beginningOf({ text }: Writing): string {
  const words = text.trim().replaceAll(/\s+/g, " ");
  return words.length > 120 ? `${words.slice(0, 120).replace(/\s\S*$/, "")}…` : words;
}

/** Words as they begin a sentence. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Who speaks in what is new on record. */
export const speakerOf = ({ voice, spokenBy }: Plan) => firstSpeaker(voice, spokenBy);

/** Whether the resident was there. */
export function withResident(value: boolean, called: string) {
  const choices = [
    [true, `With ${called}`],
    [false, `Without ${called}`],
  ] as const;
  return { kind: "choice", key: "withResident", label: "Who was there", value, choices } as const;
}
