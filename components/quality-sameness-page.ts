import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type FoundSameness, Sameness, SamenessQuestion } from "#src/api/sameness.ts";
import { ask } from "#src/browser/api-client.ts";
import { FreshAnswer } from "#src/browser/fresh-answer.ts";
import { sentenceOf } from "./form-field.ts";
import { goQuietly, withQuery } from "./quality-address.ts";
import { filterChoice } from "./quality-filters.ts";
import { behindInWords, number } from "./quality-words.ts";
import { mapsPart, samenessAddress, sharesPart, wordingsPart } from "./sameness-parts.ts";
import { foundInWords, percent, piecesInWords } from "./sameness-words.ts";
import { timeInWords } from "./words.ts";

/** Which wording recurs across residents, where, and what may be done about it. */
@customElement("ow-quality-sameness-page")
export class OwQualitySamenessPage extends LitElement {
  /** What the address narrows it to. */
  @property() search = "";

  #sameness = new FreshAnswer(this, {
    ask: () => ask(Sameness, "GET", withQuery("/api/quality/sameness", questionIn(this.search))),
    isBehind: (it) => it.isBehind || it.looked < it.plans,
  });

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Sameness – Quality – Ownwords";
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("search")) this.#sameness.refresh();
  }

  protected override render() {
    const { answer: sameness, failure, refresh } = this.#sameness;
    const problem = failure ? sentenceOf(failure) : "";
    return html`
      <h1>Sameness</h1>
      <p class="lead">
        Wording that stands nearly the same in the plans of different residents. Where it comes from,
        a template or a habit, can be mended; who wrote it is not looked at, and nobody is counted.
        <a href="/quality/about#about-sameness">How wording is compared</a>
      </p>
      ${
        problem
          ? html`<div class="notice" role="alert">
            <p>${problem}</p>
            <button class="button small-button" type="button" @click=${refresh}>Try again</button>
          </div>`
          : nothing
      }
      ${sameness ? this.#answer(sameness) : nothing}
      ${sameness?.found || problem ? nothing : html`<p class="quiet" role="status">${COMPARING}</p>`}
    `;
  }

  #answer(sameness: Sameness) {
    const { found, teams, templates } = sameness;
    const question = questionIn(this.search);
    const late = lateInWords(sameness);
    const go = (next: SamenessQuestion) => goQuietly(samenessAddress(next));
    return html`
      <search class="quality-filters" aria-label="Narrow the wordings">
        ${filterChoice("team", "Team", "All your teams", teams, question.team ?? "", (team) =>
          go({ ...question, team: team || undefined }),
        )}
        ${filterChoice(
          "template",
          "Template",
          "All templates",
          templates,
          question.template ?? "",
          (template) => go({ ...question, template: template || undefined }),
        )}
      </search>
      <p class=${late ? "notice" : "visually-hidden"} role="status">${late}</p>
      ${found ? this.#found(found, question, teams.length > 1) : nothing}
    `;
  }

  #found(found: FoundSameness, question: SamenessQuestion, hasTeams: boolean) {
    const { pieces, recurring } = found;
    if (!pieces) return html`<p class="empty">${NOTHING_COMPARED}</p>`;
    const isNarrowed = Object.values(question).some(Boolean);
    if (!recurring) return html`<p class="empty">${foundInWords(found)}</p>`;
    return html`
      <p class="headline">
        <strong>${number(recurring)}</strong> of ${piecesInWords(pieces)}
        (${percent(recurring, pieces)}) ${recurring === 1 ? "is" : "are"} nearly as in another
        resident’s plan.
      </p>
      <p class="quiet">${foundInWords(found)}</p>
      <section aria-labelledby="sameness-wordings">
        <h2 id="sameness-wordings">Wordings that recur</h2>
        ${
          question.team
            ? html`<p class="quiet">
                Those in plans of this team. Wordings in fewer than five plans are left out, for a team
                may be one person.
              </p>`
            : nothing
        }
        ${isNarrowed ? html`<p><a href="/quality/sameness">Show all wordings</a></p>` : nothing}
        ${
          found.wordings.length
            ? wordingsPart(found, hasTeams)
            : html`<p class="empty">No wording that recurs fits this.</p>`
        }
      </section>
      <section aria-labelledby="sameness-where">
        <h2 id="sameness-where">By heading</h2>
        ${mapsPart(found)}
      </section>
      <section aria-labelledby="sameness-shares">
        <h2 id="sameness-shares">By template${hasTeams ? " and team" : ""}</h2>
        ${sharesPart(found, hasTeams)}
      </section>
    `;
  }
}

const COMPARING =
  "Comparing all writing. With many plans this takes a moment, and then shows here.";

const NOTHING_COMPARED =
  "No writing of these plans has been compared yet. It takes two plans, and writing of six words or more.";

/** What of an address narrows the wordings; what can't be understood is left out. */
function questionIn(search: string): SamenessQuestion {
  const asked = Object.fromEntries(new URLSearchParams(search));
  return SamenessQuestion.safeParse(asked).data ?? {};
}

/** How far the server is; empty when it is up to date. */
function lateInWords({ isBehind, found, ...progress }: Sameness): string {
  const behind = behindInWords(progress);
  if (behind || !isBehind || !found) return behind;
  return `Plans have changed since they were compared at ${timeInWords(new Date(found.comparedAt))}. What is new follows by itself.`;
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-sameness-page": OwQualitySamenessPage;
  }
}
