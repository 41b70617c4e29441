import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ListedPicture } from "#src/api/pictures.ts";

type Ask = () => Promise<readonly ListedPicture[]>;

// Each group of choices needs a name of its own on the page.
let made = 0;

/**
 * The picture of an outcome: what is chosen, and all there are to choose from once it is pressed.
 * Nothing is chosen by itself. Fires `picture-chosen`.
 */
@customElement("ow-picture-field")
export class OwPictureField extends LitElement {
  /** The name of the picture; empty for none. */
  @property() value = "";

  /** What it stands in, for those who hear one control at a time. */
  @property() about = "";

  /** Asks which pictures there are; absent where there is nobody to ask. */
  @property({ attribute: false }) ask: Ask | undefined;

  @property({ type: Boolean }) disabled = false;

  @state() private isOpen = false;
  @state() private pictures: readonly ListedPicture[] | null = null;
  @state() private problem = "";
  @state() private wanted = "";

  #id = `picture-${++made}`;

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated() {
    if (this.value) void this.#list();
  }

  protected override render() {
    const id = this.#id;
    return html`<div class="field picture-field" @keydown=${this.#key}>
      <span class="label" id=${id}>
        Picture in copies<span class="visually-hidden">: ${this.about}</span>
      </span>
      <button
        type="button"
        id="${id}-now"
        class="day picture-now ${this.value ? "" : "unset"}"
        aria-labelledby="${id} ${id}-now"
        aria-expanded=${this.isOpen}
        ?disabled=${this.disabled}
        @click=${this.#toggle}
      >
        ${this.#now()}
      </button>
      ${this.isOpen ? this.#choices() : nothing}
    </div>`;
  }

  #now() {
    if (!this.value) return "Choose a picture";
    const found = this.pictures?.find((it) => it.name === this.value);
    if (found) return [image(found, 48), found.name];
    return this.pictures ? `${this.value}, which is not here any more` : this.value;
  }

  #choices(): TemplateResult {
    const { pictures, problem } = this;
    if (!pictures)
      return html`<p class="small quiet" role="status">
        ${problem || "The pictures are on their way."}
      </p>`;
    const words = this.wanted.toLowerCase().split(/\s+/);
    const shown = pictures.filter(({ name, alt }) =>
      words.every((it) => `${name} ${alt}`.toLowerCase().includes(it)),
    );
    const id = this.#id;
    return html`<div class="picture-panel">
      <label for="${id}-find">Find a picture</label>
      <input
        id="${id}-find"
        class="input"
        type="search"
        autocomplete="off"
        .value=${this.wanted}
        @input=${(event: Event & { target: HTMLInputElement }) => (this.wanted = event.target.value)}
      />
      <p class="small quiet" role="status">
        ${shown.length === pictures.length ? `${shown.length} pictures` : `${shown.length} of ${pictures.length} pictures`}
      </p>
      <fieldset class="pictures">
        <legend class="visually-hidden">Picture in copies: ${this.about}</legend>
        ${this.#choice("", "No picture", nothing)}
        ${shown.map((it) =>
          this.#choice(
            it.name,
            html`${it.name}<span class="visually-hidden">: ${it.alt}</span>`,
            image(it, 72),
          ),
        )}
      </fieldset>
      <button type="button" class="button" @click=${this.#close}>Done</button>
    </div>`;
  }

  #choice(name: string, words: unknown, shown: unknown): TemplateResult {
    return html`<label class="picture-choice">
      ${shown}
      <span>
        <input
          type="radio"
          name="${this.#id}-choice"
          ?disabled=${this.disabled}
          .checked=${name === this.value}
          @change=${() => this.dispatchEvent(new PictureChosenEvent(name))}
        />
        ${words}
      </span>
    </label>`;
  }

  #toggle() {
    this.isOpen = !this.isOpen;
    if (this.isOpen) void this.#list();
  }

  #close() {
    this.isOpen = false;
    this.querySelector<HTMLElement>(".picture-now")?.focus();
  }

  #key(event: KeyboardEvent) {
    if (event.key !== "Escape" || !this.isOpen) return;
    event.stopPropagation();
    this.#close();
  }

  async #list() {
    if (this.pictures || !this.ask) return;
    this.problem = "";
    try {
      this.pictures = await this.ask();
    } catch (problem) {
      this.problem = `The pictures can't be shown now. ${problem instanceof Error ? problem.message : ""}`;
    }
  }
}

/** The words beside it say what it is. */
function image({ address }: ListedPicture, size: number): TemplateResult {
  return html`<img src=${address} alt="" width=${size} height=${size} loading="lazy" />`;
}

/** Somebody chose a picture by its name, or none. */
export class PictureChosenEvent extends Event {
  readonly picture: string;

  constructor(picture: string) {
    super("picture-chosen");
    this.picture = picture;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-picture-field": OwPictureField;
  }
  interface HTMLElementEventMap {
    "picture-chosen": PictureChosenEvent;
  }
}
