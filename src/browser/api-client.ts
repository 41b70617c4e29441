import * as z from "zod/mini";
import { CreatedPlan, type NewPlan, PlanList, PlanSummary, Refusal } from "#src/api/plans.ts";
import { Template } from "#src/template/template.ts";
import type { LocalStore } from "./local-store.ts";
import type { KeptAnswer, OpenedPlan } from "./local-store-records.ts";

/** Why something asked of the server did not happen; the message is a sentence for the person. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  /** Whether there was no answer at all, so that trying later may help. */
  readonly isUnreachable: boolean;

  constructor(message: string, isUnreachable = false) {
    super(message);
    this.isUnreachable = isUnreachable;
  }
}

/** Who gave an answer; what the device gives may be old. */
export type From = "server" | "device";

/** What the server last told of plans, in use or put away. */
const KnownPlans = z.object({ plans: z.array(PlanSummary) });
const MOST_KNOWN = 500;

const Templates = z.object({ templates: z.array(Template) });
const Nothing = z.unknown();

/** How long an answer is waited for; shorter where the device has one to show instead. */
const PATIENCE_MS = 15_000;
const SHORT_PATIENCE_MS = 4000;
const UNREACHABLE = "The server can't be reached. Check the connection and try again.";
const UNCLEAR = "The server gave an answer that this page can't read. Reload the page.";
const FAILED = "The server couldn't do that. Try again in a moment.";

/** What the browser asks of the server, with what the device keeps as the second source. */
export type ApiClient = ReturnType<typeof createApiClient>;

/** Asks the server that the page came from. */
export function createApiClient({ store }: { store: LocalStore | null }) {
  return { listPlans, templates, template, createPlan, duplicatePlan, setArchived };

  /**
   * Plans with all the words of `q`, the newest change first; more of them with the `next` of the
   * answer before as `cursor`. From the device it is the plans that were opened there, all at once,
   * and `q` is looked for in their names alone.
   */
  async function listPlans(question: {
    q: string;
    archived: boolean;
    cursor?: string;
  }): Promise<PlanList & { from: From }> {
    const { q, archived, cursor } = question;
    const query = new URLSearchParams({ q, archived: String(archived) });
    if (cursor !== undefined) query.set("cursor", cursor);
    try {
      // What the device has is the whole list, so it can't stand for the rest of one.
      const isReplaceable = store !== null && cursor === undefined;
      const patience = isReplaceable ? SHORT_PATIENCE_MS : PATIENCE_MS;
      const answer = await ask(PlanList, "GET", `/api/plans?${query}`, undefined, patience);
      await remember(answer.plans);
      return { ...answer, from: "server" };
    } catch (problem) {
      const isOver = cursor !== undefined || !isUnreachable(problem);
      const opened = isOver ? null : await plansHere(archived);
      if (!opened) throw problem;
      const plans = opened.filter((it) => isNamed(it, q));
      return { plans, total: plans.length, next: null, from: "device" };
    }
  }

  /** The blank plans that a plan can begin from. */
  async function templates(): Promise<{ templates: Template[]; from: From }> {
    const old = await kept(Templates, "templates");
    const patience = old ? SHORT_PATIENCE_MS : PATIENCE_MS;
    try {
      const answer = await ask(Templates, "GET", "/api/templates", undefined, patience);
      await keep("templates", answer);
      return { ...answer, from: "server" };
    } catch (problem) {
      if (!old || !isUnreachable(problem)) throw problem;
      return { ...old, from: "device" };
    }
  }

  /** The template that a plan was begun from. The device's copy will do: a version never changes. */
  async function template(name: string, version: number): Promise<Template> {
    const isIt = (it: Template) => it.name === name && it.version === version;
    const old = (await kept(Templates, "templates"))?.templates.find(isIt);
    if (old) return old;
    const named = (await templates()).templates.filter((it) => it.name === name);
    const found = named.find(isIt) ?? named[0];
    if (!found) throw new Error(`The template of this plan, “${name}”, is not here.`);
    return found;
  }

  /** Begins a plan and answers its id. */
  function createPlan(plan: NewPlan): Promise<z.infer<typeof CreatedPlan>> {
    return ask(CreatedPlan, "POST", "/api/plans", plan);
  }

  /** Begins a plan from another one's words and answers its id. */
  function duplicatePlan(id: string): Promise<z.infer<typeof CreatedPlan>> {
    return ask(CreatedPlan, "POST", `/api/plans/${id}/duplicate`);
  }

  /** Puts a plan away, or back. */
  async function setArchived(id: string, archived: boolean): Promise<void> {
    await ask(Nothing, "PUT", `/api/plans/${id}/archived`, { archived });
  }

  /** The plans that were opened here, as the server last told of them; null without a store. */
  async function plansHere(archived: boolean): Promise<PlanSummary[] | null> {
    const opened = await store?.openedPlans().catch(() => null);
    if (!opened) return null;
    const known = new Map((await knownPlans()).map((it) => [it.id, it]));
    return opened
      .map((it) => ({ ...(known.get(it.id) ?? unlisted(it)), ...named(it) }))
      .filter((it) => it.archived === archived);
  }

  /** Keeps what was told of these plans, and what was told before of others. */
  async function remember(plans: readonly PlanSummary[]) {
    const told = new Set(plans.map((it) => it.id));
    const others = (await knownPlans()).filter((it) => !told.has(it.id));
    await keep("plans", { plans: [...plans, ...others].slice(0, MOST_KNOWN) });
  }

  async function knownPlans(): Promise<PlanSummary[]> {
    return (await kept(KnownPlans, "plans"))?.plans ?? [];
  }

  async function keep(answer: KeptAnswer, value: unknown) {
    // A device that keeps nothing is told of where that matters: beside the words.
    await store?.keep(answer, value).catch(() => {});
  }

  async function kept<T>(shape: z.ZodMiniType<T>, answer: KeptAnswer): Promise<T | null> {
    const found = shape.safeParse(await store?.kept(answer).catch(() => null));
    return found.success ? found.data : null;
  }
}

