import type { Config, Layer } from "#src/lint/config.ts";
import { settle } from "#src/lint/dismissals.ts";
import { told, type Told } from "#src/lint/help/help-of.ts";
import { createLinter } from "#src/lint/lint.ts";
import { configWith } from "#src/lint/packs/index.ts";
import type { Diagnostic, PlanView, Rule, Severity, Tier } from "#src/lint/rule.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Dismissal } from "#src/plan/record.ts";
import type { Template } from "#src/template/template.ts";
import { findTemplate } from "../find-template.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { parseHanded } from "./parse-handed.ts";
import { type Handed, nameOfOrigin, type Origin } from "./source.ts";

/** The tiers and severities that can be asked for, the loudest first. */
export const TIERS = ["fix", "look", "idea"] as const satisfies readonly Tier[];
export const SEVERITIES = ["error", "warning", "advice"] as const satisfies readonly Severity[];

/** How plans are to be checked, and what of what is found is to be told. */
export type Checking = {
  templates: readonly Template[];
  today: string;
  /** The policy pack for all plans; null for each plan's own. */
  pack: string | null;
  /** What an organisation made of the packs. */
  layers: readonly Layer[];
  minTier: (typeof TIERS)[number];
  minSeverity: (typeof SEVERITIES)[number];
  /** Fingerprints of what was known before; null where nothing was. */
  baseline: ReadonlySet<string> | null;
};

/** A plan that was checked. */
export type Checked = Origin & {
  plan: Plan;
  template: Template;
  config: Config;
  view: PlanView;
  /** What is to be told, in the order in which the plan is read. */
  open: readonly Told[];
  dismissed: readonly { diagnostic: Told; dismissal: Dismissal }[];
  praise: readonly Diagnostic[];
  /** How many findings stand in the baseline, and how many are too quiet to be told. */
  known: number;
  quieter: number;
  /** The fingerprints of all that was found and isn't dismissed, whether told or not. */
  fingerprints: readonly string[];
};

/** Makes what checks one plan after the other; it throws a `CommandError` for what is no plan. */
export function createChecker(
  rules: readonly Rule[],
  { templates, today, pack, layers, minTier, minSeverity, baseline }: Checking,
): (handed: Handed) => Checked {
  const linter = createLinter(rules);
  const configs = new Map<string, Config>();
  return (handed) => {
    const { file, line } = handed;
    const plan = parseHanded(handed);
    const template = findTemplate(plan, templates, nameOfOrigin(handed));
    const config = configFor(pack ?? (plan.pack || template.pack));
    const occasion = { template, today, config };
    const settled = settle(linter.check(plan, occasion), plan);
    const praise = settled.open.filter((it) => it.tier === "praise");
    const found = settled.open.filter((it) => it.tier !== "praise");
    const loud = found.filter(isLoud);
    const open = baseline
      ? loud.filter((it) => !baseline.has(fingerprintOf(plan.id, it.key)))
      : loud;
    return {
      file,
      line,
      plan,
      template,
      config,
      praise,
      open: open.map(told),
      view: linter.view(plan, occasion),
      dismissed: settled.dismissed
        .filter((it) => isLoud(it.diagnostic))
        .map((it) => ({ ...it, diagnostic: told(it.diagnostic) })),
      known: loud.length - open.length,
      quieter: found.length - loud.length,
      fingerprints: found.map((it) => fingerprintOf(plan.id, it.key)),
    };
  };

  function configFor(name: string): Config {
    let config = configs.get(name);
    if (!config) configs.set(name, (config = configWith(name, layers)));
    return config;
  }

  function isLoud({ tier, severity }: Diagnostic): boolean {
    return (
      TIERS.findIndex((it) => it === tier) <= TIERS.indexOf(minTier) &&
      tier !== "praise" &&
      SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(minSeverity)
    );
  }
}
