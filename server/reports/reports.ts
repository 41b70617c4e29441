import type { Leader } from "#server/store/quality-store.ts";
import type { KeptReport, ReportStore, TeamIds } from "#server/store/report-store.ts";
import { ReportFacts, type ReportList } from "#src/api/reports.ts";
import type { Layer } from "#src/lint/config.ts";
import { inOrder, sumFacts } from "#src/report/sum-facts.ts";
import { createCountFacts, nameOfTeam } from "./count-facts.ts";

/** What reports are made of. */
export type ReportsParts = {
  store: ReportStore;
  /** What summaries depend on beside the document: the day and the program. */
  basis: () => string;
  /** The day where the server is. */
  today: () => string;
  now: () => Date;
  /** Has plans looked through that were not, as they are today. */
  sweep: (isBehind: boolean) => void;
  /** What the organisation makes of the policy packs now. */
  layers: () => readonly Layer[];
};

/** What is told of teams by month. */
export type Reports = ReturnType<typeof createReports>;

/**
 * Tells what reports say. A month that is over is told from what was kept at its end; this month is
 * counted when it is asked for.
 */
export function createReports({ store, basis, today, now, sweep, layers }: ReportsParts) {
  const count = createCountFacts({ store, basis, layers });

  return { keep, factsOf, months, lastClosed };

  /** Keeps this month as it is so far, and settles those that are over. */
  async function keep(): Promise<void> {
    const month = thisMonth();
    if (await store.isPast(month)) return;
    await settle(month);
    for (const facts of await countNow(month, null)) await store.keep(rowOf(facts, null));
  }

  /**
   * The facts of a month: of one team, or of all that somebody leads together. Null where there are
   * none that they may read.
   */
  async function factsOf(
    leader: Leader,
    month: string,
    team: string | undefined,
  ): Promise<ReportFacts | null> {
    const teams = leader && leader.teams;
    if (team !== undefined && teams && !teams.includes(team)) return null;
    const wanted: TeamIds = team === undefined ? teams : [team];
    const current = thisMonth();
    await settle(current);
    const closed = (await store.kept(month, wanted)).filter((it) => it.closedAt !== null);
    const isRunning = month === current && !closed.length;
    const found = isRunning ? await countNow(month, wanted) : closed.map(factsIn);
    return team === undefined ? sumFacts(found) : (found[0] ?? null);
  }

  /** The months that somebody may read of, the newest first, with the teams of each. */
  async function months(leader: Leader): Promise<ReportList["months"]> {
    const wanted = leader && leader.teams;
    const current = thisMonth();
    await settle(current);
    const teams = await store.teams();
    const closed = Map.groupBy(await store.closed(wanted), (it) => it.month);
    const isTold = (id: string) => wanted === null || wanted.includes(id);
    const running = closed.has(current)
      ? []
      : [
          ...teams.flatMap((it) => (isTold(it.id) && !it.isOver ? [it.id] : [])),
          ...(await store.withPlans(wanted)),
        ];
    const named = (ids: Iterable<string>) =>
      [...new Set(ids)]
        .map((id) => ({ id, name: nameOfTeam(id, teams) }))
        .sort((a, b) => inOrder(a.name, b.name) || inOrder(a.id, b.id));
    return [
      ...(running.length ? [{ month: current, isClosed: false, teams: named(running) }] : []),
      ...[...closed].map(([month, its]) => ({
        month,
        isClosed: true,
        teams: named(its.map((it) => it.teamId)),
      })),
    ];
  }

  /** The last month that is over and was kept, with the teams that are told of it; null for none. */
  async function lastClosed(): Promise<{ month: string; teams: string[] } | null> {
    await settle(thisMonth());
    const closed = await store.closed(null);
    const month = closed[0]?.month;
    if (month === undefined) return null;
    return { month, teams: closed.flatMap((it) => (it.month === month ? [it.teamId] : [])) };
  }

  /** Nobody has to look at a list for the last day of a month to be told as it was. */
  async function countNow(month: string, teams: TeamIds): Promise<ReportFacts[]> {
    const facts = await count.now(month, now(), teams);
    sweep(facts.some((it) => it.looked !== null && it.looked < it.plans));
    return facts;
  }

  /** Settles the months that are over: what was counted last, with all that happened in them. */
  async function settle(month: string): Promise<void> {
    for (const it of await store.unsettled(month)) {
      const [kept] = await store.kept(it.month, [it.teamId]);
      const facts = await count.over(it, kept ? factsIn(kept) : null);
      await store.keep(rowOf(facts, now().getTime()));
    }
  }

  function thisMonth(): string {
    return today().slice(0, "2026-03".length);
  }
}

function rowOf(facts: ReportFacts, closedAt: number | null): KeptReport {
  const [team] = facts.teams;
  const told = { ...facts, isClosed: closedAt !== null };
  return { month: facts.month, teamId: team?.id ?? "", facts: JSON.stringify(told), closedAt };
}

function factsIn({ facts }: Pick<KeptReport, "facts">): ReportFacts {
  return ReportFacts.parse(JSON.parse(facts));
}
