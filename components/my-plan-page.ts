import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type * as Y from "yjs";
import { Session } from "#src/api/people.ts";
import type { WhoLooked } from "#src/api/guests.ts";
import { ask } from "#src/browser/api-client.ts";
import type { Anew } from "#src/browser/come-back.ts";
import { dictate, type Dictation } from "#src/browser/dictation.ts";
import { leave, whoLooked } from "#src/browser/guests.ts";
import { readIdentity } from "#src/browser/identity.ts";
import { type Step, stepsOf } from "#src/browser/my-plan-steps.ts";
import { type Opening, type OpenPlan, openPlan, type Outside } from "#src/browser/open-plan.ts";
import { SIGNED_OUT } from "#src/browser/signed-out.ts";
import { setSpeaker } from "#src/document/commands.ts";
import { appendWords } from "#src/document/edit-words.ts";
import { type OpenSuggestion, suggestionsIn } from "#src/document/suggestions.ts";
import { myLooks } from "./my-looks.ts";
import { myPutAway } from "./my-put-away.ts";
import { myStep } from "./my-step.ts";
import "./my-suggestion.ts";
import "./sync-status.ts";
import "./theme-menu.ts";

type GuestSession = Extract<Session, { state: "guest" }>;

/** The resident's own page of their plan on their own device: large, and one thing at a time. */
@customElement("ow-my-plan-page")
export class OwMyPlanPage extends LitElement {
  @property({ attribute: false }) outside!: Outside;
  @property({ attribute: false }) session!: GuestSession;

  @state() private open: OpenPlan | null = null;
  @state() private failure = "";
  /** What they have to know of how the plan was opened. */
  @state() private said = "";
  @state() private at = 0;
  /** Whether what others suggest is looked at. */
  @state() private isAnswering = false;
  @state() private dictation: Dictation | null = null;
  @state() private looks: WhoLooked["looks"] | null = null;

