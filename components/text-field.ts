import { html, LitElement, nothing, render } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Command } from "prosemirror-state";
import type { Editing } from "#src/browser/editing.ts";
import type { Editor } from "#src/browser/editor/create-editor.ts";
import { isEditorMissed, loadEditor, whenEditorMissed } from "#src/browser/editor-part.ts";
import { nudgeParts } from "#src/browser/load-part.ts";
import type { MisspellingChosenEvent } from "#src/browser/spelling/misspelling.ts";
import { isSaidBy, type Touch } from "#src/document/own-words.ts";
import type { Offer } from "#src/document/suggestions.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { Writing } from "#src/plan/plan.ts";
import { unwatch, watch } from "./near-viewport.ts";
import { fieldId } from "./place-ids.ts";
import { writingLines } from "./writing-lines.ts";

/**
 * One piece of writing: plain lines until it is near the window or touched, then a small editor. It
 * never renders into the editor while that is there. Fires `finding-touched`, `text-refused` and, where
 * the resident's own words would have been changed, `own-words-touched`.
 */
@customElement("ow-text-field")
export class OwTextField extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;

  /** The thing that the writing belongs to, and the key of the writing. */
  @property() entity = "";
  @property() name = "";

  /** What the document says now; drawn only while no editor is mounted. */
  @property({ attribute: false }) writing!: Writing;

  /** The accessible name: text, or the id of an element. */
  @property() label = "";
  @property() labelId = "";

  /** What stands in an empty field; a hint, never the only label. */
  @property() hint = "";

  /** What was noticed in this piece of writing. */
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];

  /** Keys of the surroundings, tried before the editor's own. */
  @property({ attribute: false }) keys: Record<string, Command> = {};

  /** Whether the editor that is there can be written in. */
  #isWritable = true;
  #editor: Editor | null = null;
  #mounting: Promise<void> | null = null;
  #slot = makeSlot(this);

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    watch(this, 0.5, (isNear) => {
      if (isNear) void this.mount();
      else this.#unmount();
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    unwatch(this);
    this.#editor?.destroy();
    this.#editor = null;
    this.#mounting = null;
  }

  protected override render() {
    const noted = this.diagnostics.some((it) => it.tier !== "idea");
    const note = html`<span class="visually-hidden" id=${this.#noteId}>
      There is a question about this
    </span>`;
    return html`${noted ? note : nothing}${this.#slot}`;
  }

  protected override willUpdate() {
    this.id = fieldId(this.entity, this.name);
  }

  protected override updated(changed: Map<string, unknown>) {
    if (this.#editor && this.#isWritable !== this.#mayWrite) this.#mountAgain();
    else if (this.#editor) {
      if (changed.has("diagnostics")) this.#editor.setDiagnostics(this.diagnostics);
      this.#describe(this.#editor.view.dom);
    } else if (!this.#mounting || !this.#slot.hasChildNodes()) this.#drawLines();
  }

  /** Puts an editor in place of the lines; resolves when it can be typed in, or can't be had yet. */
  mount(): Promise<void> {
    this.#mounting ??= this.#mount();
    return Promise.race([this.#mounting, whenEditorMissed()]);
  }

  /** Puts the caret into the mounted editor and shows a range of its words. */
  select(from: number, to: number) {
    this.#editor?.select(from, to);
  }

  /** Puts the caret at the end of the writing. */
  async focusText() {
    await this.mount();
    this.#editor?.focus("end");
  }

  /** The selected words; null while there is no editor to select in. */
  get selected(): { from: number; to: number } | null {
    return this.#editor?.selected() ?? null;
  }

  /** Says that the selected words, or those typed next, are the resident's own; or no longer. */
  toggleOwnWords() {
    this.#editor?.toggleOwnWords();
  }

  async #mount() {
    await this.updateComplete;
    const createEditor = (await loadEditor())?.createEditor;
    if (!createEditor || !this.isConnected || this.#editor || !this.#mounting) return;
    const held = this.contains(document.activeElement);
    render(nothing, this.#slot);
    this.#isWritable = this.#mayWrite;
    this.#editor = createEditor({
      ydoc: this.editing.ydoc,
      entity: this.entity,
      key: this.name,
      mount: this.#slot,
      attributes: this.#attributes(),
      undo: this.editing.undo,
      presence: this.editing.presence,
      editable: this.#isWritable,
      onTouched: this.editing.isResident ? null : this.#ask,
      keys: this.keys,
      comments: this.editing.comments,
      spelling: this.editing.spelling && {
        by: this.editing.spelling,
        isQuoted: () => this.writing.speaker.kind === "quoted",
      },
    });
    this.#editor.setDiagnostics(this.diagnostics);
    this.#describe(this.#editor.view.dom);
    if (held) this.#editor.focus("end");
  }

  /** The plan can only be read from now on, also by whoever is writing in it. */
  #mountAgain() {
    this.#editor?.destroy();
    this.#editor = null;
    this.#mounting = null;
    this.#drawLines();
    void this.mount();
  }

  #unmount() {
    if (!this.#editor || this.contains(document.activeElement)) return;
    this.#editor.destroy();
    this.#editor = null;
    this.#mounting = null;
    this.#drawLines();
  }

  #drawLines() {
    const { "aria-label": label, "aria-labelledby": labelledBy } = this.#attributes();
    render(
      html`<div
        class="writing"
        role="textbox"
        aria-multiline="true"
        aria-label=${label ?? nothing}
        aria-labelledby=${labelledBy ?? nothing}
        aria-describedby=${this.diagnostics.length ? this.#noteId : nothing}
        aria-readonly=${this.#mayWrite ? nothing : "true"}
        data-hint=${this.writing.text ? nothing : this.hint}
        tabindex="0"
        @focus=${this.#touched}
        @pointerdown=${this.#touched}
      >
        ${writingLines(this.writing)}
      </div>`,
      this.#slot,
    );
  }

  #touched = () => {
    void this.mount();
    if (!isEditorMissed()) return;
    nudgeParts();
    const said = "The editor is not here yet. It comes as soon as the server can be reached.";
    this.dispatchEvent(new TextRefusedEvent(said));
  };

  #ask = (touch: Touch) => {
    const { entity, name: key } = this;
    this.dispatchEvent(new OwnWordsTouchedEvent({ entity, key, ...touch }));
  };

  #attributes(): Record<string, string> {
    return {
      ...(this.labelId ? { "aria-labelledby": this.labelId } : { "aria-label": this.label }),
      ...(this.hint ? { "data-hint": this.hint } : {}),
    };
  }

  #describe(editable: HTMLElement) {
    if (this.diagnostics.some((it) => it.tier !== "idea"))
      editable.setAttribute("aria-describedby", this.#noteId);
    else editable.removeAttribute("aria-describedby");
  }

  get #mayWrite(): boolean {
    const { editable, lane, ydoc } = this.editing;
    return editable || (lane !== undefined && isSaidBy(ydoc, this.entity, this.name, lane));
  }

  get #noteId() {
    return `note-${this.entity}-${this.name}`;
  }
}

