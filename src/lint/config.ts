import * as z from "zod/mini";
import type { Rule, Tier } from "./rule.ts";
import { createVocabulary, type ListEdit, type Vocabulary } from "./vocabulary.ts";
import { isListName, type ListName } from "./words/lists.ts";

const Level = z.enum(["error", "warning", "advice", "off"]);
/** How much a finding matters, or that it is not looked for. */
export type Level = z.infer<typeof Level>;

const RuleSetting = z.strictObject({
  /** For the whole rule, or by the names of its messages. */
  severity: z.optional(z.union([Level, z.record(z.string(), Level)])),
  /** A rule can be made quieter, never louder than it is shipped. */
  tier: z.optional(z.enum(["look", "idea"])),
  options: z.optional(z.record(z.string(), z.unknown())),
  /** Why; asked of an organisation's own layers. */
  reason: z.optional(z.string()),
});

const Words = z.strictObject({
  add: z.optional(z.array(z.string().check(z.minLength(1)))),
  remove: z.optional(
    z.array(z.strictObject({ word: z.string().check(z.minLength(1)), reason: z.string() })),
  ),
});

/** An area of life that a plan should cover or speak about. */
export const Area = z.strictObject({ name: z.string(), title: z.string() });
export type Area = z.infer<typeof Area>;

const StageLimit = z.strictObject({
  /** What the stage's name begins with, in small letters. */
  name: z.string(),
  /** The longest it takes; null where there is no limit. */
  mostDays: z.nullable(z.int()),
  /** Days after its start on which the plan is reviewed. */
  reviews: z.optional(z.array(z.int())),
});

/** Days that a pack gives before something is late. */
export const Clocks = z.strictObject({
  /** Between formal reviews. */
  review: z.optional(z.int()),
  /** How long after that a review is not only due but past what the pack allows. */
  reviewGrace: z.optional(z.int()),
  /** Between looks at a risk, by its level; without a level, `safetyPlan`. */
  riskLow: z.optional(z.int()),
  riskMedium: z.optional(z.int()),
  riskHigh: z.optional(z.int()),
  safetyPlan: z.optional(z.int()),
});
export type Clocks = z.infer<typeof Clocks>;

/**
 * A policy pack, or what an organisation or team makes of one. Layers are laid one on another; what a
 * layer does not say stays as it is.
 */
export const Layer = z.strictObject({
  name: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,60}$/)),
  title: z.optional(z.string()),
  /** The pack that it is laid on; packs alone have none. */
  extends: z.optional(z.string()),
  rules: z.optional(z.record(z.string(), z.union([Level, RuleSetting]))),
  words: z.optional(z.record(z.string(), Words)),
  /** What things are called, such as the resident: `{ "resident": "customer" }`. */
  vocabulary: z.optional(z.record(z.string(), z.string())),
  /** Keys of sections that are expected to have content; replaces the template's own. */
  required: z.optional(z.array(z.string())),
  /** Areas that need an outcome or a talk on record. */
  areas: z.optional(z.array(Area)),
  stages: z.optional(z.array(StageLimit)),
  clocks: z.optional(Clocks),
  riskMode: z.optional(z.enum(["levels", "safety-plan", "none"])),
  /** How many signatures a finished plan has; `none` where a service asks for none. */
  signing: z.optional(z.enum(["both", "none"])),
  /** Keys of sections that may stay as they are for years. */
  steady: z.optional(z.array(z.string())),
});
export type Layer = z.infer<typeof Layer>;

/** All layers together, ready for checking. */
export type Config = {
  /** The layers, the lowest first. */
  layers: readonly Layer[];
  vocabulary: Vocabulary;
  /** Null where the template says. */
  required: ReadonlySet<string> | null;
  areas: readonly Area[];
  stages: readonly z.infer<typeof StageLimit>[];
  clocks: Clocks;
  riskMode: "levels" | "safety-plan" | "none";
  signing: "both" | "none";
  steady: ReadonlySet<string>;
  called: Readonly<Record<string, string>>;
  severityOf: (rule: Rule, messageId: string) => Level;
  tierOf: (rule: Rule, tier: Tier) => Tier;
  optionsOf: (rule: Rule) => unknown;
};

const LOUDNESS: readonly Tier[] = ["praise", "idea", "look", "fix"];