  #opening: Opening | null = null;
  #wasRefused = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "My plan – Ownwords";
  }

  // The element may be older than its code, and is handed over what it needs a moment later.
  protected override firstUpdated() {
    void this.#begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.dictation?.stop();
    this.#opening?.close();
  }

  protected override render() {
    const { open } = this;
    return html`
      <header class="top-bar plan-bar">
        <span class="brand">${this.session.name}</span>
        <ow-sync-status .status=${this.#opening?.status ?? { kind: "opening" }}></ow-sync-status>
        <ow-theme-menu></ow-theme-menu>
      </header>
      <main id="main" class="home narrow my-plan" tabindex="-1">
        ${open ? this.#steps(open, stepsOf(open.plan, open.editing.template, this.#mayWrite)) : this.#waiting()}
      </main>
    `;
  }

  #waiting() {
    return this.failure
      ? html`<p class="notice" role="alert">${this.failure}</p>`
      : html`<p role="status">Your plan is being fetched.</p>`;
  }

  #steps(open: OpenPlan, steps: readonly Step[]) {
    const at = Math.min(this.at, steps.length);
    const step = steps[at];
    const suggestions = suggestionsIn(open.editing.ydoc).filter((it) => it.isOwn);
    if (this.isAnswering && suggestions[0]) return this.#suggestion(suggestions[0]);
    return html`
      ${this.said ? html`<p class="notice" role="status">${this.said}</p>` : nothing}
      ${myPutAway(open.editing.ydoc, this.#mayWrite)}
      ${suggestions[0] ? this.#asked(suggestions[0]) : nothing}
      <p class="quiet" role="status">${at + 1} of ${steps.length + 1}</p>
      ${step ? this.#step(open, step) : myLooks(this.looks)}
      <nav class="dialog-actions" aria-label="Through your plan">
        <button class="button" type="button" ?disabled=${at === 0} @click=${() => this.#go(at - 1)}>
          Back
        </button>
        ${
          step
            ? html`<button class="button main" type="button" @click=${() => this.#go(at + 1)}>
                Next
              </button>`
            : html`<button class="button" type="button" @click=${this.#leave}>Leave</button>`
        }
      </nav>
    `;
  }

  #asked({ by }: OpenSuggestion) {
    return html`<section class="notice" aria-label="Suggested words">
      <p role="status">${by || "Somebody"} would like to change some of your words.</p>
      <button class="button main" type="button" @click=${() => this.#answer(true)}>Look at it</button>
    </section>`;
  }

  #suggestion(suggestion: OpenSuggestion) {
    return html`
      ${keyed(
        suggestion.id,
        html`<ow-my-suggestion
          .planId=${this.session.plan}
          .suggestion=${suggestion}
          @answered=${() => this.#answer(this.isAnswering)}
        ></ow-my-suggestion>`,
      )}
      <button class="button" type="button" @click=${() => this.#answer(false)}>Answer later</button>
    `;
  }

  #step(open: OpenPlan, step: Step) {
    const { editing } = open;
    const parts = {
      editing,
      mayWrite: this.#mayWrite,
      isListening: this.dictation !== null,
      beginWords: (entity: string, key: string) => this.#beginWords(editing.ydoc, entity, key),
      switchDictation: (entity: string, key: string) =>
        this.#switchDictation(editing.ydoc, entity, key),
    };
    return myStep(parts, step);
  }

  /** What the resident writes first, they say. */
  #beginWords(ydoc: Y.Doc, entity: string, key: string) {
    setSpeaker(ydoc, entity, key, { kind: "resident", person: null });
    this.querySelector<HTMLElement>("#step-heading")?.focus();
  }

  get #mayWrite(): boolean {
    return this.session.scope === "write" || this.session.scope === "own";
  }

  #switchDictation(ydoc: Y.Doc, entity: string, key: string) {
    if (this.dictation) return this.dictation.stop();
    this.dictation = dictate(
      (words) => appendWords(ydoc, entity, key, words, true),
      () => (this.dictation = null),
    );
  }

  async #go(to: number) {
    this.dictation?.stop();
    this.at = to;
    await this.updateComplete;
    this.querySelector<HTMLElement>("#step-heading")?.focus();
    if (!this.querySelector("ow-text-field, .their-words")) void this.#readLooks();
  }

  /** Shows what is suggested, or goes on with the plan. */
  async #answer(isAnswering: boolean) {
    this.dictation?.stop();
    this.isAnswering = isAnswering;
    await this.updateComplete;
    await this.querySelector("ow-my-suggestion")?.updateComplete;
    this.querySelector<HTMLElement>("#step-heading")?.focus();
  }

  async #readLooks() {
    try {
      this.looks = (await whoLooked(this.session.plan)).looks;
    } catch (problem) {
      this.failure = problem instanceof Error ? problem.message : "Please try again.";
    }
  }

  /** What was written on this page and may not have reached the server, place by place. */
  get unsentWords(): string[] {
    return this.#opening?.unsentWords() ?? [];
  }

  async #begin(anew?: Anew) {
    const { session } = this;
    this.dictation?.stop();
    this.#opening?.close();
    this.open = null;
    const events = {
      changed: () => {
        const isRefused = this.#opening?.status.kind === "cannot-save";
        if (isRefused && !this.#wasRefused) void this.#lookWhoIsHere();
        this.#wasRefused = isRefused;
        this.requestUpdate();
      },
      undone: () => {},
      gone: () => dispatchEvent(new Event(SIGNED_OUT)),
      anew: (it: Anew) => void this.#begin(it),
    };
    const opening = openPlan(session.plan, this.outside, events, anew);
    this.#opening = opening;
    try {
      const open = await opening.ready;
      if (this.#opening !== opening) return;
      open.introduce(session.name, readIdentity().colour);
      this.open = open;
      this.said = anew?.said ?? "";
    } catch (problem) {
      if (this.#opening !== opening) return;
      this.failure = problem instanceof Error ? problem.message : "Please try again.";
    }
  }

  /** The server closed the line: either nothing more can be written, or the access is over. */
  async #lookWhoIsHere() {
    const session = await ask(Session, "GET", "/api/session").catch(() => null);
    if (session && session.state !== "guest") dispatchEvent(new Event(SIGNED_OUT));
  }

  async #leave() {
    await leave().catch(() => {});
    location.replace("/");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-my-plan-page": OwMyPlanPage;
  }
}
