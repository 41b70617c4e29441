import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { Colleague } from "#src/api/staff-comments.ts";
import type { Session } from "#src/api/people.ts";
import type { Editing } from "#src/browser/editing.ts";
import { settleStaffThread } from "#src/browser/staff-comments.ts";
import { today } from "#src/browser/today.ts";
import { settleThread } from "#src/document/comments.ts";
import { type OpenSuggestion, suggestionsIn } from "#src/document/suggestions.ts";
import type { Plan } from "#src/plan/plan.ts";
import { type Thread, threadsOf } from "#src/plan/threads.ts";
import { StaffSaid } from "./staff-said.ts";
import "./comment-form.ts";
import type { NewAbout, OwCommentForm } from "./comment-form.ts";
import {
  allSaid,
  commentThread,
  markedWords,
  rangeOfWords,
  type Said,
  whereInWords,
} from "./comment-threads.ts";
import type { CommentDraft } from "./commenting.ts";
import { type CommentMadeEvent, PlaceWantedEvent, StaffToldEvent } from "./comment-events.ts";
import { icons } from "./icons.ts";
import { newSuggestion, offeredIn } from "./suggesting-part.ts";

/**
 * What people say about places in a plan, beside the sheet, in threads. Fires `close-wanted`,
 * `comment-wanted`, `suggestion-wanted`, `draft-done`, `place-wanted` and `staff-told`.
 */
