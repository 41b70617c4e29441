import type { Diagnostic, Place } from "#src/lint/rule.ts";
import type { Outcome, Plan, Writing } from "#src/plan/plan.ts";

/**
 * Where the caret is, or null. `outcome` is the outcome that has the focus, empty for none; on a control
 * that is no piece of writing `entity` and `key` are empty.
 */
export type Caret = { entity: string; key: string; outcome: string } | null;

/** What is shown: in the list, and beside the words. */
export type Shown = { list: readonly Diagnostic[]; inline: readonly Diagnostic[] };

/** Decides what is shown of what was noticed, and remembers what was. */
export type Showing = {
  /** `rests`: nobody has typed here for a moment, so that something new disturbs nobody. */
  show: (found: readonly Diagnostic[], at: Moment) => Shown;
  /** Shows a finding from now on, wherever the caret is. */
  admit: (key: string) => void;
};

type Whole = ReadonlyMap<string, Belonging>;
type Moment = { plan: Plan; caret: Caret; rests: boolean; quiet?: (key: string) => boolean };

/** The most that is marked in an outcome, and in one of its sections; the list has the rest. */
const MOST_IN_OUTCOME = 3;
const MOST_IN_SECTION = 1;

/**
 * Checking is immediate, showing is not. Nothing new comes about the thing that the caret is in, nothing
 * that is only worth a look about its section, nothing about what is empty in an outcome that was begun
 * just now until its section was left once, and nothing at all about what nobody has begun. What was
 * shown once stays until it is gone.
 */
export function createShowing(): Showing {
  let listed: ReadonlySet<string> = new Set();
  let marked: ReadonlySet<string> = new Set();
  const admitted = new Set<string>();
  const fresh = new Set<string>();
  const left = new Set<string>();
  let section = "";
  return { show, admit: (key) => void admitted.add(key) };

  function show(found: readonly Diagnostic[], { plan, caret, rests, quiet }: Moment): Shown {
    const whole = belongings(plan);
    const unbegun = new Set(plan.outcomes.filter(isUnbegun).map((it) => it.id));
    for (const id of unbegun) fresh.add(id);
    const here = caret?.entity ? sectionOf(caret, whole) : "";
    if (section && here !== section) left.add(section);
    section = here;
    const isNewPlan =
      unbegun.size === plan.outcomes.length && Object.values(plan.writing).every(isBlank);

    const isTooEarly = ({ place, tier }: Diagnostic) => {
      const its = sectionOf(place, whole);
      if (its === here && (place.entity === caret?.entity || tier !== "fix")) return true;
      const outcome = whole.get(place.entity)?.outcome ?? "";
      const isAbsence = place.from === place.to;
      return isAbsence && fresh.has(outcome) && caret?.outcome === outcome && !left.has(its);
    };
    const begun = found.filter(({ place }) => !isNewPlan && !unbegun.has(place.entity));
    const list = begun.filter(
      (it) => listed.has(it.key) || admitted.has(it.key) || (rests && !isTooEarly(it)),
    );
    listed = new Set(list.map((it) => it.key));
    // The editor itself holds back what is in the sentence of the caret.
    const mayBeMarked = (it: Diagnostic) =>
      it.tier !== "idea" &&
      it.tier !== "praise" &&
      !quiet?.(it.key) &&
      (listed.has(it.key) || (it.tier === "fix" && it.place.from < it.place.to));
    const inline = loudest(begun.filter(mayBeMarked), whole, marked);
    marked = new Set(inline.map((it) => it.key));
    return { list, inline };
  }
}

/** A few in each outcome and section: those marked before, then the surest, in the order of the plan. */
function loudest(
  found: readonly Diagnostic[],
  whole: Whole,
  before: ReadonlySet<string>,
): Diagnostic[] {
  const rank = (it: Diagnostic) => (before.has(it.key) ? 0 : 2) + (it.tier === "fix" ? 0 : 1);
  const counts = new Map<string, number>();
  const chosen = new Set<Diagnostic>();
  for (const it of found.toSorted((a, b) => rank(a) - rank(b))) {
    const section = sectionOf(it.place, whole);
    const outcome = whole.get(it.place.entity)?.outcome ?? section;
    const inSection = counts.get(section) ?? 0;
    const inOutcome = counts.get(outcome) ?? 0;
    if (inSection >= MOST_IN_SECTION || (outcome !== section && inOutcome >= MOST_IN_OUTCOME))
      continue;
    counts.set(section, inSection + 1);
    if (outcome !== section) counts.set(outcome, inOutcome + 1);
    chosen.add(it);
  }
  return found.filter((it) => chosen.has(it));
}

/** Where a thing of a plan belongs: its outcome, and which of its lists, empty for the outcome itself. */
export type Belonging = { outcome: string; list: "" | "markers" | "actions" };

/** Where each outcome, marker and action belongs, by its id. */
export function belongings(plan: Plan): Map<string, Belonging> {
  const found = new Map<string, Belonging>();
  for (const { id, markers, actions } of plan.outcomes) {
    found.set(id, { outcome: id, list: "" });
    for (const it of markers) found.set(it.id, { outcome: id, list: "markers" });
    for (const it of actions) found.set(it.id, { outcome: id, list: "actions" });
  }
  return found;
}

/** The part of a plan that is written and left as one: all actions of an outcome are one section. */
function sectionOf({ entity, key }: Pick<Place, "entity" | "key">, whole: Whole): string {
  const { outcome, list } = whole.get(entity) ?? { outcome: entity, list: "" };
  return `${outcome}/${list || (key.startsWith("timeframe") ? "timeframe" : key)}`;
}

const isBlank = ({ text }: Writing) => !text.trim();

function isUnbegun({ writing, markers, actions, timeframe }: Outcome): boolean {
  return (
    !markers.length && !actions.length && !timeframe.kind && Object.values(writing).every(isBlank)
  );
}
