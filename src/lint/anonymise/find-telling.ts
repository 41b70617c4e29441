import { findNames, type Telling } from "./find-names.ts";
import { findNumbers } from "./find-numbers.ts";
import type { Names } from "./plan-names.ts";
import { blanked, withoutStandIns } from "./stand-ins.ts";

/**
 * Everything in a text that the plan or its own form says could tell who somebody is, in order and
 * apart from one another. What stands for others already is passed over, so that a text in which all
 * of it was replaced has none. `more` are stretches that were found in another way.
 */
export function findTelling(text: string, names: Names, more: readonly Telling[] = []): Telling[] {
  let left = withoutStandIns(text);
  let next = [...findIn(left, names), ...more];
  const found: Telling[] = [];
  // What is blanked out may bring two others together, or cut one short that hid another.
  while (next.length) {
    const apart = merged(next);
    found.push(...apart);
    for (const it of apart) left = blanked(left, it.from, it.to);
    next = findIn(left, names);
  }
  return joinedIn(text, found);
}

const findIn = (text: string, names: Names) => [
  ...findNumbers(text, names.reference),
  ...findNames(text, names),
];

/** Where two overlap, the first stands for both, so that no part of either is left. */
function merged(found: readonly Telling[]): Telling[] {
  const apart: Telling[] = [];
  for (const it of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = apart.at(-1);
    if (!last || it.from >= last.to) apart.push({ ...it });
    else if (it.to > last.to) Object.assign(last, { to: it.to, mayBeOrdinary: false });
  }
  return apart;
}

/** "Jean Brown" is one. */
function joinedIn(text: string, found: readonly Telling[]): Telling[] {
  const joined: Telling[] = [];
  for (const it of found.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    const isNext = last?.standIn === it.standIn && /^[ -]?$/.test(text.slice(last.to, it.from));
    if (last && isNext) Object.assign(last, { to: it.to, mayBeOrdinary: false });
    else joined.push({ ...it });
  }
  return joined;
}
