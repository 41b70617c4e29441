import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ReportList } from "#src/api/reports.ts";
import { ask } from "#src/browser/api-client.ts";
import { monthInWords } from "#src/report/report-words.ts";
import { sentenceOf } from "./form-field.ts";
import { reportAddress, reportFile, sentInWords } from "./report-words.ts";

/** The reports that there are, month by month, and where the server sends them by itself. */
@customElement("ow-quality-reports-page")
export class OwQualityReportsPage extends LitElement {
  @state() private list: ReportList | null = null;
  @state() private problem = "";

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Reports – Ownwords";
    void this.#load();
  }

  protected override render() {
    const { list, problem } = this;
    return html`
      <h1>Reports</h1>
      <p class="lead">
        What the plans of a month said, in numbers: what needs a conversation first. A month that is
        over stays as it was; this month is as things are now.
      </p>
      ${
        problem
          ? html`<div class="notice" role="alert">
            <p>${problem}</p>
            <button class="button small-button" type="button" @click=${() => void this.#load()}>
              Try again
            </button>
          </div>`
          : nothing
      }
      ${list ? reportsIn(list) : nothing}
      ${list || problem ? nothing : html`<p class="quiet" role="status">Looking for reports…</p>`}
    `;
  }

  async #load() {
    this.problem = "";
    try {
      this.list = await ask(ReportList, "GET", "/api/quality/reports");
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }
}

/** All reports, and where they go by themselves. */
export function reportsIn({ months, schedule }: ReportList): TemplateResult {
  return html`
    ${
      months.length
        ? html`${months.slice(0, RECENT).map(monthPart)} ${earlier(months.slice(RECENT))}`
        : html`<p class="empty">The teams that you lead have no reports yet.</p>`
    }
    <section aria-labelledby="reports-sent">
      <h2 id="reports-sent">Sent by the server</h2>
      ${schedulePart(schedule, months)}
    </section>
  `;
}

/** So many months are shown; those before them are there for whoever looks for one. */
const RECENT = 3;

function earlier(months: ReportList["months"]): TemplateResult | typeof nothing {
  if (!months.length) return nothing;
  return html`<details class="months-table earlier-months">
    <summary>Earlier months</summary>
    ${months.map(monthPart)}
  </details>`;
}

function monthPart({ month, isClosed, teams }: ReportList["months"][number]): TemplateResult {
  const title = monthInWords(month);
  const [only] = teams;
  return html`<section aria-labelledby="month-${month}">
    <h2 id="month-${month}">${title}${isClosed ? nothing : html` <span class="quiet">so far</span>`}</h2>
    <ul role="list" class="reports">
      ${reportLine(month, null, "Board report", teams.length > 1 ? "all your teams together" : (only?.name ?? ""))}
      ${teams.map((it) => reportLine(month, it.id, `Team report for ${it.name}`, ""))}
    </ul>
  </section>`;
}

function reportLine(month: string, team: string | null, title: string, about: string) {
  const name = html`<span class="visually-hidden">: ${title}, ${monthInWords(month)}</span>`;
  return html`<li>
    <span class="report-name">
      <a href=${reportAddress(month, team)}>${title}<span class="visually-hidden">, ${monthInWords(month)}</span></a>
      ${about ? html`<span class="quiet">${about}</span>` : nothing}
    </span>
    <span class="report-bar">
      <a class="button small-button" download href=${reportFile(month, team, "report.docx")}>Word${name}</a>
      <a class="button small-button" download href=${reportFile(month, team, "report.csv")}>CSV${name}</a>
    </span>
  </li>`;
}

function schedulePart(
  { destinations, about, sent }: ReportList["schedule"],
  months: ReportList["months"],
): TemplateResult {
  if (!destinations.length)
    return html`<p>
      This server sends no reports by itself. Whoever looks after it can have each month’s reports
      put into a folder, or sent to another program.
    </p>`;
  const teams = new Map(months.flatMap((it) => it.teams.map(({ id, name }) => [id, name])));
  const which = about.map((it) => (it === "board" ? "the board report" : "each team’s report"));
  const where = destinations.map((it) => (it === "folder" ? "a folder" : "a webhook"));
  return html`
    <p>
      When a month is over, the server sends ${which.join(" and ")} of the whole organisation to
      ${where.join(" and ")}.
    </p>
    ${
      sent.length
        ? html`<ul>
          ${sent.map((it) => html`<li>${sentInWords(it, (id) => teams.get(id) ?? "a team", new Date())}</li>`)}
        </ul>`
        : html`<p class="quiet">Nothing was sent yet: the first month is not over.</p>`
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-reports-page": OwQualityReportsPage;
  }
}
