import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Present } from "#src/browser/open-plan.ts";

/** The others who are in this plan now. */
@customElement("ow-presence-list")
export class OwPresenceList extends LitElement {
  @property({ attribute: false }) people: readonly Present[] = [];

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    if (!this.people.length) return nothing;
    const names = this.people.map((it) => it.name).join(", ");
    return html`<ul role="list" class="presence" aria-label="Also here: ${names}">
      ${this.people.slice(0, 4).map(
        (it) =>
          html`<li title=${it.name} .style=${`--colour: ${it.colour}`}>
            <span aria-hidden="true">${initials(it.name)}</span>
            <span class="visually-hidden">${it.name}</span>
          </li>`,
      )}
      ${this.people.length > 4 ? html`<li class="rest">+${this.people.length - 4}</li>` : nothing}
    </ul>`;
  }
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((it) => String.fromCodePoint(it?.codePointAt(0) ?? 32).trim())
    .join("")
    .toUpperCase();
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-presence-list": OwPresenceList;
  }
}
