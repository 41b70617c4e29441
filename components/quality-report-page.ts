import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ReportFacts } from "#src/api/reports.ts";
import { ApiProblem, ask } from "#src/browser/api-client.ts";
import { createAskAgain } from "#src/browser/ask-again.ts";
import type { Copy } from "#src/export/copy.ts";
import { reportOf } from "#src/report/report.ts";
import "./copy-sheet.ts";
import { sentenceOf } from "./form-field.ts";
import { reportFile } from "./report-words.ts";

/** A month's report as it is printed and saved, of one team or of all together. */
@customElement("ow-quality-report-page")
export class OwQualityReportPage extends LitElement {
  /** Which report, as the address says. */
  @property() search = "";

  @state() private report: Copy | null = null;
  @state() private problem = "";
  /** Which question the last answer was to; an answer to an older one is not shown. */
  #asked = 0;
  /** The same report again: what is read just now is not drawn anew for it. */
  #shown = "";
  #wasBehind = false;
  #again = createAskAgain(() => void this.#load());

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Report – Ownwords";
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
    if (!changed.has("search")) return;
    this.report = null;
    this.#shown = "";
    this.#refresh();
  }

  protected override render() {
    const { report, problem } = this;
    const { month, team } = this.#wanted;
    return html`
      <p class="not-printed"><a href="/quality/reports">Back to the reports</a></p>
      ${
        problem
          ? html`${report ? nothing : html`<h1>This report can’t be shown</h1>`}
            <div class="notice not-printed" role="alert">
              <p>${problem}${report ? " The numbers below are from before." : nothing}</p>
              <button class="button small-button" type="button" @click=${this.#refresh}>
                Try again
              </button>
            </div>`
          : nothing
      }
      ${
        report
          ? html`<div class="report-bar not-printed">
                <button class="button main" type="button" @click=${() => print()}>Print</button>
                <a class="button" download href=${reportFile(month, team, "report.docx")}>Word file</a>
                <a class="button" download href=${reportFile(month, team, "report.csv")}>CSV file</a>
              </div>
              <div class="sheet"><ow-copy-sheet .copy=${report}></ow-copy-sheet></div>`
          : nothing
      }
      ${
        report || problem
          ? nothing
          : html`<h1 class="visually-hidden">Report</h1>
            <p class="quiet" role="status">Counting…</p>`
      }
    `;
  }

  get #wanted(): { month: string; team: string | null } {
    const asked = new URLSearchParams(this.search);
    return { month: asked.get("month") ?? "", team: asked.get("team") };
  }

  #refresh = () => {
    this.#again.afresh();
    void this.#load();
  };

  /** Asks for the report; of a month that is not over again and again, soon where the server is behind. */
  async #load() {
    const asked = ++this.#asked;
    const { month, team } = this.#wanted;
    try {
      const facts = await ask(ReportFacts, "GET", reportFile(encodeURIComponent(month), team, ""));
      if (asked !== this.#asked) return;
      this.#show(reportOf(facts));
      this.problem = "";
      if (facts.isClosed) return;
      const isBehind = facts.looked !== null && facts.looked < facts.plans;
      if (isBehind && !this.#wasBehind) this.#again.afresh();
      this.#wasBehind = isBehind;
    } catch (problem) {
      if (asked !== this.#asked) return;
      const isRefused = problem instanceof ApiProblem && REFUSALS.includes(problem.status);
      const isNone = problem instanceof ApiProblem && [400, 404].includes(problem.status);
      this.problem = isNone ? NONE : sentenceOf(problem);
      if (isRefused) return;
    }
    this.#again.later();
  }

  #show(report: Copy) {
    const shown = JSON.stringify(report);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.report = report;
    // What is printed goes by this name too.
    document.title = report.title;
  }
}

/** What asking again changes nothing about. */
const REFUSALS = [400, 401, 403, 404];

const NONE = "There is no such report, or it is about a team that you don’t lead.";

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-report-page": OwQualityReportPage;
  }
}
