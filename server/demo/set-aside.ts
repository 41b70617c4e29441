import { settle, sketchAt } from "#src/lint/dismissals.ts";
import { lint } from "#src/lint/lint.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Dismissal, Reason } from "#src/plan/record.ts";
import type { Template } from "#src/template/template.ts";
import type { Chance } from "./chance.ts";

/** In so many plans with something open, one of it was set aside. */
export const SET_ASIDE = 0.2;

const WHY: readonly { reason: Reason; note: string }[] = [
  { reason: "agreed-with-person", note: "We talked it over and left it so." },
  { reason: "not-applicable", note: "" },
  { reason: "wrong", note: "It is named two lines further down." },
  { reason: "their-own-words", note: "Said exactly like this." },
  { reason: "other", note: "Waiting for the council's letter first." },
];

/** The plan, in some cases with one finding set aside by somebody, and the rule of that finding. */
export function setAside(
  chance: Chance,
  plan: Plan,
  { template, today, by }: { template: Template; today: string; by: string },
): { plan: Plan; rule: string | null } {
  const open = settle(lint(plan, { template, today }), plan).open;
  const asking = open.filter((it) => it.tier === "fix" || it.tier === "look");
  if (!asking.length || !chance.happens(SET_ASIDE)) return { plan, rule: null };
  const { key, tier, place, rule } = chance.pick(asking);
  const dismissal: Dismissal = {
    ...chance.pick(WHY),
    key,
    by: [by],
    at: `${today}T07:30:00.000Z`,
    tier,
    sketch: sketchAt(plan, place),
  };
  return { plan: { ...plan, dismissals: [dismissal] }, rule };
}
