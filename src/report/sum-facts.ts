import type { Gap } from "#src/api/quality.ts";
import type { MonthCount, ReportCount, ReportFacts } from "#src/api/reports.ts";

/** A team with fewer plans than this has no numbers of its own where others read of it, too. */
const FEWEST_PLANS = 5;

/** One number a gap, from each gap. */
export function byGap<T>(of: (gap: Gap) => T): Record<Gap, T> {
  return {
    blankSections: of("blankSections"),
    missingOwners: of("missingOwners"),
    overdueReviews: of("overdueReviews"),
    comingReviews: of("comingReviews"),
    missedPromises: of("missedPromises"),
    notAgreed: of("notAgreed"),
  };
}

/**
 * The facts of several teams about the same month as one report to a board; null for none. Plans are
 * in one team each, so that sums are right. What was not kept of one team is not told of all.
 */
export function sumFacts(all: readonly ReportFacts[]): ReportFacts | null {
  const [first] = all;
  if (!first) return null;
  const teams = all.flatMap((it) => it.teams);
  return {
    shape: 1,
    about: "board",
    month: first.month,
    isClosed: all.every((it) => it.isClosed),
    asOf: all.map((it) => it.asOf).reduce((a, b) => (a < b ? a : b)),
    teams: withoutFew(teams).sort((a, b) => inOrder(a.name, b.name) || inOrder(a.id, b.id)),
    plans: total(all.map((it) => it.plans)),
    looked: sumOrNull(all.map((it) => it.looked)),
    findings: sumCounts(all.map((it) => it.findings)),
    rules: sumRules(all.map((it) => it.rules)),
    areas: sumAreas(all.map((it) => it.areas)),
    gaps: byGap((gap) => sumCounts(all.map((it) => it.gaps[gap]))),
    months: sumMonths(all.flatMap((it) => it.months)),
    settled: grouped(
      all.flatMap((it) => it.settled),
      (it) => it.rule,
    ).map(([rule, same]) => ({
      rule,
      found: total(same.map((it) => it.found)),
      gone: total(same.map((it) => it.gone)),
      aside: total(same.map((it) => it.aside)),
      notUseful: total(same.map((it) => it.notUseful)),
    })),
    reviews: sumReviews(all.map((it) => it.reviews)),
  };
}

type TeamInShort = ReportFacts["teams"][number];

/**
 * Teams without the numbers of those that have or had few plans. What the others leave of the sum may
 * not be theirs either, so then the next larger ones have none as well.
 */
function withoutFew(teams: readonly TeamInShort[]): TeamInShort[] {
  const hidden = new Set<TeamInShort>();
  for (const it of teams.toSorted((a, b) => fewestIn(a) - fewestIn(b) || inOrder(a.id, b.id)))
    if (fewestIn(it) < FEWEST_PLANS || tellsFew([...hidden])) hidden.add(it);
  return teams.map((it) => (hidden.has(it) ? { ...it, now: null, before: null } : it));
}

function fewestIn({ now, before }: TeamInShort): number {
  return Math.min(...[now, before].flatMap((it) => (it ? [it.plans] : [])));
}

/** Whether these teams together have, or had the month before, few plans. */
function tellsFew(teams: readonly TeamInShort[]): boolean {
  return (["now", "before"] as const).some((when) => {
    const plans = total(teams.map((it) => it[when]?.plans ?? 0));
    return plans > 0 && plans < FEWEST_PLANS;
  });
}

/** Which comes first, in the same way on every machine. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sumCounts(counts: readonly ReportCount[]): ReportCount {
  return {
    plans: total(counts.map((it) => it.plans)),
    of: total(counts.map((it) => it.of)),
    places: sumOrNull(counts.map((it) => it.places)),
  };
}

function sumReviews(all: readonly ReportFacts["reviews"][]): ReportFacts["reviews"] {
  return {
    plans: total(all.map((it) => it.plans)),
    begun: total(all.map((it) => it.begun)),
    asked: total(all.map((it) => it.asked)),
    answered: total(all.map((it) => it.answered)),
    reviewed: total(all.map((it) => it.reviewed)),
    signedOff: total(all.map((it) => it.signedOff)),
    leftOpen: total(all.map((it) => it.leftOpen)),
    open: sumOrNull(all.map((it) => it.open)),
  };
}

function sumRules(lists: readonly ReportFacts["rules"][]): ReportFacts["rules"] {
  const all = wholeOrNull(lists);
  return (
    all &&
    grouped(all, (it) => it.rule).map(([rule, same]) => ({
      rule,
      ...sumCounts(same),
      dismissed: total(same.map((it) => it.dismissed)),
      measured: same[0]?.measured ?? null,
    }))
  );
}

function sumAreas(lists: readonly ReportFacts["areas"][]): ReportFacts["areas"] {
  const all = wholeOrNull(lists);
  return (
    all &&
    grouped(all, (it) => it.area).map(([area, same]) => ({
      area,
      title: same[0]?.title ?? area,
      ...sumCounts(same),
    }))
  );
}

function sumMonths(months: readonly MonthCount[]): MonthCount[] {
  return grouped(months, (it) => it.month).map(([month, same]) => ({
    month,
    plans: total(same.map((it) => it.plans)),
    withFindings: total(same.map((it) => it.withFindings)),
    gaps: byGap((gap) => total(same.map((it) => it.gaps[gap]))),
  }));
}

/** What is alike together, in the order of what it is called. */
function grouped<T>(list: readonly T[], nameOf: (it: T) => string): [string, T[]][] {
  return Object.entries(Object.groupBy(list, nameOf))
    .map(([name, same]): [string, T[]] => [name, same ?? []])
    .sort(([a], [b]) => inOrder(a, b));
}

function wholeOrNull<T>(lists: readonly (readonly T[] | null)[]): T[] | null {
  const whole: T[] = [];
  for (const it of lists) {
    if (!it) return null;
    whole.push(...it);
  }
  return whole;
}

function sumOrNull(numbers: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const it of numbers) {
    if (it === null) return null;
    sum += it;
  }
  return sum;
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, it) => sum + it, 0);
