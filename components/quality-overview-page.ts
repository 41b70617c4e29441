import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Overview, type QualityFilter } from "#src/api/quality.ts";
import { ApiProblem, ask } from "#src/browser/api-client.ts";
import { createAskAgain } from "#src/browser/ask-again.ts";
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

  @state() private overview: Overview | null = null;
  @state() private problem = "";

  /** Which question the last answer was to; an answer to an older one is not shown. */
  #asked = 0;
  #again = createAskAgain(() => void this.#load());
  #rules = countedRules();

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Quality overview – Ownwords";
    addEventListener("focus", this.#refresh);
    addEventListener("online", this.#refresh);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("focus", this.#refresh);
    removeEventListener("online", this.#refresh);
    this.#asked++;
    this.#again.stop();
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("search")) this.#refresh();
  }

  protected override render() {
    const { overview, problem } = this;
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
      <button class="button small-button" type="button" @click=${this.#refresh}>Try again</button>
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

  #refresh = () => {
    this.#again.afresh();
    void this.#load();
  };

  /** Asks for the numbers; again and again while the page is seen, soon where the server is behind. */
  async #load() {
    const asked = ++this.#asked;
    const { search } = this;
    let isComing = false;
    try {
      const overview = await ask(
        Overview,
        "GET",
        withQuery("/api/quality/overview", filterIn(search)),
      );
      if (asked !== this.#asked) return;
      const wasBehind = !!this.overview && this.overview.looked < this.overview.plans;
      if (!wasBehind && overview.looked < overview.plans) this.#again.afresh();
      isComing = wasBehind && overview.looked > (this.overview?.looked ?? 0);
      this.overview = overview;
      this.problem = "";
    } catch (problem) {
      if (asked !== this.#asked) return;
      this.problem = sentenceOf(problem);
      if (problem instanceof ApiProblem && [401, 403].includes(problem.status)) return;
    }
    this.#again.later(isComing ? COMING_MS : undefined);
  }
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
