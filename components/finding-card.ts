import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { TeamHelp } from "#src/browser/team-help.ts";
import type { Diagnostic, Fix } from "#src/lint/rule.ts";
import type { Reason } from "#src/plan/record.ts";
import type { ReasonChosenEvent } from "./set-aside.ts";
import "./set-aside.ts";

/**
 * What can be done about one finding: act, keep the question, set it aside, or read on. Fires
 * `fix-chosen` and `finding-set-aside`.
 */
@customElement("ow-finding-card")
export class OwFindingCard extends LitElement {
  @property({ attribute: false }) diagnostic!: Diagnostic;

  /** What the resident is called. */
  @property() called = "";

  /** The policy pack of the plan. */
  @property() pack = "";

  /** What the team adds to the help; null where nobody is in a team. */
  @property({ attribute: false }) team: TeamHelp | null = null;

  /** Who set it aside before the words changed, and why; empty where nobody did. */
  @property() asideBefore = "";

  /** Only leads to the words: what is shown while people sit together. */
  @property({ attribute: false }) isPlain = false;

  @state() private asksReason = false;
  @state() private isRead = false;

  protected override createRenderRoot() {
    return this;
  }

  /** Puts the focus on the first thing that can be done. */
  focusFirst() {
    this.querySelector<HTMLElement>(".finding-acts button")?.focus();
  }

  protected override render() {
    const { asideBefore } = this;
    return html`
      ${asideBefore ? html`<p class="finding-before">${asideBefore} The words have changed since.</p>` : nothing}
      <div class="finding-acts" role="group" aria-label="What to do" @keydown=${this.#key}>
        ${this.isPlain ? nothing : this.#fixes()}
        <button class="button small-button" type="button" @click=${() => this.#act(null)}>
          Go to the words
        </button>
        ${this.isPlain ? nothing : this.#ways()}
      </div>
      ${
        this.asksReason
          ? html`<ow-set-aside
              .called=${this.called}
              @reason-chosen=${({ reason, note }: ReasonChosenEvent) => this.#setAside(reason, note)}
              @reason-refused=${this.#keep}
            ></ow-set-aside>`
          : nothing
      }
      ${this.isPlain ? nothing : this.#more()}
    `;
  }

  #fixes() {
    return this.diagnostic.fixes
      .filter((it) => it.kind !== "go-to")
      .map(
        (it) =>
          html`<button class="button small-button main" type="button" @click=${() => this.#act(it)}>
            ${it.label}
          </button>`,
      );
  }

  #ways() {
    const { question, place } = this.diagnostic;
    const ask: Fix = { kind: "ask", label: "Kept for next time", place, question };
    return html`
      <button class="button small-button" type="button" @click=${() => this.#act(ask)}>
        Ask next time
      </button>
      <button
        class="button small-button"
        type="button"
        aria-expanded=${this.asksReason ? "true" : "false"}
        aria-keyshortcuts="d"
        title="Set aside (D)"
        @click=${this.#ask}
      >
        Set aside…
      </button>
      <button
        class="button plain small-button"
        type="button"
        @click=${() => this.#setAside("wrong", "")}
      >
        Not useful
      </button>
    `;
  }

  #more() {
    return html`<details class="finding-more" @toggle=${this.#toggled}>
      <summary>More</summary>
      ${
        this.isRead
          ? html`<ow-rule-help
              .rule=${this.diagnostic.rule}
              .pack=${this.pack}
              .place=${this.diagnostic.place}
              .team=${this.team}
              .better=${this.diagnostic.better ?? ""}
            ></ow-rule-help>`
          : nothing
      }
    </details>`;
  }

  #toggled = () => {
    this.isRead = true;
    void import("./rule-help.ts");
  };

  // A single letter counts only here, where nobody types.
  #key = (event: KeyboardEvent) => {
    if (this.isPlain || event.key.toLowerCase() !== "d") return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    void this.#ask();
  };

  #ask = async () => {
    this.asksReason = true;
    await this.updateComplete;
    const ask = this.querySelector("ow-set-aside");
    await ask?.updateComplete;
    ask?.focus();
  };

  #keep = () => {
    this.asksReason = false;
    this.querySelector<HTMLElement>("[aria-keyshortcuts]")?.focus();
  };

  #act(fix: Fix | null) {
    this.dispatchEvent(new FixChosenEvent(this.diagnostic, fix));
  }

  #setAside(reason: Reason, note: string) {
    this.asksReason = false;
    this.dispatchEvent(new FindingSetAsideEvent(this.diagnostic, reason, note));
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

/** A finding is to be set aside for everybody. */
export class FindingSetAsideEvent extends Event {
  readonly diagnostic: Diagnostic;
  readonly reason: Reason;
  readonly note: string;
  constructor(diagnostic: Diagnostic, reason: Reason, note: string) {
    super("finding-set-aside");
    this.diagnostic = diagnostic;
    this.reason = reason;
    this.note = note;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-finding-card": OwFindingCard;
  }
  interface HTMLElementEventMap {
    "fix-chosen": FixChosenEvent;
    "finding-set-aside": FindingSetAsideEvent;
  }
}
