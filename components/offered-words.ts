import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import { sayAnswer } from "#src/browser/suggestions.ts";
import { today } from "#src/browser/today.ts";
import { compareWords } from "#src/compare/compare-words.ts";
import { setFact } from "#src/document/commands.ts";
import { addComment } from "#src/document/comments.ts";
import { declineOffered, type OpenSuggestion, takeOffered } from "#src/document/suggestions.ts";
import { CommentsToldEvent } from "./comment-events.ts";
import { comparedWords } from "./compared-words.ts";
import { NOT_DONE } from "./suggest-words.ts";

/** What is being asked before an answer is given: who heard the resident, or why somebody declines. */
type Asked = "heard-yes" | "heard-no" | "decline";

/** Other words that wait for a yes or a no, in their thread of comments. Fires `comments-told`. */
@customElement("ow-offered-words")
export class OwOfferedWords extends LitElement {
  @property() planId = "";
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) offered!: OpenSuggestion;

  /** What the resident is called. */
  @property() called = "";

  /** Whether somebody here can put on record what the resident said. */
  @property({ attribute: false }) mayWitness = false;

  @state() private asked: Asked | null = null;
  @state() private problem = "";
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { was, words, isOwn, isCurrent } = this.offered;
    const { called } = this;
    return html`
      ${comparedWords(compareWords(was, words))}
      ${
        isOwn
          ? html`<p class="quiet small">
              ${called} wrote these words, and nothing changes until ${called} says yes.
            </p>`
          : nothing
      }
      ${
        isCurrent
          ? nothing
          : html`<p class="quiet small">
              The words have changed since, so these can't be put in their place any more.
            </p>`
      }
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      ${this.asked ? this.#form(this.asked) : this.#acts()}
    `;
  }

  #acts() {
    const { called, offered, mayWitness } = this;
    const { editable, who } = this.editing;
    const { isOwn, isCurrent, by, guest } = offered;
    const hears = isOwn && mayWitness;
    const decides = !isOwn && editable;
    return html`<div class="comment-acts">
      ${hears && isCurrent ? this.#button(`${called} said yes`, () => this.#ask("heard-yes")) : nothing}
      ${hears ? this.#button(`${called} said no`, () => this.#ask("heard-no")) : nothing}
      ${decides && isCurrent ? this.#button("Accept", () => this.#accept(), "main") : nothing}
      ${decides ? this.#button("Decline", () => this.#ask("decline")) : nothing}
      ${
        (guest === (who.guest ?? "") && by === who.by) || (isOwn && editable)
          ? this.#button("Withdraw it", () => this.#withdraw())
          : nothing
      }
    </div>`;
  }

  #button(label: string, act: () => void, look = ""): TemplateResult {
    return html`<button
      class="button ${look} small-button"
      type="button"
      ?disabled=${this.isBusy}
      @click=${act}
    >
      ${label}
    </button>`;
  }

  #form(asked: Asked) {
    const id = `answer-${this.offered.id}`;
    const isDeclining = asked === "decline";
    return html`<form class="comment-form" @submit=${this.#submit}>
      <div class="field">
        ${
          isDeclining
            ? html`<label for=${id}>Why not? You need not say.</label>
                <textarea id=${id} name="said" class="input" rows="2" maxlength="1000" dir="auto"></textarea>`
            : html`<label for=${id}>
                  Who heard ${this.called} say ${asked === "heard-yes" ? "yes" : "no"}?
                </label>
                <input id=${id} name="said" class="input" maxlength="120" autocomplete="off" required />
                <p class="quiet small">The name goes on record with yours.</p>`
        }
      </div>
      <div class="comment-acts">
        <button class="button main small-button" ?disabled=${this.isBusy}>
          ${isDeclining ? "Decline" : "Put it on record"}
        </button>
        ${this.#button("Cancel", () => (this.asked = null))}
      </div>
    </form>`;
  }

  async #ask(asked: Asked) {
    this.asked = asked;
    this.problem = "";
    await this.updateComplete;
    this.querySelector<HTMLElement>("[name=said]")?.focus();
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { asked } = this;
    const said = this.querySelector<HTMLInputElement>("[name=said]")?.value.trim() ?? "";
    if (asked === "decline") this.#decline(said);
    else if (asked && said) void this.#record(asked === "heard-yes" ? "yes" : "no", said);
  };

  #accept() {
    const { ydoc, undo, who } = this.editing;
    undo.stop();
    const outcome = takeOffered(ydoc, this.offered.id, { by: who.by, on: today() });
    undo.stop();
    if (outcome === "done") this.#tell("The words are in the plan.", true);
    else this.problem = NOT_DONE[outcome];
  }

  #decline(why: string) {
    const { ydoc, undo, who } = this.editing;
    const { id, entity, key } = this.offered;
    undo.stop();
    const outcome = declineOffered(ydoc, id, { by: who.by, on: today() });
    if (why && outcome === "done") {
      const about = { about: `${entity}/${key}`, anchor: "", quote: "", mentions: [] };
      addComment(ydoc, { ...about, thread: id, on: today(), words: why }, who);
    }
    undo.stop();
    if (outcome === "done") this.#tell("Declined. The words stay as they are.", true);
    else this.problem = NOT_DONE[outcome];
  }

  #withdraw() {
    const { ydoc, undo } = this.editing;
    undo.stop();
    setFact(ydoc, this.offered.id, "settledOn", today());
    undo.stop();
    this.#tell("Withdrawn.", true);
  }

  async #record(answer: "yes" | "no", witness: string) {
    this.isBusy = true;
    try {
      const outcome = await sayAnswer(this.planId, this.offered.id, { answer, witness });
      this.problem = NOT_DONE[outcome];
      this.asked = null;
      if (!this.problem) this.#tell("It is on record.", false);
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "Please try again.";
    }
    this.isBusy = false;
  }

  #tell(said: string, hasUndo: boolean) {
    this.dispatchEvent(new CommentsToldEvent(said, hasUndo));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-offered-words": OwOfferedWords;
  }
}
