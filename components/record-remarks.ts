import { setFact } from "#src/document/commands.ts";
import { addRemark } from "#src/document/record-commands.ts";
import { whereIs } from "#src/lint/where-is.ts";
import type { Remark, TakenIn } from "#src/plan/record.ts";
import { showPlace } from "./places.ts";
import {
  beginningOf,
  inOneLine,
  type RecordEntry,
  recordEntry,
  type RecordPart,
} from "./record-fields.ts";
import type { RecordSource } from "./record-parts.ts";
import { dayInWords } from "./words.ts";

/** What people said about places in the plan; what is settled comes last. */
export function remarks(source: RecordSource): RecordPart {
  const numbered = source.plan.remarks.map((it, at) => ({ it, number: at + 1 }));
  const [open, settled] = [
    numbered.filter(({ it }) => !it.settledOn),
    numbered.filter(({ it }) => it.settledOn),
  ];
  return {
    name: "remarks",
    heading: "Comments",
    entries: [...open, ...settled].map(({ it, number }) => remark(it, number, source)),
    adds: [
      {
        label: "Add a comment",
        first: "text",
        add: ({ ydoc, who }) => {
          const facts = { about: "", by: who.by, on: source.today };
          return addRemark(ydoc, facts, { kind: "worker", person: null }, who);
        },
      },
    ],
  };
}

function remark(it: Remark, number: number, { plan, template, today }: RecordSource): RecordEntry {
  const [entity = "", key = ""] = it.about.split("/");
  const place = { entity, key, from: 0, to: 0 };
  const { part, place: where } = whereIs(place, plan, template);
  const settle = (day: string | null) => ({
    label: day ? "This is settled" : "This is not settled after all",
    act: ({ ydoc }: Parameters<RecordEntry["acts"][number]["act"]>[0]) =>
      setFact(ydoc, it.id, "settledOn", day),
  });
  return recordEntry({
    id: it.id,
    name: "remark",
    title: `Comment ${number}`,
    summary: inOneLine(
      it.settledOn && "Settled",
      beginningOf(it.words) || "No words yet",
      it.by,
      it.on && dayInWords(it.on),
    ),
    note: it.about ? `About: ${part}, ${where}` : "About the plan as a whole",
    isThing: true,
    fields: [
      { kind: "text", key: "text", label: "What was said", writing: it.words, isTheirs: false },
      { kind: "words", key: "by", label: "Who said it", value: it.by },
      { kind: "day", key: "on", label: "Said on", value: it.on },
      ...(it.settledOn
        ? ([{ kind: "day", key: "settledOn", label: "Settled on", value: it.settledOn }] as const)
        : []),
    ],
    acts: [
      settle(it.settledOn ? null : today),
      ...(it.about ? [{ label: "Go to these words", act: () => void showPlace(place) }] : []),
    ],
  });
}

/** Which Word files were taken in. */
export function takenIn({ plan }: RecordSource): RecordPart {
  return {
    name: "taken-in",
    heading: "Word files that were taken in",
    entries: plan.takenIn.map((it, at) => file(it, at + 1)),
    adds: [],
  };
}

function file(it: TakenIn, number: number): RecordEntry {
  return recordEntry({
    id: it.id,
    name: "taken-in",
    title: `Word file ${number}`,
    summary: inOneLine(
      it.file || "A file without a name",
      it.on && dayInWords(it.on),
      it.by && `taken in by ${it.by}`,
    ),
    note: inOneLine(
      it.authors && `Written in by ${it.authors}`,
      it.hash && `Fingerprint of the file: ${it.hash.slice(0, 16)}`,
    ),
    isThing: true,
    fields: [],
  });
}
