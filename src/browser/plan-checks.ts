import type { createConfigs } from "#src/lint/packs/index.ts";
import type { settle as settleIn, Settled, sketchAt as sketchIn } from "#src/lint/dismissals.ts";
import type { Linter } from "#src/lint/lint.ts";
import type { Diagnostic, Place } from "#src/lint/rule.ts";
import type { whereIs as whereIsIn } from "#src/lint/where-is.ts";
import type { writingAt as writingIn } from "#src/lint/text-at.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Dismissal } from "#src/plan/record.ts";
import type { Template } from "#src/template/template.ts";
import { PLAN } from "#src/document/roots.ts";
import { belongings, type Caret, createShowing } from "./showing.ts";
import { today } from "./today.ts";

/** After the last key, before the words are checked. */
const PAUSE_MS = 120;
/** How long nobody has typed here before something new is shown. */
const REST_MS = 800;
/** How long until rules that could not be loaded are asked for again. */
const RETRY_MS = 3000;

/** What was noticed in a plan, by what it asks of people. */
export type Noticed = {
  /** All that is open and asks something, what is held back for now among it; null until it is known. */
  open: readonly Diagnostic[] | null;
  /** What is open, in the order of the plan. */
  questions: readonly Diagnostic[];
  /** What is open and only offered. */
  ideas: readonly Diagnostic[];
  /** What is good already. */
  praise: readonly Diagnostic[];
} & Pick<Settled, "returned" | "dismissed" | "unused">;

/** What the rules noticed in one open plan, as far as it is to be shown now. */
export type PlanChecks = {
  readonly noticed: Noticed;
  /** What is open, questions first: what F8 walks over. */
  readonly shown: readonly Diagnostic[];
  /** What is shown beside the words, by the outcome or `plan`; an unchanged list is the same object. */
  readonly byOutcome: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Whether something was noticed that is held back for now. */
  readonly isHoldingBack: boolean;
  /** The first that is shown about the words with the caret in them. */
  readonly underCaret: Diagnostic | undefined;
  /** Where a diagnostic is, in words. */
  whereIs(diagnostic: Diagnostic): string;
  /** The words at a place when they were last checked. */
  wordsAt(place: Place): string;
  /** What is kept of a diagnostic that is set aside. */
  traceOf(diagnostic: Diagnostic): Pick<Dismissal, "key" | "tier" | "sketch">;
  /** Checks what the plan says, a moment after the last call; `isOwn`: somebody typed here. */
  check(isOwn?: boolean): void;
  /** Resolves when all that was written up to now is checked; for who asks and can't wait a moment. */
  settle(): Promise<void>;
  /** Tells where the caret is; what was held back for its sake is shown when it goes. */
  moveCaret(caret: Caret): void;
  /** Shows a finding from now on, though the caret is in its words. */
  admit(key: string): void;
  stop(): void;
};

/** What is loaded after the plan can be read: reading must not wait for the rules. */
type Engine = {
  linter: Linter;
  settle: typeof settleIn;
  sketchAt: typeof sketchIn;
  whereIs: typeof whereIsIn;
  writingAt: typeof writingIn;
  configOf: ReturnType<typeof createConfigs>;
};

const NOTHING: Noticed = {
  open: null,
  questions: [],
  ideas: [],
  praise: [],
  returned: new Map(),
  dismissed: [],
  unused: [],
};

/**
 * Keeps the checks of one plan up to date. `read` answers what the plan says at that moment, so that
 * ranges fit the words on the screen; `layers` what the organisation made of the rules; `changed` is called when there is something else to show.
 */
