import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Change, Thing } from "#src/compare/change.ts";
import { sentenceFor } from "#src/compare/sentences.ts";
import { comparedWords } from "./compared-words.ts";

/** What is different between two states of a plan, thing by thing, in the order of the plan. */
@customElement("ow-version-changes")
export class OwVersionChanges extends LitElement {
  @property({ attribute: false }) changes: readonly Change[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`<ul role="list" class="changes">
      ${groupsOf(this.changes).map(({ thing, changes }) => changesOf(thing, changes))}
    </ul>`;
  }
}

function changesOf(thing: Thing, changes: readonly Change[]): TemplateResult {
  const isInside = thing.kind === "marker" || thing.kind === "action";
  return html`<li class=${isInside ? "inside" : ""}>
    <h4>
      ${thing.name}${thing.words ? html`<span class="quiet">: ${thing.words}</span>` : nothing}
    </h4>
    <ul role="list">
      ${changes.map((it) => html`<li class="change">${shown(it)}</li>`)}
    </ul>
  </li>`;
}

function shown(change: Change): TemplateResult {
  const sentence = sentenceFor(change);
  if (change.what !== "words") return html`<p>${sentence}</p>`;
  return html`
    <p class="label">${sentence}</p>
    ${comparedWords(change.parts)}
  `;
}

/** Neighbouring changes of one thing. */
function groupsOf(changes: readonly Change[]): { thing: Thing; changes: Change[] }[] {
  const groups: { thing: Thing; changes: Change[] }[] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last?.thing.id === change.thing.id) last.changes.push(change);
    else groups.push({ thing: change.thing, changes: [change] });
  }
  return groups;
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-version-changes": OwVersionChanges;
  }
}
