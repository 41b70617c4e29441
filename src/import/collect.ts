import type {
  FoundBy,
  NewThing,
  SectionPlace,
  TrayItem,
  WordsPlace,
} from "#src/plan/suggestion.ts";
import type { Field } from "./expected-copy.ts";
import type { FileLine } from "./file-words.ts";

/** Where in the file something was found, and under which heading. */
export type Spot = { section: SectionPlace; foundBy: FoundBy };

/** What the file says about the lines of one piece of writing. */
export type LineEdits = {
  place: WordsPlace;
  spot: Spot;
  /** Lines of the writing that were found, by their numbers: changed, or null where they say the same. */
  found: Map<number, FileLine | null>;
  gone: Map<number, string>;
  /** Lines that came, each after a line of the writing or, with -1, before all. */
  came: { after: number; line: FileLine }[];
  blocks: Set<number>;
};

export type FactEdit = {
  field: Extract<Field, { kind: "fact" }>;
  spot: Spot;
  written: string;
  blocks: number[];
};

/** What was found in a file, bit by bit; `finish` in another file makes suggestions of it. */
export type Found = ReturnType<typeof createFound>;

/** Begins to gather what a file says. */
export function createFound() {
  const edits = new Map<string, LineEdits>();
  const facts: FactEdit[] = [];
  const news: { thing: NewThing; lines: readonly FileLine[]; spot: Spot; blocks: number[] }[] = [];
  const lostOutcomes: { outcome: string; spot: Spot }[] = [];
  const gone: { field: Field; spot: Spot; text: string }[] = [];
  const tray: Omit<TrayItem, "id" | "by">[] = [];
  const placeOf = new Map<number, WordsPlace>();
  return {
    edits,
    facts,
    news,
    gone,
    lostOutcomes,
    tray,
    /** The writing that a block was found to belong to. */
    placeOf,
    lines(place: WordsPlace, spot: Spot): LineEdits {
      const key = `${place.entity}/${place.key}`;
      const known = edits.get(key);
      if (known) return known;
      const fresh: LineEdits = {
        place,
        spot,
        found: new Map(),
        gone: new Map(),
        came: [],
        blocks: new Set(),
      };
      edits.set(key, fresh);
      return fresh;
    },
    putAside(text: string, spot: Spot | null, blocks: number[]) {
      if (text.trim() !== "") tray.push({ text: text.trim(), near: spot?.section ?? null, blocks });
    },
  };
}
