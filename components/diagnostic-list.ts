import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { TeamHelp } from "#src/browser/team-help.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { FindingSetAsideEvent, FixChosenEvent } from "./finding-card.ts";
import "./finding-card.ts";
import { type Entry, inGroups } from "./finding-groups.ts";
import { icons } from "./icons.ts";
import { tiers } from "./tier-words.ts";
import { count } from "./words.ts";

/**
 * What was noticed in a plan, asked as questions. Fires `diagnostic-chosen`, `fix-chosen` and
 * `finding-set-aside`.
 */
@customElement("ow-diagnostic-list")
export class OwDiagnosticList extends LitElement {
  /** What to ask, in document order. */
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];

  /** What is only offered; folded away. */
  @property({ attribute: false }) ideas: readonly Diagnostic[] = [];

  /** The key of the one that is open, or empty. */
  @property() openKey = "";

  /** What the resident is called. */
  @property() called = "";

  /** The policy pack of the plan. */
  @property() pack = "";

  /** What the team adds to the help; null where nobody is in a team. */
  @property({ attribute: false }) team: TeamHelp | null = null;

  /** Whether there are others, held back while somebody writes. */
  @property({ attribute: false }) hasMore = false;

  /** Asks only, without numbers or names of anything: what is shown while people sit together. */
  @property({ attribute: false }) isPlain = false;

  /** Where in the plan a diagnostic is, in words: "Outcome 2, What I want". */
  @property({ attribute: false }) whereIs: (diagnostic: Diagnostic) => string = () => "";

  /** Who set a finding aside before the words changed, in words; empty where nobody did. */
  @property({ attribute: false }) asideBefore: (diagnostic: Diagnostic) => string = () => "";

  /** The groups that are unfolded, by the rule. */
  @state() private unfolded: ReadonlySet<string> = new Set();
  @state() private ideasAreOpen = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has("openKey") || !this.openKey) return;
    const open = this.diagnostics.find((it) => it.key === this.openKey);
    if (open) this.unfolded = new Set([...this.unfolded, open.rule]);
    if (this.ideas.some((it) => it.key === this.openKey)) this.ideasAreOpen = true;
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
  async focusOpen() {
    const card = this.querySelector("ow-finding-card");
    await card?.updateComplete;
    card?.focusFirst();
  }

  /** Puts the focus on the entry at this place of the list, or the one before, or the heading. */
  focusEntry(at: number) {
    const heads = this.querySelectorAll<HTMLElement>(".finding-head");
    const head = heads[Math.min(at, heads.length - 1)];
    if (head) head.focus();
    else this.focusTitle();
  }

  protected override render() {
    const { diagnostics, ideas, isPlain } = this;
    return html`
      <h2 id="questions-title" tabindex="-1">Questions to ask</h2>
      <p class="quiet small">${this.#summary()}</p>
      ${
        diagnostics.length
          ? html`<ol role="list" class="findings ${isPlain ? "plain-findings" : ""}">
              ${repeat(isPlain ? diagnostics : inGroups(diagnostics), keyOf, this.#entry)}
            </ol>`
          : nothing
      }
      ${
        ideas.length
          ? html`<details
              class="fold"
              .open=${this.ideasAreOpen}
              @toggle=${(event: Event & { target: HTMLDetailsElement }) =>
                (this.ideasAreOpen = event.target.open)}
            >
              <summary>Ideas (${ideas.length})</summary>
              <ol role="list" class="findings">
                ${repeat(ideas, keyOf, this.#entry)}
              </ol>
            </details>`
          : nothing
      }
    `;
  }

  #summary() {
    const amount = this.diagnostics.length;
    if (amount && this.isPlain) return "Things to talk about together.";
    if (amount)
      return `${count(amount, "thing")} to talk about. Nothing here stops you saving or sharing.`;
    if (this.hasMore)
      return "Questions come here as you write. Nothing stops you saving or sharing.";
    if (this.isPlain) return "Nothing to ask just now.";
    return html`<span class="praise">${icons.check} Nothing to ask. The plan says who, what and when.</span>`;
  }

  #entry = (entry: Entry) => ("members" in entry ? this.#group(entry) : this.#item(entry));

  #group({ rule, tier, question, members }: Extract<Entry, { members: unknown }>) {
    const isOpen = this.unfolded.has(rule);
    const id = `group-${rule}`;
    return html`<li class="finding-group">
      <button
        type="button"
        class="finding-head group-head"
        aria-expanded=${isOpen ? "true" : "false"}
        aria-controls=${id}
        @click=${() => this.#fold(rule)}
      >
        ${this.#tier(tier)}
        <span class="finding-asks">${question}</span>
        <span class="finding-where">In ${members.length} places</span>
      </button>
      <ol role="list" class="findings" id=${id} ?hidden=${!isOpen}>
        ${isOpen ? repeat(members, keyOf, (it) => this.#item(it)) : nothing}
      </ol>
    </li>`;
  }

  #item(it: Diagnostic) {
    const isOpen = it.key === this.openKey;
    const id = `finding-${it.key.replaceAll(/[^\w-]/g, "-")}`;
    const before = this.asideBefore(it);
    return html`<li class="finding-item ${isOpen ? "open" : ""} ${before ? "returned" : ""}">
      <button
        type="button"
        class="finding-head"
        aria-expanded=${isOpen ? "true" : "false"}
        aria-controls=${id}
        @click=${() => this.dispatchEvent(new DiagnosticChosenEvent(it))}
      >
        ${this.isPlain ? nothing : this.#tier(it.tier)}
        ${isOpen && it.message ? html`<span class="finding-noticed">${it.message}</span>` : nothing}
        <span class="finding-question">${it.question}</span>
        <span class="finding-where">${this.whereIs(it)}</span>
      </button>
      <div class="finding-card" id=${id} ?hidden=${!isOpen}>
        ${
          isOpen
            ? html`<ow-finding-card
                .diagnostic=${it}
                .called=${this.called}
                .pack=${this.pack}
                .team=${this.team}
                .asideBefore=${before}
                .isPlain=${this.isPlain}
                @fix-chosen=${(event: FixChosenEvent) =>
                  this.dispatchEvent(new FixChosenEvent(event.diagnostic, event.fix))}
                @finding-set-aside=${({ diagnostic, reason, note }: FindingSetAsideEvent) =>
                  this.dispatchEvent(new FindingSetAsideEvent(diagnostic, reason, note))}
              ></ow-finding-card>`
            : nothing
        }
      </div>
    </li>`;
  }

  #tier(tier: Diagnostic["tier"]) {
    const { icon, words } = tiers[tier];
    return html`<span class="finding-tier tier-${tier}">${icon} ${words}</span>`;
  }

  #fold(rule: string) {
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(rule)) unfolded.add(rule);
    this.unfolded = unfolded;
  }
}

const keyOf = (it: Entry) => it.key;

/** A diagnostic was pressed in the list. */
export class DiagnosticChosenEvent extends Event {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super("diagnostic-chosen");
    this.diagnostic = diagnostic;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-diagnostic-list": OwDiagnosticList;
  }
  interface HTMLElementEventMap {
    "diagnostic-chosen": DiagnosticChosenEvent;
  }
}
