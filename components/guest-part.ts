import { html, nothing, type TemplateResult } from "lit";
import { loadPart } from "#src/browser/load-part.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import { readMeta, SCHEMA } from "#src/document/roots.ts";

/** What somebody can say about a plan that they can't write in; fetched when there is somebody who can. */
export function guestActs(
  open: OpenPlan,
  comment: () => void,
  suggested: () => void,
): TemplateResult | typeof nothing {
  const { ydoc, editable } = open.editing;
  if (editable || readMeta(ydoc).schema > SCHEMA || !open.may("comment")) return nothing;
  void loadPart(() => import("./guest-acts.ts"));
  return html`<ow-guest-acts
    .open=${open}
    .plan=${open.plan}
    .maySuggest=${open.may("suggest")}
    @comment-wanted=${comment}
    @suggestion-made=${suggested}
  ></ow-guest-acts>`;
}
