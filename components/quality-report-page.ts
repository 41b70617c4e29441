import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ReportFacts } from "#src/api/reports.ts";
import { ApiProblem, ask } from "#src/browser/api-client.ts";
import { FreshAnswer } from "#src/browser/fresh-answer.ts";
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

  #facts = new FreshAnswer(this, {
    ask: () => {
      const { month, team } = this.#wanted;
      return ask(ReportFacts, "GET", reportFile(encodeURIComponent(month), team, ""));
    },
    isBehind: ({ looked, plans }) => looked !== null && looked < plans,
    isLast: (it) => it.isClosed,
  });
  /** The report, and what it was made of: what is read just now is not drawn anew for the same. */
  #report: Copy | null = null;
  #shown = "";

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Report – Ownwords";
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("search")) {
      this.#report = null;
      this.#shown = "";
      this.#facts.forget();
      this.#facts.refresh();
    }
    if (this.#facts.answer) this.#show(reportOf(this.#facts.answer));
  }

  protected override render() {
    const report = this.#report;
    const problem = this.#problem;
    const { month, team } = this.#wanted;
    return html`
      <p class="not-printed"><a href="/quality/reports">Back to the reports</a></p>
      ${
        problem
          ? html`${report ? nothing : html`<h1>This report can’t be shown</h1>`}
            <div class="notice not-printed" role="alert">
              <p>${problem}${report ? " The numbers below are from before." : nothing}</p>
              <button class="button small-button" type="button" @click=${this.#facts.refresh}>
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

  get #problem(): string {
    const { failure } = this.#facts;
    if (!failure) return "";
    const isNone = failure instanceof ApiProblem && [400, 404].includes(failure.status);
    return isNone ? NONE : sentenceOf(failure);
  }

  #show(report: Copy) {
    const shown = JSON.stringify(report);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#report = report;
    // What is printed goes by this name too.
    document.title = report.title;
  }
}

const NONE = "There is no such report, or it is about a team that you don’t lead.";

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-report-page": OwQualityReportPage;
  }
}
