import { possessive } from "#src/plan/in-words.ts";
import { keptHeading } from "#src/template/kept-sections.ts";
import {
  type Action,
  calledName,
  nameOf,
  type Outcome,
  type Person,
  type Plan,
  type ProgressMarker,
} from "#src/plan/plan.ts";
import { headingFor, type Section, type Template } from "#src/template/template.ts";
import type { Change, Thing } from "./change.ts";
import { recordChanges } from "./compare-record.ts";
import {
  actionFacts,
  closingFacts,
  markerFacts,
  openingFacts,
  outcomeFacts,
  personFacts,
  timeframeFacts,
} from "./facts.ts";
import { beginning, type Both, cameOrWent, facts, itemThing, words } from "./field-changes.ts";
import { inOrder, type Pair } from "./in-order.ts";

/**
 * Everything that reads otherwise in `after` than in `before`, in the order of the plan; empty when
 * both read the same. `known` holds the ids of what had been born before, put away or not: of that,
 * what was not there and now is has come back. Nobody speaks in a text without words.
 */
export function compare(
  before: Plan,
  after: Plan,
  template: Template,
  known: ReadonlySet<string> = new Set(),
): Change[] {
  const both = { before, after, template, known };
  const whole: Thing = { kind: "plan", id: "plan", outcome: null, name: WHOLE, words: "" };
  const plans = { was: before, is: after };
  const resident = { was: before.resident, is: after.resident };
  const keys = writingKeys(template.planSections, before.writing, after.writing);
  return [
    ...facts(both, whole, openingFacts, plans),
    ...facts(both, personThing(after.resident), personFacts, resident),
    ...keys.flatMap((key) => {
      const label = labelOf(both, template.planSections, key);
      return words(both, whole, key, label, before.writing[key], after.writing[key]);
    }),
    ...inOrder(before.outcomes, after.outcomes).flatMap((it) => outcomeChanges(both, it)),
    ...inOrder(before.people, after.people).flatMap((it) => {
      const thing = personThing(it.latest);
      return [...cameOrWent(both, thing, it), ...facts(both, thing, personFacts, it)];
    }),
    ...recordChanges(both, whole),
    ...facts(both, whole, closingFacts, plans),
  ];
}

const WHOLE = "The plan as a whole";

function outcomeChanges(both: Both, pair: Pair<Outcome>): Change[] {
  const { template } = both;
  const { was, is } = pair;
  const thing = outcomeThing(both, pair);
  const came = cameOrWent(both, thing, pair);
  if (was === is) return came;
  const writing = (key: string) => {
    const label = labelOf(both, template.outcomeSections, key);
    return words(both, thing, key, label, was?.writing[key], is?.writing[key]);
  };
  const parts = {
    timeframe: () => timeframeChanges(both, thing, pair),
    markers: () =>
      inOrder(was?.markers ?? [], is?.markers ?? []).flatMap((it) =>
        markerChanges(both, thing.id, it),
      ),
    actions: () =>
      inOrder(was?.actions ?? [], is?.actions ?? []).flatMap((it) =>
        actionChanges(both, thing.id, it),
      ),
  };
  const sections = template.outcomeSections;
  const changes = sections.flatMap(({ holds, key }) =>
    holds === "writing" ? writing(key) : parts[holds](),
  );
  // What this template has no section for is told after the rest.
  for (const holds of ["timeframe", "markers", "actions"] as const)
    if (!sections.some((it) => it.holds === holds)) changes.push(...parts[holds]());
  const placed = new Set(sections.filter((it) => it.holds === "writing").map((it) => it.key));
  const kept = writingKeys([], was?.writing, is?.writing).filter((it) => !placed.has(it));
  return [
    ...came,
    ...facts(both, thing, outcomeFacts, { was, is }),
    ...changes,
    ...words(both, thing, "easy-read", "In Easy Read", was?.easyRead, is?.easyRead),
    ...kept.flatMap(writing),
  ];
}

function timeframeChanges(both: Both, thing: Thing, { was, is }: Pair<Outcome>): Change[] {
  const [before, after] = [was?.timeframe.note, is?.timeframe.note];
  return [
    ...facts(both, thing, timeframeFacts, { was, is }),
    ...words(both, thing, "timeframe-note", "Note on the time", before, after),
  ];
}

function markerChanges(both: Both, outcome: string, pair: Pair<ProgressMarker>): Change[] {
  const { was, is } = pair;
  const thing = itemThing("marker", "Progress marker", outcome, pair, pair.latest.wording.text);
  return [
    ...cameOrWent(both, thing, pair),
    ...words(both, thing, "text", "Wording", was?.wording, is?.wording),
    ...facts(both, thing, markerFacts, { was, is }),
  ];
}

function actionChanges(both: Both, outcome: string, pair: Pair<Action>): Change[] {
  const { was, is } = pair;
  const thing = itemThing("action", "Action", outcome, pair, pair.latest.wording.text);
  const said = `${possessive(calledName(both.after.resident))} answer`;
  const [before, after] = [was?.agreement.words, is?.agreement.words];
  return [
    ...cameOrWent(both, thing, pair),
    ...words(both, thing, "text", "Wording", was?.wording, is?.wording),
    ...facts(both, thing, actionFacts, { was, is }),
    ...words(both, thing, "agreement", said, before, after),
  ];
}

/** The keys of all writing, in the order of the template, then those that it does not have. */
function writingKeys(
  sections: readonly Section[],
  before: Plan["writing"] = {},
  after: Plan["writing"] = {},
): string[] {
  const placed = sections.filter((it) => it.holds === "writing").map((it) => it.key);
  return [...new Set([...placed, ...Object.keys(after), ...Object.keys(before)])];
}

function labelOf({ after }: Both, sections: readonly Section[], key: string): string {
  const section = sections.find((it) => it.holds === "writing" && it.key === key);
  if (section) return headingFor(section.heading, after.voice, calledName(after.resident));
  return keptHeading(key);
}

function outcomeThing({ template }: Both, { latest, place }: Pair<Outcome>): Thing {
  const own = template.outcomeSections.find((it) => it.role === "outcome")?.key ?? "voice";
  const start = beginning(latest.writing[own]?.text ?? "");
  const name = `${template.outcomeName} ${place}`;
  return { kind: "outcome", id: latest.id, outcome: latest.id, name, words: start };
}

function personThing(person: Person): Thing {
  return { kind: "person", id: person.id, outcome: null, name: nameOf(person), words: "" };
}
