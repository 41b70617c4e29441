import type { Linter } from "#src/lint/lint.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { whereIs as whereIsIn } from "#src/lint/where-is.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { PLAN } from "#src/document/roots.ts";
import { type Caret, createShowing } from "./showing.ts";
import { today } from "./today.ts";

/** After the last key, before the words are checked. */
const PAUSE_MS = 120;
/** How long until rules that could not be loaded are asked for again. */
const RETRY_MS = 3000;

/** What the rules noticed in one open plan, as far as it is to be shown now. */
export type PlanChecks = {
  readonly shown: readonly Diagnostic[];
  /** The same by the id of the outcome, `plan` for the rest; an unchanged list is the same object. */
  readonly byOutcome: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Whether something was noticed that is held back for now. */
  readonly isHoldingBack: boolean;
  /** The first that is shown about the words with the caret in them. */
  readonly underCaret: Diagnostic | undefined;
  /** Where a diagnostic is, in words. */
  whereIs(diagnostic: Diagnostic): string;
  /** Checks what the plan says, a moment after the last call. */
  check(): void;
  /** Resolves when all that was written up to now is checked; for who asks and can't wait a moment. */
  settle(): Promise<void>;
  /** Tells where the caret is; what was held back for its sake is shown when it goes. */
  moveCaret(caret: Caret): void;
  stop(): void;
};

/**
 * Keeps the checks of one plan up to date. `read` answers what the plan says at that moment, so that
 * ranges fit the words on the screen; `changed` is called when there is something else to show.
 */
export function createPlanChecks(
  template: Template,
  read: () => Plan,
  changed: () => void,
): PlanChecks {
  const show = createShowing();
  let linter: Linter | null = null;
  let inWords: typeof whereIsIn | null = null;
  let plan: Plan | null = null;
  let found: readonly Diagnostic[] = [];
  let shown: readonly Diagnostic[] = [];
  let byOutcome: ReadonlyMap<string, readonly Diagnostic[]> = new Map();
  let isHoldingBack = false;
  let caret: Caret = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  /** Whether something changed since the last check began, and that check. */
  let isDue = false;
  let checking: Promise<void> = Promise.resolve();

  return {
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
    check: soon,
    settle,
    moveCaret(next) {
      if (caret?.entity === next?.entity && caret?.key === next?.key) return;
      caret = next;
      soon();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
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
    // The rules are loaded after the plan can be read: reading must not wait for them.
    if (!linter) {
      const rules = await Promise.all([
        import("#src/lint/lint.ts"),
        import("#src/lint/where-is.ts"),
      ]).catch(() => null);
      if (!rules) return later();
      const [engine, places] = rules;
      linter = engine.createLinter();
      inWords = places.whereIs;
    }
    if (isStopped) return;
    plan = read();
    found = linter.check(plan, { template, today: today() });
    const wasHoldingBack = isHoldingBack;
    const next = show(found, plan, caret);
    isHoldingBack = found.length > next.length;
    if (sameJson(next, shown) && isHoldingBack === wasHoldingBack) return;
    shown = next;
    byOutcome = grouped(plan);
    changed();
  }

  /** Without the network the rules may not be had; the plan can be written in all the same. */
  function later() {
    if (isStopped) return;
    isDue = true;
    timer = setTimeout(() => void settle(), RETRY_MS);
  }

  function grouped(of: Plan): Map<string, readonly Diagnostic[]> {
    const owners = ownersIn(of);
    const groups = new Map<string, Diagnostic[]>();
    for (const it of shown) {
      const owner = owners.get(it.place.entity) ?? PLAN;
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
    if (!plan || !inWords) return "";
    const where = inWords(place, plan, template);
    return `${where.part} · ${where.place}`;
  }
}

/** The outcome that each thing of a plan belongs to. */
function ownersIn(plan: Plan): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { id, markers, actions } of plan.outcomes)
    for (const it of [id, ...markers.map((m) => m.id), ...actions.map((a) => a.id)])
      owners.set(it, id);
  return owners;
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
