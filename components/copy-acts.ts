import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CopyMaker } from "#src/browser/copy-maker.ts";
import type { CopyWish } from "#src/browser/copy-wish.ts";
import type { Editing } from "#src/browser/editing.ts";
import { today } from "#src/browser/today.ts";
import { addCopy } from "#src/document/record-commands.ts";
import { formatInWords } from "./copy-words.ts";
import { icons } from "./icons.ts";

/** The ways in which a copy leaves the app. */
export type WayOut = "word" | "page" | "print";

/** What comes of the last way that was taken. */
type Doing =
  | { kind: "nothing" }
  | { kind: "making"; way: WayOut; stop: AbortController }
  | { kind: "made"; way: WayOut; isOnRecord: boolean }
  | { kind: "failed"; why: string };

/**
 * Makes the chosen copy: as a Word file, as a web page, on paper. Fires `print-wanted`. After a copy for
 * the resident it offers to put on record that they have it.
 */
@customElement("ow-copy-acts")
export class OwCopyActs extends LitElement {
  /** What makes copies of the plan on this page. */
  @property({ attribute: false }) maker!: CopyMaker;

  /** The document on the page, for what is put on record. */
  @property({ attribute: false }) editing!: Editing;

  /** Which copy. */
  @property({ attribute: false }) wish!: CopyWish;

  /** What the resident is called. */
  @property() called = "";

  @state() private doing: Doing = { kind: "nothing" };

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#callOff();
  }

  // What was told of one copy is not so of another.
  protected override willUpdate(changed: PropertyValues) {
    if (changed.has("wish")) this.#callOff();
  }

  /** Tells that the copy went to the printer, for the record. */
  printed() {
    this.doing = { kind: "made", way: "print", isOnRecord: false };
  }

  protected override render() {
    const isMaking = this.doing.kind === "making";
    return html`
      <div class="copy-ways">
        <button class="button main" type="button" ?disabled=${isMaking} @click=${() => this.#make("word")}>
          ${icons.word}<span>Word file</span>
        </button>
        <button class="button" type="button" ?disabled=${isMaking} @click=${() => this.#make("page")}>
          ${icons.word}<span>Web page</span>
        </button>
        <button
          class="button"
          type="button"
          ?disabled=${isMaking}
          @click=${() => this.dispatchEvent(new Event("print-wanted"))}
        >
          Print
        </button>
      </div>
      <div class="copy-told" role="status">${this.#told()}</div>
    `;
  }

  #told() {
    const { doing } = this;
    switch (doing.kind) {
      case "nothing":
        return nothing;
      case "making":
        return html`<progress aria-label="Making the copy"></progress>
          <span>Making the ${THINGS[doing.way]}…</span>
          <button class="button small-button" type="button" @click=${this.#callOff}>Cancel</button>`;
      case "failed":
        return html`<p class="notice">${doing.why}</p>`;
      case "made":
        return html`${doing.way === "print" ? nothing : html`<p>The ${THINGS[doing.way]} is in your downloads.</p>`}
        ${doing.way === "word" && this.wish.followMe ? html`<p class="notice">The whole plan is inside it. Give it only to those who may have all of it.</p>` : nothing}
        ${this.wish.copy === "resident" && this.editing.editable ? this.#record(doing.way, doing.isOnRecord) : nothing}`;
    }
  }

  #record(way: WayOut, isOnRecord: boolean) {
    if (isOnRecord)
      return html`<p>It is on record that ${this.called} was given this copy today.</p>`;
    return html`<button class="button small-button" type="button" @click=${() => this.#putOnRecord(way)}>
      ${this.called} has it: put it on record
    </button>`;
  }

  async #make(way: "word" | "page") {
    const stop = new AbortController();
    this.doing = { kind: "making", way, stop };
    try {
      const ready = await this.maker.ready(this.wish);
      if (stop.signal.aborted) return;
      if (way === "word") await this.maker.saveWord(ready, stop.signal);
      else await this.maker.savePage(ready, stop.signal);
      if (!stop.signal.aborted) this.doing = { kind: "made", way, isOnRecord: false };
    } catch (problem) {
      if (stop.signal.aborted) return;
      const why = problem instanceof Error ? problem.message : "The copy could not be made.";
      this.doing = { kind: "failed", why };
    }
  }

  #callOff = () => {
    if (this.doing.kind === "making") this.doing.stop.abort();
    this.doing = { kind: "nothing" };
  };

  #putOnRecord(way: WayOut) {
    const { ydoc, undo, who } = this.editing;
    undo.stop();
    addCopy(ydoc, { on: today(), format: formatInWords(this.wish, way) }, who);
    undo.stop();
    this.doing = { kind: "made", way, isOnRecord: true };
  }
}

const THINGS: Record<WayOut, string> = { word: "Word file", page: "web page", print: "print" };

declare global {
  interface HTMLElementTagNameMap {
    "ow-copy-acts": OwCopyActs;
  }
}