/**
 * Where the editor goes. What the editor says of itself does not leave the field: a mark that was
 * pressed is told as the diagnostic, a paste that was refused as a sentence.
 */
function makeSlot(field: OwTextField): HTMLElement {
  const slot = document.createElement("div");
  slot.addEventListener("finding-chosen", (event) => {
    const chosen = field.diagnostics.find((it) => "key" in event && it.key === event.key);
    if (chosen) field.dispatchEvent(new FindingTouchedEvent(chosen));
  });
  slot.addEventListener("misspelling-chosen", async ({ misspelling }: MisspellingChosenEvent) => {
    const { openSpellingMenu } = await import("./spelling-menu.ts");
    await openSpellingMenu(field, misspelling);
  });
  slot.addEventListener("paste-refused", (event) => {
    if (event instanceof Event && "message" in event)
      field.dispatchEvent(new TextRefusedEvent(String(event.message)));
  });
  return slot;
}

/** Underlined words were pressed. Bubbles to the page, which shows the diagnostic. */
export class FindingTouchedEvent extends Event {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super("finding-touched", { bubbles: true });
    this.diagnostic = diagnostic;
  }
}

/** Something was not taken into the writing; `said` tells why. Bubbles to the page. */
export class TextRefusedEvent extends Event {
  readonly said: string;
  constructor(said: string) {
    super("text-refused", { bubbles: true });
    this.said = said;
  }
}

/** Somebody would have changed the resident's own words, like this. Bubbles to the page. */
export class OwnWordsTouchedEvent extends Event {
  readonly offer: Offer;
  constructor(offer: Offer) {
    super("own-words-touched", { bubbles: true });
    this.offer = offer;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-text-field": OwTextField;
  }
  interface HTMLElementEventMap {
    "finding-touched": FindingTouchedEvent;
    "text-refused": TextRefusedEvent;
    "own-words-touched": OwnWordsTouchedEvent;
  }
}
