import type { Tier } from "#src/lint/rule.ts";
import type { Item } from "./wording-items.ts";
import { ANSWERS, NEEDS } from "./wording-labels.ts";

/** What the scorer has to know of a rule. */
export type RuleFacts = { name: string; catalogue: string; tier: string };

/** That a rule found something in an item: the loudest of its findings there. */
export type Notice = {
  rule: string;
  tier: string;
  /** Whether a finding stands where the fault was marked; null where no place was marked. */
  located: boolean | null;
};

/** An item with what the rules say of it. `inline` counts its single findings of fix and look. */
export type Measured = { item: Item; notices: readonly Notice[]; inline: number };

/** One fault of a poor item. */
export type Fault = {
  /** The label or the id it was given as. */
  name: string;
  ids: readonly string[];
  /** Rules that answer it, its main rule first. */
  answers: readonly RuleFacts[];
  finders: readonly RuleFacts[];
  /** The rule it counts for, and whether it was found as loudly as that rule is meant to speak. */
  owner: RuleFacts | undefined;
  atTier: boolean;
  apart: boolean;
};

/** How an item was judged: its faults, and findings that are right, false, or false where no rule is measured. */
export type Judged = {
  measured: Measured;
  faults: Fault[];
  right: Notice[];
  wrong: Notice[];
  elsewhere: Notice[];
};

/** A tier whose findings count: praise is none. */
export type Counted = Exclude<Tier, "praise">;

/** Tiers from the loudest on. Findings of any other tier never count. */
export const TIERS: readonly Counted[] = ["fix", "look", "idea"];

/** The items that a rule or a label is wrong about, for reading. `name` may be a rule's id too. */
export function mistakesOf(
  name: string,
  measured: readonly Measured[],
  rules: readonly RuleFacts[],
): { missed: Item[]; wrong: Item[] } {
  const ids = ANSWERS[name] ?? rules.filter((it) => it.name === name).map((it) => it.catalogue);
  const asked = new Set(ids.length ? ids : [name]);
  const sections = sectionsOf(measured);
  const judged = measured.map((it) => judge(it, rules, sections));
  const isAsked = (it: Notice) =>
    rules.some((rule) => rule.name === it.rule && asked.has(rule.catalogue));
  return {
    missed: judged
      .filter((it) =>
        it.faults.some(
          (fault) =>
            !fault.finders.length &&
            (fault.name === name || (!ANSWERS[name] && fault.ids.some((id) => asked.has(id)))),
        ),
      )
      .map((it) => it.measured.item),
    wrong: judged
      .filter((it) => [...it.wrong, ...it.elsewhere].some(isAsked))
      .map((it) => it.measured.item),
  };
}

/** The faults of an item that count, before any rule is asked: each with the ids that answer it. */
function namedFaults(item: Item): { name: string; ids: readonly string[] }[] {
  if (item.good) return [];
  const isOpen = openIds(item);
  if (item.rules)
    return item.rules.filter((it) => isOpen(it)).map((it) => ({ name: it, ids: [it] }));
  return item.labels
    .filter((it) => !item.contested.includes(it))
    .map((it) => ({ name: it, ids: (ANSWERS[it] ?? [it]).filter((id) => isOpen(id)) }));
}

/** Whether a rule of the catalogue is not contested on an item. */
function openIds({ contested }: Item): (id: string) => boolean {
  const ids = new Set(contested.flatMap((it) => ANSWERS[it] ?? [it]));
  return (id) => !ids.has(id);
}

/** The sections in which poor items carry a fault, by the rule's id. */
export function sectionsOf(all: readonly Measured[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { item } of all)
    for (const { ids } of namedFaults(item))
      for (const id of ids) found.set(id, (found.get(id) ?? new Set()).add(item.section));
  return found;
}

/** What is right and wrong in what the rules say of an item. */
export function judge(
  measured: Measured,
  rules: readonly RuleFacts[],
  sections: ReadonlyMap<string, ReadonlySet<string>>,
): Judged {
  const { item } = measured;
  const isOpen = openIds(item);
  const faults = namedFaults(item).map((it) => faultOf(it, measured, rules));
  const judged: Judged = { measured, faults, right: [], wrong: [], elsewhere: [] };
  for (const notice of measured.notices) {
    const id = rules.find((it) => it.name === notice.rule)?.catalogue;
    if (id === undefined || !isOpen(id) || loudness(notice.tier) < 0) continue;
    const named = faults.filter((it) => it.ids.includes(id));
    if (named.some((it) => !it.apart)) judged.right.push(notice);
    else if (named.length || !isGoodFor(item, id)) continue;
    else if (item.plan !== undefined || (sections.get(id)?.has(item.section) ?? true))
      judged.wrong.push(notice);
    else judged.elsewhere.push(notice);
  }
  return judged;
}

/** Whether a finding of the rule with this id would be a false one. */
function isGoodFor({ good, rules, decides }: Item, id: string): boolean {
  if (decides.includes("*")) return good;
  if (decides.length) return decides.includes(id) && !rules?.includes(id);
  return good;
}

function faultOf(
  { name, ids }: { name: string; ids: readonly string[] },
  { item, notices }: Measured,
  rules: readonly RuleFacts[],
): Fault {
  const answers = ids.flatMap((id) => rules.filter((it) => it.catalogue === id));
  const noticeOf = (rule: RuleFacts) => notices.find((it) => it.rule === rule.name);
  const finders = answers.filter((it) => loudness(noticeOf(it)?.tier ?? "") >= 0);
  const isLoudEnough = (it: RuleFacts) => loudness(noticeOf(it)?.tier ?? "") <= loudness(it.tier);
  const loud = finders.find(isLoudEnough);
  const apart =
    item.needs_context &&
    item.plan === undefined &&
    ids.length > 0 &&
    ids.every((id) => NEEDS[id]?.(item.context) === false);
  const owner = loud ?? finders[0] ?? answers[0];
  return { name, ids, answers, finders, owner, atTier: loud !== undefined, apart };
}

/** Smaller is louder; -1 for a tier that never counts. */
export function loudness(tier: string): number {
  return TIERS.findIndex((it) => it === tier);
}
