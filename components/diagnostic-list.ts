import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Diagnostic, Fix } from "#src/lint/rule.ts";
import { icons } from "./icons.ts";
import { count } from "./words.ts";

/** What was noticed in a plan, asked as questions. Fires `diagnostic-chosen` and `fix-chosen`. */
@customElement("ow-diagnostic-list")
export class OwDiagnosticList extends LitElement {
  /** What to show, in document order. */
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];

  /** The key of the one that is open, or empty. */
  @property() openKey = "";

  /** Whether there are others, held back while somebody writes. */
  @property({ attribute: false }) hasMore = false;

  /** Where in the plan a diagnostic is, in words: "Outcome 2, What I want". */
  @property({ attribute: false }) whereIs: (diagnostic: Diagnostic) => string = () => "";

  protected override createRenderRoot() {
    return this;
  }

  protected override updated(changed: Map<string, unknown>) {
    if (changed.has("openKey") && this.openKey)
      this.querySelector(".finding-item.open")?.scrollIntoView({ block: "nearest" });
  }

  /** Puts the focus on the heading of the list. */
  focusTitle() {
    this.querySelector<HTMLElement>("#questions-title")?.focus();
  }

  /** Puts the focus on the first thing that can be done about the open diagnostic. */
  focusOpen() {
    const open = this.querySelector(".finding-item.open");
    (
      open?.querySelector<HTMLElement>(".finding-fixes button") ?? open?.querySelector("button")
    )?.focus();
  }

  protected override render() {
    const amount = this.diagnostics.length;
    return html`
      <h2 id="questions-title" tabindex="-1">Questions to ask</h2>
      <p class="quiet small">${this.#summary()}</p>
      ${
        amount
          ? html`<ol role="list" class="findings">
            ${repeat(this.diagnostics, (it) => it.key, this.#item)}
          </ol>`
          : nothing
      }
    `;
  }

  #summary() {
    const amount = this.diagnostics.length;
    if (amount)
      return `${count(amount, "thing")} to talk about. Nothing here stops you saving or sharing.`;
    if (this.hasMore)
      return "Questions come here as you write. Nothing stops you saving or sharing.";
    return html`<span class="praise">${icons.check} Nothing to ask. The plan says who, what and when.</span>`;
  }

  #item = (it: Diagnostic) => {
    const isOpen = it.key === this.openKey;
    const id = `finding-${it.key.replaceAll(/[^\w-]/g, "-")}`;
    return html`<li class="finding-item ${isOpen ? "open" : ""}">
      <button
        type="button"
        class="finding-head"
        aria-expanded=${isOpen ? "true" : "false"}
        aria-controls=${id}
        @click=${() => this.#choose(it)}
      >
        ${icons.question}
        <span>
          <span class="finding-question">${it.question}</span>
          <span class="finding-where">${this.whereIs(it)}</span>
        </span>
      </button>
      <div class="finding-card" id=${id} ?hidden=${!isOpen}>
        ${
          isOpen
            ? html`
              <p>${it.message}</p>
              <p class="quiet">${it.why}</p>
              ${
                it.better
                  ? html`<figure class="better">
                    <figcaption>For example</figcaption>
                    <p>${it.better}</p>
                  </figure>`
                  : nothing
              }
              <div class="finding-fixes">
                <button class="button small-button" type="button" @click=${() => this.#fix(it, null)}>
                  Go to the words
                </button>
                ${it.fixes
                  .filter((fix) => fix.kind !== "go-to")
                  .map(
                    (fix) =>
                      html`<button
                        class="button small-button main"
                        type="button"
                        @click=${() => this.#fix(it, fix)}
                      >
                        ${fix.label}
                      </button>`,
                  )}
              </div>
            `
            : nothing
        }
      </div>
    </li>`;
  };

  #choose(diagnostic: Diagnostic) {
    this.dispatchEvent(new DiagnosticChosenEvent(diagnostic));
  }

  #fix(diagnostic: Diagnostic, fix: Fix | null) {
    this.dispatchEvent(new FixChosenEvent(diagnostic, fix));
  }
}

/** A diagnostic was pressed in the list. */
export class DiagnosticChosenEvent extends Event {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super("diagnostic-chosen");
    this.diagnostic = diagnostic;
  }
}

/** A fix is to be applied; null means: show me the place. */
export class FixChosenEvent extends Event {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix | null;
  constructor(diagnostic: Diagnostic, fix: Fix | null) {
    super("fix-chosen");
    this.diagnostic = diagnostic;
    this.fix = fix;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-diagnostic-list": OwDiagnosticList;
  }
  interface HTMLElementEventMap {
    "diagnostic-chosen": DiagnosticChosenEvent;
    "fix-chosen": FixChosenEvent;
  }
}
