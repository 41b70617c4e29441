import { html, type TemplateResult } from "lit";

/** What a plan's page shows while there is no plan; `failure` says why there won't be one, or nothing. */
export function planWaiting(failure: string): TemplateResult {
  return html`<main id="main" class="plan-waiting" tabindex="-1">
    ${
      failure
        ? html`<h1>This plan can't be shown</h1>
          <p role="alert">${failure}</p>
          <a class="button main" href="/">See the plans</a>`
        : html`<h1 class="visually-hidden">Plan</h1>
          <p class="quiet" role="status">Opening the plan…</p>`
    }
  </main>`;
}
