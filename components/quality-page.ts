import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { loadPart } from "#src/browser/load-part.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import { whoIsHere } from "#src/browser/who-is-here.ts";
import { partsFor, qualityNav, type QualityPart, qualityParts } from "./quality-nav.ts";

/** The quality lead's pages: one of them at a time, under one navigation. */
@customElement("ow-quality-page")
export class OwQualityPage extends LitElement {
  /** Which of them, as its address says. */
  @property() path = "/quality";

  /** How to reach the server and the device. */
  @property({ attribute: false }) outside: Outside | null = null;

  @state() private search = location.search;
  @state() private isSlow = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener("popstate", this.#moved);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#moved);
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("path")) void this.#load();
  }

  protected override render() {
    const { outside } = this;
    const parts = partsFor(outside && whoIsHere(outside.session));
    const part = qualityParts.find((it) => it.path === this.path);
    if (!outside || !parts.length || (part && !parts.includes(part))) return noRight(parts);
    return html`
      ${qualityNav(this.path, parts)}
      <main id="main" class="home quality" tabindex="-1">
        ${
          this.isSlow
            ? html`<p class="notice" role="status">
              This page could not be loaded yet. It comes as soon as there is a connection.
            </p>`
            : nothing
        }
        ${part ? part.show(outside, this.search) : notHere()}
      </main>
    `;
  }

  async #load() {
    const { path } = this;
    const part = qualityParts.find((it) => it.path === path);
    this.isSlow = false;
    if (!part) return;
    const fail = () => (this.isSlow = this.path === path);
    await loadPart(part.load, fail, () => this.path !== path || !this.isConnected);
    if (this.path === path) this.isSlow = false;
  }

  #moved = () => {
    this.search = location.search;
  };
}

function noRight(parts: readonly QualityPart[]) {
  return html`
    ${qualityNav("", parts)}
    <main id="main" class="home quality" tabindex="-1">
      <h1>Quality</h1>
      <p class="notice">
        These pages are for those who lead a team. An administrator can say who does, under People
        and teams.
      </p>
    </main>
  `;
}

function notHere() {
  return html`<h1>Quality</h1>
    <p class="notice">There is no page at this address. <a href="/quality">See the overview</a>.</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-page": OwQualityPage;
  }
}
