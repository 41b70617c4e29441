import { fold } from "./fold.ts";
import type { Telling } from "./find-names.ts";
import { findTelling } from "./find-telling.ts";
import type { Names } from "./plan-names.ts";

/** Words that could tell who somebody is, and that in plain words. */
export type Doubt = Telling & { words: string; says: string };

/**
 * What in a text stands against keeping it as an example. `ordinary` are words of which a person says
 * that they name nobody here; that holds for single words alone that can be ordinary ones.
 */
export function doubtsIn(text: string, names: Names, ordinary: readonly string[]): Doubt[] {
  const allowed = new Set(ordinary.map(fold));
  return findTelling(text, names)
    .map((it) => ({ ...it, words: text.slice(it.from, it.to) }))
    .filter((it) => !(it.mayBeOrdinary && allowed.has(fold(it.words))))
    .map((it) => ({ ...it, says: sentenceFor(it) }));
}

function sentenceFor({ words, standIn, mayBeOrdinary }: Telling & { words: string }): string {
  const why = `“${words}” could tell who this is about.`;
  return mayBeOrdinary
    ? `${why} Write ${standIn} in its place, or say that it is an ordinary word here.`
    : `${why} Write ${standIn} in its place.`;
}
