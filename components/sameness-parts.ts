import { html, nothing, type TemplateResult } from "lit";
import { addressAt } from "#src/api/quality.ts";
import type { FoundSameness, SamenessQuestion, SameWording } from "#src/api/sameness.ts";
import { withQuery } from "./quality-address.ts";
import { number, ofPlans, plansInWords } from "./quality-words.ts";
import { bar } from "./quality-tables.ts";
import "./sameness-map.ts";
import {
  aboutInWords,
  alikeInWords,
  headingInWords,
  howManyInWords,
  whatToDo,
  whereInWords,
} from "./sameness-words.ts";

type Part = FoundSameness["templates"][number];

/** The address of the page, narrowed. */
export function samenessAddress(question: SamenessQuestion): string {
  return withQuery("/quality/sameness", question);
}

/** Under which headings wording recurs, one drawing with its table for each template. */
export function mapsPart({ sections }: FoundSameness): TemplateResult {
  const byTemplate = Map.groupBy(sections, (it) => it.template);
  return html`
    <p>
      Each block is a heading of the template: as wide as there is writing under it, and filled as far
      as that writing recurs. The numbers are those of the table.
    </p>
    ${[...byTemplate.values()].map(
      (its) => html`<div class="sameness-template">
        ${byTemplate.size > 1 ? html`<h3>${its[0]?.templateTitle}</h3>` : nothing}
        <ow-sameness-map .sections=${its}></ow-sameness-map>
      </div>`,
    )}
  `;
}

/** The wordings, each with what is known of it, what may be done, and the way into the plans. */
export function wordingsPart(
  { wordings, total }: Pick<FoundSameness, "wordings" | "total">,
  hasTeams: boolean,
): TemplateResult {
  return html`
    <ol role="list" class="place-plans">
      ${wordings.map((it) => wordingPart(it, hasTeams))}
    </ol>
    ${
      wordings.length < total
        ? html`<p class="quiet">
            These are the ${number(wordings.length)} in plans of the most residents;
            ${number(total - wordings.length)} more are in fewer.
          </p>`
        : nothing
    }
  `;
}

function wordingPart(wording: SameWording, hasTeams: boolean): TemplateResult {
  const { sections, places, plans } = wording;
  const { title, words } = whatToDo(wording);
  const where = whereInWords(wording);
  return html`<li class="place-plan sameness-wording">
    <h3>${where}</h3>
    <p class="quiet small">${aboutInWords(wording, hasTeams)}</p>
    <p><strong>${howManyInWords(wording)}</strong>${` ${alikeInWords(wording)}`}</p>
    ${
      sections.length > 1
        ? html`<ul class="small">
            ${sections.map((it) => html`<li>${headingInWords(it)}</li>`)}
          </ul>`
        : nothing
    }
    <p><strong>${title}.</strong>${` ${words}`}</p>
    <details>
      <summary>Open one of the plans<span class="visually-hidden">: ${where}</span></summary>
      <ul>
        ${places.map(
          (it) => html`<li>
            <a href=${addressAt(it.plan, it.entity, it.section)}
              >${it.resident || "No name yet"}, ${it.reference}</a
            >
          </li>`,
        )}
      </ul>
      ${
        places.length < plans
          ? html`<p class="quiet small">And ${plansInWords(plans - places.length)} more.</p>`
          : nothing
      }
    </details>
  </li>`;
}

/** How many plans have something that recurs, by template, and by team where that can be told. */
export function sharesPart(
  { templates, teams }: Pick<FoundSameness, "templates" | "teams">,
  hasTeams: boolean,
): TemplateResult {
  return html`
    ${sharesTable("Template", templates, (it) => samenessAddress({ template: it.name }))}
    ${teams ? sharesTable("Team", teams, (it) => samenessAddress({ team: it.name }), false) : nothing}
    ${
      hasTeams && !teams
        ? html`<p class="quiet">
            Nothing is told by team here: in one of them it would be about fewer than five plans, which
            may be one person’s.
          </p>`
        : nothing
    }
  `;
}

function sharesTable(
  of: string,
  parts: readonly Part[],
  address: (part: Part) => string,
  hasBars = true,
): TemplateResult {
  return html`<table class="bars sameness-bars">
    <thead>
      <tr>
        <th scope="col">${of}</th>
        <th scope="col">Plans in which something recurs</th>
      </tr>
    </thead>
    <tbody>
      ${parts.map(
        (it) => html`<tr>
          <th scope="row"><span class="bar-label">${it.title}</span>${hasBars ? bar(it) : nothing}</th>
          <td>
            ${
              it.plans
                ? html`<a href=${address(it)}
                    >${ofPlans(it)}<span class="visually-hidden">: ${it.title}</span></a
                  >`
                : ofPlans(it)
            }
          </td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
