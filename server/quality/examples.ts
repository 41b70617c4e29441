import { type Principal, teamsLedBy, teamsOf } from "#src/access.ts";
import type { MendedExample, NewExample, TeamExample } from "#src/api/examples.ts";
import { doubtsIn } from "#src/lint/anonymise/doubts.ts";
import { namesOf, NO_NAMES } from "#src/lint/anonymise/plan-names.ts";
import { all } from "#src/lint/rules/index.ts";
import type { Plan } from "#src/plan/plan.ts";
import { actorOf, type Audit } from "#server/upkeep/audit.ts";
import { newId } from "#server/new-ids.ts";
import type { ExampleStore, KeptExample } from "#server/store/example-store.ts";

/** What the examples of teams are made of. */
export type ExampleParts = {
  store: ExampleStore;
  /** What a plan says now; null for one that is not there. */
  readPlan: (id: string) => Promise<Plan | null>;
  /** The team of a plan; null where it has none. */
  teamOf: (plan: string) => Promise<string | null>;
  audit: Pick<Audit, "record">;
  /** The clock, in milliseconds. */
  now: () => number;
};

/** What becomes of a wish: an example, or why not in a sentence and how it is to be answered. */
export type Kept =
  { example: TeamExample } | { refused: string; status: 400 | 409 } | { refused: null };

/** Passages without names, by team and rule. */
export type Examples = ReturnType<typeof createExamples>;

/** The most that a team has for one rule: nobody reads more. */
const MOST = 12;

/** Keeps the examples of teams, after looking through each for names. */
export function createExamples({ store, readPlan, teamOf, audit, now }: ExampleParts) {
  return {
    /** Those that somebody may read: of their own teams. */
    async listFor(who: Principal): Promise<TeamExample[]> {
      return (await store.ofTeams(teamsOf(who))).map(asTold);
    },

    /** Keeps one that was made from a plan; nothing of it says from which. */
    async make(planId: string, wish: NewExample, who: Principal): Promise<Kept> {
      const { rule, ordinary, isRead, isGood, words, note } = wish;
      const plan = await readPlan(planId);
      if (!plan) return { refused: null };
      if (!all.some((it) => it.name === rule)) return { refused: NO_RULE, status: 400 };
      const refused = problemWith({ isRead, words, note }, namesOf(plan), ordinary);
      if (refused) return refused;
      const teamId = (await teamOf(planId)) ?? "";
      if ((await store.count(teamId, rule)) >= MOST) return { refused: ENOUGH, status: 409 };
      const actor = actorOf(who);
      const at = now();
      const by = { by: actor.id, at, approvedBy: actor.id, approvedAt: at };
      const row = { id: newId(), teamId, rule, isGood: Number(isGood), words, note, ...by };
      await store.add({ ...row, withdrawnAt: null });
      // The log says who made which, and not from which plan either.
      await audit.record({ actor, action: "example-made", about: row.id });
      const name = nameOf(who);
      return {
        example: asTold({ ...row, withdrawnAt: null, byName: name, approvedByName: name }),
      };
    },

    /** Gives one other words, which are looked through again; the plan's names are not known any more. */
    async mend(id: string, wish: MendedExample, who: Principal): Promise<Kept> {
      if (!(await isLed(id, who))) return { refused: null };
      const { isRead, isGood, words, note } = wish;
      const refused = problemWith({ isRead, words, note }, NO_NAMES, []);
      if (refused) return refused;
      const actor = actorOf(who);
      const approval = { approvedBy: actor.id, approvedAt: now() };
      const mended = await store.mend(id, { isGood: Number(isGood), words, note, ...approval });
      const kept = mended ? await store.find(id) : null;
      if (!kept) return { refused: null };
      await audit.record({ actor, action: "example-mended", about: id });
      return { example: asTold(kept) };
    },

    /** Takes one away with its words; false where somebody has none such to take away. */
    async withdraw(id: string, who: Principal): Promise<boolean> {
      if (!(await isLed(id, who)) || !(await store.withdraw(id, now()))) return false;
      await audit.record({ actor: actorOf(who), action: "example-withdrawn", about: id });
      return true;
    },
  };

  async function isLed(id: string, who: Principal): Promise<boolean> {
    const found = await store.find(id);
    const teams = teamsLedBy(who);
    return found !== null && (teams === "all" || teams.includes(found.teamId));
  }
}

type Said = { isRead: boolean; words: string; note: string };

function problemWith(
  { isRead, words, note }: Said,
  names: Parameters<typeof doubtsIn>[1],
  ordinary: readonly string[],
): { refused: string; status: 400 | 409 } | null {
  if (!isRead) return { refused: NOT_READ, status: 400 };
  const [doubt] = [words, note].flatMap((it) => doubtsIn(it, names, ordinary));
  return doubt ? { refused: doubt.says, status: 409 } : null;
}

const nameOf = (who: Principal) => (who.kind === "owner" ? null : who.name);

function asTold(row: KeptExample): TeamExample {
  const { id, teamId: team, rule, words, note } = row;
  return {
    id,
    team,
    rule,
    isGood: row.isGood === 1,
    words,
    note,
    by: row.byName ?? calledBy(row.by),
    at: new Date(row.at).toISOString(),
    approvedBy: row.approvedByName ?? calledBy(row.approvedBy),
    approvedAt: new Date(row.approvedAt).toISOString(),
  };
}

const calledBy = (id: string) => (id === "owner" ? "" : "Somebody who has left");

const NO_RULE = "There is no question of this name.";
const NOT_READ =
  "Read the example first, and say that nobody could be recognised from it. Nothing is kept before.";
const ENOUGH =
  "The team has as many examples for this question as anybody reads. Withdraw one of them first.";
