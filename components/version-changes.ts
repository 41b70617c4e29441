import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Change, Part, Thing } from "#src/compare/change.ts";
import { sentenceFor } from "#src/compare/sentences.ts";

/** Letters at each end of a long stretch that stayed the same; the middle is left out. */
const CONTEXT = 120;

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
    <p class="compared" dir="auto">${change.parts.map(part)}</p>
  `;
}

/** Words that came or went, told by more than their colour, and to those who listen as well. */
function part({ kind, text }: Part, at: number, parts: readonly Part[]): unknown {
  if (kind === "added")
    return html`<ins><span class="visually-hidden">added: </span>${text}</ins
      ><span class="visually-hidden"> (end) </span>`;
  if (kind === "removed")
    return html`<del><span class="visually-hidden">taken out: </span>${text}</del
      ><span class="visually-hidden"> (end) </span>`;
  return shortened(text, at > 0, at < parts.length - 1);
}

/** What stayed the same is shown only near what did not. */
function shortened(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const letters = Array.from(text);
  const most = CONTEXT * (Number(hasBefore) + Number(hasAfter));
  if (letters.length <= most + CONTEXT) return text;
  const start = hasBefore ? letters.slice(0, CONTEXT).join("") : "";
  const end = hasAfter ? letters.slice(-CONTEXT).join("") : "";
  return `${start} … ${end}`;
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
