import type { NewPlan } from "#src/api/plans.ts";
import type { Template } from "#src/template/template.ts";
import { LocalStoreProblem } from "./local-store-problem.ts";
import type { Outside } from "./open-plan.ts";

/** What a plan is begun with; fetched ahead, so that it is there if the server goes meanwhile. */
export const fetchPartToStart = () => import("./begin-plan.ts").catch(() => null);

/** How long the server may take to hear of a plan before it is opened without. */
const PATIENCE_MS = 2500;

/**
 * Begins a plan and answers its id. It begins on this device and is sent from there, so that it needs
 * no server; only where the device can't keep it does the server begin it. Rejects with a sentence.
 */
export async function startPlan(
  asked: NewPlan,
  templates: readonly Template[],
  { api, store, outbox }: Outside,
): Promise<string> {
  const template = templates.find((it) => it.name === asked.template);
  if (!store || !outbox || !template) return (await api.createPlan(asked)).id;
  const part = await fetchPartToStart();
  if (!part) return (await api.createPlan(asked)).id;
  const plan = await part.beginPlan(asked, template, store).catch((problem: unknown) => {
    if (problem instanceof LocalStoreProblem) return null;
    throw problem;
  });
  if (!plan) return (await api.createPlan(asked)).id;
  const box = await outbox().catch(() => null);
  // It lies on the device and is sent the next time.
  if (!box) return plan.id;
  const refusal = await Promise.race([
    box.whenSent(plan.id),
    box.send().then(() => ""),
    new Promise<string>((resolve) => setTimeout(() => resolve(""), PATIENCE_MS)),
  ]);
  if (!refusal) return plan.id;
  // Nobody has written in it yet.
  await store.dropWaiting(plan.id);
  throw new Error(refusal);
}
