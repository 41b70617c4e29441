import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import type { NewPlan, PlanList, PlanQuestion, PlanSummary } from "#src/api/plans.ts";
import type { Who } from "#src/document/commands.ts";
import { createDocument, writePlan } from "#src/document/create-document.ts";
import type { Plan } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { Template } from "#src/template/template.ts";
import type {
  Finder,
  FirstSummary,
  ListedPlan,
  NewSummary,
  PlaceInList,
  PlanStore,
} from "./store/plan-store.ts";
import type { UpdateStore } from "./store/update-store.ts";
import { newId, newReference } from "./new-ids.ts";
import { copyForNewPlan, PlanFactsJson, summarise, wordsIn } from "./summaries/plan-summary.ts";
import { createSummaries } from "./summaries/summaries.ts";
import { createTakeBegun } from "./take-begun.ts";
import type { SummaryMaker } from "./summaries/summary-maker.ts";

/** Grows when summaries would come out otherwise than before, so that the cache is made anew. */
const SUMMARY_VERSION = 2;

/** A list waits no longer than this for what was written last; without it, it is there at once. */
const PATIENCE_MS = 150;

/** What a library is made of. */
export type LibraryParts = {
  plans: PlanStore;
  updates: UpdateStore;
  templates: readonly Template[];
  /** Changes when an organisation sets its rules otherwise; left out where there are none. */
  rules?: () => string;
  maker: SummaryMaker;
  /** The clock. */
  now: () => Date;
  /** Resolves when a list has waited for summaries as long as it may. */
  patience?: () => Promise<unknown>;
  /** Told when the summary of a plan could not be made. */
  onFailed: (planId: string, error: unknown) => void;
};

/** What is kept beside a plan's document from the start. */
type Kind = { isExample: boolean; team: string | null };

/** Plans as people ask for them: found, begun, copied, read as data. */
export type PlanLibrary = ReturnType<typeof createPlanLibrary>;