@customElement("ow-comments")
export class OwComments extends LitElement {
  /** The open document, and what it says now. */
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) plan!: Plan;
  @property() planId = "";

  /** Who somebody is here; guests have nothing to do with what staff say. */
  @property({ attribute: false }) session!: Session;

  /** What a new comment is about; null while none is being written. */
  @property({ attribute: false }) draft: CommentDraft | null = null;

  /** The thread to show; another object for each time that it is asked for. */
  @property({ attribute: false }) chosen: { thread: string } | null = null;

  /** Whether somebody may offer other words, and whether they can say what the resident answered. */
  @property({ attribute: false }) maySuggest = false;
  @property({ attribute: false }) mayWitness = false;

  @property({ attribute: false }) isOpen = false;

  /** Whether the resident looks on, who is not shown what staff say to one another. */
  @property({ attribute: false }) isTogether = false;

  /** The thread that is being answered. */
  @state() private answering = "";
  @state() private problem = "";
  @state() private said = "";

  #staff = new StaffSaid(
    () => (this.#hearsStaff ? { plan: this.planId, isShown: this.isOpen } : null),
    () => {
      const { comments } = this.#staff.now;
      const open = comments.filter((it) => !it.thread && it.settledAt === null);
      this.dispatchEvent(new StaffToldEvent(open.length));
      this.requestUpdate();
    },
  );

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#staff.begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#staff.stop();
    this.editing.comments?.show([]);
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("planId") || changed.has("isOpen") || changed.has("isTogether"))
      void this.#staff.ask();
    if (changed.has("draft") && this.draft) this.answering = "";
  }

  protected override updated(changed: Map<string, unknown>) {
    this.editing.comments?.show(markedWords(this.#threads, this.#offers));
    if (this.isOpen && !this.draft && (changed.has("chosen") || changed.has("isOpen")))
      this.#focus(this.chosen ? `#thread-${this.chosen.thread}` : "#comments-title");
  }

  protected override render() {
    if (!this.isOpen) return nothing;
    const threads = this.#threads;
    const open = threads.filter((it) => !it.begins.isSettled);
    const settled = threads.filter((it) => it.begins.isSettled);
    return html`<aside
      id="comments"
      class="margin comments open"
      aria-labelledby="comments-title"
      @keydown=${this.#key}
    >
      <button class="button icon close" type="button" aria-label="Close the comments" @click=${() => this.#fire("close-wanted")}>
        ${icons.close}
      </button>
      <div class="margin-inner">
        <h2 id="comments-title" tabindex="-1">Comments</h2>
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        <p class="visually-hidden" role="status">${this.said}</p>
        ${this.draft ? this.#newThread(this.draft) : this.#begin()}
        ${
          open.length
            ? html`<ul class="comment-threads" role="list">${open.map(this.#thread)}</ul>`
            : html`<p class="quiet">No open comments.</p>`
        }
        ${
          settled.length
            ? html`<details ?open=${settled.some((it) => it.begins.id === this.chosen?.thread)}>
                <summary>Settled (${settled.length})</summary>
                <ul class="comment-threads" role="list">${settled.map(this.#thread)}</ul>
              </details>`
            : nothing
        }
      </div>
    </aside>`;
  }

  #begin() {
    if (!this.#mayComment) return nothing;
    return html`<p class="small quiet">
        Select words first to comment on them, or just put the caret into a part of the plan.
      </p>
      <div class="comment-acts">
        <button class="button small-button" type="button" @click=${() => this.#fire("comment-wanted")}>
          ${icons.comment} New comment
        </button>
        ${
          this.maySuggest
            ? html`<button class="button small-button" type="button" @click=${() => this.#fire("suggestion-wanted")}>
                ${icons.pen} Suggest other words
              </button>`
            : nothing
        }
      </div>`;
  }

  /** Each draft has a form of its own, or the words of the one before would stay in it. */
  #newThread(draft: CommentDraft): TemplateResult {
    const { about, isSuggestion } = draft;
    return html`<section class="comment-thread" aria-label=${isSuggestion ? "Other words" : "New comment"}>
      <p class="comment-about"><span class="quiet small">${whereInWords(about, this.plan, this.editing.template)}</span></p>
      ${keyed(
        draft,
        isSuggestion
          ? newSuggestion(this, draft, this.colleagues, () => this.#fire("draft-done"))
          : this.#newComment(draft),
      )}
    </section>`;
  }

  #newComment({ about, anchor, quote }: CommentDraft): TemplateResult {
    const readers = this.#hearsStaff ? "ask" : "everybody";
    const comment = { about, anchor, quote, thread: "" };
    return html`${quote ? html`<blockquote dir="auto">${quote}</blockquote>` : nothing}
      ${this.#form(comment, readers, () => this.#fire("draft-done"))}`;
  }

  #thread = (thread: Thread<Said>) => {
    const { id, about, quote, isForStaff, isSettled } = thread.begins;
    const range = rangeOfWords(this.editing.ydoc, thread.begins);
    const [entity = "", key = ""] = about.split("/");
    const place = { entity, key, ...(range ?? { from: 0, to: 0 }) };
    const mayAct = this.#mayComment;
    const form =
      this.answering === id
        ? this.#form(
            { about, anchor: "", quote: "", thread: id },
            isForStaff ? "staff" : "everybody",
            () => (this.answering = ""),
          )
        : nothing;
    const offer = this.#offers.find((it) => it.id === id);
    const offered = offeredIn(this, id, offer, () => this.#focus("#comments-title"));
    const maySettle = this.editing.editable && !offered.isFinal;
    return commentThread(
      thread,
      {
        where: whereInWords(about, this.plan, this.editing.template),
        isGone: quote !== "" && range === null,
        colleagues: this.#staff.now.colleagues,
        offered: offered.words,
      },
      {
        goTo: about ? () => this.dispatchEvent(new PlaceWantedEvent(offer ?? place)) : null,
        answer: mayAct && !isSettled ? () => this.#beginAnswer(id) : null,
        settle: maySettle ? () => void this.#settle(id, isForStaff, !isSettled) : null,
      },
      form,
    );
  };

  /** The form for what begins a thread, or for an answer in one. */
  #form(about: NewAbout, readers: OwCommentForm["readers"], done: () => void): TemplateResult {
    return html`<ow-comment-form
      .editing=${this.editing}
      .planId=${this.planId}
      .about=${about}
      .readers=${readers}
      .colleagues=${this.colleagues}
      @draft-done=${done}
      @comment-made=${(event: CommentMadeEvent) => void this.#made(event, about.thread)}
    ></ow-comment-form>`;
  }

  async #made({ id, forStaff, problem }: CommentMadeEvent, thread: string) {
    const { now } = this.#staff;
    if (forStaff) this.#staff.put({ ...now, comments: [...now.comments, forStaff] });
    this.answering = "";
    this.problem = problem;
    this.said = thread ? "Answered." : "Comment added.";
    this.#fire("draft-done");
    await this.updateComplete;
    this.#focus(`#thread-${thread || id}`);
  }

  async #settle(id: string, isForStaff: boolean, isSettled: boolean) {
    this.problem = "";
    try {
      if (isForStaff) {
        await settleStaffThread(this.planId, id, isSettled);
        await this.#staff.ask();
      } else settleThread(this.editing.ydoc, id, isSettled ? today() : null);
      this.said = isSettled ? "Settled." : "Open again.";
      await this.updateComplete;
      this.#focus("#comments-title");
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "Please try again.";
    }
  }

  #beginAnswer(id: string) {
    this.answering = id;
    this.#fire("draft-done");
  }

  get #threads(): Thread<Said>[] {
    const staff = this.isTogether ? [] : this.#staff.now.comments;
    return threadsOf(allSaid(this.plan, staff, new Date()));
  }

  get #offers(): OpenSuggestion[] {
    return this.plan.remarks.length ? suggestionsIn(this.editing.ydoc) : [];
  }

  /** Who can be told of something. */
  get colleagues(): readonly Colleague[] {
    const me = this.session.state === "person" ? this.session.id : "";
    return this.#staff.now.colleagues.filter((it) => it.id !== me);
  }

  get #hearsStaff(): boolean {
    const { state } = this.session;
    return (state === "person" || state === "owner") && !this.isTogether;
  }

  get #mayComment(): boolean {
    const { session } = this;
    return this.editing.editable || (session.state === "guest" && session.scope !== "read");
  }

  #key = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#fire("close-wanted");
  };

  #focus(selector: string) {
    const found = this.querySelector<HTMLElement>(selector);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: "nearest" });
  }

  #fire(what: "close-wanted" | "comment-wanted" | "suggestion-wanted" | "draft-done") {
    this.dispatchEvent(new Event(what));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-comments": OwComments;
  }
}
