import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";

/** Something that can be done on this page, with the key that does it. */
export type PageCommand = { label: string; key: string; act: (() => void) | null };

/** Every command with its key, to look up or to run. */
@customElement("ow-command-list")
export class OwCommandList extends LitElement {
  /** What there is; one without `act` only tells its key. */
  @property({ attribute: false }) commands: readonly PageCommand[] = [];

  @state() private words = "";

  protected override createRenderRoot() {
    return this;
  }

  open() {
    this.words = "";
    this.querySelector("dialog")?.showModal();
    this.querySelector("input")?.focus();
  }

  protected override render() {
    const wanted = this.words.trim().toLowerCase();
    const shown = this.commands.filter((it) => it.label.toLowerCase().includes(wanted));
    return html`<dialog class="commands" aria-labelledby="commands-title">
      <div class="dialog-body">
        <h2 id="commands-title">Commands and keys</h2>
        <div class="field">
          <label for="command-words">Find a command</label>
          <input
            id="command-words"
            class="input"
            type="search"
            autocomplete="off"
            .value=${this.words}
            @input=${(event: Event & { target: HTMLInputElement }) =>
              (this.words = event.target.value)}
          />
        </div>
        <ul role="list" class="command-items">
          ${shown.map(
            (it) =>
              html`<li>
                ${
                  it.act
                    ? html`<button type="button" @click=${() => this.#run(it)}>
                      <span>${it.label}</span><kbd>${it.key}</kbd>
                    </button>`
                    : html`<p><span>${it.label}</span><kbd>${it.key}</kbd></p>`
                }
              </li>`,
          )}
        </ul>
        ${shown.length ? "" : html`<p class="quiet">No command is called that.</p>`}
        <div class="dialog-actions">
          <button class="button" type="button" @click=${this.#close}>Close</button>
        </div>
      </div>
    </dialog>`;
  }

  #run(command: PageCommand) {
    this.#close();
    command.act?.();
  }

  #close() {
    this.querySelector("dialog")?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-command-list": OwCommandList;
  }
}
