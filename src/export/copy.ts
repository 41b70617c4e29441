import type { Plan } from "#src/plan/plan.ts";

/** What became of words since the plan was last agreed. */
export type Change = "added" | "removed";

/** A stretch of words that looks one way. `href` is an address that has passed the allow-list, or null. */
export type Run = {
  text: string;
  strong: boolean;
  em: boolean;
  struck: boolean;
  href: string | null;
  /** In a review: that these words came or went. */
  change?: Change;
  /** The places in the copy's remarks of those that are about these words. */
  remarks?: readonly number[];
};

/**
 * What a line of a copy is, which decides how large and how loud it is: `voice` is the outcome
 * itself, `words` is somebody's writing, `speaker` says whose, `fact` is a label and a value,
 * `banner` is news about the whole copy, `state` says where an
 * item of a list stands, `quiet` is ours, `write` is a line to write on in a table.
 */
export type Tone =
  "voice" | "words" | "speaker" | "fact" | "banner" | "state" | "quiet" | "plain" | "write";

/** One paragraph. `depth` is 0 to 2 for an item of a list and null otherwise. */
export type Line = {
  kind: "line";
  tone: Tone;
  runs: readonly Run[];
  depth: number | null;
  /** Whether the next line must stay on the same page. */
  keepsNext: boolean;
  /** In a review: that all of it came or went. */
  change?: Change;
};

/** One part of a copy, in reading order, with nothing said about any file format. */
export type Block =
  | Line
  /** `section` counts in `sections` to the part that begins here; null for our own headings. */
  | {
      kind: "heading";
      level: 1 | 2 | 3;
      text: string;
      section: number | null;
      startsPage: boolean;
      /** In a review: that the part came or went, or what else stood here. */
      change?: Change;
      was?: string;
      /** As those of a run. */
      remarks?: readonly number[];
    }
  /**
   * Columns are `share`s of the width; every row has one cell a column, every cell a line. In a
   * review, `was` is what a column was called.
   */
  | {
      kind: "table";
      title: string;
      description: string;
      columns: readonly { heading: string; share: number; was?: string }[];
      rows: readonly (readonly Line[])[][];
    }
  /**
   * The picture of the words that come next, above or to the left of them; its bytes lie in
   * `Pictures`, under `name`.
   */
  | { kind: "picture"; name: string; alt: string; stands: "above" | "left" }
  | { kind: "write-lines"; count: number }
  /** Room to sign for somebody; where only their part is known, room for a name too. */
  | { kind: "signature"; who: string; isNamed: boolean };

/** A part of the plan that a copy shows: what names it, and the words in it, to be hashed. */
export type CopySection = { tag: string; words: string };

/** A plan made ready for one kind of reader: a tree that any format can be written from. */
export type Copy = {
  kind: CopyKind;
  /** What else it was asked to be that shows in its words: whoever makes it again needs to know. */
  forms: readonly CopyForm[];
  language: string;
  title: string;
  subject: string;
  /** The size of its plain words; at 18 points its lines lie wide apart. */
  points: 12 | 14 | 18;
  /** What stands at the foot of every page, before the page number. */
  footer: string;
  plan: { id: string; reference: string; version: string; exportedOn: string };
  sections: readonly CopySection[];
  blocks: readonly Block[];
  /** What is said beside the plan. */
  remarks: readonly Remark[];
  /** Whether it is a file to edit and bring back. */
  isEdited: boolean;
};

/** For whom a copy is made. */
export const COPY_KINDS = ["practitioner", "resident", "provider", "review"] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** The options that change what a resident's copy says. */
export const COPY_FORMS = ["largePrint", "easyRead", "plainWords"] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

/**
 * Something to say beside a part of the plan. `tag` is that of the part, `about` the words in it that
 * it is about, empty for all of it; `who` says it.
 */
export type Remark = { tag: string; about: string; words: string; who: string };

/** What a copy is asked to be. An option that a kind of copy has no use for changes nothing in it. */
export type CopyOptions = {
  copy: CopyKind;
  /** A short label for people. */
  version: string;
  /** A day. */
  exportedOn: string;
  /** The ids of the outcomes it holds; null for all. */
  outcomes: readonly string[] | null;
  /** 18 points, wide lines, and every outcome on a page of its own. */
  largePrint: boolean;
  pictures: boolean;
  /** The short sentences that a person wrote and approved, one a line. */
  easyRead: boolean;
  /** Whether hard words are explained at the end. */
  plainWords: boolean;
  /** For a review: the plan as it was last agreed; null when no such version is kept. */
  baseline: Plan | null;
  /** For a review: changes that Word can accept and reject, and not old and new side by side. */
  tracked: boolean;
  /** What is shown as comments beside the plan. */
  findings: readonly Remark[];
  /** A file to edit and bring back: changes are recorded, and its parts can't be lost. */
  editing: boolean;
};

/** What a copy of this plan is unless somebody asks for something else: the resident's needs decide. */
export function defaultCopyOptions(
  { communicationNeeds }: Plan,
  copy: CopyKind,
  { version, exportedOn }: Pick<CopyOptions, "version" | "exportedOn">,
): CopyOptions {
  const needs = (format: RegExp) =>
    copy === "resident" && communicationNeeds.some((it) => format.test(it));
  const easyRead = needs(/\beasy[ -]?read\b/i);
  return {
    copy,
    version,
    exportedOn,
    outcomes: null,
    largePrint: needs(/\blarge[ -]?(print|text|type)\b/i),
    pictures: easyRead || needs(/\b(pictures?|symbols?|photo(graph)?s?)\b/i),
    easyRead,
    plainWords: easyRead || needs(/\bplain (english|words|language)\b/i),
    baseline: null,
    tracked: false,
    findings: [],
    editing: false,
  };
}
