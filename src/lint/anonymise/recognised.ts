import type { Plan } from "#src/plan/plan.ts";
import { noWriting } from "#src/plan/no-record.ts";
import { analyse } from "../analysis/analyse.ts";
import { createDirectory } from "../analysis/directory.ts";
import { wordSet } from "../analysis/phrases.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { Telling } from "./find-names.ts";
import { STAND_INS, withoutStandIns } from "./stand-ins.ts";

/** Names that a passage speaks of and no list of the plan has, as far as its grammar shows them. */
export function recognisedIn(passage: string, plan: Plan, vocabulary: Vocabulary): Telling[] {
  const writing = { ...noWriting(), text: passage };
  const directory = createDirectory(plan.resident, plan.people);
  const { words, actors } = analyse(writing, directory, vocabulary);
  return actors.flatMap((actor) => {
    const { kind, to, noun } = actor;
    // "My sister Ann": what she is stays, what she is called goes.
    const at = kind === "name" ? actor.at : noun + 1;
    const [first, last] = [words[at], words[to - 1]];
    const isCalled = kind === "name" || ((kind === "kin" || kind === "role") && first?.capital);
    if (!isCalled || !first || !last || last.to <= first.from) return [];
    const { from } = first;
    if (CALENDAR.test(first.lower) || /^\p{Lu}{1,5}$/u.test(passage.slice(from, last.to)))
      return [];
    // "Feeding people is how I say it."
    if (first.begins && first.lower.endsWith("ing")) return [];
    const before = words[at - 1]?.lower ?? "";
    const isSomebody = kind !== "name" || actor.subject || actor.acts || BEFORE_PEOPLE.has(before);
    const standIn = isSomebody ? "somebody" : BEFORE_PLACES.has(before) ? "place" : "name";
    return [{ from, to: last.to, standIn: STAND_INS[standIn], mayBeOrdinary: true }];
  });
}

const BEFORE_PEOPLE = wordSet("with by");
const BEFORE_PLACES = wordSet("in near around through");

/** Words that a capital sets apart, and that may tell who or where it was; for a person to look at. */
export function capitalsIn(words: string): string[] {
  const found = Array.from(
    withoutStandIns(words).matchAll(
      /(?<=[\p{L}\p{N},;’'”)] )(?:\p{Lu}\p{Ll}[\p{L}’'-]*)(?: \p{Lu}\p{Ll}[\p{L}’'-]*)*/gu,
    ),
    (it) => it[0],
  );
  return [...new Set(found)].filter((it) => !CALENDAR.test(it) && !/^I[’']/.test(it));
}

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|eid|ramadan|diwali)$/i;
