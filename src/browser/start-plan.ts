import type { NewPlan } from "#src/api/plans.ts";
import type { Template } from "#src/template/template.ts";
import { LocalStoreProblem } from "./local-store-problem.ts";
import type { Outside } from "./open-plan.ts";

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
  const { beginPlan } = await import("./begin-plan.ts");
  const plan = await beginPlan(asked, template, store).catch((problem: unknown) => {
    if (problem instanceof LocalStoreProblem) return null;
    throw problem;
  });
  if (!plan) return (await api.createPlan(asked)).id;
  const { send, whenSent } = await outbox();
  const refusal = await Promise.race([
    whenSent(plan.id),
    send().then(() => ""),
    new Promise<string>((resolve) => setTimeout(() => resolve(""), PATIENCE_MS)),
  ]);
  if (!refusal) return plan.id;
  // Nobody has written in it yet.
  await store.dropWaiting(plan.id);
  throw new Error(refusal);
}
