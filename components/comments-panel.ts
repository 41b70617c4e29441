import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Session } from "#src/api/people.ts";
import type { Editing } from "#src/browser/editing.ts";
import { addStaffComment, settleStaffThread, tellMentioned } from "#src/browser/staff-comments.ts";
import { today } from "#src/browser/today.ts";
import { addComment, settleThread } from "#src/document/comments.ts";
import type { Plan } from "#src/plan/plan.ts";
import { type Thread, threadsOf } from "#src/plan/threads.ts";
import { StaffSaid } from "./staff-said.ts";
import { commentForm, readForm } from "./comment-form.ts";
import {
  allSaid,
  commentThread,
  rangeOfWords,
  type Said,
  whereInWords,
} from "./comment-threads.ts";
import type { CommentDraft } from "./commenting.ts";
import { PlaceWantedEvent, StaffToldEvent } from "./comment-events.ts";
import { icons } from "./icons.ts";

/**
 * What people say about places in a plan, beside the sheet, in threads. Fires `close-wanted`,
 * `comment-wanted`, `draft-done`, `place-wanted` and `staff-told`.
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

  /** The thread to show. */
  @property() chosen = "";

  @property({ attribute: false }) isOpen = false;

  /** Whether the resident looks on, who is not shown what staff say to one another. */
  @property({ attribute: false }) isTogether = false;

  /** The thread that is being answered. */
  @state() private answering = "";
  @state() private isSending = false;
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
    const marked = this.#threads.filter(({ begins }) => begins.quote && !begins.isSettled);
    this.editing.comments?.show(
      marked.map(({ begins: { id, about, anchor, quote, isForStaff } }) => {
        const [entity = "", key = ""] = about.split("/");
        return { thread: id, entity, key, anchor, quote, isForStaff };
      }),
    );
    if (this.isOpen && changed.has("draft") && this.draft) this.#focus("textarea");
    else if (this.isOpen && (changed.has("chosen") || changed.has("isOpen")))
      this.#focus(this.chosen ? `#thread-${this.chosen}` : "#comments-title");
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
      <button class="button icon close" type="button" aria-label="Close the comments" @click=${this.#close}>
        ${icons.close}
      </button>
      <div class="margin-inner">
        <h2 id="comments-title" tabindex="-1">Comments</h2>
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        <p class="visually-hidden" role="status">${this.said}</p>
        ${this.draft ? this.#newComment(this.draft) : this.#begin()}
        ${
          open.length
            ? html`<ul class="comment-threads" role="list">${open.map(this.#thread)}</ul>`
            : html`<p class="quiet">No open comments.</p>`
        }
        ${
          settled.length
            ? html`<details ?open=${settled.some((it) => it.begins.id === this.chosen)}>
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
      <button class="button small-button" type="button" @click=${() => this.#fire("comment-wanted")}>
        ${icons.comment} New comment
      </button>`;
  }

  #newComment({ about, quote }: CommentDraft): TemplateResult {
    return html`<section class="comment-thread" aria-label="New comment">
      <p class="comment-about"><span class="quiet small">${whereInWords(about, this.plan, this.editing.template)}</span></p>
      ${quote ? html`<blockquote dir="auto">${quote}</blockquote>` : nothing}
      ${this.#form("Your comment", "Comment", this.#hearsStaff, "", () => this.#fire("draft-done"))}
    </section>`;
  }

  #thread = (thread: Thread<Said>) => {
    const { id, about, quote, isForStaff, isSettled } = thread.begins;
    const range = rangeOfWords(this.editing.ydoc, thread.begins);
    const [entity = "", key = ""] = about.split("/");
    const place = { entity, key, ...(range ?? { from: 0, to: 0 }) };
    const mayAct = this.#mayComment;
    const form =
      this.answering === id
        ? this.#form("Your answer", "Answer", false, id, () => (this.answering = ""))
        : nothing;
    return commentThread(
      thread,
      {
        where: whereInWords(about, this.plan, this.editing.template),
        isGone: quote !== "" && range === null,
        colleagues: this.#staff.now.colleagues,
      },
      {
        goTo: about ? () => this.dispatchEvent(new PlaceWantedEvent(place)) : null,
        answer: mayAct && !isSettled ? () => void this.#beginAnswer(id) : null,
        settle: this.editing.editable ? () => void this.#settle(id, isForStaff, !isSettled) : null,
      },
      form,
    );
  };

  #form(label: string, send: string, offersStaff: boolean, thread: string, cancel: () => void) {
    return commentForm({
      label,
      send,
      offersStaff,
      colleagues: this.#staff.now.colleagues.filter((it) => it.id !== this.#me),
      isSending: this.isSending,
      submit: (event) => void this.#submit(event, thread),
      cancel,
    });
  }

  async #submit(event: SubmitEvent, thread: string) {
    const asked = readForm(event);
    if (!asked || this.isSending) return;
    const { words, mentions } = asked;
    const begins = this.#threads.find((it) => it.begins.id === thread)?.begins;
    const about = begins
      ? { about: begins.about, anchor: "", quote: "" }
      : (this.draft ?? { about: "", anchor: "", quote: "" });
    const isForStaff = begins?.isForStaff ?? asked.isForStaff;
    const comment = { ...about, thread, words, mentions };
    await this.#try(async () => {
      const id = isForStaff ? await this.#tellStaff(comment) : await this.#tellAll(comment);
      this.answering = "";
      this.said = begins ? "Answered." : "Comment added.";
      this.#fire("draft-done");
      await this.updateComplete;
      this.#focus(`#thread-${thread || id}`);
    });
  }

  async #tellStaff(comment: Parameters<typeof addStaffComment>[1]): Promise<string> {
    const made = await addStaffComment(this.planId, comment);
    const { now } = this.#staff;
    this.#staff.put({ ...now, comments: [...now.comments, made] });
    return made.id;
  }

  async #tellAll(comment: Omit<Parameters<typeof addComment>[1], "on">): Promise<string> {
    const { ydoc, undo, who } = this.editing;
    undo.stop();
    const id = addComment(ydoc, { ...comment, on: today() }, who);
    undo.stop();
    await tellMentioned(this.planId, comment.mentions).catch(() => {
      this.problem = "The comment is made, but whoever it is for could not be told.";
    });
    return id;
  }

  async #settle(id: string, isForStaff: boolean, isSettled: boolean) {
    await this.#try(async () => {
      if (isForStaff) {
        await settleStaffThread(this.planId, id, isSettled);
        await this.#staff.ask();
      } else settleThread(this.editing.ydoc, id, isSettled ? today() : null);
      this.said = isSettled ? "Settled." : "Open again.";
      await this.updateComplete;
      this.#focus("#comments-title");
    });
  }

  async #beginAnswer(id: string) {
    this.answering = id;
    this.#fire("draft-done");
    await this.updateComplete;
    this.#focus(`#thread-${id} textarea`);
  }

  async #try(act: () => Promise<void>) {
    this.problem = "";
    this.isSending = true;
    try {
      await act();
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "Please try again.";
    }
    this.isSending = false;
  }

  get #threads(): Thread<Said>[] {
    const staff = this.isTogether ? [] : this.#staff.now.comments;
    return threadsOf(allSaid(this.plan, staff, new Date()));
  }

  get #me(): string {
    return this.session.state === "person" ? this.session.id : "";
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
    this.#close();
  };

  #close = () => this.#fire("close-wanted");

  #focus(selector: string) {
    const found = this.querySelector<HTMLElement>(selector);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: "nearest" });
  }

  #fire(what: "close-wanted" | "comment-wanted" | "draft-done") {
    this.dispatchEvent(new Event(what));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-comments": OwComments;
  }
}
