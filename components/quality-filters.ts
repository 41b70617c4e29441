import { html, type TemplateResult } from "lit";
import type { Overview, QualityFilter } from "#src/api/quality.ts";
import { number } from "./quality-words.ts";

type Choose = (filter: QualityFilter) => void;
type Named = { name: string; title: string; plans?: number };

/** What narrows the overview: each choice is in the address, so that it can be gone back to and shared. */
export function qualityFilters(
  { teams, templates, stages, areas }: Pick<Overview, "teams" | "templates" | "stages" | "areas">,
  rules: readonly Named[],
  filter: QualityFilter,
  choose: Choose,
): TemplateResult {
  const lives = areas.map((it) => ({ name: it.area, title: it.title }));
  const field = (
    name: keyof QualityFilter,
    label: string,
    all: string,
    choices: readonly Named[],
  ) =>
    filterChoice(name, label, all, choices, filter[name] ?? "", (value) => {
      const { [name]: _, ...others } = filter;
      choose(value ? { ...others, [name]: value } : others);
    });
  return html`<search class="quality-filters" aria-label="Narrow the numbers">
    ${field("team", "Team", "All your teams", teams)}
    ${field("template", "Template", "All templates", templates)}
    ${field("stage", "Stage", "All stages", stages)}
    ${field("area", "Area of life", "All areas", lives)}
    ${field("rule", "What was noticed", "Anything", rules)}
  </search>`;
}

/** One thing to narrow by, out of what there is. */
export function filterChoice(
  name: string,
  label: string,
  all: string,
  choices: readonly Named[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  const isThere = !chosen || choices.some((it) => it.name === chosen);
  const shown = isThere ? choices : [...choices, { name: chosen, title: chosen }];
  return html`<div class="field">
    <label for="quality-${name}">${label}</label>
    <select
      id="quality-${name}"
      class="select"
      @change=${(event: Event & { target: HTMLSelectElement }) => choose(event.target.value)}
    >
      <option value="" .selected=${!chosen}>${all}</option>
      ${shown.map(
        (it) =>
          html`<option value=${it.name} .selected=${it.name === chosen}>
            ${it.plans === undefined ? it.title : `${it.title} (${number(it.plans)})`}
          </option>`,
      )}
    </select>
  </div>`;
}
