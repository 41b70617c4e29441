import { html, nothing, type TemplateResult } from "lit";
import type { Overview } from "#src/api/quality.ts";
import type { RuleSums } from "#src/api/rules-in-use.ts";
import { count } from "#src/plan/in-words.ts";
import { Reason } from "#src/plan/record.ts";
import { placesAddress } from "./quality-address.ts";
import { inPlaces, monthInWords, ofPlans } from "./quality-words.ts";
import { reasonInWords } from "./reasons.ts";

/** What is known of how rules do: in plans as they are now, and over the last year. */
export type RuleFigures = {
  /** Null for whoever leads no team. */
  now: Pick<Overview, "rules" | "plans"> | null;
  year: RuleSums | null;
  /** The one team that it is about. */
  team: string | undefined;
};

type Sums = RuleSums["rules"][number];

/** From how many findings on it says something that one in ten were called not useful. */
const ENOUGH = 20;
const TOO_OFTEN = 0.1;

/** How a rule does, in a line of a list. */
export function sumsLine(rule: string, { now, year, team }: RuleFigures): TemplateResult | null {
  const tally = now?.rules.find((it) => it.rule === rule);
  const sums = year?.rules.find((it) => it.rule === rule);
  if (!tally && !sums) return null;
  return html`<p>
    ${
      tally
        ? html`<a href=${placesAddress({ rule, team })}>Open in ${ofPlans(tally)}</a>, ${inPlaces(tally.places)}. `
        : nothing
    }${sums ? `In a year: ${yearInWords(sums)}.` : nothing}
    ${sums && isDoubtful(sums) ? html`<strong>${DOUBTFUL}</strong>` : nothing}
  </p>`;
}

/** How a rule does, with everything that is known. */
export function sumsTable(rule: string, figures: RuleFigures): TemplateResult {
  const { now, year, team } = figures;
  const tally = now?.rules.find((it) => it.rule === rule);
  const sums = year?.rules.find((it) => it.rule === rule);
  const times = (it: number) => count(it, "time");
  return html`
    <dl class="rule-sums">
      <div>
        <dt>Open now</dt>
        <dd>
          ${
            tally
              ? html`<a href=${placesAddress({ rule, team })}>${ofPlans(tally)}, ${inPlaces(tally.places)}</a>`
              : now
                ? `In none of ${count(now.plans, "plan")}. Ideas are not counted.`
                : "You lead no team, so no plan is counted."
          }
        </dd>
      </div>
      ${
        sums
          ? html`<div>
                <dt>Noticed</dt>
                <dd>${times(sums.found)}</dd>
              </div>
              <div>
                <dt>Gone after somebody wrote</dt>
                <dd>${times(sums.gone)}</dd>
              </div>
              <div>
                <dt>Set aside</dt>
                <dd>
                  ${times(asideIn(sums))}
                  ${asideIn(sums) ? html`<ul>${reasonsOf(sums).map((it) => html`<li>${it}</li>`)}</ul>` : nothing}
                </dd>
              </div>`
          : nothing
      }
    </dl>
    ${year ? html`<p class="quiet">${sums ? "Noticed, gone and set aside" : "Nothing was noticed"} since ${monthInWords(year.since)}, in the teams that you lead. Restricted plans are left out, and nothing is counted by person.</p>` : nothing}
    ${sums && isDoubtful(sums) ? html`<p class="notice">${DOUBTFUL} It may help more when it is asked more quietly here.</p>` : nothing}
  `;
}

function yearInWords(sums: Sums): string {
  const aside = asideIn(sums);
  const wrong = sums.aside["wrong"] ?? 0;
  return [
    `noticed ${count(sums.found, "time")}`,
    `gone after somebody wrote ${count(sums.gone, "time")}`,
    `set aside ${count(aside, "time")}${wrong ? ` (${wrong} not useful)` : ""}`,
  ].join(", ");
}

function reasonsOf({ aside }: Sums): string[] {
  return Object.entries(aside)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, times]) => `${whyInWords(reason)}: ${count(times, "time")}`);
}

function whyInWords(reason: string): string {
  const known = Reason.safeParse(reason).data;
  if (!known) return reason;
  if (known === "wrong") return "Not useful, or wrong";
  if (known === "other") return "Something else";
  return reasonInWords(known, "the person");
}

const asideIn = ({ aside }: Sums) => Object.values(aside).reduce((sum, it) => sum + it, 0);

const isDoubtful = ({ found, aside }: Sums) =>
  found >= ENOUGH && (aside["wrong"] ?? 0) > found * TOO_OFTEN;

const DOUBTFUL = "More than one in ten were called not useful.";
