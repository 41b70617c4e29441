import { html, type TemplateResult } from "lit";
import type { SyncStatus } from "#src/browser/sync-status.ts";
import { loadPart } from "#src/browser/load-part.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";

let part: Promise<unknown> | null = null;

/** A copy of the open plan in place of the plan; what shows it is fetched, once, when it is asked for. */
export function planCopy(planId: string, open: OpenPlan, status: SyncStatus): TemplateResult {
  part ??= loadPart(() => import("./copy-view.ts"));
  return html`<ow-copy-view
    .planId=${planId}
    .open=${open}
    .plan=${open.plan}
    .status=${status}
  ></ow-copy-view>`;
}
