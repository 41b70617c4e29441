import * as z from "zod/mini";
import { CreatedPlan, type NewPlan, PlanList, PlanSummary, Refusal } from "#src/api/plans.ts";
import type { Stands } from "#src/api/sync.ts";
import { Template } from "#src/template/template.ts";
import { SIGNED_OUT } from "./signed-out.ts";
import type { LocalStore } from "./local-store.ts";
import type { KeptAnswer, WaitingPlan } from "./local-store-records.ts";
import { asBegun, isNamed, named, unlisted } from "./plans-here.ts";

/** Why something asked of the server did not happen; the message is a sentence for the person. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  /** Whether there was no answer at all, so that trying later may help. */
  readonly isUnreachable: boolean;
  /** The status of the answer; 0 when there was none. */
  readonly status: number;

  constructor(message: string, isUnreachable = false, status = 0) {
    super(message);
    this.status = status;
    this.isUnreachable = isUnreachable;
  }
}

/** Whether the server has understood the question and says no, so that asking again won't help. */
export function isRefusal(problem: unknown): problem is ApiProblem {
  if (!(problem instanceof ApiProblem)) return false;
  const { status } = problem;
  return status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status);
}

/** Where plans are kept in step with the server that the page came from, `"wss://host/sync"`. */
export function syncUrl(): string {
  return `${location.origin.replace(/^http/, "ws")}/sync`;
}

/** Who gave an answer; what the device gives may be old. */
export type From = "server" | "device";

/** What the server last told of plans, in use or put away. */
const KnownPlans = z.object({ plans: z.array(PlanSummary) });
const MOST_KNOWN = 500;

/** The organisation's layers are for the rules, which read them when they are loaded. */
const Layers = z._default(z.array(z.unknown()), []);
/** What the organisation's own forms call the parts of a plan; old devices have kept none. */
const Labels = z._default(z.record(z.string(), z.string()), {});
const Templates = z.object({ templates: z.array(Template), layers: Layers, labels: Labels });
/** The same with those that the server had before and has no more: plans were begun from them. */
const KeptTemplates = z.object({ ...Templates.shape, older: z._default(z.array(Template), []) });
type Blank = z.infer<typeof Templates>;
const Nothing = z.unknown();

/** How long an answer is waited for; shorter where the device has one to show instead. */
const PATIENCE_MS = 15_000;
const SHORT_PATIENCE_MS = 4000;
/** So long may a whole plan take on its way. */
const LONG_PATIENCE_MS = 60_000;
/** So long do questions wait for what the server says of them, where the device knows what it said. */
const LAYERS_MS = 1000;
const UNREACHABLE = "The server can't be reached. Check the connection and try again.";
const UNCLEAR = "The server gave an answer that this page can't read. Reload the page.";
const FAILED = "The server couldn't do that. Try again in a moment.";

/** What the browser asks of the server, with what the device keeps as the second source. */
export type ApiClient = ReturnType<typeof createApiClient>;

