import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icons } from "./icons.ts";

/** Asks for a Word file, which can be chosen or dropped. Fires `word-file-chosen`. */
@customElement("ow-word-file")
export class OwWordFile extends LitElement {
  /** Why the file that was chosen last can't be taken in; empty where nothing is wrong. */
  @property() problem = "";

  /** What is done with a file at this moment; empty for nothing. */
  @property() doing = "";

  @state() private isOver = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      <div
        class="word-file ${this.isOver ? "over" : ""}"
        @dragover=${this.#over}
        @dragleave=${() => (this.isOver = false)}
        @drop=${this.#dropped}
      >
        <label for="word-file-input" class="label">Word file (.docx)</label>
        <input
          id="word-file-input"
          type="file"
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          ?disabled=${this.doing !== ""}
          @change=${this.#chosen}
        />
        <p class="quiet small">${icons.word} You can also drop the file here. It is read on this device.</p>
      </div>
      <p class="quiet" role="status">${this.doing}</p>
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
    `;
  }

  #over(event: DragEvent) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.isOver = true;
  }

  #dropped(event: DragEvent) {
    event.preventDefault();
    this.isOver = false;
    const file = event.dataTransfer?.files[0];
    if (file && !this.doing) this.#tell(file);
  }

  #chosen(event: Event & { target: HTMLInputElement }) {
    const file = event.target.files?.[0];
    // The same file can be chosen again once it has been mended.
    event.target.value = "";
    if (file) this.#tell(file);
  }

  #tell(file: File) {
    this.dispatchEvent(new WordFileChosenEvent(file));
  }
}

/** Somebody chose a file. */
export class WordFileChosenEvent extends Event {
  readonly file: File;
  constructor(file: File) {
    super("word-file-chosen");
    this.file = file;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-word-file": OwWordFile;
  }
  interface HTMLElementEventMap {
    "word-file-chosen": WordFileChosenEvent;
  }
}
