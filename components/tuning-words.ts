import type { Effect, TunedSetting, Tuning } from "#src/api/rules-in-use.ts";
import type { Rule, Tier } from "#src/lint/rule.ts";
import { count } from "#src/plan/in-words.ts";
import { tiers } from "./tier-words.ts";
import { momentInWords } from "./words.ts";

/** How a question can be asked here: as it is shipped, more quietly, or not at all. */
export type Loudness = "" | "look" | "idea" | "off";

const LOUDER: readonly Tier[] = ["praise", "idea", "look", "fix"];

/** The ways in which a question can be asked, from the one that is shipped down, in words. */
export function loudnessOf({ tier }: Pick<Rule, "tier">): { value: Loudness; words: string }[] {
  const quieter = (["look", "idea"] as const).filter(
    (it) => LOUDER.indexOf(it) < LOUDER.indexOf(tier),
  );
  return [
    { value: "", words: `As Ownwords does: “${tiers[tier].words}”` },
    ...quieter.map((value) => ({ value, words: LOUDNESS[value] })),
    { value: "off", words: LOUDNESS.off },
  ];
}

const LOUDNESS = {
  look: "More quietly: “Worth a look”",
  idea: "Only as an idea, in the list",
  off: "Not at all",
} as const;

/** How much a question can matter, in words; empty for what the policy pack says. */
export const matters = {
  "": "As the policy pack says",
  error: "To be settled before the plan is finished",
  warning: "Better settled",
  advice: "Advice",
} as const;

/** What rules can be told beside that, by rule and option. */
export const options: Readonly<Record<string, readonly RuleOption[]>> = {
  "plain-words": [
    { name: "longest", label: "The most words that a sentence may have", kind: "number", least: 8 },
  ],
  "few-outcomes-at-a-time": [
    { name: "most", label: "The most outcomes at a time", kind: "number", least: 1 },
  ],
  "open-timeframe-has-review": [
    { name: "endAlways", label: "Every outcome has an end here", kind: "yes-no", least: 0 },
  ],
};

/** Something that a rule can be told: a number, or yes or no. */
export type RuleOption = { name: string; label: string; kind: "number" | "yes-no"; least: number };

/** How a rule is set, in words: "Only as an idea, in the list." */
export function settingInWords(rule: string, setting: TunedSetting | null): string {
  if (!setting) return "As Ownwords does, and the policy pack says.";
  const { severity, tier, options: told = {} } = setting;
  if (severity === "off") return `${LOUDNESS.off}.`;
  const parts = [
    tier ? LOUDNESS[tier] : "",
    severity ? `how much it matters: ${lower(matters[severity])}` : "",
    ...Object.entries(told).map(([name, value]) => {
      const label = options[rule]?.find((it) => it.name === name)?.label ?? name;
      return `${lower(label)}: ${value === true ? "yes" : value === false ? "no" : value}`;
    }),
  ].filter(Boolean);
  const words = parts.join("; ") || "As Ownwords does";
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Who set a rule, and when: "Lee Hall, today at 14:05". */
export function tunedByInWords({ by, at }: Pick<Tuning, "by" | "at">, now: Date): string {
  return `${by || "Somebody"}, ${momentInWords(at, now)}`;
}

/** What a setting would do, one sentence for each kind of place. */
export function effectInWords(effect: Effect): string[] {
  if (!effect.of)
    return [
      "You lead no team with plans in use, so there is nothing to look through. You can save it all the same.",
    ];
  const kinds = [
    ["goes", "Not asked any more"],
    ["changes", "Asked on, but more quietly or with another weight"],
    ["comes", "Newly asked"],
    ["stays", "Asked as before"],
  ] as const;
  const lines = kinds
    .filter(([kind]) => effect[kind].places)
    .map(([kind, words]) => {
      const { plans, places } = effect[kind];
      return `${words}: ${count(places, "place")} in ${plans} of ${count(effect.of, "plan")}.`;
    });
  return lines.length
    ? lines
    : [`It is asked nowhere in your ${count(effect.of, "plan")}, before or after.`];
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
