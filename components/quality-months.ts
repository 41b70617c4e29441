import { html, type TemplateResult } from "lit";
import { GAPS, type Overview } from "#src/api/quality.ts";
import { gapLabels } from "#src/report/gap-labels.ts";
import "./month-trend.ts";
import { monthInWords, number } from "./quality-words.ts";

/** How things went from month to month: one line each, and all of it as a table. */
export function monthsPart({ months }: Overview): TemplateResult {
  const lines = [
    {
      label: "Plans with something open",
      months: months.map((it) => ({ month: it.month, plans: it.withFindings, of: it.plans })),
    },
    ...GAPS.map((gap) => ({
      label: gapLabels[gap],
      months: months.map((it) => ({ month: it.month, plans: it.gaps[gap], of: it.plans })),
    })),
  ];
  return html`
    <div class="trends">
      ${lines.map(
        (it) => html`<ow-month-trend .label=${it.label} .months=${it.months}></ow-month-trend>`,
      )}
    </div>
    <details class="months-table">
      <summary>All months as a table</summary>
      <div class="scroller" tabindex="0" role="region" aria-label="All months">
        <table>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">Plans</th>
              ${lines.map((it) => html`<th scope="col">${it.label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${months.toReversed().map(
              (it) => html`<tr>
                <th scope="row">${monthInWords(it.month)}</th>
                <td>${number(it.plans)}</td>
                <td>${number(it.withFindings)}</td>
                ${GAPS.map((gap) => html`<td>${number(it.gaps[gap])}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}
