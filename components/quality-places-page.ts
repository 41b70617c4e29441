import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { addressAt, PlaceList, PlacesQuestion, type QualityPlace } from "#src/api/quality.ts";
import { ask } from "#src/browser/api-client.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import { gapLabels } from "#src/report/gap-labels.ts";
import { sentenceOf } from "./form-field.ts";
import { filterIn, overviewAddress, placesQuery } from "./quality-address.ts";
import { inPlaces, number, placeInWords, rightInWords, ruleWords } from "./quality-words.ts";
import { reasonInWords, reasons } from "./reasons.ts";
import { count, momentInWords } from "./words.ts";

/** The list behind a number of the overview: every place, by plan, and the way into it. */
@customElement("ow-quality-places-page")
export class OwQualityPlacesPage extends LitElement {
  /** How to reach the server and the device. */
  @property({ attribute: false }) outside: Outside | null = null;

  /** Which list, as the address asks for it. */
  @property() search = "";

  @state() private list: PlaceList | null = null;
  @state() private problem = "";
  @state() private said = "";
  #asked = 0;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Places in plans – Ownwords";
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#asked++;
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has("search")) return;
    this.list = null;
    void this.#load(null);
  }

  protected override render() {
    const { list, problem } = this;
    const question = this.#question;
    return html`
      <p><a href=${overviewAddress(filterIn(this.search))}>Back to the overview</a></p>
      <h1>${titleOf(question)}</h1>
      ${question.rule ? html`<p class="quiet">This question was ${rightInWords(question.rule)}.</p>` : nothing}
      ${
        problem
          ? html`<div class="notice" role="alert">
            <p>${problem}</p>
            <button
              class="button small-button"
              type="button"
              @click=${() => void this.#load(list?.next ?? null)}
            >
              Try again
            </button>
          </div>`
          : nothing
      }
      ${list ? this.#list(list, question) : nothing}
      ${list || problem ? nothing : html`<p class="quiet" role="status">Looking for the places…</p>`}
      <p class="visually-hidden" role="status">${this.said}</p>
    `;
  }

  #list({ places, plans, total, next }: PlaceList, question: PlacesQuestion) {
    if (!places.length) return html`<p class="empty">Nothing is left here.</p>`;
    return html`
      <p>${inPlaces(total)} in ${count(plans, "plan")}. Those that were changed last come first.</p>
      <ol role="list" class="place-plans">
        ${byPlan(places).map((its) => planOf(its, question))}
      </ol>
      ${
        next === null
          ? nothing
          : html`<p class="more-plans">
            <span class="quiet">${number(places.length)} of ${inPlaces(total)}</span>
            <button class="button" type="button" @click=${() => void this.#load(next)}>
              Show more
            </button>
          </p>`
      }
    `;
  }

  get #question(): PlacesQuestion {
    const asked = Object.fromEntries(new URLSearchParams(this.search));
    const read = PlacesQuestion.safeParse(asked);
    return read.success ? read.data : PlacesQuestion.parse({});
  }

  async #load(cursor: string | null) {
    const asked = ++this.#asked;
    const question = this.#question;
    this.problem = "";
    try {
      const query = { ...question, ...(cursor === null ? {} : { cursor }) };
      const list = await ask(PlaceList, "GET", placesQuery(query));
      if (asked !== this.#asked) return;
      const before = cursor === null ? [] : (this.list?.places ?? []);
      this.list = { ...list, places: [...before, ...list.places] };
      this.said = `${number(this.list.places.length)} of ${inPlaces(list.total)} shown`;
    } catch (problem) {
      if (asked === this.#asked) this.problem = sentenceOf(problem);
    }
  }
}

function titleOf({ gap, rule, dismissed }: PlacesQuestion): string {
  const what = gap ? gapLabels[gap] : rule ? ruleWords(rule) : "Something to settle or to look at";
  return dismissed ? `Set aside: ${what}` : what;
}

/** The places of one plan after the other; the list has those of a plan together. */
function byPlan(places: readonly QualityPlace[]): [QualityPlace, ...QualityPlace[]][] {
  const groups = new Map<string, [QualityPlace, ...QualityPlace[]]>();
  for (const it of places) {
    const group = groups.get(it.plan);
    if (group) group.push(it);
    else groups.set(it.plan, [it]);
  }
  return [...groups.values()];
}

function planOf(
  places: [QualityPlace, ...QualityPlace[]],
  question: PlacesQuestion,
): TemplateResult {
  const [{ plan, resident, title, reference, team, changedAt }] = places;
  const about = [title, reference, team, `changed ${momentInWords(changedAt, new Date())}`];
  return html`<li class="place-plan">
    <h2>${resident || "No name yet"}</h2>
    <p class="quiet small">${about.filter(Boolean).join(" · ")}</p>
    <ul>
      ${places.map(
        (it) => html`<li>
          <a href=${addressAt(plan, it.entity, it.section, it.rule)}
            >${placeInWords(it, question.gap)}<span class="visually-hidden">
              Open the plan there.</span
            ></a
          >
          ${it.dismissal ? asideInWords(it.dismissal) : nothing}
        </li>`,
      )}
    </ul>
  </li>`;
}

function asideInWords({
  reason,
  note,
  by,
}: NonNullable<QualityPlace["dismissal"]>): TemplateResult {
  return html`<p class="quiet small">
    Set aside by ${by.join(" and ") || "somebody"}: ${reasonOf(reason)}${note ? `. ${note}` : nothing}
  </p>`;
}

function reasonOf(reason: string): string {
  const known = reasons.find((it) => it === reason);
  return known && known !== "other" ? reasonInWords(known, "the person") : "another reason";
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-places-page": OwQualityPlacesPage;
  }
}
