import type { Plan } from "#src/plan/plan.ts";
import type { Diagnostic, Occasion, Place } from "./rule.ts";

/** Facts come after the words of the same thing, in this order. */
const FACTS = [
  "text",
  "timeframe",
  "timeframe-note",
  "areas",
  "owner",
  "dueOn",
  "status",
  "commissioned",
  "agreement",
];

/** Facts of the whole plan come last. */
const PLAN_FACTS = [
  "outcomes",
  "needs",
  "areas",
  "reviewOn",
  "reviews",
  "risks",
  "signatures",
  "copies",
];

/** Puts findings in the order in which the plan is read. */
export function inOrder(found: Diagnostic[], plan: Plan, { template }: Occasion): Diagnostic[] {
  if (found.length < 2) return found;
  const ranks = new Map<string, number>();
  const rank = (entity: string, key: string) => {
    const name = `${entity}/${key}`;
    if (!ranks.has(name)) ranks.set(name, ranks.size);
  };
  const here = new Set(found.map((it) => it.place.entity));
  const rankFacts = (id: string) => {
    if (here.has(id)) for (const fact of FACTS) rank(id, fact);
  };
  for (const { key } of template.planSections) rank("plan", key);
  for (const { id, markers, actions } of plan.outcomes)
    for (const { key, holds } of template.outcomeSections) {
      if (here.has(id)) rank(id, key);
      if (holds === "timeframe") rankFacts(id);
      const things = holds === "markers" ? markers : holds === "actions" ? actions : [];
      for (const thing of things) rankFacts(thing.id);
    }
  for (const it of PLAN_FACTS) rank("plan", it);
  const rankOf = ({ entity, key }: Place) => ranks.get(`${entity}/${key}`) ?? ranks.size;
  return found.sort(
    (a, b) =>
      rankOf(a.place) - rankOf(b.place) ||
      a.place.from - b.place.from ||
      a.place.to - b.place.to ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

/** Gives the second finding of a kind in one place a key of its own. */
export function numbered(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map<string, number>();
  return found.map((it) => {
    const count = (seen.get(it.key) ?? 0) + 1;
    seen.set(it.key, count);
    return count === 1 ? it : { ...it, key: `${it.key}/${count}` };
  });
}
