import { html, type TemplateResult } from "lit";
import type { Overview, QualityFilter } from "#src/api/quality.ts";
import { textIn } from "./form-field.ts";
import { filterChoice } from "./quality-filters.ts";

/** How many plans are drawn unless somebody says otherwise, and at most. */
const USUAL_SIZE = 10;
const MOST = 200;

/** What the form for a new sample begins with, and what it does. */
type SampleForm = {
  overview: Pick<Overview, "teams" | "templates" | "stages" | "areas">;
  rules: readonly { name: string; title: string }[];
  filter: QualityFilter;
  choose: (filter: QualityFilter) => void;
  submit: (event: SubmitEvent) => void;
  isSending: boolean;
};

/** Asks which plans are meant, how many are drawn, and what for. */
export function sampleForm(form: SampleForm): TemplateResult {
  const { overview, rules, filter, choose, submit, isSending } = form;
  const field = (
    name: keyof QualityFilter,
    label: string,
    all: string,
    choices: readonly { name: string; title: string; plans?: number }[],
  ) =>
    filterChoice(name, label, all, choices, filter[name] ?? "", (value) => {
      const { [name]: _, ...others } = filter;
      choose(value ? { ...others, [name]: value } : others);
    });
  return html`<form class="sample-form" @submit=${submit}>
    <div class="quality-filters">
      ${field("team", "Team", "All your teams", overview.teams)}
      ${field("template", "Template", "All templates", overview.templates)}
      ${field("stage", "Stage", "All stages", overview.stages)}
      ${field(
        "area",
        "Area of life",
        "All areas",
        overview.areas.map((it) => ({ name: it.area, title: it.title })),
      )}
      ${field("rule", "What was noticed", "Any or nothing", rules)}
    </div>
    <div class="quality-filters">
      <div class="field">
        <label for="sample-size">How many plans</label>
        <input
          id="sample-size"
          class="input"
          name="size"
          type="number"
          min="1"
          max=${MOST}
          value=${USUAL_SIZE}
          required
        />
      </div>
      <div class="field">
        <label for="sample-purpose">What it is for</label>
        <input
          id="sample-purpose"
          class="input"
          name="purpose"
          maxlength="200"
          autocomplete="off"
          placeholder="Audit in spring"
          aria-describedby="sample-purpose-hint"
        />
        <p class="quiet small" id="sample-purpose-hint">
          No names, please: everybody who leads these teams can read it.
        </p>
      </div>
    </div>
    <details class="fold">
      <summary>More</summary>
      <div class="field">
        <label for="sample-seed">Seed, to draw the same plans again</label>
        <input
          id="sample-seed"
          class="input"
          name="seed"
          maxlength="40"
          pattern="[A-Za-z0-9\\-]+"
          autocomplete="off"
          aria-describedby="sample-seed-hint"
        />
        <p class="quiet small" id="sample-seed-hint">
          Letters, digits and hyphens. Left empty, one is made up; either way it is kept with the sample.
        </p>
      </div>
    </details>
    <div class="comment-acts">
      <button class="button main" ?disabled=${isSending}>${isSending ? "Drawing…" : "Draw a sample"}</button>
    </div>
  </form>`;
}

/** What somebody wrote in such a form. */
export function readSampleForm(form: FormData): { size: number; purpose: string; seed?: string } {
  const seed = textIn(form, "seed").trim();
  return {
    size: Number(textIn(form, "size")),
    purpose: textIn(form, "purpose").trim(),
    ...(seed && { seed }),
  };
}