/** Asks the server that the page came from. */
export function createApiClient({ store }: { store: LocalStore | null }) {
  return {
    listPlans,
    templates,
    template,
    layers,
    createPlan,
    sendPlan,
    bringBack,
    duplicatePlan,
    setArchived,
  };

  /**
   * Plans with all the words of `q`, the newest change first; more of them with the `next` of the
   * answer before as `cursor`. From the device it is the plans that were opened there, all at once,
   * and `q` is looked for in their names alone. Plans that were begun here and that the server has
   * not yet come first and are in `waiting` too.
   */
  async function listPlans(question: {
    q: string;
    archived: boolean;
    team?: string;
    cursor?: string;
  }): Promise<PlanList & { from: From; waiting: ReadonlySet<string> }> {
    const { q, archived, team, cursor } = question;
    const query = new URLSearchParams({ q, archived: String(archived) });
    if (cursor !== undefined) query.set("cursor", cursor);
    if (team) query.set("team", team);
    const begun = archived ? [] : await waitingPlans();
    const waiting = new Set(begun.map((it) => it.id));
    try {
      // What the device has is the whole list, so it can't stand for the rest of one.
      const isReplaceable = store !== null && cursor === undefined;
      const patience = isReplaceable ? SHORT_PATIENCE_MS : PATIENCE_MS;
      const answer = await ask(PlanList, "GET", `/api/plans?${query}`, undefined, patience);
      await remember(answer.plans);
      const taken = new Set(answer.plans.map((it) => it.id));
      const first = begun.map(asBegun).filter((it) => isNamed(it, q, team) && !taken.has(it.id));
      const plans = cursor === undefined ? [...first, ...answer.plans] : answer.plans;
      return { ...answer, plans, total: answer.total + first.length, from: "server", waiting };
    } catch (problem) {
      const isOver = cursor !== undefined || !isUnreachable(problem);
      const opened = isOver ? null : await plansHere(archived, begun);
      if (!opened) throw problem;
      const plans = opened.filter((it) => isNamed(it, q, team));
      return { plans, total: plans.length, next: null, isBehind: false, from: "device", waiting };
    }
  }

  /** The blank plans that a plan can begin from. */
  async function templates(): Promise<Blank & { from: From }> {
    const old = await kept(KeptTemplates, "templates");
    const patience = old ? SHORT_PATIENCE_MS : PATIENCE_MS;
    try {
      const answer = await ask(Templates, "GET", "/api/templates", undefined, patience);
      const { templates } = answer;
      const isGone = (it: Template) =>
        !templates.some(({ name, version }) => it.name === name && it.version === version);
      const older = old ? [...old.templates, ...old.older].filter(isGone) : [];
      await keep("templates", { ...answer, older });
      return { ...answer, from: "server" };
    } catch (problem) {
      if (!old || !isUnreachable(problem)) throw problem;
      return { templates: old.templates, layers: old.layers, labels: old.labels, from: "device" };
    }
  }

  /** What the organisation made of the policy packs, unread; over a slow line what the device knows. */
  async function layers(): Promise<readonly unknown[]> {
    const old = (await kept(KeptTemplates, "templates"))?.layers;
    const told = templates()
      .then((it) => it.layers)
      .catch(() => old ?? []);
    const known = new Promise<unknown[]>((go) => old && setTimeout(go, LAYERS_MS, old));
    return Promise.race([told, known]);
  }

  /** The template that a plan was begun from. The device's copy will do: a version never changes. */
  async function template(name: string, version: number): Promise<Template> {
    const isIt = (it: Template) => it.name === name && it.version === version;
    const old = await kept(KeptTemplates, "templates");
    const here = [...(old?.templates ?? []), ...(old?.older ?? [])].find(isIt);
    const begunFrom = here ?? (await waitingPlans()).flatMap((it) => it.template ?? []).find(isIt);
    if (begunFrom) return begunFrom;
    const named = (await templates()).templates.filter((it) => it.name === name);
    const found = named.find(isIt) ?? named[0];
    if (!found) throw new Error(`The template of this plan, “${name}”, is not here.`);
    return found;
  }

  /** Begins a plan and answers its id. */
  function createPlan(plan: NewPlan): Promise<z.infer<typeof CreatedPlan>> {
    return ask(CreatedPlan, "POST", "/api/plans", plan);
  }

  /** Gives the server a plan that was begun here for a team; it may be sent again and again. */
  async function sendPlan(id: string, document: Uint8Array<ArrayBuffer>, team = ""): Promise<void> {
    await ask(CreatedPlan, "PUT", `/api/plans/${id}${team && `?team=${team}`}`, document);
  }

  /** Gives the server back a plan that it lost; it may be sent again and again. */
  async function bringBack(
    id: string,
    document: Uint8Array<ArrayBuffer>,
    { team, named }: Stands,
  ): Promise<void> {
    const query = new URLSearchParams({
      ...(team && { team }),
      ...(named && { named: named.join() }),
    });
    await ask(CreatedPlan, "PUT", `/api/plans/${id}/back?${query}`, document, LONG_PATIENCE_MS);
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
  async function plansHere(archived: boolean, begun: WaitingPlan[]): Promise<PlanSummary[] | null> {
    const opened = await store?.openedPlans().catch(() => null);
    if (!opened) return null;
    const told = [...begun.map(asBegun), ...(await knownPlans())];
    const known = new Map(told.map((it) => [it.id, it]));
    return opened
      .map((it) => ({ ...(known.get(it.id) ?? unlisted(it)), ...named(it) }))
      .filter((it) => it.archived === archived);
  }

  async function waitingPlans(): Promise<WaitingPlan[]> {
    return (await store?.waitingPlans().catch(() => [])) ?? [];
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
    ...(body !== undefined && asBody(body)),
  }).catch(() => {
    throw new ApiProblem(UNREACHABLE, true);
  });
  const text = await response.text().catch(() => {
    throw new ApiProblem(UNREACHABLE, true);
  });
  const answer = parseJson(text);
  if (response.status === 401) dispatchEvent(new Event(SIGNED_OUT));
  if (!response.ok) {
    const refusal = Refusal.safeParse(answer);
    // A proxy in front of a server that is down answers for it, in its own words.
    const isDown = !refusal.success && response.status >= 502 && response.status <= 504;
    const why = refusal.data?.error ?? (isDown ? UNREACHABLE : FAILED);
    throw new ApiProblem(why, isDown, response.status);
  }
  const parsed = shape.safeParse(answer);
  if (!parsed.success) throw new ApiProblem(UNCLEAR);
  return parsed.data;
}

/** Bytes go as they are, all else as JSON. */
function asBody(body: unknown): RequestInit {
  const isBytes = body instanceof Uint8Array;
  const type = isBytes ? "application/octet-stream" : "application/json";
  return {
    body: isBytes ? new Uint8Array(body) : JSON.stringify(body),
    headers: { "content-type": type },
  };
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
