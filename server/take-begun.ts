import * as Y from "yjs";
import type { Plan } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import {
  type BegunPlan,
  type BegunRefusal,
  hasBirth,
  readBegunPlan,
  readPlanBroughtBack,
  underReference,
} from "./begun-plan.ts";
import { newReference } from "./new-ids.ts";
import type { FirstSummary, PlanStore } from "./store/plan-store.ts";
import type { UpdateStore } from "./store/update-store.ts";

/** What plans that come from devices are kept with. */
export type TakeBegunParts = {
  plans: PlanStore;
  updates: Pick<UpdateStore, "load">;
  hasTemplate: (name: string) => boolean;
  /** What the list shows of a plan at first. */
  firstSummary: (plan: Plan) => FirstSummary;
  onTaken: (id: string) => void;
};

/** Whose plan it is: a team's, and of that only these people's where they are named. */
export type PlanStands = { team: string | null; named: readonly string[] | null };

/** Why a plan is not kept. */
export type NotTaken = BegunRefusal | "taken" | "erased";

/** Keeps plans that come whole from devices, once however often they come; each answers why not. */
export function createTakeBegun(parts: TakeBegunParts) {
  const { plans, updates, hasTemplate, firstSummary, onTaken } = parts;
  return {
    /** Keeps a plan that began on a device. */
    takeBegun: (id: string, bytes: Uint8Array, team: string | null): Promise<NotTaken | null> =>
      take(id, { team, named: null }, () => readBegunPlan(id, bytes, hasTemplate), isSame),

    /** Reads a plan that this server had before an earlier day of it was put back; says why it can't. */
    readBroughtBack: (id: string, bytes: Uint8Array): BegunPlan | BegunRefusal =>
      readPlanBroughtBack(id, bytes, hasTemplate),

    /** Keeps such a plan. What another device has brought back may lack some of it; the live line brings that. */
    takeBroughtBack: (begun: BegunPlan, stands: PlanStands): Promise<NotTaken | null> =>
      take(
        begun.meta.plan,
        stands,
        () => begun,
        async () => null,
      ),
  };

  async function take(
    id: string,
    { team, named }: PlanStands,
    read: () => BegunPlan | BegunRefusal,
    compare: (begun: BegunPlan) => Promise<"taken" | null>,
  ): Promise<NotTaken | null> {
    if (await plans.isErased(id)) return "erased";
    const begun = read();
    if (typeof begun === "string") return begun;
    if (await plans.find(id)) return compare(begun);
    let kept = begun;
    while (await plans.hasReference(kept.meta.reference))
      kept = underReference(begun, newReference());
    const { reference, template, templateVersion } = kept.meta;
    const row = { id, reference, template, templateVersion, example: 0, teamId: team };
    try {
      await plans.create({ ...row, named }, kept.bytes, firstSummary(planOf(kept.bytes)));
    } catch (error) {
      // The same may have come twice at once.
      if (await plans.find(id)) return compare(begun);
      throw error;
    }
    onTaken(id);
    return null;
  }

  async function isSame(begun: BegunPlan): Promise<"taken" | null> {
    const stored = await updates.load(begun.meta.plan);
    return stored && hasBirth(stored.updates, begun) ? null : "taken";
  }
}

function planOf(bytes: Uint8Array): Plan {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, bytes);
  const plan = readPlan(ydoc);
  ydoc.destroy();
  return plan;
}
