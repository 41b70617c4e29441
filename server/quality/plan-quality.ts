import { createHash } from "node:crypto";
import { GAPS, type Gap } from "#src/api/quality.ts";
import { bytesOf, type Signature } from "#src/lint/across/signature.ts";
import type { Config } from "#src/lint/config.ts";
import { daysAfter } from "#src/lint/days.ts";
import { settle } from "#src/lint/dismissals.ts";
import type { Diagnostic, Rule } from "#src/lint/rule.ts";
import { all } from "#src/lint/rules/index.ts";
import { stageLimit } from "#src/lint/stages.ts";
import { type Outcome, personOf, type Plan } from "#src/plan/plan.ts";
import type { Dismissal } from "#src/plan/record.ts";
import type { NewFinding, NewQuality } from "#server/store/save-quality.ts";

/** A piece of writing that was signed, without what is known of its plan. */
export type SignedPiece = { entity: string; key: string; section: string; signature: Signature };

/** A review is coming from so many days before its day. */
const DAYS_AHEAD = 28;

/** The rules whose findings are a gap, and which of their messages. */
const GAP_RULES: Readonly<Record<string, { gap: Gap; messages: readonly string[] }>> = {
  "no-blank-section": {
    gap: "blankSections",
    messages: ["empty", "outcome", "filler", "placeholder"],
  },
  "action-has-owner": { gap: "missingOwners", messages: ["nobody"] },
  "review-is-on-time": { gap: "overdueReviews", messages: ["due", "late"] },
  "promise-is-kept": { gap: "missedPromises", messages: ["missed", "not-done"] },
  "agreement-is-recorded": { gap: "notAgreed", messages: ["resident", "authority"] },
};

/** What an overview counts of a plan in which this was found. */
export function qualityOf(
  plan: Plan,
  { found, config, today }: { found: readonly Diagnostic[]; config: Config; today: string },
  signed: readonly SignedPiece[],
): NewQuality {
  const areasOf = areasBy(plan, config);
  const { open, dismissed } = settle(found, plan);
  const why = new Map(dismissed.map((it) => [it.diagnostic.key, it.dismissal]));
  const isOpen = new Set(open);
  const asked = found.filter((it) => it.tier === "fix" || it.tier === "look");
  const findings = [
    ...asked.map((it) =>
      findingOf(it, plan, areasOf, isOpen.has(it) ? null : (why.get(it.key) ?? null)),
    ),
    ...comingReviews(plan, today).map((it) => reviewOf(it, areasOf)),
  ].map((it, nth) => ({ ...it, nth }));
  const counted = {
    stage: (plan.stage && stageLimit(config, plan.stage)?.name) ?? "",
    gaps: gapsOf(plan, config, findings),
    findings,
    tallies: talliesOf(findings, new Set([...areasOf.values()].flat())),
  };
  const signatures = signed.map(({ entity, key, section, signature }) => {
    return { entity, key, section, bytes: bytesOf(signature) };
  });
  const signedPrint = createHash("sha1");
  for (const { entity, key, section, bytes } of signatures)
    signedPrint.update(JSON.stringify([entity, key, section])).update(bytes);
  return {
    ...counted,
    pack: config.layers[0]?.name ?? "",
    signatures,
    print: createHash("sha1").update(JSON.stringify(counted)).digest("base64url"),
    signedPrint: signedPrint.digest("base64url"),
  };
}

/** Whether a rule says anything under a policy pack. */
export function isOn(rule: Rule, config: Config): boolean {
  return Object.keys(rule.messages).some((it) => config.severityOf(rule, it) !== "off");
}

/** The areas of life of each outcome and of what belongs to it, by id; what the pack does not know is left out. */
function areasBy(plan: Plan, config: Config): Map<string, readonly string[]> {
  const known = new Set(config.areas.map((it) => it.name));
  return new Map(
    plan.outcomes.flatMap((outcome) => {
      const areas = [...new Set(outcome.areas)].filter((it) => known.has(it)).sort();
      return [outcome, ...outcome.markers, ...outcome.actions].map((it) => [it.id, areas] as const);
    }),
  );
}

type Found = Omit<NewFinding, "nth">;
type Areas = ReadonlyMap<string, readonly string[]>;

