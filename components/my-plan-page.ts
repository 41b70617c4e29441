/* oxlint-disable max-lines -- one page: what the resident reads, writes and answers on it */
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { Session } from "#src/api/people.ts";
import type { WhoLooked } from "#src/api/guests.ts";
import { ask } from "#src/browser/api-client.ts";
import type { Anew } from "#src/browser/come-back.ts";
import { canDictate, dictate, type Dictation } from "#src/browser/dictation.ts";
import { leave, whoLooked } from "#src/browser/guests.ts";
import { readIdentity } from "#src/browser/identity.ts";
import { type Step, stepsOf } from "#src/browser/my-plan-steps.ts";
import { type Opening, type OpenPlan, openPlan, type Outside } from "#src/browser/open-plan.ts";
import { SIGNED_OUT } from "#src/browser/signed-out.ts";
import { setFact, setSpeaker } from "#src/document/commands.ts";
import { readMeta, SCHEMA } from "#src/document/roots.ts";
import { appendWords } from "#src/document/edit-words.ts";
import { type OpenSuggestion, suggestionsIn } from "#src/document/suggestions.ts";
import { lookInWords } from "./guest-words.ts";
import { myPutAway } from "./my-put-away.ts";
import "./my-suggestion.ts";
import { readAloud } from "./read-aloud.ts";
import "./sync-status.ts";
import "./text-field.ts";
import "./theme-menu.ts";
import { dayInWords, momentInWords } from "./words.ts";
import { writingLines } from "./writing-lines.ts";

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
      ${step ? this.#step(open, step) : this.#looked()}
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
    return html`
      <p class="quiet">${step.part}</p>
      <h1 id="step-heading" tabindex="-1">${step.heading}</h1>
      ${step.kind === "words" ? this.#words(open, step) : this.#action(open, step)}
    `;
  }

  #words(open: OpenPlan, step: Extract<Step, { kind: "words" }>) {
    if (step.isFree)
      return html`<p>Nobody has written here yet.</p>
        <button class="button" type="button" @click=${() => this.#beginWords(open, step)}>
          Write here in your own words
        </button>`;
    if (!step.isTheirs)
      return html`<div class="their-words">${writingLines(step.writing)}</div>
        ${readAloud(step.writing.text)}`;
    return html`
      ${step.prompt ? html`<p>${step.prompt}</p>` : nothing}
      ${this.#field(open, step.entity, step.key, step.writing, "step-heading")}
      ${readAloud(step.writing.text)}
    `;
  }

  /** What the resident writes first, they say. */
  #beginWords(open: OpenPlan, { entity, key }: Extract<Step, { kind: "words" }>) {
    setSpeaker(open.editing.ydoc, entity, key, { kind: "resident", person: null });
    this.querySelector<HTMLElement>("#step-heading")?.focus();
  }

  #action(open: OpenPlan, { action, owner }: Extract<Step, { kind: "action" }>) {
    const { answer, words } = action.agreement;
    const say = (value: "agrees" | "disagrees", label: string) => html`<button
      class="button"
      type="button"
      aria-pressed=${answer === value ? "true" : "false"}
      ?disabled=${!this.#mayWrite}
      @click=${() =>
        setFact(open.editing.ydoc, action.id, "agreement", answer === value ? "" : value)}
    >
      ${label}
    </button>`;
    return html`
      <div class="their-words">${writingLines(action.wording)}</div>
      ${owner ? html`<p>Who does it: ${owner}.</p>` : nothing}
      ${action.dueOn ? html`<p>By ${dayInWords(action.dueOn)}.</p>` : nothing}
      ${readAloud(action.wording.text)}
      <h2 id="step-agree">Do you agree?</h2>
      <div class="dialog-actions" role="group" aria-labelledby="step-agree">
        ${say("agrees", "I agree")} ${say("disagrees", "I don't agree")}
      </div>
      <h2 id="step-say">What you want to say about it</h2>
      ${this.#field(open, action.id, "agreement", words, "step-say")}
    `;
  }

  #field(open: OpenPlan, entity: string, key: string, writing: OpenWriting, labelId: string) {
    // Whoever may write in their own words alone is shown a plan that can't be written in elsewhere.
    const isReadable = readMeta(open.editing.ydoc).schema <= SCHEMA;
    const editing =
      this.#mayWrite && isReadable
        ? ({ ...open.editing, editable: true, isResident: true } as const)
        : open.editing;
    // An editor stays with the words that it began with.
    const text = html`<ow-text-field
        .editing=${editing}
        .entity=${entity}
        .name=${key}
        .writing=${writing}
        .labelId=${labelId}
      ></ow-text-field>`;
    return html`
      ${keyed(`${entity}/${key}`, text)}
      ${this.#mayWrite && canDictate() ? this.#dictate(open, entity, key) : nothing}
    `;
  }

  #dictate(open: OpenPlan, entity: string, key: string) {
    return html`<button
        class="button"
        type="button"
        aria-pressed=${this.dictation ? "true" : "false"}
        @click=${() => this.#switchDictation(open, entity, key)}
      >
        ${this.dictation ? "Stop listening" : "Say it, and have it written"}
      </button>
      <p class="quiet">Some browsers send what you say to the company that makes them.</p>`;
  }

  #looked() {
    return html`
      <h1 id="step-heading" tabindex="-1">Who has looked at your plan</h1>
      ${
        this.looks
          ? html`<ul class="looks">
              ${this.looks.map(
                (it) => html`<li>
                  <strong>${it.who}</strong>: ${lookInWords(it.action)},
                  ${momentInWords(new Date(it.at).toISOString(), new Date())}
                </li>`,
              )}
            </ul>`
          : html`<p role="status">This is being fetched.</p>`
      }
    `;
  }

  get #mayWrite(): boolean {
    return this.session.scope === "write" || this.session.scope === "own";
  }

  #switchDictation(open: OpenPlan, entity: string, key: string) {
    if (this.dictation) return this.dictation.stop();
    const { ydoc } = open.editing;
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

type OpenWriting = Parameters<typeof writingLines>[0];

declare global {
  interface HTMLElementTagNameMap {
    "ow-my-plan-page": OwMyPlanPage;
  }
}
