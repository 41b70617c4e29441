import { appliedIn } from "#server/quality/quality.ts";
import type { ReportStore, TeamIds } from "#server/store/report-store.ts";
import type { MonthCount, ReportFacts } from "#src/api/reports.ts";
import type { Layer } from "#src/lint/config.ts";
import { measured } from "#src/lint/measured.ts";
import { createConfigs, packs } from "#src/lint/packs/index.ts";
import { all } from "#src/lint/rules/index.ts";
import { monthBefore } from "#src/report/months.ts";
import { byGap, inOrder } from "#src/report/sum-facts.ts";

/** A report tells of so many months before its own. */
const MONTHS_BEFORE = 12;

/** Those rules whose findings ask for something, in the order of their names. */
const RULES = all
  .filter((it) => it.tier === "fix" || it.tier === "look")
  .map((it) => it.name)
  .sort(inOrder);

type CountParts = {
  store: ReportStore;
  basis: () => string;
  layers: () => readonly Layer[];
};

/** Counts the facts of reports, a team at a time. */
export function createCountFacts({ store, basis, layers }: CountParts) {
  return {
    /** The facts of the month that is not over, as the plans are now. */
    async now(month: string, at: Date, wanted: TeamIds): Promise<ReportFacts[]> {
      const plans = await store.plans(wanted, basis());
      const rules = await store.rules(wanted);
      const areas = await store.areas(wanted);
      const byPack = await store.packs(wanted);
      const events = await store.events(month, wanted);
      const months = await store.months(month, yearBefore(month), wanted);
      const steps = await store.steps(...momentsOf(month), wanted);
      const open = await store.openReviews(wanted);
      const teams = await store.teams();
      const configOf = createConfigs(layers());
      const titles = new Map(
        [...packs, ...layers()].flatMap((it) => it.areas ?? []).map((it) => [it.name, it.title]),
      );
      const isMeant = (id: string) => wanted === null || wanted.includes(id);
      const ids = new Set([
        ...teams.filter((it) => isMeant(it.id) && !it.isOver).map((it) => it.id),
        ...plans.map((it) => it.team),
      ]);
      return [...ids].sort(inOrder).map((id): ReportFacts => {
        const own = plans.find((it) => it.team === id);
        const known = own?.known ?? 0;
        const found = new Map(rules.flatMap((it) => (it.team === id ? [[it.rule, it]] : [])));
        const total = found.get("");
        const gaps = own?.gaps ?? byGap(() => ({ plans: 0, of: 0, places: 0 }));
        const count: MonthCount = {
          month,
          plans: known,
          withFindings: total?.plans ?? 0,
          gaps: byGap((gap) => gaps[gap].plans),
        };
        const ownPacks = byPack.filter((it) => it.team === id);
        return {
          shape: 1,
          about: "team",
          month,
          isClosed: false,
          asOf: at.toISOString(),
          ...trendOf(id, teams, count, months),
          plans: own?.plans ?? 0,
          looked: own?.looked ?? 0,
          findings: { plans: total?.plans ?? 0, of: known, places: total?.places ?? 0 },
          rules: RULES.flatMap((rule) => {
            const it = found.get(rule);
            const of = appliedIn(rule, ownPacks, configOf);
            const tally = { plans: it?.plans ?? 0, of, places: it?.places ?? 0 };
            const known = measured[rule];
            return of || it
              ? [
                  {
                    rule,
                    ...tally,
                    dismissed: it?.dismissed ?? 0,
                    measured: known ? { right: known.right, checked: known.findings } : null,
                  },
                ]
              : [];
          }),
          areas: areas
            .filter((it) => it.team === id)
            .map(({ area, plans: some, of, places }) => ({
              area,
              title: titles.get(area) ?? area,
              plans: some,
              of,
              places,
            }))
            .sort((a, b) => inOrder(a.area, b.area)),
          gaps,
          settled: settledIn(events.filter((it) => it.teamId === id)),
          reviews: reviewsIn(
            steps.filter((it) => it.team === id),
            open.find((it) => it.team === id)?.reviews ?? 0,
          ),
        };
      });
    },

    /**
     * The facts of a month that is over: what was kept last of its plans, and all that happened in
     * it. Where nothing else was kept, what the overview keeps of months is told.
     */
    async over(
      { month, teamId }: { month: string; teamId: string },
      kept: ReportFacts | null,
    ): Promise<ReportFacts> {
      const settled = settledIn(await store.events(month, [teamId]));
      const steps = await store.steps(...momentsOf(month), [teamId]);
      const reviews = reviewsIn(steps, kept?.reviews.open ?? null);
      if (kept) return { ...kept, settled, reviews };
      const months = await store.months(month, yearBefore(month), [teamId]);
      const own = months.find((it) => it.month === month);
      const none = { plans: 0, withFindings: 0, gaps: byGap(() => 0) };
      const { plans, withFindings, gaps } = own ?? none;
      const count: MonthCount = { month, plans, withFindings, gaps };
      const of = (some: number) => ({ plans: some, of: plans, places: null });
      return {
        shape: 1,
        about: "team",
        month,
        isClosed: true,
        asOf: lastDayOf(month),
        ...trendOf(teamId, await store.teams(), count, months),
        plans,
        looked: null,
        findings: of(withFindings),
        rules: null,
        areas: null,
        gaps: byGap((gap) => of(gaps[gap])),
        settled,
        reviews,
      };
    },
  };
}