function findingOf(
  { key, rule, messageId, tier, severity, place }: Diagnostic,
  plan: Plan,
  areas: Areas,
  dismissal: Dismissal | null,
): Found {
  const of = GAP_RULES[rule];
  const gap = of?.messages.includes(messageId) ? of.gap : null;
  const { entity, key: section } = place;
  return {
    key,
    rule,
    messageId,
    tier,
    severity,
    entity,
    section,
    areas: areasAt(entity, areas),
    gap,
    day: dayOf(gap, key, entity, plan),
    isOpen: dismissal ? 0 : 1,
    dismissal: dismissal && JSON.stringify(whyOf(dismissal)),
  };
}

function whyOf({ reason, note, by }: Dismissal) {
  return { reason, note, by };
}

/** The day that is past. */
function dayOf(gap: Gap | null, key: string, entity: string, plan: Plan): string | null {
  if (gap === "missedPromises")
    return plan.outcomes.flatMap((it) => it.actions).find((it) => it.id === entity)?.dueOn ?? null;
  // What such a finding rests on is the day on which the review was due.
  return gap === "overdueReviews" ? (/\d{4}-\d\d-\d\d/.exec(key)?.[0] ?? null) : null;
}

type Coming = { entity: string; section: string; day: string };

function comingReviews(plan: Plan, today: string): Coming[] {
  const last = daysAfter(today, DAYS_AHEAD);
  const isComing = (day: string | null) => day !== null && day >= today && day <= last;
  const own = isComing(plan.reviewOn)
    ? [{ entity: "plan", section: "reviewOn", day: plan.reviewOn ?? "" }]
    : [];
  const open = ({ timeframe }: Outcome) =>
    timeframe.kind === "open" && isComing(timeframe.reviewOn);
  return [
    ...plan.outcomes
      .filter(open)
      .map((it) => ({ entity: it.id, section: "timeframe", day: it.timeframe.reviewOn ?? "" })),
    ...own,
  ];
}

function reviewOf({ entity, section, day }: Coming, areas: Areas): Found {
  return {
    key: ["coming-review", entity, day].join("/"),
    rule: null,
    messageId: null,
    tier: "",
    severity: "",
    entity,
    section,
    areas: areasAt(entity, areas),
    gap: "comingReviews",
    day,
    isOpen: 1,
    dismissal: null,
  };
}

function areasAt(entity: string, areas: Areas): string {
  const names = areas.get(entity) ?? [];
  return names.length ? `|${names.join("|")}|` : "";
}

/** How many places of each kind there are; null where the plan can have none of that kind. */
function gapsOf(
  plan: Plan,
  config: Config,
  findings: readonly Found[],
): Record<Gap, number | null> {
  const off = new Set(
    all.flatMap((it) => {
      const of = GAP_RULES[it.name];
      return of && !isOn(it, config) ? [of.gap] : [];
    }),
  );
  const actions = plan.outcomes.flatMap((it) => it.actions);
  const can: Record<Gap, boolean> = {
    blankSections: true,
    missingOwners: actions.length > 0,
    overdueReviews: true,
    comingReviews: true,
    missedPromises: actions.some((it) => personOf(plan, it.owner)?.paid === "paid"),
    notAgreed: plan.status === "final" && config.signing !== "none",
  };
  const count = (gap: Gap) => {
    if (!can[gap] || off.has(gap)) return null;
    return findings.filter((it) => it.gap === gap && it.isOpen).length;
  };
  const counts = Object.fromEntries(GAPS.map((it) => [it, count(it)] as const));
  return { ...NO_GAPS, ...counts };
}

/** What is said of a plan that can have no gaps at all. */
const NO_GAPS: Record<Gap, null> = {
  blankSections: null,
  missingOwners: null,
  overdueReviews: null,
  comingReviews: null,
  missedPromises: null,
  notAgreed: null,
};

function talliesOf(findings: readonly Found[], areas: ReadonlySet<string>): NewQuality["tallies"] {
  const tallies = new Map<string, NewQuality["tallies"][number]>();
  const at = (area: string, rule: string) => {
    const name = `${area}|${rule}`;
    const known = tallies.get(name) ?? { area, rule, places: 0, dismissed: 0 };
    tallies.set(name, known);
    return known;
  };
  at("", "");
  for (const area of areas) at(area, "");
  for (const { rule, areas: here, isOpen } of findings)
    if (rule !== null)
      for (const area of ["", ...here.split("|").filter(Boolean)])
        for (const tally of [at(area, ""), at(area, rule)])
          if (isOpen) tally.places++;
          else tally.dismissed++;
  return [...tallies.values()];
}
