import {
  decideOnPlan,
  mayOnPlan,
  type PlanAccess,
  type PlanAction,
  type Principal,
} from "#src/access.ts";
import type { Stands } from "#src/api/sync.ts";
import type { WhoStill } from "./who.ts";

/** So often it is asked whether anybody may do more or less than before. */
const LOOK_MS = 500;

/** What a watch asks; all of it is the database's to say. */
export type WatchParts = {
  /** Grows with each change to what anybody may do. */
  number: () => Promise<number>;
  ofPlans: (ids: readonly string[]) => Promise<Map<string, PlanAccess>>;
  whoStill: WhoStill;
  /** Which of these sessions still hold. */
  holding: (sessions: readonly string[]) => Promise<Set<string>>;
  /** The clock, in milliseconds since 1970. */
  now: () => number;
  /** Told when the database could not be asked; it is asked again soon. */
  onFailed: (error: unknown) => void;
};

/** Why somebody has to leave a plan that they had open. */
export type Ended = "signed-out" | "not-allowed";

/** What a pass tells whoever it was given to. */
export type PassEvents = {
  /** Its holder has to leave now. */
  onEnded: (why: Ended) => void;
  /** Its holder may do more or less than before, or the plan stands otherwise. */
  onChanged: () => void;
};

/** Somebody's leave to be in one plan, true to what was decided half a second ago at most. */
export type Pass = {
  who: () => Principal;
  may: (action: PlanAction) => boolean;
  /** All that its holder may do now. */
  all: () => PlanAction[];
  /** How the plan stands now; null for whoever only has it by a link. */
  stands: () => Stands | null;
  /** Told of what happens to it, from now on. */
  listen: (events: PassEvents) => void;
  giveBack: () => void;
};

type Kept = {
  who: Principal;
  plan: string;
  facts: PlanAccess | null;
  said: string;
  events: PassEvents | null;
  end: Ended | null;
  /** False while it is still being read what decides about it. */
  isIn: boolean;
};

/** Looks after everybody who has a plan open. */
export type Watch = ReturnType<typeof createWatch>;

/** Begins to look when the first pass is given out. */
export function createWatch(parts: WatchParts) {
  const { now, onFailed } = parts;
  const passes = new Set<Kept>();
  let number: number | null = null;
  /** Grows when facts are read anew, so that none that were read before are kept. */
  let reading = 0;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let isDue = false;
  let isClosed = false;

  return {
    admit,
    /** Looks at once, because something was changed here. */
    look,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };

  /** Lets somebody into a plan; null where it is hidden from them. Rejects when it can't be told. */
  async function admit(who: Principal, plan: string): Promise<Pass | null> {
    const kept: Kept = { who, plan, facts: null, said: "", events: null, end: null, isIn: false };
    passes.add(kept);
    try {
      let read: number;
      do {
        read = reading;
        kept.facts = (await parts.ofPlans([plan])).get(plan) ?? null;
      } while (read !== reading);
    } catch (error) {
      passes.delete(kept);
      throw error;
    }
    // Somebody whose session has ended meanwhile is told that, and not that there is no such plan.
    if (kept.end === null && !may(kept, "read")) {
      passes.delete(kept);
      return null;
    }
    kept.isIn = true;
    kept.said = sayingOf(kept);
    lookLater();
    return {
      who: () => kept.who,
      may: (action) => may(kept, action),
      all: () => mayOnPlan(kept.who, kept.facts, now()),
      stands: () => standsFor(kept),
      listen(events) {
        kept.events = events;
        if (kept.end) events.onEnded(kept.end);
      },
      giveBack: () => void passes.delete(kept),
    };
  }

  function may({ who, facts, end }: Kept, action: PlanAction): boolean {
    return end === null && decideOnPlan(who, action, facts, now()) === "yes";
  }

  function sayingOf(kept: Kept): string {
    const may = mayOnPlan(kept.who, kept.facts, now());
    return JSON.stringify([may, standsFor(kept)]);
  }

  function standsFor({ who, facts }: Kept): Stands | null {
    if (!facts || who.kind === "guest") return null;
    return { team: facts.team, named: facts.isRestricted ? [...facts.named] : null };
  }

  function lookLater() {
    if (isClosed || looking || !passes.size) return;
    timer ??= setTimeout(() => void look(), LOOK_MS).unref();
  }

  /** Resolves when everybody is held against what was so when it was asked. */
  async function look(): Promise<void> {
    isDue = true;
    looking ??= lookWhileDue().finally(() => {
      looking = null;
      lookLater();
    });
    return looking;
  }

  async function lookWhileDue(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    while (isDue && !isClosed) {
      isDue = false;
      try {
        await lookOnce();
      } catch (error) {
        onFailed(error);
      }
    }
  }

  async function lookOnce(): Promise<void> {
    const next = await parts.number();
    if (next !== number) {
      await readAll();
      number = next;
    }
    await checkSessions();
    for (const kept of passes) if (kept.isIn) decideAgain(kept);
  }

  async function readAll(): Promise<void> {
    reading += 1;
    const all = [...passes];
    const [facts, persons] = await Promise.all([
      parts.ofPlans([...new Set(all.map((it) => it.plan))]),
      parts.whoStill(all.map((it) => it.who)),
    ]);
    all.forEach((kept, at) => {
      kept.facts = facts.get(kept.plan) ?? null;
      const person = persons[at];
      if (person) kept.who = person;
      else end(kept, kept.who.kind === "guest" ? "not-allowed" : "signed-out");
    });
  }

  async function checkSessions(): Promise<void> {
    const held = [...passes].flatMap((kept) =>
      kept.who.kind === "person" ? [{ kept, session: kept.who.session }] : [],
    );
    if (!held.length) return;
    const holding = await parts.holding([...new Set(held.map((it) => it.session))]);
    for (const { kept, session } of held) if (!holding.has(session)) end(kept, "signed-out");
  }

  function decideAgain(kept: Kept) {
    if (!may(kept, "read")) return end(kept, "not-allowed");
    const saying = sayingOf(kept);
    if (saying === kept.said) return;
    kept.said = saying;
    kept.events?.onChanged();
  }

  function end(kept: Kept, why: Ended) {
    if (!passes.delete(kept)) return;
    kept.end = why;
    kept.events?.onEnded(why);
  }
}
