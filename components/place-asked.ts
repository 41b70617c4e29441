import type { OpenPlan } from "#src/browser/open-plan.ts";
import type { Diagnostic } from "#src/lint/rule.ts";

/**
 * The place of a plan that an address names after its `#`, and the key of what a rule noticed there,
 * empty where nothing is noticed any more; null where no place is named.
 */
export async function placeAsked(
  { checks }: Pick<OpenPlan, "checks">,
  hash: string,
): Promise<Pick<Diagnostic, "place" | "key"> | null> {
  const said = new URLSearchParams(hash.slice(1));
  const [, entity, key] = /^([^/]+)\/(.+)$/.exec(said.get("at") ?? "") ?? [];
  if (!entity || !key) return null;
  const place = { entity, key, from: 0, to: 0 };
  const rule = said.get("rule");
  if (!rule) return { place, key: "" };
  await checks.settle();
  const isIt = (it: Diagnostic) =>
    it.rule === rule && it.place.entity === entity && it.place.key === key;
  return checks.shown.find(isIt) ?? { place, key: "" };
}
