import { html, nothing, type TemplateResult } from "lit";
import { GAPS, type Overview, type QualityFilter, type Tally } from "#src/api/quality.ts";
import { gapLabels } from "#src/report/gap-labels.ts";
import { placesAddress } from "./quality-address.ts";
import {
  inPlaces,
  number,
  ofPlans,
  plansInWords,
  rightInWords,
  ruleWords,
} from "./quality-words.ts";
import { ruleAddress } from "./rule-words.ts";

/** What was noticed, by rule: bars on one scale, each number with what it is a part of. */
export function rulesTable({ rules }: Overview, filter: QualityFilter): TemplateResult {
  const found = rules.filter((it) => it.plans || it.dismissed);
  if (!found.length) return html`<p class="quiet">Nothing is open in these plans.</p>`;
  return table(
    "What was noticed",
    found.map((it) => {
      const own = { ...filter, rule: it.rule };
      const words = ruleWords(it.rule);
      return row({
        label: html`<a href=${ruleAddress(it.rule, "")}>${words}</a>`,
        note: rightInWords(it.rule),
        about: words,
        tally: it,
        href: placesAddress(own),
        more: it.dismissed
          ? html` ·
              <a href=${placesAddress(own, { dismissed: true })}
                >${number(it.dismissed)} set aside<span class="visually-hidden">: ${words}</span></a
              >`
          : nothing,
      });
    }),
  );
}

/** The same findings by area of life, of the plans that have an outcome in it. */
export function areasTable({ areas }: Overview, filter: QualityFilter): TemplateResult {
  if (!areas.length)
    return html`<p class="quiet">No outcome of these plans says which area of life it is in.</p>`;
  return table(
    "Area of life",
    areas.map((it) =>
      row({
        label: it.title,
        note: "",
        about: it.title,
        tally: it,
        href: placesAddress({ ...filter, area: it.area }),
        more: nothing,
      }),
    ),
  );
}

/** What plans lack or are about to come to, each as one number that leads to its list. */
export function gapTiles({ gaps }: Overview, filter: QualityFilter): TemplateResult {
  return html`<ul role="list" class="tiles">
    ${GAPS.map((gap) => {
      const tally = gaps[gap];
      return html`<li>
        <a class="tile" href=${placesAddress(filter, { gap })}>
          <span class="tile-label">${gapLabels[gap]}</span>
          <span class="tile-number"
            ><strong>${number(tally.plans)}</strong> of ${plansInWords(tally.of)}</span
          >
          <span class="bar-note">${inPlaces(tally.places)}</span>
        </a>
      </li>`;
    })}
  </ul>`;
}

type Row = {
  label: TemplateResult | string;
  note: string;
  /** What the number is of, for those who hear the link alone. */
  about: string;
  tally: Tally;
  href: string;
  more: TemplateResult | typeof nothing;
};

function row({ label, note, about, tally, href, more }: Row): TemplateResult {
  return html`<tr>
    <th scope="row">
      <span class="bar-label">${label}</span>
      ${note ? html`<span class="bar-note">${note}</span>` : nothing} ${bar(tally)}
    </th>
    <td>
      ${
        tally.places
          ? html`<a href=${href}>${ofPlans(tally)}<span class="visually-hidden">: ${about}</span></a>`
          : ofPlans(tally)
      }
      <span class="bar-note">${inPlaces(tally.places)}${more}</span>
    </td>
  </tr>`;
}

function table(of: string, rows: readonly TemplateResult[]): TemplateResult {
  return html`<table class="bars">
    <thead>
      <tr>
        <th scope="col">${of}</th>
        <th scope="col">In how many plans</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** A bar as long as a share of all: decoration beside the numbers that it is drawn from. */
export function bar({ plans, of }: Pick<Tally, "plans" | "of">): TemplateResult {
  const share = of ? Math.min(100, (100 * plans) / of) : 0;
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    <rect class="bar-all" width="100" height="1"></rect>
    <rect class="bar-part" width=${share} height="1"></rect>
  </svg>`;
}