/** Documents made and read over the stores. */
export function createPlanLibrary(parts: LibraryParts) {
  const { plans, updates, templates, maker, now, onFailed } = parts;
  const { patience = () => pause(PATIENCE_MS, null, { ref: false }) } = parts;
  const templateOf = new Map(templates.map((it) => [it.name, it]));
  const who: Who = { by: "server", now: () => now().toISOString(), newId };
  const clock = () => now().getTime();
  const { expect } = maker;
  const summaries = createSummaries({ plans, make, expect, basis, now: clock, onFailed });

  return {
    list,
    create,
    ...createTakeBegun({
      plans,
      updates,
      hasTemplate: (name) => templateOf.has(name),
      firstSummary,
      onTaken: (id) => summaries.makeSoon([id]),
    }),
    duplicate,
    read,
    addExample,
    summaries,
    basis,
    today,
    now,
    close,
  };

  /** Ends the work on summaries. */
  async function close(): Promise<void> {
    await summaries.close();
    await maker.close();
  }

  /** A page of the plans that somebody finds and that have all the words of a question, newest change first. */
  async function list(
    { q, archived, team, limit, cursor }: PlanQuestion,
    finder: Finder | null,
  ): Promise<PlanList> {
    const patienceEnds = patience();
    await Promise.race([summaries.catchUp(archived), patienceEnds]);
    const after = cursor === undefined ? null : placeOf(cursor);
    // One more than was asked for shows whether there are more.
    const words = wordsIn(q);
    // Asked first: what is looked through meanwhile may be missing in what is found.
    const mayMiss = words.length > 0 && (await summaries.isBehind(archived));
    const question = { archived, team, words, after, limit: limit + 1, finder };
    const found = await plans.list(question);
    const page = found.plans.slice(0, limit);
    const made = await madeOf(page, patienceEnds);
    const stale = page.filter(isStale).map((it) => it.id);
    summaries.makeSoon(stale);
    summaries.sweep();
    const unknown = page.filter((it) => !it.facts && !made.has(it.id)).map((it) => it.id);
    const isBehind = mayMiss || summaries.areComing([...stale, ...unknown]);
    const last = page.at(-1);
    return {
      plans: page.map((it) => toSummary(it, made.get(it.id))),
      total: found.total,
      next: last && found.plans.length > limit ? cursorOf(last) : null,
      isBehind,
    };
  }

  /** The summaries of those of which nothing is known at all, as far as there is time. */
  async function madeOf(
    page: readonly ListedPlan[],
    patienceEnds: Promise<unknown>,
  ): Promise<ReadonlyMap<string, NewSummary>> {
    const made = new Map<string, NewSummary>();
    const without = page.filter((it) => !it.facts).map((it) => it.id);
    if (!without.length) return made;
    await Promise.race([summaries.makeForList(without, made), patienceEnds]);
    return made;
  }

  /** Begins a plan of a team; null when no template has that name. */
  async function create(beginning: NewPlan, team: string | null): Promise<string | null> {
    const template = templateOf.get(beginning.template);
    if (!template) return null;
    const { resident, pronouns, voice, advocate = null } = beginning;
    const reviewOn = dayAfter(now(), template.firstReviewDays);
    return keep(template, { isExample: false, team }, (ydoc, id, reference) =>
      createDocument(
        ydoc,
        template,
        { id, reference, resident, pronouns, voice, advocate, reviewOn },
        who,
      ),
    );
  }

  /** Begins a plan with the words of another; null when that one is not there. */
  async function duplicate(id: string, team: string | null): Promise<string | null> {
    const plan = await read(id);
    return plan && keepCopy(copyForNewPlan(plan), { isExample: false, team });
  }

  /** Keeps the example that comes with a new installation, once though several servers start. */
  async function addExample(plan: Plan, id: string): Promise<void> {
    try {
      await keepCopy(plan, { isExample: true, team: null }, id);
    } catch (error) {
      if (!(await plans.find(id))) throw error;
    }
  }

  /** What a plan says; null when it is not there. */
  async function read(id: string): Promise<Plan | null> {
    const stored = await updates.load(id);
    return stored && planOf(stored.updates);
  }

  /** The summary of a plan as it is on disk; null when the plan is not there. */
  async function make(id: string): Promise<NewSummary | null> {
    const stored = await updates.load(id);
    if (!stored) return null;
    const onDay = basis();
    const made = await maker.make(stored.updates, today());
    return { planId: id, seq: stored.seq, basis: onDay, ...made };
  }

  /** What is known of a plan that begins; it is looked through in a moment. */
  function firstSummary(plan: Plan): FirstSummary {
    return summarise(plan, templateOf.get(plan.template.name), 0);
  }

  function keepCopy(plan: Plan, kind: Kind, id?: string): Promise<string> {
    return keep(
      plan.template,
      kind,
      (ydoc, newId, reference) => writePlan(ydoc, { ...plan, id: newId, reference }, who),
      id,
    );
  }

  async function keep(
    template: { name: string; version: number },
    { isExample, team }: Kind,
    fill: (ydoc: Y.Doc, id: string, reference: string) => void,
    id = newId(),
  ): Promise<string> {
    let reference = newReference();
    while (await plans.hasReference(reference)) reference = newReference();
    const ydoc = new Y.Doc();
    fill(ydoc, id, reference);
    const row = { id, reference, template: template.name, templateVersion: template.version };
    const summary = firstSummary(readPlan(ydoc));
    const bytes = Y.encodeStateAsUpdate(ydoc);
    ydoc.destroy();
    await plans.create({ ...row, example: isExample ? 1 : 0, teamId: team }, bytes, summary);
    summaries.makeSoon([id]);
    return id;
  }

  function toSummary(plan: ListedPlan, made: NewSummary | undefined): PlanSummary {
    const { template: name, templateVersion: version } = plan;
    const title = templateOf.get(name)?.title ?? name;
    // A plan that can't be read is listed all the same, under its reference.
    const nothing = { title, resident: "", outcomes: 0, findings: 0, nextReviewOn: null };
    const kept = plan.facts ? PlanFactsJson.parse(JSON.parse(plan.facts)) : nothing;
    return {
      id: plan.id,
      reference: plan.reference,
      ...(made?.facts ?? kept),
      template: { name, version, title },
      changedAt: new Date(plan.changedAt).toISOString(),
      archived: plan.archived === 1,
      example: plan.example === 1,
      team: plan.teamId,
      isRestricted: plan.isRestricted === 1,
      isClosed: plan.closedAt !== null,
    };
  }

  function isStale(plan: ListedPlan): boolean {
    return plan.facts !== null && (plan.basis !== basis() || plan.seen !== plan.seq);
  }

  /** What summaries depend on beside the document. */
  function basis(): string {
    return [SUMMARY_VERSION, today(), parts.rules?.()].filter(Boolean).join(" ");
  }

  /** The day it is where the server is. */
  function today(): string {
    return dayAfter(now(), 0);
  }
}

function planOf(updates: readonly Uint8Array[]): Plan {
  const ydoc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(ydoc, update);
  const plan = readPlan(ydoc);
  ydoc.destroy();
  return plan;
}

/** A place in the list as it goes over the wire: it says where the last plan stood at that time. */
function cursorOf({ changedAt, id }: PlaceInList): string {
  return `${changedAt.toString(36)}-${id}`;
}

function placeOf(cursor: string): PlaceInList {
  const [changedAt = "", id = ""] = cursor.split("-");
  return { changedAt: Number.parseInt(changedAt, 36), id };
}

/** The day so many days after a moment, where the server is. */
function dayAfter(moment: Date, days: number): string {
  const at = new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days);
  const part = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}
