import type { Line, Span } from "./file-layout.ts";
import type { PartName } from "./labels.ts";

/** How a part was found. */
export type How =
  | "heading"
  | "bold line"
  | "line of its own"
  | "label before the words"
  | "column heading"
  | "cell beside"
  | "cell above"
  | "numbered"
  | "under its number"
  | "title"
  | "columns that look so";

/** Words of a file that belong together, and which part of a plan they are taken for. */
export type FoundPart = {
  part: PartName;
  /** Counts the outcomes of the file from 0; null for what belongs to the plan as a whole. */
  outcome: number | null;
  /** The label as the file has it; empty where there is none. */
  label: string;
  labelSpans: readonly Span[];
  lines: readonly Line[];
  /** The cells of one action or one person, by what their column is for. */
  columns: readonly FoundColumn[];
  how: How;
  /** How likely it is right, from 0 to 1. */
  confidence: number;
};

/** One cell of a row, with the heading of its column as the file has it. */
export type FoundColumn = { part: PartName; label: string; lines: readonly Line[] };

/** A part whose further lines are still to come. */
export type OpenPart = FoundPart & {
  lines: Line[];
  /** How strong its label is: a heading by its level, a bold line 10, anything else 11. */
  rank: number;
  /** Whether one line is all that it can hold. */
  isSingle: boolean;
};

/** What was found in a file so far. */
export type Finding = ReturnType<typeof createFinding>;

/** What was found of one outcome: its own words, those after its number apart. */
type FoundOutcome = {
  isNumbered: boolean;
  title: FoundPart | null;
  voices: FoundPart[];
  /** The first part that has a label. */
  first: FoundPart | null;
  isUsed: boolean;
};

/** Begins to gather what is found, outcome after outcome. */
export function createFinding() {
  const parts: FoundPart[] = [];
  const labels: Span[] = [];
  const outcomes: FoundOutcome[] = [];
  return {
    parts,
    /** Labels that have no words under them. */
    labels,
    /** Begins an outcome that the file numbers; one that has only begun is taken for it. */
    beginNumbered() {
      const last = outcomes.at(-1);
      if (last && !last.isNumbered && !hasVoice(last)) last.isNumbered = true;
      else outcomes.push(newOutcome(true));
    },
    /** Begins an outcome without a number, unless the last one has only begun. */
    begin() {
      const last = outcomes.at(-1);
      if (!last || hasVoice(last)) outcomes.push(newOutcome(false));
    },
    /** Begins the next outcome, whatever is known of the last one. */
    beginNext() {
      if (outcomes.at(-1)?.isUsed ?? true) outcomes.push(newOutcome(false));
    },
    add,
    /** Enters the words after an outcome's number, which may be only what it is called. */
    addTitle(facts: Facts): Found {
      const found = add("outcome.voice", facts);
      const last = outcomes.at(-1);
      if (last) last.title = found;
      return found;
    },
  };

  /** Enters a part; lines can be added to what it returns while it is open. */
  function add(part: PartName, facts: Facts): Found {
    const found = {
      part,
      outcome: null,
      label: "",
      labelSpans: [],
      columns: [],
      ...facts,
      lines: [...(facts.lines ?? [])],
    };
    parts.push(found);
    if (!part.startsWith("outcome.")) return found;
    const isNext = part === "outcome.voice" ? isOver(outcomes.at(-1)) : isRound(found);
    if (outcomes.length === 0 || isNext) outcomes.push(newOutcome(false));
    if (part === "outcome.voice") outcomes.at(-1)?.voices.push(found);
    const last = outcomes.at(-1);
    if (last) last.isUsed = true;
    if (last && found.label !== "") last.first ??= found;
    return Object.assign(found, { outcome: outcomes.length - 1 });
  }

  /** Whether the labels begin again with the one that the last outcome began with. */
  function isRound({ part, label, columns }: FoundPart): boolean {
    const last = outcomes.at(-1);
    const first = last?.first;
    return (
      last !== undefined &&
      hasVoice(last) &&
      columns.length === 0 &&
      first?.part === part &&
      first.label === label &&
      first.lines.length > 0
    );
  }
}

function newOutcome(isNumbered: boolean): FoundOutcome {
  return { isNumbered, title: null, voices: [], first: null, isUsed: false };
}

type Facts = Partial<Omit<FoundPart, "part" | "outcome">> & Pick<FoundPart, "how" | "confidence">;
type Found = FoundPart & { lines: Line[] };

function hasVoice({ voices }: FoundOutcome): boolean {
  return voices.some((it) => it.lines.length > 0);
}

/** Whether a goal that comes now is the next outcome's. */
function isOver(outcome: FoundOutcome | undefined): boolean {
  return outcome?.voices.some((it) => it.lines.length > 0 && it !== outcome.title) ?? false;
}
