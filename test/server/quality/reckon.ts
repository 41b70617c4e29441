import type { QualityFilter } from "#src/api/quality.ts";
import { configOf } from "#src/lint/packs/index.ts";
import { settle } from "#src/lint/dismissals.ts";
import { lint } from "#src/lint/lint.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";

/** What lies in the tables about a plan, beside its document. */
export type Row = { plan: Plan; team: string };

/** A finding with where it is counted. */
type Found = { diagnostic: Diagnostic; areas: string[]; isOpen: boolean };

/** Counts plans one by one, slowly and plainly: what an overview has to say. */
export function reckon(
  rows: readonly Row[],
  { team, template, rule, area, stage }: QualityFilter,
  templates: readonly Template[],
  today: string,
) {
  const plans = rows
    .filter((it) => team === undefined || it.team === team)
    .map(({ plan }) => look(plan, templates, today))
    .filter((it) => template === undefined || it.plan.template.name === template)
    .filter((it) => stage === undefined || it.stage === stage)
    .filter((it) => area === undefined || it.areas.has(area));
  const counts = (found: readonly Found[]) =>
    found.filter((it) => area === undefined || it.areas.includes(area));
  const ofRule = (found: readonly Found[], name: string | undefined) =>
    counts(found).filter((it) => name === undefined || it.diagnostic.rule === name);
  const tally = (of: readonly Looked[], pick: (it: Looked) => readonly unknown[]) => ({
    plans: of.filter((it) => pick(it).length > 0).length,
    places: of.reduce((sum, it) => sum + pick(it).length, 0),
  });
  const open = (found: readonly Found[]) => found.filter((it) => it.isOpen);
  const names = new Set(plans.flatMap((it) => it.found.map(({ diagnostic }) => diagnostic.rule)));
  const areas = new Set(plans.flatMap((it) => [...it.areas]));
  const gap = (can: (it: Looked) => boolean, pick: (it: Looked) => readonly unknown[]) => {
    const those = plans.filter(can);
    return { ...tally(those, pick), of: those.length };
  };
  const messages =
    (rule: string, ...ids: string[]) =>
    (it: Looked) =>
      open(it.found).filter(
        ({ diagnostic }) => diagnostic.rule === rule && ids.includes(diagnostic.messageId),
      );
  const actions = ({ plan }: Looked) => plan.outcomes.flatMap((it) => it.actions);
  return {
    plans: plans.length,
    findings: { ...tally(plans, (it) => open(ofRule(it.found, rule))), of: plans.length },
    rules: Object.fromEntries(
      [...names]
        .filter((name) => rule === undefined || name === rule)
        .map((name) => {
          const dismissed = plans
            .flatMap((it) => ofRule(it.found, name))
            .filter((it) => !it.isOpen);
          const counted = tally(plans, (it) => open(ofRule(it.found, name)));
          return [name, { ...counted, dismissed: dismissed.length }] as const;
        })
        .filter(([, it]) => it.places + it.dismissed > 0),
    ),
    areas: Object.fromEntries(
      [...areas]
        .filter((it) => area === undefined || it === area)
        .map((name) => {
          const those = plans.filter((it) => it.areas.has(name));
          const here = (it: Looked) =>
            open(ofRule(it.found, rule)).filter((one) => one.areas.includes(name));
          return [name, { ...tally(those, here), of: those.length }];
        }),
    ),
    gaps: {
      blankSections: gap(
        () => true,
        messages("no-blank-section", "empty", "outcome", "filler", "placeholder"),
      ),
      missingOwners: gap((it) => actions(it).length > 0, messages("action-has-owner", "nobody")),
      overdueReviews: gap(() => true, messages("review-is-on-time", "due", "late")),
      comingReviews: gap(
        () => true,
        ({ plan }) =>
          [
            plan.reviewOn,
            ...plan.outcomes.flatMap((it) =>
              it.timeframe.kind === "open" ? [it.timeframe.reviewOn] : [],
            ),
          ].filter((it) => it !== null && it >= today && daysFrom(today, it) <= 28),
      ),
      missedPromises: gap(
        (it) =>
          actions(it).some(
            ({ owner }) => it.plan.people.find((one) => one.id === owner)?.paid === "paid",
          ),
        messages("promise-is-kept", "missed", "not-done"),
      ),
      notAgreed: gap(
        (it) => it.plan.status === "final",
        messages("agreement-is-recorded", "resident", "authority"),
      ),
    },
  };
}

type Looked = ReturnType<typeof look>;

function look(plan: Plan, templates: readonly Template[], today: string) {
  const template = templates.find((it) => it.name === plan.template.name)!;
  const config = configOf(plan.pack || template.pack);
  const known = config.areas.map((it) => it.name);
  const found = lint(plan, { template, today, config }).filter(
    (it) => it.tier === "fix" || it.tier === "look",
  );
  const { open } = settle(found, plan);
  const areasAt = (entity: string) =>
    plan.outcomes
      .filter((it) =>
        [it.id, ...it.markers.map((one) => one.id), ...it.actions.map((one) => one.id)].includes(
          entity,
        ),
      )
      .flatMap((it) => it.areas)
      .filter((it) => known.includes(it));
  const stage = config.stages.find((it) => plan.stage?.name.toLowerCase().startsWith(it.name));
  return {
    plan,
    stage: plan.stage ? (stage?.name ?? "") : "",
    areas: new Set(plan.outcomes.flatMap((it) => it.areas).filter((it) => known.includes(it))),
    found: found.map((diagnostic): Found => {
      const { entity } = diagnostic.place;
      return { diagnostic, areas: areasAt(entity), isOpen: open.includes(diagnostic) };
    }),
  };
}

function daysFrom(a: string, b: string): number {
  return (Date.parse(b) - Date.parse(a)) / (24 * 60 * 60 * 1000);
}
