import {
  type Decision,
  decideOnPlan,
  type PlanAction,
  type PlanAccess,
  type Principal,
} from "#src/access.ts";
import type { AccessStore } from "#server/store/access-store.ts";

/** What routes and lines ask before they do anything. */
export type Gate = ReturnType<typeof createGate>;

/** Asks `src/access.ts`, with what the database knows of a plan. */
export function createGate(
  access: Pick<AccessStore, "ofPlan" | "ofPlans">,
  now: () => number,
  changed: () => Promise<void>,
) {
  return {
    /** To be called after what anybody may do was changed here: those who have plans open hear of it. */
    changed,

    /** Whether somebody may do something with a plan. */
    async decide(who: Principal, action: PlanAction, plan: string): Promise<Decision> {
      return decideOnPlan(who, action, await access.ofPlan(plan), now());
    },

    /** With which of these plans somebody may do something. */
    async which(
      who: Principal,
      action: PlanAction,
      plans: readonly string[],
    ): Promise<Set<string>> {
      const facts = await access.ofPlans([...new Set(plans)]);
      const at = now();
      return new Set(
        plans.filter((it) => decideOnPlan(who, action, facts.get(it) ?? null, at) === "yes"),
      );
    },

    /** What decides about a plan, for whoever decides again and again. */
    facts: (plan: string): Promise<PlanAccess | null> => access.ofPlan(plan),
  };
}
