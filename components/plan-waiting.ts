import { html, nothing, type TemplateResult } from "lit";
import { loadPart } from "#src/browser/load-part.ts";
import { PlanNotFound } from "#src/browser/nothing-here.ts";
import type { Outside } from "#src/browser/open-plan.ts";

/** Which plan is waited for, and who waits. */
type Waiting = { planId: string; outside: Outside };

/** What a plan's page shows while there is no plan; `failure` is why there won't be one, or null. */
export function planWaiting(
  failure: unknown,
  waiting: Waiting,
  tryAgain: () => void,
): TemplateResult {
  if (failure === null)
    return html`<main id="main" class="plan-waiting" tabindex="-1">
      <h1 class="visually-hidden">Plan</h1>
      <p class="quiet" role="status">Opening the plan…</p>
    </main>`;
  return html`<main id="main" class="plan-waiting" tabindex="-1">
    <h1>This plan can't be shown</h1>
    <p role="alert">${failure instanceof Error ? failure.message : "Please try again."}</p>
    <a class="button main" href="/">See the plans</a>
    ${failure instanceof PlanNotFound && mayKnock(waiting) ? glassForm(waiting, tryAgain) : nothing}
  </main>`;
}

/** Everybody who works here can say why they have to look, whether there is a plan or not. */
function mayKnock({ outside: { session } }: Waiting): boolean {
  return session.state === "person" && (session.isAdministrator || session.teams.length > 0);
}

function glassForm({ planId }: Waiting, tryAgain: () => void) {
  void loadPart(() => import("./glass-form.ts"));
  return html`<ow-glass-form .planId=${planId} @glass-broken=${tryAgain}></ow-glass-form>`;
}
