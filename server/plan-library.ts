import * as Y from "yjs";
import type { NewPlan, PlanSummary } from "#src/api/plans.ts";
import type { Who } from "#src/document/commands.ts";
import { createDocument, writePlan } from "#src/document/create-document.ts";
import type { Lint } from "#src/lint/rule.ts";
import type { Plan } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { Template } from "#src/template/template.ts";
import type { ListedPlan, PlanStore } from "./store/plan-store.ts";
import type { UpdateStore } from "./store/update-store.ts";
import { newId, newReference } from "./new-ids.ts";
import { copyForNewPlan, fold, PlanFactsJson, summarise } from "./plan-summary.ts";

/** Grows when summaries would come out otherwise than before, so that the cache is made anew. */
const SUMMARY_VERSION = 1;

/** What a library is made of. */
export type LibraryParts = {
  plans: PlanStore;
  updates: UpdateStore;
  templates: readonly Template[];
  lint: Lint;
  /** The clock. */
  now: () => Date;
};

/** Plans as people ask for them: found, begun, copied, read as data. */
export type PlanLibrary = ReturnType<typeof createPlanLibrary>;

/** Documents made and read over the stores. */
export function createPlanLibrary({ plans, updates, templates, lint, now }: LibraryParts) {
  const templateOf = new Map(templates.map((it) => [it.name, it]));
  const who: Who = { by: "server", now: () => now().toISOString(), newId };

  return { list, create, duplicate, read, refresh, addExample };

  /** Plans that have all the words of `search`, newest change first. */
  async function list(search: string, archived: boolean): Promise<PlanSummary[]> {
    for (const id of await plans.staleSummaries(basis())) await refresh(id);
    const words = fold(search).split(/\s+/).filter(Boolean);
    return (await plans.list(archived, words)).map(toSummary);
  }

  /** Begins a plan; null when no template has that name. */
  async function create(beginning: NewPlan): Promise<string | null> {
    const template = templateOf.get(beginning.template);
    if (!template) return null;
    const { resident, pronouns, voice, advocate = null } = beginning;
    const reviewOn = dayAfter(now(), template.firstReviewDays);
    return keep(template, false, (ydoc, id, reference) =>
      createDocument(
        ydoc,
        template,
        { id, reference, resident, pronouns, voice, advocate, reviewOn },
        who,
      ),
    );
  }

  /** Begins a plan with the words of another; null when that one is not there. */
  async function duplicate(id: string): Promise<string | null> {
    const plan = await read(id);
    return plan && keepCopy(copyForNewPlan(plan), false);
  }

  /** Keeps the example that comes with a new installation. */
  async function addExample(plan: Plan): Promise<string> {
    return keepCopy(plan, true);
  }

  /** What a plan says; null when it is not there. */
  async function read(id: string): Promise<Plan | null> {
    return (await readDurable(id))?.plan ?? null;
  }

  /** Makes the summary of a plan anew. */
  async function refresh(id: string): Promise<void> {
    const found = await readDurable(id);
    if (!found) return;
    const { plan, seq } = found;
    const template = templateOf.get(plan.template.name);
    const findings = template ? lint(plan, { template, today: today() }).length : 0;
    const { facts, words } = summarise(plan, template, findings);
    await plans.saveSummary(id, { seq, basis: basis(), facts, words });
  }

  /** A plan as it is on disk. */
  async function readDurable(id: string): Promise<{ plan: Plan; seq: number } | null> {
    const stored = await updates.load(id);
    if (!stored) return null;
    const ydoc = new Y.Doc();
    for (const update of stored.updates) Y.applyUpdate(ydoc, update);
    const plan = readPlan(ydoc);
    ydoc.destroy();
    return { plan, seq: stored.seq };
  }

  function keepCopy(plan: Plan, isExample: boolean): Promise<string> {
    return keep(plan.template, isExample, (ydoc, id, reference) =>
      writePlan(ydoc, { ...plan, id, reference }, who),
    );
  }

  async function keep(
    template: { name: string; version: number },
    isExample: boolean,
    fill: (ydoc: Y.Doc, id: string, reference: string) => void,
  ): Promise<string> {
    const id = newId();
    let reference = newReference();
    while (await plans.hasReference(reference)) reference = newReference();
    const ydoc = new Y.Doc();
    fill(ydoc, id, reference);
    const row = { id, reference, template: template.name, templateVersion: template.version };
    await plans.create({ ...row, example: isExample ? 1 : 0 }, Y.encodeStateAsUpdate(ydoc));
    ydoc.destroy();
    return id;
  }

  function toSummary({
    template,
    templateVersion,
    changedAt,
    facts,
    ...plan
  }: ListedPlan): PlanSummary {
    const title = templateOf.get(template)?.title ?? template;
    return {
      id: plan.id,
      reference: plan.reference,
      ...PlanFactsJson.parse(JSON.parse(facts)),
      template: { name: template, version: templateVersion, title },
      changedAt: new Date(changedAt).toISOString(),
      archived: plan.archived === 1,
      example: plan.example === 1,
    };
  }

  /** What summaries depend on beside the document. */
  function basis(): string {
    return `${SUMMARY_VERSION} ${today()}`;
  }

  function today(): string {
    return dayAfter(now(), 0);
  }
}

/** The day so many days after a moment, where the server is. */
function dayAfter(moment: Date, days: number): string {
  const at = new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days);
  const part = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}
