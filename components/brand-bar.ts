import { html } from "lit";
import "./theme-menu.ts";

/** The top of pages on which nobody is signed in yet. */
export function brandBar() {
  return html`<header class="top-bar">
    <span class="brand"><img src=${ICON} alt="" width="28" height="28" />Ownwords</span>
    <ow-theme-menu></ow-theme-menu>
  </header>`;
}

const ICON = new URL("./assets/icon.svg", import.meta.url).href;
