import { dayInWords } from "#src/plan/in-words.ts";
import type { Plan } from "#src/plan/plan.ts";
import { printOfText } from "#src/plan/print.ts";
import type {
  NewThing,
  Returned,
  ReturnedComment,
  SectionPlace,
  Suggestion,
  TrayItem,
  Words,
} from "#src/plan/suggestion.ts";
import type { Template } from "#src/template/template.ts";

/** What is decided about a piece; until then nothing is done with it. */
export type Decision = "taken" | "left";

/** What a piece was made of, which decides what taking it does. */
export type PieceSource =
  | { from: "suggestion"; suggestion: Suggestion }
  | { from: "comment"; comment: ReturnedComment }
  | { from: "tray"; item: TrayItem };

/** One thing that came back in a Word copy, as a person decides on it. Nothing of it is in the plan yet. */
export type ReturnedPiece = {
  /** Names it for as long as the file says the same. */
  key: string;
  /**
   * `change`: words or a fact read otherwise. `new`: an outcome, marker or action that the plan has not.
   * `missing`: something that the file has no more. `comment`: said beside the words, or not clear
   * enough to be a change. `stray`: words that belong nowhere.
   */
  kind: "change" | "new" | "missing" | "comment" | "stray";
  /** Which part of the plan it belongs to: "Outcome 2: I want to sing". */
  group: string;
  /** What reads otherwise: the heading of the section, or the name of the fact. */
  title: string;
  before: string;
  after: string;
  /** What stands in the plan now, where that has changed since the copy was made; null otherwise. */
  now: string | null;
  /** Who wrote it and how its place was found, in sentences. */
  notes: readonly string[];
  source: PieceSource;
};

/** Pieces of one part of the plan. */
export type ReturnedGroup = { heading: string; pieces: readonly ReturnedPiece[] };

/** All that came back, piece by piece: what is suggested, what was said, what belongs nowhere. */
export function piecesOf(returned: Returned, plan: Plan, template: Template): ReturnedPiece[] {
  const groupOf = (section: SectionPlace | null) => {
    const at = plan.outcomes.findIndex((it) => it.id === section?.outcome);
    const outcome = plan.outcomes[at];
    if (!outcome) return "The plan as a whole";
    const words = beginning(outcome.writing["voice"]?.text ?? "");
    return `${template.outcomeName} ${at + 1}${words && `: ${words}`}`;
  };
  const noun = template.outcomeName.toLowerCase();
  const pieces = [
    ...returned.suggestions.map((it) => ({
      group: groupOf(it.section),
      ...suggested(it, noun),
      source: { from: "suggestion", suggestion: it } as const,
    })),
    ...returned.comments.map((it) => ({
      group: "Comments",
      ...said(it),
      source: { from: "comment", comment: it } as const,
    })),
    ...returned.tray.map((it) => ({
      group: "What belongs nowhere yet",
      ...stray(it),
      source: { from: "tray", item: it } as const,
    })),
  ];
  const taken = new Map<string, number>();
  return pieces.map((it) => {
    // Headings and numbers follow the plan, which goes on; the file stays as it is.
    const name = `${it.kind} ${tagOf(it.source)} ${it.before} ${it.after}`;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return { ...it, key: `${printOfText(name)}-${times}` };
  });
}

/** The pieces by the part of the plan that they belong to; a part keeps the place of its first one. */
export function groupsOf(pieces: readonly ReturnedPiece[]): ReturnedGroup[] {
  const groups = new Map<string, ReturnedPiece[]>();
  for (const piece of pieces) groups.set(piece.group, [...(groups.get(piece.group) ?? []), piece]);
  return [...groups].map(([heading, of]) => ({ heading, pieces: of }));
}

function tagOf(source: PieceSource): string {
  if (source.from === "suggestion") return source.suggestion.section.tag;
  return source.from === "comment" ? source.comment.id : (source.item.near?.tag ?? "");
}

type Told = Omit<ReturnedPiece, "key" | "group" | "source">;

function suggested(it: Suggestion, noun: string): Told {
  const { section, old: before } = it;
  const notes = notesOf(it);
  const nothing = { before: "", after: "", now: null };
  switch (it.kind) {
    case "words": {
      const now = it.hasMovedOn ? it.now : null;
      return { kind: "change", title: section.heading, before, after: it.new.text, now, notes };
    }
    case "fact": {
      const now = it.hasMovedOn ? it.now : null;
      if (it.isClear) return { kind: "change", title: it.label, before, after: it.new, now, notes };
      const after = `${it.label}: ${it.new}`;
      const unclear =
        "It is not clear what this means for the plan, so it can be kept as a comment.";
      return { ...nothing, kind: "comment", title: it.label, after, notes: [unclear, ...notes] };
    }
    case "add": {
      const title = NEW[it.thing.kind] ?? `A new ${noun}`;
      return { ...nothing, kind: "new", title, after: newWords(it.thing, it.new), notes };
    }
    case "remove":
      return {
        ...nothing,
        kind: "missing",
        title: beginning(before) || section.heading,
        before,
        notes,
      };
  }
}

const NEW: Readonly<Record<string, string>> = {
  marker: "A new progress marker",
  action: "A new action",
};

/** All words of something new, one line a part. */
function newWords(thing: NewThing, words: Words): string {
  const lines = [words.text];
  if (thing.kind === "action") lines.push(thing.facts.said);
  if (thing.kind === "outcome") {
    const { writing, markers, actions } = thing.parts;
    lines.push(
      ...Object.values(writing).map((it) => it.text),
      ...markers.map((it) => it.text),
      ...actions.flatMap((it) => [it.words.text, it.facts.said]),
    );
  }
  return [...new Set(lines.filter((it) => it.trim()))].join("\n");
}

function said({ author, moment, text, about, section, isSettled }: ReturnedComment): Told {
  const when = moment ? dayInWords(moment.slice(0, 10)) : "";
  const notes = [
    author || when ? `${[author, when].filter(Boolean).join(", ")}.` : "",
    about.trim() ? `About “${beginning(about)}”.` : "",
    isSettled ? "It was settled in Word." : "",
  ].filter(Boolean);
  const title = section ? section.heading : "About the plan as a whole";
  return { kind: "comment", title, before: "", after: text, now: null, notes };
}

function stray({ text, near, by }: TrayItem): Told {
  const notes = [...authors(by), near ? `It stood under “${near.heading}”.` : ""].filter(Boolean);
  return { kind: "stray", title: beginning(text), before: "", after: text, now: null, notes };
}

function notesOf({ by, isUntracked, foundBy }: Suggestion): string[] {
  const untracked = by.length
    ? "Some of it was changed while Word kept no track."
    : "Word kept no track of who changed it.";
  return [...authors(by), isUntracked ? untracked : "", FOUND[foundBy]].filter(Boolean);
}

const FOUND: Record<Suggestion["foundBy"], string> = {
  control: "",
  bookmark: "",
  heading: "Its place was found by its heading.",
  likeness: "Its place was found by what it says. Please check.",
};

function authors(by: Suggestion["by"]): string[] {
  const names = by.map(({ author, moment }) =>
    [author || "Somebody", moment ? dayInWords(moment.slice(0, 10)) : ""]
      .filter(Boolean)
      .join(", "),
  );
  return names.length ? [`${[...new Set(names)].join("; ")}.`] : [];
}

function beginning(text: string): string {
  const words = text.trim().replaceAll(/\s+/g, " ");
  return words.length > 60 ? `${words.slice(0, 60).replace(/\s\S*$/, "")}…` : words;
}
