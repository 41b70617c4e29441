import type { Config } from "#src/lint/config.ts";
import type { PlanView, Rule, Severity, Tier } from "#src/lint/rule.ts";
import type { Outcome } from "#src/plan/plan.ts";
import type { Checked } from "./check-plan.ts";
import { piecesIn } from "./pieces-in.ts";

const LEVELS = ["fix", "look", "idea", "error", "warning", "advice"] as const;
const OF_ALL = [
  "plans",
  "outcomes",
  "found",
  ...LEVELS,
  "dismissed",
  "known",
  "quieter",
  "praise",
  "whole",
] as const;
const OF_RULE = [
  "plans",
  "places",
  "plansWith",
  "found",
  ...LEVELS,
  "dismissed",
  "praise",
] as const;
const OF_AREA = ["outcomes", "found"] as const;

type Counts<Name extends string> = Record<Name, number>;

/**
 * What was read and found, in numbers. `known` stands in the baseline, `quieter` is below the least
 * tier or severity that was asked for, `whole` is about no single outcome. Of a rule, `plans` and
 * `places` are those that it looked at.
 */
export type Tally = {
  all: Counts<(typeof OF_ALL)[number]>;
  rules: Record<string, Counts<(typeof OF_RULE)[number]>>;
  /** By the title of an area of life; outcomes without one are under the empty title. */
  areas: Record<string, Counts<(typeof OF_AREA)[number]>>;
  /** How many were dismissed for each reason. */
  reasons: Record<string, number>;
};

/** A tally of nothing. */
export function newTally(): Tally {
  return { all: zeros(OF_ALL), rules: {}, areas: {}, reasons: {} };
}

/** Adds a tally to another. */
export function addTally(into: Tally, { all, rules, areas, reasons }: Tally): void {
  add(into.all, all, OF_ALL);
  for (const [name, it] of Object.entries(rules))
    add((into.rules[name] ??= zeros(OF_RULE)), it, OF_RULE);
  for (const [title, it] of Object.entries(areas))
    add((into.areas[title] ??= zeros(OF_AREA)), it, OF_AREA);
  for (const [reason, count] of Object.entries(reasons))
    into.reasons[reason] = (into.reasons[reason] ?? 0) + count;
}

/** Counts one plan that was checked by these rules. */
export function countPlan(tally: Tally, checked: Checked, rules: readonly Rule[]): void {
  const { all } = tally;
  const { plan, view, config, open, dismissed, praise } = checked;
  all.plans++;
  all.outcomes += plan.outcomes.length;
  all.found += open.length;
  all.dismissed += dismissed.length;
  all.known += checked.known;
  all.quieter += checked.quieter;
  all.praise += praise.length;
  const ofRule = (name: string) => (tally.rules[name] ??= zeros(OF_RULE));
  const places = placesIn(view);
  for (const rule of rules.filter((it) => isOn(it, config))) {
    const counts = ofRule(rule.name);
    counts.plans++;
    counts.places += placesOf(rule, places);
  }
  for (const name of new Set(open.map((it) => it.rule))) ofRule(name).plansWith++;
  for (const { rule, tier, severity } of open) {
    const counts = ofRule(rule);
    for (const it of [all, counts]) countLevel(it, tier, severity);
    counts.found++;
  }
  for (const { rule } of praise) ofRule(rule).praise++;
  for (const { diagnostic, dismissal } of dismissed) {
    ofRule(diagnostic.rule).dismissed++;
    tally.reasons[dismissal.reason] = (tally.reasons[dismissal.reason] ?? 0) + 1;
  }
  countAreas(tally, checked);
}

function countLevel(counts: Counts<(typeof LEVELS)[number]>, tier: Tier, severity: Severity) {
  if (tier !== "praise") counts[tier]++;
  counts[severity]++;
}

function countAreas({ all, areas }: Tally, { plan, config, open }: Checked): void {
  const outcomes = new Map(plan.outcomes.flatMap((it) => idsIn(it).map((id) => [id, it])));
  const of = (title: string) => (areas[title] ??= zeros(OF_AREA));
  const titlesOf = ({ areas: names }: Outcome) =>
    names.length
      ? names.map((name) => config.areas.find((it) => it.name === name)?.title ?? name)
      : [""];
  for (const outcome of plan.outcomes) for (const it of titlesOf(outcome)) of(it).outcomes++;
  for (const { place } of open) {
    const outcome = outcomes.get(place.entity);
    if (!outcome) all.whole++;
    else for (const it of titlesOf(outcome)) of(it).found++;
  }
}

function idsIn({ id, markers, actions }: Outcome): string[] {
  return [id, ...markers.map((it) => it.id), ...actions.map((it) => it.id)];
}

function isOn(rule: Rule, config: Config): boolean {
  return Object.keys(rule.messages).some((id) => config.severityOf(rule, id) !== "off");
}

/** How many of each kind of writing there are, and how many outcomes. */
function placesIn(view: PlanView): Map<string, number> {
  const places = new Map([["outcomes", view.outcomes.length]]);
  for (const { kind } of piecesIn(view)) places.set(kind, (places.get(kind) ?? 0) + 1);
  return places;
}

function placesOf(rule: Rule, places: ReadonlyMap<string, number>): number {
  if (rule.scope === "outcome") return places.get("outcomes") ?? 0;
  if (rule.scope !== "writing") return 1;
  return rule.kinds.reduce((sum, it) => sum + (places.get(it) ?? 0), 0);
}

function zeros<Name extends string>(names: readonly Name[]): Counts<Name> {
  const counts: Partial<Counts<Name>> = {};
  for (const name of names) counts[name] = 0;
  return isWhole(counts, names) ? counts : zeros(names);
}

function isWhole<Name extends string>(
  counts: Partial<Counts<Name>>,
  names: readonly Name[],
): counts is Counts<Name> {
  return names.every((it) => it in counts);
}

function add<Name extends string>(
  into: Counts<Name>,
  more: Counts<Name>,
  names: readonly Name[],
): void {
  for (const it of names) into[it] += more[it];
}
