/** A stretch of words that looks one way. `href` is an address that has passed the allow-list, or null. */
export type Run = {
  text: string;
  strong: boolean;
  em: boolean;
  struck: boolean;
  href: string | null;
};

/**
 * What a line of a copy is, which decides how large and how loud it is: `voice` is the outcome
 * itself, `words` is somebody's writing, `speaker` says whose, `fact` is a label and a value,
 * `banner` is news about the whole copy, `state` says where an
 * item of a list stands, `quiet` is ours.
 */
export type Tone = "voice" | "words" | "speaker" | "fact" | "banner" | "state" | "quiet" | "plain";

/** One paragraph. `depth` is 0 to 2 for an item of a list and null otherwise. */
export type Line = {
  kind: "line";
  tone: Tone;
  runs: readonly Run[];
  depth: number | null;
  /** Whether the next line must stay on the same page. */
  keepsNext: boolean;
};

/** One part of a copy, in reading order, with nothing said about any file format. */
export type Block =
  | Line
  /** `section` counts in `sections` to the part that begins here; null for our own headings. */
  | { kind: "heading"; level: 1 | 2 | 3; text: string; section: number | null }
  /** Columns are `share`s of the width; every row has one cell a column, every cell a line. */
  | {
      kind: "table";
      title: string;
      description: string;
      columns: readonly { heading: string; share: number }[];
      rows: readonly (readonly Line[])[][];
    }
  | { kind: "write-lines"; count: number }
  /** Room to sign for somebody; where only their part is known, room for a name too. */
  | { kind: "signature"; who: string; isNamed: boolean };

/** A part of the plan that a copy shows: what names it, and the words in it, to be hashed. */
export type CopySection = { tag: string; words: string };

/** A plan made ready for one kind of reader: a tree that any format can be written from. */
export type Copy = {
  kind: CopyKind;
  language: string;
  title: string;
  subject: string;
  /** What stands at the foot of every page, before the page number. */
  footer: string;
  plan: { id: string; reference: string; version: string; exportedOn: string };
  sections: readonly CopySection[];
  blocks: readonly Block[];
};

/** For whom a copy is made. */
export type CopyKind = "practitioner";

/** What a copy is asked to be. `version` is a short label for people, `exportedOn` a day. */
export type CopyOptions = { copy: CopyKind; version: string; exportedOn: string };
