import type { Template } from "#src/template/template.ts";
import { COLUMN_LABELS } from "./column-labels.ts";
import { isRoleName } from "./roles.ts";
import { isNearly, labelWords, tellingWords } from "./label-words.ts";
import { OUTCOME_LABELS } from "./outcome-labels.ts";
import { PLAN_LABELS } from "./plan-labels.ts";

/**
 * Where the words under a label belong: `outcome.KEY` and `plan.KEY` as in a template, facts such as
 * `plan.review-on` and `resident.name`, columns such as `action.who`, `person` for whoever has the
 * role that the label says, and `nowhere` for what a plan has no place for.
 */
export type PartName = string;

/** What a label was taken for; `likeness` is 1 where it is known word for word. */
export type LabelMatch = { part: PartName; likeness: number };

/** Reads labels: those known to all, a template's own headings, and those of an organisation. */
export type Labels = {
  /** Over words, beside words or before them. */
  onPage: (text: string) => LabelMatch | null;
  /** At the head of a column. */
  overColumn: (text: string) => LabelMatch | null;
  /** The same, where the resident is called so: "What Amara wants" is then a label. */
  forName: (name: string) => Labels;
};

/** An organisation's own labels, each with the part that its words belong to. */
export type OwnLabels = Readonly<Record<string, PartName>>;

/** Two labels are alike when they share more than this of their words. */
const ALIKE = 0.72;

/** Nothing longer than this is a label. */
const MOST_WORDS = 16;

type Entry = { part: PartName; phrase: string; telling: readonly string[] };

/** Entries to look through, and the first one of each phrase. */
type Entries = { all: readonly Entry[]; byPhrase: ReadonlyMap<string, Entry> };

const knownOnPage = once(() => [...entriesOf(OUTCOME_LABELS), ...entriesOf(PLAN_LABELS)]);
const knownOverColumns = once(() => entriesOf(COLUMN_LABELS));

/** Makes a reader of labels for plans of this template. */
export function createLabels(template: Template, own: OwnLabels = {}): Labels {
  const headings = [
    ...template.planSections.map((it) => [`plan.${it.key}`, it] as const),
    ...template.outcomeSections.map((it) => [`outcome.${partOfSection(it)}`, it] as const),
  ].flatMap(([part, { heading }]) => [
    entryOf(part, heading.first),
    entryOf(part, heading.third.replaceAll("{name}", "the resident")),
  ]);
  const owned = Object.entries(own).map(([label, part]) => entryOf(part, label));
  const page = [...owned, ...headings, ...knownOnPage()];
  const columns = [...owned.filter((it) => it.part.startsWith("action.")), ...knownOverColumns()];
  return reader(byPhrase(page), byPhrase(columns), "");
}

/** The parts that hold more than words are named for what they hold, whatever their key. */
function partOfSection({ key, holds }: Template["outcomeSections"][number]): string {
  return holds === "writing" ? key : holds;
}

function reader(page: Entries, columns: Entries, name: string): Labels {
  return {
    onPage: cached((text) => bestOf(page, text, name) ?? roleIn(text)),
    overColumn: cached((text) => bestOf(columns, text, name)),
    forName: (other) => reader(page, columns, other),
  };
}

/** "Allocated housing officer:" says what somebody is, whatever the words before. */
function roleIn(text: string): LabelMatch | null {
  const plain = text.replace(/[\s:]+$/u, "");
  const isRole = isRoleName(plain) && plain.split(/\s+/).length <= 4 && /:\s*$/.test(text);
  return isRole ? { part: "person", likeness: 0.9 } : null;
}

function cached(find: (text: string) => LabelMatch | null): (text: string) => LabelMatch | null {
  const found = new Map<string, LabelMatch | null>();
  return (text) => {
    // No label is that long, and looking for words in a whole page is slow.
    if (text.length > 160) return null;
    let match = found.get(text);
    if (match === undefined) found.set(text, (match = find(text)));
    return match;
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function entriesOf(labels: Readonly<Record<string, readonly string[]>>): Entry[] {
  return Object.entries(labels).flatMap(([part, all]) => all.map((it) => entryOf(part, it)));
}

function entryOf(part: PartName, label: string): Entry {
  const words = labelWords(label);
  return { part, phrase: words.join(" "), telling: tellingWords(words) };
}

/** An organisation's labels come before a template's, and those before what all know. */
function byPhrase(all: readonly Entry[]): Entries {
  return { all, byPhrase: new Map(all.toReversed().map((it) => [it.phrase, it])) };
}

function bestOf(entries: Entries, text: string, name: string): LabelMatch | null {
  const words = labelWords(text, name);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  // Somebody's name alone is no label, though "resident" is one.
  if (words.every((it) => it === "i" || it === "my") && name !== "")
    return bestOf(entries, text, "");
  const exact = entries.byPhrase.get(words.join(" "));
  if (exact) return { part: exact.part, likeness: 1 };
  if (hasMore(text)) return null;
  const telling = tellingWords(words);
  let best: LabelMatch | null = null;
  for (const entry of entries.all) {
    const likeness = shared(telling, entry.telling) * 0.95;
    if (likeness > ALIKE * 0.95 && likeness > (best?.likeness ?? 0))
      best = { part: entry.part, likeness };
  }
  return best;
}

/** Whether a text holds more than a label could: words after a colon, figures, a name. */
function hasMore(text: string): boolean {
  if (/[:?\t]\s*\S|\d/u.test(text.replace(/^\s*(?:q\s*)?\d[\d.]*[.):]?\s+/iu, ""))) return true;
  const [, ...later] = text.split(/\s+/).filter((it) => /^\p{L}{3}/u.test(it));
  // Where every word has a capital it says nothing.
  const capitals = later.filter((it) => /^\p{Lu}\p{Ll}/u.test(it) && it !== "I");
  return capitals.length > 0 && capitals.length < later.length;
}

/** How much of their words two labels share, from 0 to 1; a slip of the pen counts a little less. */
function shared(a: readonly string[], b: readonly string[]): number {
  const most = (2 * Math.min(a.length, b.length)) / (a.length + b.length);
  if (a.length === 0 || b.length === 0 || most <= ALIKE) return 0;
  const left = [...b];
  let same = 0;
  for (const word of a) {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((it) => isNearly(it, word));
    if (at < 0) continue;
    left.splice(at, 1);
    same += exact >= 0 ? 1 : 0.9;
  }
  return (2 * same) / (a.length + b.length);
}
