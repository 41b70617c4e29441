import type { NewPlan } from "#src/api/plans.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { LocalStoreProblem } from "./local-store-problem.ts";
import type { LocalStore } from "./local-store.ts";
import type { Outside } from "./open-plan.ts";
import type { Outbox } from "./outbox.ts";

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
  return sendBegun(plan.id, store, outbox);
}

/** Begins a plan with all that a draft says, on this device alone; rejects with a sentence. */
export async function startDraft(
  draft: Plan,
  template: Template,
  { store, storeProblem, outbox }: Outside,
): Promise<string> {
  if (!store || !outbox)
    throw new Error(
      `A plan from a file begins on this device, which can't be done. ${storeProblem}`,
    );
  const { beginDraft } = await import("./begin-plan.ts");
  const { id } = await beginDraft(draft, template, store);
  return sendBegun(id, store, outbox);
}

/** Sends a plan that lies on this device, if the server can be reached; it is there no more if refused. */
async function sendBegun(
  id: string,
  store: LocalStore,
  outbox: () => Promise<Outbox>,
): Promise<string> {
  const box = await outbox().catch(() => null);
  // It lies on the device and is sent the next time.
  if (!box) return id;
  const refusal = await Promise.race([
    box.whenSent(id),
    box.send().then(() => ""),
    new Promise<string>((resolve) => setTimeout(() => resolve(""), PATIENCE_MS)),
  ]);
  if (!refusal) return id;
  // Nobody has written in it yet.
  await store.dropWaiting(id);
  throw new Error(refusal);
}
