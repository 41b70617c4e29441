import { html, nothing } from "lit";
import { canSpeak, speak } from "#src/browser/dictation.ts";

/** A button that reads words aloud, where the device can. */
export function readAloud(words: string) {
  if (!canSpeak() || !words.trim()) return nothing;
  return html`<button class="button" type="button" @click=${() => speak(words)}>
    Read it to me
  </button>`;
}
