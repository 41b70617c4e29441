import { speakerInWords } from "#src/plan/in-words.ts";
import { noWriting, type Plan, type Writing } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { Change, Thing } from "./change.ts";
import { compareWords } from "./compare-words.ts";
import type { Fact } from "./facts.ts";
import type { Pair } from "./in-order.ts";
import { looksSame } from "./same-writing.ts";

/** Two states of one plan, and what is needed to name things in them. */
export type Both = { before: Plan; after: Plan; template: Template; known: ReadonlySet<string> };

/** One thing before and after; null where it is not there. */
export type Two<T> = { was: T | null; is: T | null };

/** That a thing is new, came back, is gone or has another place. */
export function cameOrWent<T>(both: Both, thing: Thing, pair: Pair<T>): Change[] {
  const { was, is, place, movedFrom } = pair;
  if (!was) return [{ thing, what: "added", isBack: both.known.has(thing.id) }];
  if (!is) return [{ thing, what: "put-away" }];
  return movedFrom === null ? [] : [{ thing, what: "moved", before: movedFrom, after: place }];
}

/** The facts that are different; of what is new or gone, those that say something. */
export function facts<T>(
  { before, after }: Both,
  thing: Thing,
  table: readonly Fact<T>[],
  { was, is }: Two<T>,
): Change[] {
  return table.flatMap((fact): Change[] => {
    if (was && is && isSame(fact.value(was), fact.value(is))) return [];
    const old = was ? fact.words(was, before) : "";
    const now = is ? fact.words(is, after) : "";
    // A fact that says nothing is not worth a line in what is new or gone.
    if ((!was || !is) && isUsual(fact.key, old || now)) return [];
    // Two people may have the same name.
    const told = old === now ? `${now} (not the same as before)` : now;
    return [{ thing, what: "fact", key: fact.key, label: fact.label, before: old, after: told }];
  });
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a thing has from birth. */
const isUsual = (key: string, value: string) => value === "" || USUAL.has(`${key} ${value}`);

const USUAL = new Set(["status to do", "kind formal", "as with a signature"]);

/** What is different in one piece of writing. */
export function words(
  { before, after }: Both,
  thing: Thing,
  key: string,
  label: string,
  old: Writing | undefined,
  now: Writing | undefined,
): Change[] {
  const was = old ?? { ...noWriting(), speaker: (now ?? noWriting()).speaker };
  const is = now ?? { ...noWriting(), speaker: was.speaker };
  const changes: Change[] = [];
  const about = { thing, key, label };
  if (was.text !== is.text)
    changes.push({
      ...about,
      what: "words",
      before: was,
      after: is,
      parts: compareWords(was.text, is.text),
    });
  else if (!looksSame(was, is)) changes.push({ ...about, what: "look", before: was, after: is });
  if (!isSame(was.speaker, is.speaker) && (was.text || is.text)) {
    const spoke = speakerInWords(was.speaker, before);
    const speaks = speakerInWords(is.speaker, after);
    const told = spoke === speaks ? `${speaks} (not the same as before)` : speaks;
    changes.push({ ...about, what: "speaker", before: spoke, after: told });
  }
  return changes;
}

/** A thing that is known by its place in a list, "Action 2", and by how its words begin. */
export function itemThing(
  kind: Thing["kind"],
  noun: string,
  outcome: string | null,
  { latest, place }: Pair<{ id: string }>,
  text: string,
): Thing {
  return { kind, id: latest.id, outcome, name: `${noun} ${place}`, words: beginning(text) };
}

/** The first line of a text, as far as it takes to recognise it. */
export function beginning(text: string): string {
  const line = text.trim().split("\n", 1)[0] ?? "";
  if (line.length <= MOST_BEGINNING) return line;
  const end = line.lastIndexOf(" ", MOST_BEGINNING);
  const letters = Array.from(line.slice(0, end > 0 ? end : MOST_BEGINNING));
  // Half of a character at the cut is no character.
  return `${letters.filter((it) => it.isWellFormed()).join("")}…`;
}

const MOST_BEGINNING = 70;
