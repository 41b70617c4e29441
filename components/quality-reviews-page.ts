import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Overview, type QualityFilter } from "#src/api/quality.ts";
import type { Sample, SampleWithPlans } from "#src/api/reviews.ts";
import { ask } from "#src/browser/api-client.ts";
import { drawSample, listSamples, sampleOf } from "#src/browser/reviews.ts";
import { goTo } from "./app.ts";
import { sentenceOf } from "./form-field.ts";
import { filterIn, goQuietly, withQuery } from "./quality-address.ts";
import { countedRules } from "./quality-words.ts";
import { sampleName } from "./review-words.ts";
import { readSampleForm, sampleForm } from "./sample-form.ts";
import { sampleAddress, sampleList } from "./sample-list.ts";
import { sampleView } from "./sample-view.ts";

/** Samples of plans to be looked at: all of them and a new one, or one with its plans. */
@customElement("ow-quality-reviews-page")
export class OwQualityReviewsPage extends LitElement {
  /** Which sample, as the address asks for it; or which plans a new one is drawn from. */
  @property() search = "";

  @state() private samples: readonly Sample[] | null = null;
  @state() private sample: SampleWithPlans | null = null;
  /** What teams, templates and stages are called, and how many plans each has. */
  @state() private names: Overview | null = null;
  @state() private problem = "";
  @state() private isSending = false;
  #rules = countedRules();
  #asked = 0;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener("focus", this.#load);
    addEventListener("online", this.#load);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("focus", this.#load);
    removeEventListener("online", this.#load);
    this.#asked++;
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has("search")) return;
    if (this.sample?.id !== this.#id) this.sample = null;
    void this.#load();
  }

  protected override updated() {
    const name = this.sample ? sampleName(this.sample) : "Reviews";
    document.title = `${name} – Quality – Ownwords`;
  }

  protected override render() {
    return html`
      ${this.#id ? nothing : this.#head()}
      ${
        this.problem
          ? html`<div class="notice" role="alert">
              <p>${this.problem}</p>
              <button class="button small-button" type="button" @click=${this.#load}>Try again</button>
            </div>`
          : nothing
      }
      ${this.#id ? this.#one() : this.#all()}
    `;
  }

  #head() {
    return html`
      <h1>Reviews</h1>
      <p class="lead">
        Draw some plans by lot, look at them one after the other, and say what would help. Whoever
        writes a plan sees beside its words what is asked for, and answers there.
      </p>
    `;
  }

  #one() {
    if (this.sample) return sampleView(this.sample, this.names);
    if (this.problem) return html`<p><a href="/quality/reviews">All samples</a></p>`;
    return html`<p class="quiet" role="status">Looking for the sample…</p>`;
  }

  #all() {
    const { names, samples } = this;
    if (!names || !samples)
      return this.problem ? nothing : html`<p class="quiet" role="status">Looking for samples…</p>`;
    return html`
      <section aria-labelledby="sample-new">
        <h2 id="sample-new">Draw a sample</h2>
        ${sampleForm({
          overview: names,
          rules: this.#rules,
          filter: filterIn(this.search),
          choose: (it) => goQuietly(withQuery("/quality/reviews", it)),
          submit: (event) => void this.#draw(event),
          isSending: this.isSending,
        })}
      </section>
      <section aria-labelledby="sample-list">
        <h2 id="sample-list">Samples</h2>
        ${sampleList(samples, names)}
      </section>
    `;
  }

  get #id(): string {
    return new URLSearchParams(this.search).get("sample") ?? "";
  }

  #load = async () => {
    const asked = ++this.#asked;
    const id = this.#id;
    try {
      const [names, samples, sample] = await Promise.all([
        this.names ?? ask(Overview, "GET", "/api/quality/overview"),
        id ? null : listSamples(),
        id ? sampleOf(id) : null,
      ]);
      if (asked !== this.#asked) return;
      this.problem = "";
      this.names = names;
      this.samples = samples ?? this.samples;
      this.sample = sample;
    } catch (problem) {
      if (asked === this.#asked) this.problem = sentenceOf(problem);
    }
  };

  async #draw(event: SubmitEvent) {
    event.preventDefault();
    const { currentTarget: form } = event;
    if (!(form instanceof HTMLFormElement) || this.isSending) return;
    const filter: QualityFilter = filterIn(this.search);
    this.isSending = true;
    this.problem = "";
    try {
      const { id } = await drawSample({ filter, ...readSampleForm(new FormData(form)) });
      goTo(sampleAddress(id));
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
    this.isSending = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-reviews-page": OwQualityReviewsPage;
  }
}
