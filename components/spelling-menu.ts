import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Misspelling } from "#src/browser/spelling/misspelling.ts";

/** What can be done about one word: what may have been meant, or that it is right as it is. */
@customElement("ow-spelling-menu")
export class OwSpellingMenu extends LitElement {
  @state() private misspelling: Misspelling | null = null;
  @state() private suggestions: readonly string[] = [];

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#follow(false);
  }

  /** Shows what there is for a word, under it. Takes the focus where a key has asked. */
  async open(misspelling: Misspelling) {
    this.suggestions = await misspelling.suggest();
    this.misspelling = misspelling;
    await this.updateComplete;
    const box = misspelling.box();
    const menu = this.#menu;
    if (!box || !menu || !this.isConnected) return;
    menu.showPopover();
    this.#place(menu, box);
    if (misspelling.isByKey) menu.querySelector("button")?.focus({ preventScroll: true });
  }

  protected override render() {
    const { misspelling } = this;
    const word = misspelling?.word ?? "";
    return html`<div
      class="menu spelling-menu"
      popover
      role="group"
      aria-label="Spelling of “${word}”"
      @keydown=${this.#walk}
      @toggle=${(event: ToggleEvent) => this.#follow(event.newState === "open")}
    >
      ${this.suggestions.map(
        (it) =>
          html`<button type="button" class="suggestion" lang="en-GB" @click=${() => this.#do(() => misspelling?.replace(it))}>
            ${it}
          </button>`,
      )}
      ${this.suggestions.length ? nothing : html`<p class="quiet">No suggestion</p>`}
      <hr />
      <button type="button" @click=${() => this.#do(() => misspelling?.leave())}>
        Leave “${word}” as it is
      </button>
      <button type="button" @click=${() => this.#do(() => misspelling?.add())}>
        Add “${word}” to my words
      </button>
    </div>`;
  }

  get #menu() {
    return this.querySelector<HTMLElement>(".spelling-menu");
  }

  #do(deed: () => void) {
    this.#menu?.hidePopover();
    deed();
    this.misspelling?.goBack();
  }

  /** Puts the menu under the word, or over it where there is no room, inside the window. */
  #place(menu: HTMLElement, box: { left: number; top: number; bottom: number }) {
    // Beside the right edge it would be measured as narrow as it is there.
    menu.style.left = "0";
    const { width, height } = menu.getBoundingClientRect();
    const below = box.bottom + 6;
    const top = below + height > innerHeight ? Math.max(8, box.top - height - 6) : below;
    menu.style.top = `${top}px`;
    menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  }

  /** While the menu is open and the caret still in the writing, its keys lead here, or end it. */
  #follow(isOpen: boolean) {
    if (isOpen) document.addEventListener("keydown", this.#keyElsewhere, true);
    else document.removeEventListener("keydown", this.#keyElsewhere, true);
  }

  #keyElsewhere = (event: KeyboardEvent) => {
    if (event.target instanceof Node && this.contains(event.target)) return;
    if (event.key === "ArrowDown") {
      event.preventDefault();
      event.stopPropagation();
      this.querySelector("button")?.focus();
    } else if (!["Shift", "Control", "Alt", "Meta"].includes(event.key)) this.#menu?.hidePopover();
  };

  #walk(event: KeyboardEvent) {
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      // The page closes its drawer by the same key.
      event.stopPropagation();
      return this.#do(() => {});
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step) return undefined;
    const buttons = [...this.querySelectorAll("button")];
    const at = buttons.findIndex((it) => it === document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
    return event.preventDefault();
  }
}

/** Opens the menu of a marked word beside the field that the word is in. */
export async function openSpellingMenu(field: Element, misspelling: Misspelling): Promise<void> {
  // One for the whole page, and inside the main part, where a screen reader looks for it.
  const menu =
    document.querySelector("ow-spelling-menu") ?? document.createElement("ow-spelling-menu");
  if (menu.parentElement !== field) field.append(menu);
  await menu.open(misspelling);
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-spelling-menu": OwSpellingMenu;
  }
}
