import type { Telling } from "./find-names.ts";
import { findTelling } from "./find-telling.ts";
import type { Names } from "./plan-names.ts";

/**
 * A passage with something else in the place of all that could tell who somebody is. `more` are
 * stretches that were found in another way, such as names that no list has.
 */
export function anonymise(passage: string, names: Names, more: readonly Telling[] = []): string {
  let words = "";
  let at = 0;
  for (const { from, to, standIn } of findTelling(passage, names, more)) {
    words += passage.slice(at, from) + standIn;
    at = to;
  }
  return words + passage.slice(at);
}