export function createPlanChecks(
  template: Template,
  layers: () => Promise<readonly unknown[]>,
  read: () => Plan,
  changed: () => void,
): PlanChecks {
  const showing = createShowing();
  let engine: Engine | null = null;
  let plan: Plan | null = null;
  let found: readonly Diagnostic[] = [];
  let noticed = NOTHING;
  let shown: readonly Diagnostic[] = [];
  let byOutcome: ReadonlyMap<string, readonly Diagnostic[]> = new Map();
  let isHoldingBack = false;
  let print = "";
  let caret: Caret = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let typedAt = -Infinity;
  let isStopped = false;
  /** Whether something changed since the last check began, and that check. */
  let isDue = false;
  let checking: Promise<void> = Promise.resolve();

  return {
    get noticed() {
      return noticed;
    },
    get shown() {
      return shown;
    },
    get byOutcome() {
      return byOutcome;
    },
    get isHoldingBack() {
      return isHoldingBack;
    },
    get underCaret() {
      const { entity, key } = caret ?? { entity: "", key: "" };
      return shown.find(({ place }) => place.entity === entity && place.key === key);
    },
    whereIs,
    wordsAt: (place) =>
      (plan && engine?.writingAt(plan, place)?.text.slice(place.from, place.to)) ?? "",
    traceOf: ({ key, tier, place }) => ({
      key,
      tier,
      sketch: plan && engine ? engine.sketchAt(plan, place) : "",
    }),
    check(isOwn = false) {
      if (isOwn) typedAt = performance.now();
      soon();
    },
    settle() {
      typedAt = -Infinity;
      if (!isDue) tell();
      return settle();
    },
    moveCaret(next) {
      if (sameJson(caret, next)) return;
      caret = next;
      typedAt = -Infinity;
      soon();
    },
    admit(key) {
      showing.admit(key);
      if (!isDue) tell();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      clearTimeout(restTimer);
    },
  };

  function soon() {
    isDue = true;
    clearTimeout(timer);
    timer = setTimeout(() => void settle(), PAUSE_MS);
  }

  function settle(): Promise<void> {
    if (!isDue) return checking;
    isDue = false;
    clearTimeout(timer);
    return (checking = run());
  }

  async function run() {
    engine ??= await loadEngine(layers);
    if (!engine) return later();
    if (isStopped) return;
    plan = read();
    const config = engine.configOf(plan.pack || template.pack);
    found = engine.linter.check(plan, { template, today: today(), config });
    tell();
  }

  /** Decides what is shown now, and says so if it is something else than before. */
  function tell() {
    if (!engine || !plan) return;
    const wait = REST_MS - (performance.now() - typedAt);
    clearTimeout(restTimer);
    // A check that is due tells by itself, of the words as they are then.
    if (wait > 0) restTimer = setTimeout(() => isDue || tell(), wait);
    const settled = engine.settle(found, plan);
    const { returned, dismissed, unused } = settled;
    const praise = settled.open.filter((it) => it.tier === "praise");
    const asking = settled.open.filter((it) => it.tier !== "praise");
    const { list, inline } = showing.show(asking, {
      plan,
      caret,
      rests: wait <= 0,
      quiet: (key) => returned.has(key),
    });
    const questions = list.filter((it) => it.tier !== "idea");
    const ideas = list.filter((it) => it.tier === "idea");
    isHoldingBack = asking.length > list.length;
    noticed = { open: asking, questions, ideas, praise, returned, dismissed, unused };
    const now = JSON.stringify([
      list,
      inline,
      praise,
      asking.map((it) => it.key),
      [...returned],
      dismissed,
      unused,
      isHoldingBack,
    ]);
    if (now === print) return;
    print = now;
    shown = [...questions, ...ideas];
    byOutcome = grouped(inline, plan);
    changed();
  }

  /** Without the network the rules may not be had; the plan can be written in all the same. */
  function later() {
    if (isStopped) return;
    isDue = true;
    timer = setTimeout(() => void settle(), RETRY_MS);
  }

  function grouped(inline: readonly Diagnostic[], of: Plan): Map<string, readonly Diagnostic[]> {
    const whole = belongings(of);
    const groups = new Map<string, Diagnostic[]>();
    for (const it of inline) {
      const owner = whole.get(it.place.entity)?.outcome ?? PLAN;
      groups.set(owner, [...(groups.get(owner) ?? []), it]);
    }
    const kept = new Map<string, readonly Diagnostic[]>(groups);
    for (const [owner, list] of kept) {
      const before = byOutcome.get(owner);
      if (before && sameJson(before, list)) kept.set(owner, before);
    }
    return kept;
  }

  function whereIs({ place }: Diagnostic): string {
    if (!plan || !engine) return "";
    const where = engine.whereIs(place, plan, template);
    return `${where.part} · ${where.place}`;
  }
}

/** Null where the rules can't be had just now. */
async function loadEngine(layers: () => Promise<readonly unknown[]>): Promise<Engine | null> {
  const parts = await Promise.all([
    import("#src/lint/lint.ts"),
    import("#src/lint/dismissals.ts"),
    import("#src/lint/where-is.ts"),
    import("#src/lint/text-at.ts"),
    import("#src/lint/packs/index.ts"),
    import("#src/lint/config.ts"),
    layers(),
  ]).catch(() => null);
  if (!parts) return null;
  const [{ createLinter }, { settle, sketchAt }, { whereIs }, { writingAt }, ...others] = parts;
  const [{ createConfigs }, { Layer }, told] = others;
  // The server has read them; those of a newer one may be of another form.
  const configOf = createConfigs(told.flatMap((it) => Layer.safeParse(it).data ?? []));
  return { linter: createLinter(), settle, sketchAt, whereIs, writingAt, configOf };
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