/** Asks the server for JSON of a shape; rejects with an `ApiProblem`. `patience` is in milliseconds. */
export async function ask<T>(
  shape: z.ZodMiniType<T>,
  method: string,
  path: string,
  body?: unknown,
  patience = PATIENCE_MS,
): Promise<T> {
  const response = await fetch(path, {
    method,
    signal: AbortSignal.timeout(patience),
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
  }).catch(() => {
    throw new ApiProblem(UNREACHABLE, true);
  });
  const text = await response.text().catch(() => {
    throw new ApiProblem(UNREACHABLE, true);
  });
  const answer = parseJson(text);
  if (!response.ok) {
    const refusal = Refusal.safeParse(answer);
    // A proxy in front of a server that is down answers for it, in its own words.
    const isDown = !refusal.success && response.status >= 502 && response.status <= 504;
    throw new ApiProblem(refusal.data?.error ?? (isDown ? UNREACHABLE : FAILED), isDown);
  }
  const parsed = shape.safeParse(answer);
  if (!parsed.success) throw new ApiProblem(UNCLEAR);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isUnreachable(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.isUnreachable;
}

/** A plan that was opened from a link, so that no list told of it. */
function unlisted({ id, openedAt, ...rest }: OpenedPlan): PlanSummary {
  return {
    id,
    ...rest,
    template: { name: "", version: 0, title: "" },
    outcomes: 0,
    findings: 0,
    nextReviewOn: null,
    changedAt: openedAt,
    archived: false,
    example: false,
  };
}

/** What a plan is called here may be newer than what the server last told. */
const named = ({ title, resident }: OpenedPlan) => ({ title, resident });

function isNamed(plan: PlanSummary, q: string): boolean {
  const names = [plan.title, plan.resident, plan.reference, plan.template.title];
  const text = names.join("\n").toLocaleLowerCase();
  return q
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
