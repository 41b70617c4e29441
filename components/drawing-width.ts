import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Narrower than this nothing can be read in a drawing. */
const LEAST = 160;

/** Measures how wide an element's drawing can be, so that its words keep the size of the text around. */
export class DrawingWidth implements ReactiveController {
  /** In sixteenths of the text's size. */
  value = 320;

  readonly #host: ReactiveControllerHost & HTMLElement;
  // Not at once: what is drawn anew is as wide, but may be higher, and would be measured again.
  readonly #watcher = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#watcher.observe(this.#host);
  }

  hostDisconnected() {
    this.#watcher.disconnect();
  }

  #measure() {
    const size = Number.parseFloat(getComputedStyle(this.#host).fontSize) || 16;
    const width = Math.max(LEAST, Math.round((this.#host.clientWidth * 16) / size));
    if (width === this.value) return;
    this.value = width;
    this.#host.requestUpdate();
  }
}
