import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SyncStatus } from "#src/browser/sync-status.ts";
import { icons } from "./icons.ts";
import { timeInWords } from "./words.ts";

/** The one honest word on where the writing is safe. */
@customElement("ow-sync-status")
export class OwSyncStatus extends LitElement {
  @property({ attribute: false }) status: SyncStatus = { kind: "opening" };

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { icon, words } = statusInWords(this.status);
    return html`<p class="sync ${this.status.kind}" role="status">${icon}<span>${words}</span></p>`;
  }
}

/** How a status reads, and the drawing beside it. */
function statusInWords(status: SyncStatus) {
  switch (status.kind) {
    case "opening":
      return { icon: icons.device, words: "Opening…" };
    case "saving":
      return { icon: icons.word, words: "Saving…" };
    case "saved":
      return { icon: icons.check, words: "Saved" };
    case "on-device":
      return { icon: icons.device, words: "Saved on this device" };
    case "offline":
      return { icon: icons.offline, words: "Offline" };
    case "cannot-save":
      return { icon: icons.alert, words: status.why };
  }
}

/** A whole sentence on where the writing is, with the time at which it was saved. */
export function savedInWords(status: SyncStatus): string {
  const { words } = statusInWords(status);
  return status.kind === "saved"
    ? `${words} at ${timeInWords(new Date(status.at))}.`
    : words.replace(/[.…]*$/, ".");
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-sync-status": OwSyncStatus;
  }
}