/** What a team is called now; plans of no team have no other name. */
export function nameOfTeam(id: string, teams: readonly { id: string; name: string }[]): string {
  return teams.find((it) => it.id === id)?.name ?? NO_TEAM;
}

/** A team beside its own past, which its months are. */
function trendOf(
  id: string,
  teams: readonly { id: string; name: string }[],
  count: MonthCount,
  kept: readonly (MonthCount & { team: string })[],
): Pick<ReportFacts, "teams" | "months"> {
  const past = kept
    .filter((it) => it.team === id && it.month < count.month)
    .map(({ month, plans, withFindings, gaps }) => ({ month, plans, withFindings, gaps }));
  const before = past.findLast((it) => it.month === monthBefore(count.month));
  const inShort = (it: MonthCount) => ({ plans: it.plans, withFindings: it.withFindings });
  return {
    teams: [
      {
        id,
        name: nameOfTeam(id, teams),
        now: inShort(count),
        before: before ? inShort(before) : null,
      },
    ],
    months: [...past, count],
  };
}

function settledIn(
  events: readonly { rule: string; what: string; times: number }[],
): ReportFacts["settled"] {
  const rules = [...new Set(events.map((it) => it.rule))].sort(inOrder);
  return rules.map((rule) => {
    const sum = (is: (what: string) => boolean) =>
      events
        .filter((it) => it.rule === rule && is(it.what))
        .reduce((total, it) => total + it.times, 0);
    return {
      rule,
      found: sum((it) => it === "found"),
      gone: sum((it) => it === "gone"),
      aside: sum((it) => it.startsWith("aside.")),
      notUseful: sum((it) => it === "aside.wrong"),
    };
  });
}

function reviewsIn(
  steps: readonly { plan: string; kind: string; items: number }[],
  open: number | null,
): ReportFacts["reviews"] {
  const times = (kind: string) => steps.filter((it) => it.kind === kind).length;
  return {
    plans: new Set(steps.map((it) => it.plan)).size,
    begun: times("begun"),
    asked: times("asked"),
    answered: times("answered"),
    reviewed: times("reviewed"),
    signedOff: times("signedOff"),
    leftOpen: steps.filter((it) => it.kind === "signedOff").reduce((sum, it) => sum + it.items, 0),
    open,
  };
}

const NO_TEAM = "Plans of no team";

function yearBefore(month: string): string {
  let first = month;
  for (let at = 0; at < MONTHS_BEFORE; at++) first = monthBefore(first);
  return first;
}

/** The first moment of a month and that of the next, in milliseconds; in UTC, as findings are counted. */
function momentsOf(month: string): [number, number] {
  const [year = 0, nth = 1] = month.split("-").map(Number);
  return [Date.UTC(year, nth - 1), Date.UTC(year, nth)];
}

/** Noon of the last day: the same day wherever it is read. */
function lastDayOf(month: string): string {
  const [year = 0, nth = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, nth, 0, 12)).toISOString();
}
