import type { Plan, Writing } from "#src/plan/plan.ts";

/** So often with a capital, and a word is a name. */
const OFTEN = 3;

const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]+/gu;
const PART = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Words with a capital in one piece of writing, as often as they are there. A cache. */
const known = new WeakMap<Writing, readonly string[]>();

/**
 * The words that are right because this plan has them, in small letters: every part of the names,
 * relations and organisations of its people, and what it writes with a capital again and again.
 */
export function planWords(plan: Plan): Set<string> {
  const { resident, people, title } = plan;
  const words = new Set<string>();
  const facts = [resident, ...people].flatMap((it) => [it.name, it.relation, it.organisation]);
  for (const fact of [title, ...facts]) for (const it of partsOf(fact)) words.add(it);
  const times = new Map<string, number>();
  for (const writing of writingsOf(plan))
    for (const it of namesIn(writing)) times.set(it, (times.get(it) ?? 0) + 1);
  for (const [it, count] of times) if (count >= OFTEN) words.add(it);
  return words;
}

/** The names of a plan's people with their capitals, to be offered for a name that was mistyped. */
export function planNames({ resident, people }: Plan): Set<string> {
  const names = [resident, ...people].flatMap((it) => it.name.match(NAME) ?? []);
  return new Set(names);
}

function partsOf(fact: string): string[] {
  return (fact.match(PART) ?? []).map((it) => it.replaceAll("’", "'").toLowerCase());
}

function namesIn(writing: Writing): readonly string[] {
  const found =
    known.get(writing) ?? (writing.text.match(NAME) ?? []).map((it) => it.toLowerCase());
  known.set(writing, found);
  return found;
}

function writingsOf({ writing, outcomes }: Plan): Writing[] {
  return [
    ...Object.values(writing),
    ...outcomes.flatMap(({ writing: own, timeframe, markers, actions }) => [
      ...Object.values(own),
      timeframe.note,
      ...markers.map((it) => it.wording),
      ...actions.flatMap((it) => [it.wording, it.agreement.words]),
    ]),
  ];
}
