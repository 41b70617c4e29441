import { lint } from "#src/lint/lint.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { type Spot, wrap, type Wrapped } from "./wording-frame.ts";
import type { Item } from "./wording-items.ts";
import { loudness, type Measured, type Notice, type RuleFacts } from "./wording-judge.ts";
import { wrapPlan } from "./wording-plans.ts";

/** Asks the rules about one item; null when it holds a plan that is none of ours. */
export function measure(
  item: Item,
  rules: readonly RuleFacts[],
  pack: string = "",
): Measured | null {
  const wrapped = item.plan === undefined ? wrap(item, pack) : wrapPlan(item, pack);
  if (!wrapped) return null;
  const found = lint(wrapped.plan, wrapped.occasion).filter(
    ({ tier, place }) => loudness(tier) >= 0 && !wrapped.context.some((it) => isAt(place, it)),
  );
  const notices = rules.flatMap(({ name, catalogue }): Notice[] => {
    const mine = found.filter((it) => it.rule === name);
    const loudest = mine.toSorted((a, b) => loudness(a.tier) - loudness(b.tier))[0];
    if (!loudest) return [];
    return [{ rule: name, tier: loudest.tier, located: isLocated(item, catalogue, mine, wrapped) }];
  });
  return { item, notices, inline: found.filter((it) => it.tier !== "idea").length };
}

function isAt(place: Spot, { entity, key }: Spot): boolean {
  return place.entity === entity && place.key === key;
}

/** Whether a finding stands where the item says that the fault is; null where it doesn't say. */
function isLocated(
  { spans, findings }: Item,
  catalogue: string,
  found: readonly Diagnostic[],
  { plan, target }: Wrapped,
): boolean | null {
  const marked = spans.filter((it) => it.rule === catalogue);
  const standing = findings.filter((it) => it.rule === catalogue);
  if (!marked.length && !standing.length) return null;
  const ids = standing.map((it) => it.at.split(":").at(-1));
  // What is in an outcome is at the outcome too.
  const within = plan.outcomes.filter((it) => ids.includes(it.id));
  const parts = within.flatMap((it) => [...it.markers, ...it.actions]);
  const entities = [...ids, ...parts.map((it) => it.id)];
  return found.some(
    ({ place }) =>
      entities.includes(place.entity) ||
      (target !== null &&
        isAt(place, target) &&
        marked.some((it) => place.from < it.to && it.from < place.to)),
  );
}
