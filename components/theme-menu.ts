import { LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { isSpellingOn, switchSpelling } from "#src/browser/spelling/switch.ts";
import { icons } from "./icons.ts";
import { menuButton, type MenuItem } from "./menu-button.ts";

const KEY = "ownwords-theme";

/** Light, dark, or as the device says. Kept on this device. */
@customElement("ow-theme-menu")
export class OwThemeMenu extends LitElement {
  /** What else there is to choose for this device. */
  @property({ attribute: false }) more: readonly MenuItem[] = [];

  @state() private theme = localStorage.getItem(KEY) ?? "";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const item = (theme: string, label: string) => ({
      label: this.theme === theme ? `${label} (now)` : label,
      icon: icons.light,
      act: () => this.#choose(theme),
    });
    return menuButton("theme-menu", "Settings of this device", [
      item("", "As this device"),
      item("light", "Light"),
      item("dark", "Dark"),
      {
        label: isSpellingOn() ? "Stop checking spelling" : "Check spelling",
        icon: icons.word,
        act: () => (switchSpelling(), this.requestUpdate()),
      },
      ...this.more,
    ]);
  }

  #choose(theme: string) {
    this.theme = theme;
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
    applyTheme();
  }
}

/** Puts the kept choice on the page; call once at the start. */
export function applyTheme(): void {
  const theme = localStorage.getItem(KEY);
  if (theme) document.documentElement.dataset["theme"] = theme;
  else delete document.documentElement.dataset["theme"];
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-theme-menu": OwThemeMenu;
  }
}