/** Lays layers one on another, the lowest first. Problems in them were told by `problemsIn`. */
export function createConfig(layers: readonly Layer[]): Config {
  const last = <Key extends keyof Layer>(key: Key): Layer[Key] | undefined =>
    layers.findLast((it) => it[key] !== undefined)?.[key];
  const settings = (rule: Rule) =>
    layers.flatMap((it) => {
      const setting = it.rules?.[rule.name];
      if (setting === undefined) return [];
      return typeof setting === "string" ? [{ severity: setting }] : [setting];
    });
  const known = new Map<Rule, { all: ReturnType<typeof settings>; options: unknown }>();
  const of = (rule: Rule) => {
    let it = known.get(rule);
    if (!it) {
      const all = settings(rule);
      const options = rule.options?.parse(Object.assign({}, ...all.map((one) => one.options)));
      known.set(rule, (it = { all, options }));
    }
    return it;
  };
  const required = last("required");
  return {
    layers,
    vocabulary: createVocabulary(editsIn(layers)),
    required: required ? new Set(required) : null,
    areas: last("areas") ?? [],
    stages: last("stages") ?? [],
    clocks: Object.assign({}, ...layers.map((it) => it.clocks)),
    riskMode: last("riskMode") ?? "safety-plan",
    signing: last("signing") ?? "both",
    steady: new Set(layers.flatMap((it) => it.steady ?? [])),
    called: Object.assign({}, ...layers.map((it) => it.vocabulary)),
    severityOf(rule, messageId) {
      let level: Level = rule.messages[messageId]?.severity ?? rule.severity;
      for (const { severity } of of(rule).all)
        if (typeof severity === "string") level = severity;
        else level = severity?.[messageId] ?? level;
      return level;
    },
    tierOf(rule, tier) {
      const set = of(rule).all.findLast((it) => it.tier)?.tier;
      return set && LOUDNESS.indexOf(set) < LOUDNESS.indexOf(tier) ? set : tier;
    },
    optionsOf: (rule) => of(rule).options,
  };
}

function editsIn(layers: readonly Layer[]): Partial<Record<ListName, ListEdit>> {
  const edits: Partial<Record<ListName, { add: string[]; remove: string[] }>> = {};
  for (const { words } of layers)
    for (const [list, { add = [], remove = [] }] of Object.entries(words ?? {})) {
      if (!isListName(list)) continue;
      const edit = (edits[list] ??= { add: [], remove: [] });
      const gone = new Set(remove.map((it) => it.word));
      edit.add = [...edit.add.filter((it) => !gone.has(it)), ...add];
      edit.remove = [...edit.remove.filter((it) => !add.includes(it)), ...gone];
    }
  return edits;
}

/** What is wrong in a layer beyond its form: rules, messages and lists that are not there. */
export function problemsIn(
  layer: Layer,
  rules: readonly Rule[],
  packs: readonly string[],
): string[] {
  const problems: string[] = [];
  const byName = new Map(rules.map((it) => [it.name, it]));
  if (layer.extends !== undefined && !packs.includes(layer.extends))
    problems.push(`There is no policy pack “${layer.extends}”. There are: ${packs.join(", ")}.`);
  for (const [name, setting] of Object.entries(layer.rules ?? {})) {
    const rule = byName.get(name);
    if (!rule) {
      problems.push(`There is no rule “${name}”.`);
      continue;
    }
    if (typeof setting === "string") continue;
    if (typeof setting.severity === "object")
      for (const id of Object.keys(setting.severity))
        if (!Object.hasOwn(rule.messages, id))
          problems.push(`The rule “${name}” has no message “${id}”.`);
    if (setting.options && !rule.options) problems.push(`The rule “${name}” has no options.`);
    else if (setting.options) {
      const read = rule.options?.safeParse(setting.options);
      for (const issue of read?.error?.issues ?? [])
        problems.push(`The options of “${name}”: ${[...issue.path, issue.message].join(": ")}.`);
    }
  }
  for (const list of Object.keys(layer.words ?? {}))
    if (!isListName(list)) problems.push(`There is no list of words “${list}”.`);
  return problems;
}

/** What holds for a rule, and which layer says so. */
export type Explained = { what: string; value: string; layer: string };

/** Every setting of a rule with the layer that it comes from; `shipped` where no layer says. */
export function explain(config: Config, rule: Rule): Explained[] {
  const rows: Explained[] = [];
  const from = (says: (setting: z.infer<typeof RuleSetting>) => boolean): string => {
    const layer = config.layers.findLast((it) => {
      const setting = it.rules?.[rule.name];
      if (setting === undefined) return false;
      return says(typeof setting === "string" ? { severity: setting } : setting);
    });
    return layer?.name ?? "shipped";
  };
  for (const id of Object.keys(rule.messages))
    rows.push({
      what: `severity of “${id}”`,
      value: config.severityOf(rule, id),
      layer: from(({ severity }) =>
        typeof severity === "object" ? severity[id] !== undefined : severity !== undefined,
      ),
    });
  const tier = config.tierOf(rule, rule.tier);
  rows.push({
    what: "tier",
    value: tier,
    layer: tier === rule.tier ? "shipped" : from((it) => it.tier !== undefined),
  });
  const options = config.optionsOf(rule);
  if (typeof options === "object" && options)
    for (const [name, value] of Object.entries(options))
      rows.push({
        what: `option ${name}`,
        value: JSON.stringify(value),
        layer: from((it) => it.options?.[name] !== undefined),
      });
  return rows;
}
