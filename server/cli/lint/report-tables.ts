import type { Count } from "#src/lint/across/counts.ts";
import { howRight } from "#src/lint/how-right.ts";
import type { Tier } from "#src/lint/rule.ts";
import { Reason } from "#src/plan/record.ts";
import type { Across } from "./across.ts";
import type { Ended } from "./format.ts";
import { REASONS } from "./in-plan.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import type { Tally } from "./tally.ts";

/** What the tiers are called for people. */
export const TIER_NAMES: Readonly<Record<Tier, string>> = {
  fix: "sure",
  look: "likely",
  idea: "an idea",
  praise: "good",
};

/** What was read and how much was found. */
export function overview({ tally: { all } }: Ended): Markup {
  const rows: [string, number][] = [
    ["Plans", all.plans],
    ["Outcomes in them", all.outcomes],
    ["Findings", all.found],
    ["Findings that are errors to the policy pack", all.error],
    ["Findings that are warnings", all.warning],
    ["Findings that are advice", all.advice],
    ["Findings that are sure", all.fix],
    ["Findings that are likely", all.look],
    ["Findings that are an idea", all.idea],
    ["Quieter findings, not told here", all.quieter],
    ["Known from the baseline, not told here", all.known],
    ["Dismissed by people", all.dismissed],
    ["Noticed as good", all.praise],
  ];
  return table("Plans and findings", ["What", "How many"], rows);
}

/** What was found by each rule, with how much it looked at. */
export function ruleTable({ tally, rules }: Ended): Markup {
  const rows = rules.flatMap(({ name }): (string | number)[][] => {
    const it = tally.rules[name];
    if (!it) return [];
    const { plans, places, plansWith, found, fix, look, idea, error, warning, advice } = it;
    const sureness = [...nonZero({ sure: fix, likely: look, idea })].join(", ");
    const levels = [...nonZero({ error, warning, advice })].join(", ");
    const { dismissed, praise } = it;
    const right = howRight(name);
    return [[name, found, plansWith, plans, places, sureness, right, levels, dismissed, praise]];
  });
  rows.sort(([, a], [, b]) => Number(b) - Number(a));
  const heads = [
    "Rule",
    "Findings",
    "Plans with one",
    "Plans looked at",
    "Places looked at",
    "How sure",
    "Right when measured",
    "Severity",
    "Dismissed",
    "Good",
  ];
  return markup`<p>A place is a piece of writing of the kind that the rule looks at, an outcome, or a whole plan. Rules that a plan's policy pack turns off do not look at it. Those that found most come first. “Right when measured” says how often the rule was right on labelled wording that it was not written against.</p>
${table("What each rule found and looked at", heads, rows)}`;
}

/** What was found by area of life. */
export function areaTable({ areas, all }: Tally): Markup {
  const titles = Object.keys(areas).sort((a, b) =>
    a && b ? a.localeCompare(b, "en") : a ? -1 : 1,
  );
  const rows = titles.map((title): (string | number)[] => {
    const { outcomes = 0, found = 0 } = areas[title] ?? {};
    return [title || "No area said", outcomes, found];
  });
  rows.push(["About no single outcome", "", all.whole]);
  return markup`<p>An outcome of several areas counts in each of them.</p>
${table("Outcomes and findings by area", ["Area", "Outcomes", "Findings"], rows)}`;
}

/** How often people dismissed a finding, by reason. */
export function dismissalTable({ reasons }: Tally): Markup {
  const rows = Reason.options.flatMap((it): (string | number)[][] =>
    reasons[it] ? [[REASONS[it], reasons[it]]] : [],
  );
  if (!rows.length) return markup`<p>Nothing was dismissed.</p>\n`;
  return table("Dismissed findings by reason", ["Reason", "Findings"], rows);
}

/** Wording that stands in several plans: something to mend in templates and training. */
export function acrossTable({ compared, nearly, clusters, more }: Across): Markup {
  const named = (counts: readonly Count[]) =>
    counts.map((it) => `${it.name} ${it.plans}`).join(", ");
  const rows = clusters.map(({ plans, byTemplate, bySection, words }): (string | number)[] => [
    words.map((it) => `“${it}”`).join(" ") || "Words not shown",
    plans,
    named(byTemplate),
    named(bySection),
  ]);
  const heads = ["What they share", "Plans", "Templates", "Sections"];
  return markup`<p>Of ${compared} texts that were compared, ${nearly} came near to another plan's wording and are in no row. Names, pronouns, numbers and dates make no difference. ${more ? `There are ${more} rows more.` : ""}</p>
${table("Wording that stands in several plans", heads, rows)}`;
}

/** What could not be checked; nothing where everything could. */
export function problemList({ problems }: Ended): Markup {
  if (!problems.length) return NOTHING;
  return markup`<section aria-labelledby="problems">
<h2 id="problems">What could not be checked</h2>
<ul>
${problems.map((it) => markup`<li>${it.error}</li>\n`)}</ul>
</section>
`;
}

/** A table of which the first column names its rows. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Markup {
  const isNumber = (at: number) =>
    at > 0 && rows.every((it) => it[at] === "" || typeof it[at] === "number");
  const kind = (at: number) => (isNumber(at) ? markup` class="number"` : NOTHING);
  return markup`<div class="wide" role="region" tabindex="0" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr>${heads.map((it, at) => markup`<th scope="col"${kind(at)}>${it}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([name = "", ...cells]) =>
    markup`<tr><th scope="row">${name}</th>${cells.map(
      (it, at) => markup`<td${kind(at + 1)}>${it}</td>`,
    )}</tr>\n`,
)}</tbody>
</table>
</div>
`;
}

function* nonZero(counts: Readonly<Record<string, number>>): Generator<string> {
  for (const [name, count] of Object.entries(counts)) if (count) yield `${count} ${name}`;
}
