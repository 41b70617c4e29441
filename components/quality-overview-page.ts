import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Overview, type QualityFilter } from "#src/api/quality.ts";
import { ask } from "#src/browser/api-client.ts";
import { FreshAnswer } from "#src/browser/fresh-answer.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import { sentenceOf } from "./form-field.ts";
import {
  filterIn,
  goQuietly,
  overviewAddress,
  placesAddress,
  withQuery,
} from "./quality-address.ts";
import { qualityFilters } from "./quality-filters.ts";
import { monthsPart } from "./quality-months.ts";
import { areasTable, gapTiles, rulesTable } from "./quality-tables.ts";
import { behindInWords, countedRules, inPlaces, number, plansInWords } from "./quality-words.ts";
import { timeInWords } from "./words.ts";

/** While the server looks through thousands of plans, people see how far it has come. */
const COMING_MS = 5000;

/** What may need a conversation in the plans of the teams that somebody leads, in numbers. */
@customElement("ow-quality-overview-page")
export class OwQualityOverviewPage extends LitElement {
  /** How to reach the server and the device. */
  @property({ attribute: false }) outside: Outside | null = null;

  /** What the address narrows it to. */
  @property() search = "";

  #overview = new FreshAnswer(this, {
    ask: () => ask(Overview, "GET", withQuery("/api/quality/overview", filterIn(this.search))),
    isBehind,
    pauseAfter: (now, before) =>
      before && isBehind(before) && now.looked > before.looked ? COMING_MS : undefined,
  });
  #rules = countedRules();

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Quality overview – Ownwords";
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("search")) this.#overview.refresh();
  }

  protected override render() {
    const { answer: overview, failure } = this.#overview;
    const problem = failure ? sentenceOf(failure) : "";
    const filter = filterIn(this.search);
    return html`
      <h1>Quality overview</h1>
      <p class="lead">
        Where a conversation about a plan may help. These numbers are about words and gaps in plans;
        they rank nobody, and nothing is counted by who wrote it.
        <a href="/quality/about">What they are for, and what not</a>
      </p>
      ${problem ? this.#failed(problem, overview) : nothing}
      ${overview ? this.#numbers(overview, filter) : nothing}
      ${overview || problem ? nothing : html`<p class="quiet" role="status">Counting…</p>`}
    `;
  }

  #failed(problem: string, overview: Overview | null) {
    const old = overview
      ? ` The numbers below are from ${timeInWords(new Date(overview.asOf))}.`
      : "";
    return html`<div class="notice" role="alert">
      <p>${problem}${old}</p>
      <button class="button small-button" type="button" @click=${this.#overview.refresh}>Try again</button>
    </div>`;
  }

  #numbers(overview: Overview, filter: QualityFilter) {
    const behind = behindInWords(overview);
    return html`
      ${qualityFilters(overview, this.#rules, filter, (it) => goQuietly(overviewAddress(it)))}
      <p class=${behind ? "notice" : "visually-hidden"} role="status">${behind}</p>
      ${overview.plans ? this.#found(overview, filter) : nothingHere(filter)}
    `;
  }

  #found(overview: Overview, filter: QualityFilter) {
    const { findings } = overview;
    const isNarrowed = Object.keys(filter).length > 0;
    return html`
      <p class="headline">
        <a href=${placesAddress(filter)}
          ><strong>${number(findings.plans)}</strong> of ${plansInWords(findings.of)}</a
        >${` ${findings.of === 1 ? "has" : "have"} something to settle or to look at, in ${inPlaces(findings.places)}. `}
        ${isNarrowed ? html`<a href="/quality">Show all plans</a>` : nothing}
      </p>
      <p>
        <a href=${withQuery("/quality/reviews", filter)}
          >${isNarrowed ? "Draw a sample of these plans" : "Draw a sample to review"}</a
        >
      </p>
      <section aria-labelledby="quality-gaps">
        <h2 id="quality-gaps">Gaps and dates</h2>
        ${gapTiles(overview, filter)}
      </section>
      <section aria-labelledby="quality-rules">
        <h2 id="quality-rules">What was noticed</h2>
        ${rulesTable(overview, filter)}
      </section>
      <section aria-labelledby="quality-areas">
        <h2 id="quality-areas">By area of life</h2>
        ${areasTable(overview, filter)}
      </section>
      <section aria-labelledby="quality-months">
        <h2 id="quality-months">Month by month</h2>
        ${
          filter.rule || filter.area || filter.stage
            ? html`<p class="quiet">The months are kept for whole teams and templates, whatever else is chosen.</p>`
            : nothing
        }
        ${monthsPart(overview)}
      </section>
    `;
  }
}

function isBehind({ looked, plans }: Overview): boolean {
  return looked < plans;
}

function nothingHere(filter: QualityFilter) {
  return Object.keys(filter).length
    ? html`<p class="empty">No plan in use fits this. <a href="/quality">Show all plans</a></p>`
    : html`<p class="empty">The teams that you lead have no plan in use yet.</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-overview-page": OwQualityOverviewPage;
  }
}
