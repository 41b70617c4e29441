/**
 * What a Word copy that came back offers to change. Nothing here is applied by itself: a suggestion is
 * data, and only a person accepts it.
 */
import type { Mark, Writing } from "./writing.ts";

/** What a copy that came back says, beside the plan that it was made from. */
export type Returned = {
  /** Whether the file says that it is a copy of this plan; `unknown` when it says nothing. */
  isThisPlan: "yes" | "no" | "unknown";
  /** What it was compared with: a place in the list of given plans, and whether it is surely that. */
  comparedWith: { index: number; isSure: boolean };
  /** In the order of the plan. */
  suggestions: readonly Suggestion[];
  comments: readonly ReturnedComment[];
  /** Words of the file that fit nowhere. */
  tray: readonly TrayItem[];
};

/** A piece of writing: `key` is that of a section, or of the words of an action, marker, need … */
export type WordsPlace = { entity: string; key: string };

/** Words with their looks, as a `Writing` has them, without a speaker. */
export type Words = Pick<Writing, "text" | "bullets"> & { marks: readonly Mark[] };

/** One thing to accept or leave out. */
export type Suggestion = {
  /** Names it among the suggestions of this file. */
  id: string;
  /** Where to show it. */
  section: SectionPlace;
  /** Who made the change as Word wrote it; empty when Word did not keep track of it. */
  by: readonly { author: string; moment: string | null }[];
  /** Whether some of it was changed while Word kept no track. */
  isUntracked: boolean;
  foundBy: FoundBy;
  /** Whether the plan itself has changed there since the copy was made. */
  hasMovedOn: boolean;
  /** The numbers of the file's blocks that it was taken from. */
  blocks: readonly number[];
} & SuggestedChange;

/** How the part of the plan was found in the file, the surest way first. */
export type FoundBy = "control" | "bookmark" | "heading" | "likeness";

/** A headed part of a copy: its tag, and its heading there. `outcome` is an id, or null. */
export type SectionPlace = { tag: string; heading: string; outcome: string | null };

/** What would change. */
export type SuggestedChange =
  /** `now` is what the plan says today, which differs from `old` where it has moved on. */
  | { kind: "words"; place: WordsPlace; old: string; now: string; new: Words }
  /** `new` is as written; `value` is what it means, and null with `isClear` false where that is not sure. */
  | {
      kind: "fact";
      entity: string;
      fact: string;
      label: string;
      old: string;
      now: string;
      new: string;
      value: string | number | null;
      isClear: boolean;
    }
  | { kind: "add"; thing: NewThing; old: ""; new: Words }
  /** A thing of the plan that the file no longer has: a question, never a removal. */
  | { kind: "remove"; thing: RemovedThing; entity: string; old: string };

export type RemovedThing = "outcome" | "marker" | "action" | "person" | "other";

/** Something that the plan does not have yet. */
export type NewThing =
  | { kind: "marker"; outcome: string }
  | { kind: "action"; outcome: string; facts: ActionFacts }
  | { kind: "outcome"; parts: NewOutcome };

/** Facts of a new action as far as they are clear; `said` is what was written about the others. */
export type ActionFacts = { owner: string | null; dueOn: string | null; said: string };

/** The words of a new outcome by the keys of the template's sections. */
export type NewOutcome = {
  writing: Readonly<Record<string, Words>>;
  markers: readonly Words[];
  actions: readonly { words: Words; facts: ActionFacts }[];
};

/** What somebody said beside the words of a file. */
export type WordComment = {
  id: string;
  author: string;
  moment: string | null;
  text: string;
  /** The words that it is about, as they stand now. */
  about: string;
  /** The id of the comment that it answers; null for none. */
  answers: string | null;
  isSettled: boolean;
};

/** A comment and the place that it is about; null where that is not known. */
export type ReturnedComment = WordComment & {
  section: SectionPlace | null;
  place: WordsPlace | null;
};

/** Words that fit nowhere, and the part of the file under which they stood. */
export type TrayItem = {
  id: string;
  text: string;
  near: SectionPlace | null;
  by: Suggestion["by"];
  blocks: readonly number[];
};
