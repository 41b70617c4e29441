import { html, nothing, type TemplateResult } from "lit";
import { loadPart } from "#src/browser/load-part.ts";
import type { OpenPlan, Outside } from "#src/browser/open-plan.ts";
import { calledName, nameOf } from "#src/plan/plan.ts";
import { icons } from "./icons.ts";

/** What holds for the whole plan just now, under the bar: why it can't be written in, who sits here. */
export function planNotices(
  open: OpenPlan | null,
  areTogether: boolean,
  stop: () => void,
  page: { planId: string; outside: Outside },
): TemplateResult {
  const notice = open?.notice;
  return html`
    ${open ? standing(open, page) : nothing}
    <p class="notice plan-notice" role="status" ?hidden=${!notice}>${notice}</p>
    ${
      open && areTogether
        ? html`<section class="plan-notice together-notice" aria-label="Sitting together">
            ${icons.people}
            <p>You are sitting together with ${calledName(open.plan.resident)}. Only questions for you both are shown.</p>
            <button class="button small-button" type="button" @click=${stop}>Stop</button>
          </section>`
        : nothing
    }
  `;
}

/** How the plan stands, for those who work here. */
function standing(
  open: OpenPlan,
  { planId, outside: { session } }: { planId: string; outside: Outside },
) {
  if (session.state !== "person") return nothing;
  void loadPart(() => import("./plan-standing.ts"));
  return html`<ow-plan-standing
    .planId=${planId}
    .me=${session.id}
    .resident=${open.plan.resident.name}
    .isEditable=${open.editing.editable}
  ></ow-plan-standing>`;
}

/** What a plan's page is called in the browser's tabs. */
export function pageTitle({ plan: { resident, title } }: OpenPlan): string {
  return `${nameOf(resident)}: ${title || "plan"} – Ownwords`;
}
