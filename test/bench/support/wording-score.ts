import {
  type Counted,
  type Judged,
  judge,
  loudness,
  type Measured,
  type Notice,
  type RuleFacts,
  sectionsOf,
} from "./wording-judge.ts";
import { ANSWERS } from "./wording-labels.ts";

/** Undefined shares are null. */
export type TierScore = {
  precision: number | null;
  recall: number | null;
  findings: number;
  faults: number;
};
export type Tiers = Record<Counted, TierScore>;
export type Overall = { poor: number; poorFound: number; good: number; goodFlagged: number };
export type RuleScore = TierScore & {
  tier: string;
  catalogue: string;
  found: number;
  falseFindings: number;
  /** Findings on good items of sections in which no poor item carries the rule's fault. */
  elsewhere: number;
  hard: { faults: number; found: number; falseFindings: number };
  spans: number;
  spanHits: number;
  spanShare: number | null;
};
export type LabelScore = {
  faults: number;
  found: number;
  recall: number | null;
  falseAlarms: number;
};

/** All that is said of some labelled items. */
export type Score = {
  overall: Overall;
  tiers: Tiers;
  rules: Record<string, RuleScore>;
  hard: { overall: Overall; tiers: Tiers };
  labels: Record<string, LabelScore>;
  /** Faults that need a context which the item doesn't give; they are in no other figure. */
  apart: { faults: number; found: number };
  /** Faults that no rule answers yet; they are poor, and in no tier. */
  unanswered: number;
  cleanPlans: { plans: number; inline: number; each: Record<string, number>; mean: number | null };
};

/** Scores items; `all` are those of every file, which say in what sections a rule is measured. */
export function scoreOf(
  measured: readonly Measured[],
  rules: readonly RuleFacts[],
  all: readonly Measured[] = measured,
): Score {
  const counting = rules.filter((it) => loudness(it.tier) >= 0);
  const sections = sectionsOf(all);
  const judged = measured.map((it) => judge(it, counting, sections));
  const hard = judged.filter((it) => it.measured.item.hard);
  const faults = judged.flatMap((it) => it.faults);
  const apart = faults.filter((it) => it.apart);
  return {
    overall: overallOf(judged),
    tiers: tiersOf(judged),
    rules: Object.fromEntries(counting.map((it) => [it.name, ruleScore(it, judged, hard)])),
    hard: { overall: overallOf(hard), tiers: tiersOf(hard) },
    labels: labelsOf(judged, counting),
    apart: { faults: apart.length, found: apart.filter((it) => it.finders.length).length },
    unanswered: faults.filter((it) => !it.apart && !it.answers.length).length,
    cleanPlans: cleanPlansOf(measured),
  };
}

function overallOf(judged: readonly Judged[]): Overall {
  const counted = judged.map((it) => it.faults.filter((fault) => !fault.apart));
  const good = judged.filter((it) => it.measured.item.good);
  return {
    poor: counted.filter((it) => it.length).length,
    poorFound: counted.filter((it) => it.some(({ finders }) => finders.length)).length,
    good: good.length,
    goodFlagged: good.filter((it) => it.wrong.length || it.elsewhere.length).length,
  };
}

function tiersOf(judged: readonly Judged[]): Tiers {
  const faults = judged.flatMap((it) => it.faults).filter((it) => !it.apart);
  const tier = (name: Counted): TierScore => {
    const count = (notices: (it: Judged) => Notice[]) =>
      judged.flatMap(notices).filter((it) => it.tier === name).length;
    const right = count((it) => it.right);
    const findings = right + count((it) => it.wrong);
    const mine = faults.filter((it) => it.owner?.tier === name);
    const found = mine.filter((it) => it.atTier).length;
    return {
      precision: share(right, findings),
      recall: share(found, mine.length),
      findings,
      faults: mine.length,
    };
  };
  return { fix: tier("fix"), look: tier("look"), idea: tier("idea") };
}

function ruleScore(rule: RuleFacts, judged: readonly Judged[], hard: readonly Judged[]): RuleScore {
  const { tier, catalogue } = rule;
  const all = countsOf(rule, judged);
  const { faults, found, falseFindings } = countsOf(rule, hard);
  return {
    tier,
    catalogue,
    precision: share(all.right, all.right + all.falseFindings),
    recall: share(all.found, all.faults),
    findings: all.right + all.falseFindings,
    faults: all.faults,
    found: all.found,
    falseFindings: all.falseFindings,
    elsewhere: all.elsewhere,
    hard: { faults, found, falseFindings },
    spans: all.spans,
    spanHits: all.spanHits,
    spanShare: share(all.spanHits, all.spans),
  };
}

function countsOf(rule: RuleFacts, judged: readonly Judged[]) {
  const faults = judged
    .flatMap((it) => it.faults)
    .filter((it) => !it.apart && (it.owner === rule || it.finders.includes(rule)));
  const by = (notices: (it: Judged) => Notice[]) =>
    judged.flatMap(notices).filter((it) => it.rule === rule.name);
  const right = by((it) => it.right);
  const marked = right.filter((it) => it.located !== null);
  return {
    faults: faults.length,
    found: faults.filter((it) => it.finders.includes(rule)).length,
    right: right.length,
    falseFindings: by((it) => it.wrong).length,
    elsewhere: by((it) => it.elsewhere).length,
    spans: marked.length,
    spanHits: marked.filter((it) => it.located).length,
  };
}

function labelsOf(
  judged: readonly Judged[],
  rules: readonly RuleFacts[],
): Record<string, LabelScore> {
  const found: Record<string, LabelScore> = {};
  for (const [label, ids] of Object.entries(ANSWERS)) {
    const faults = judged
      .filter((it) => it.measured.item.labels.includes(label))
      .flatMap((it) => it.faults)
      .filter((it) => !it.apart && it.ids.some((id) => ids.includes(id)));
    const names = new Set(rules.filter((it) => ids.includes(it.catalogue)).map((it) => it.name));
    const hits = faults.filter((it) => it.finders.length).length;
    found[label] = {
      faults: faults.length,
      found: hits,
      recall: share(hits, faults.length),
      falseAlarms: judged.filter((it) => it.wrong.some(({ rule }) => names.has(rule))).length,
    };
  }
  return found;
}

function cleanPlansOf(measured: readonly Measured[]): Score["cleanPlans"] {
  const clean = measured.filter(({ item }) => item.good && item.decides.includes("*"));
  const inline = clean.reduce((sum, it) => sum + it.inline, 0);
  const each = Object.fromEntries(clean.map((it) => [it.item.id, it.inline]));
  return { plans: clean.length, inline, each, mean: share(inline, clean.length) };
}

function share(part: number, whole: number): number | null {
  return whole ? part / whole : null;
}
