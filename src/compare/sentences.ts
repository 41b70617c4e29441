import { count } from "#src/plan/in-words.ts";
import type { Writing } from "#src/plan/plan.ts";
import type { Change, Thing } from "./change.ts";
import { RECORD_NOUNS } from "./compare-record.ts";
import { looksSame } from "./same-writing.ts";

/** What a change says, in a sentence or, for words, a heading over them. */
export function sentenceFor(change: Change): string {
  switch (change.what) {
    case "added":
      return change.isBack ? "Brought back." : "Added.";
    case "put-away":
      return "Put away.";
    case "moved":
      return `Moved from place ${change.before} to place ${change.after}.`;
    case "fact":
      return factSentence(change.key, change.label, change.before, change.after);
    case "speaker":
      return `${change.label}: now ${asInside(change.after)}, was ${asInside(change.before)}.`;
    case "look":
      return looksSame(withoutOwn(change.before), withoutOwn(change.after))
        ? `${change.label}: other words than before are marked as the resident's own.`
        : `${change.label}: only the look changed, for example bold or a list.`;
    case "words":
      return change.label;
  }
}

/** All changes in one line: "3 outcomes changed, 1 added; 1 person put away". */
export function summaryOf(changes: readonly Change[], outcomeName: string): string {
  const outcomes = countsOf(changes, "outcome", (it) => it.outcome);
  const people = countsOf(changes, "person", (it) => (it.kind === "person" ? it.id : null));
  const whole = changes.filter((it) => it.thing.kind === "plan").length;
  const noun = outcomeName.toLowerCase();
  const parts = [
    countsInWords(outcomes, noun, pluralOf(noun)),
    countsInWords(people, "person", "people"),
    ...RECORD_KINDS.map((kind) => {
      const counts = countsOf(changes, kind, (it) => (it.kind === kind ? it.id : null));
      return countsInWords(counts, ...RECORD_NOUNS[kind]);
    }),
    whole ? `${count(whole, "thing")} about the whole plan changed` : "",
  ].filter(Boolean);
  return parts.length ? `${parts.join("; ")}.` : "Nothing is different.";
}

const RECORD_KINDS = [
  "need",
  "talk",
  "risk",
  "review",
  "signature",
  "copy",
  "remark",
  "taken-in",
] as const;

function withoutOwn(writing: Writing): Writing {
  return { ...writing, marks: writing.marks.filter((it) => it.kind !== "own") };
}

type Counts = [said: string, amount: number][];

/** How many things of a kind changed, came, went or only moved, each counted once. */
function countsOf(
  changes: readonly Change[],
  kind: Thing["kind"],
  idOf: (thing: Thing) => string | null,
): Counts {
  const found = new Map<string, string>();
  for (const { thing, ...change } of changes) {
    const id = idOf(thing);
    if (id === null) continue;
    const isItself = thing.kind === kind;
    if (isItself && change.what === "added")
      found.set(id, change.isBack ? "brought back" : "added");
    else if (isItself && change.what === "put-away") found.set(id, "put away");
    else if (isItself && change.what === "moved") found.set(id, "moved");
    else if (!found.has(id) || found.get(id) === "moved") found.set(id, "changed");
  }
  const said = [...found.values()];
  return ["changed", "added", "brought back", "put away", "moved"]
    .map((it): [string, number] => [it, said.filter((one) => one === it).length])
    .filter(([, amount]) => amount > 0);
}

function countsInWords(counts: Counts, one: string, many: string): string {
  return counts
    .map(([said, amount], at) =>
      at === 0 ? `${count(amount, one, many)} ${said}` : `${amount} ${said}`,
    )
    .join(", ");
}

function pluralOf(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** What some facts say better than with their label. */
const SAYINGS: Record<string, (after: string, before: string) => string> = {
  owner: (after, before) =>
    `${after ? `${after} is` : "Nobody is"} now the owner${before ? `, was ${before}` : ""}.`,
  dueOn: byWhen,
  "timeframe.to": byWhen,
  reachedOn: (after, before) =>
    after
      ? `Seen on ${after}${before ? `, was ${shortOf(before, after)}` : ""}.`
      : `Not seen any more, was seen on ${before}.`,
  status: (after, before) => `${capital(after || "taken out")}${before ? `, was ${before}` : ""}.`,
  agreement: (after, before) =>
    `${after || "No answer any more"}${before ? `, was “${before}”` : ""}.`,
};

function factSentence(key: string, label: string, before: string, after: string): string {
  const saying = SAYINGS[key];
  if (saying) return saying(after, before);
  if (!after) return `${label}: nothing now, was ${before}.`;
  return `${label}: ${after}${before ? `, was ${shortOf(before, after)}` : ""}.`;
}

function byWhen(after: string, before: string): string {
  if (!after) return `No date now, was by ${before}.`;
  return `By ${after}${before ? `, was ${shortOf(before, after)}` : ""}.`;
}

/** "1 April" for "1 April 2027" beside another day of that year. */
function shortOf(before: string, after: string): string {
  const year = / \d{4}$/.exec(after)?.[0];
  return year && DAY.test(before) && DAY.test(after) && before.endsWith(year)
    ? before.slice(0, -year.length)
    : before;
}

const DAY = /^\d{1,2} [A-Z][a-z]+ \d{4}$/;

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** A label inside a sentence: "the worker's view", but "Rosa's own words". */
function asInside(label: string): string {
  return /^(The|A|An|From) /.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
