import { html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { Notice } from "#src/api/notices.ts";
import { listNotices, seeNotices } from "#src/browser/notices.ts";
import { icons } from "./icons.ts";
import { noticeInWords, noticePath } from "./notices-words.ts";
import { count, momentInWords } from "./words.ts";

/** So long until it is asked again whether there is news, while the page is looked at. */
const AGAIN_MS = 60_000;

/** A bell that says how much there is to know, and under it what that is. */
@customElement("ow-notices-menu")
export class OwNoticesMenu extends LitElement {
  @state() private notices: readonly Notice[] = [];
  /** What is told to those who can't see the number. */
  @state() private said = "";
  @query(".notices-list") private list!: HTMLElement;

  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener("focus", this.#ask);
    document.addEventListener("visibilitychange", this.#ask);
    void this.#ask();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("focus", this.#ask);
    document.removeEventListener("visibilitychange", this.#ask);
    clearTimeout(this.#timer);
  }

  protected override render() {
    const news = this.#unseen.length;
    return html`
      <button
        id="notices"
        class="button icon notices-bell"
        type="button"
        aria-label=${news ? `Notices, ${news} new` : "Notices"}
        popovertarget="notices-list"
      >
        ${icons.bell}${news ? html`<span class="notices-count" aria-hidden="true">${news}</span>` : nothing}
      </button>
      <div
        id="notices-list"
        class="menu notices-list"
        popover
        role="group"
        aria-label="Notices"
        @beforetoggle=${this.#place}
        @toggle=${this.#toggled}
      >
        ${
          this.notices.length
            ? html`<ul>
              ${this.notices.map(this.#notice)}
            </ul>`
            : html`<p class="quiet">Nothing to tell you.</p>`
        }
      </div>
      <p class="visually-hidden" role="status">${this.said}</p>
    `;
  }

  #notice = (notice: Notice) => {
    const path = noticePath(notice);
    const words = noticeInWords(notice);
    return html`<li class=${notice.isSeen ? "" : "is-new"}>
      ${path ? html`<a href=${path} dir="auto" @click=${this.#close}>${words}</a>` : html`<span dir="auto">${words}</span>`}
      ${notice.why ? html`<q dir="auto">${notice.why}</q>` : nothing}
      <span class="quiet small">
        ${notice.isSeen ? nothing : "New, "}${momentInWords(notice.at, new Date())}
      </span>
    </li>`;
  };

  get #unseen(): readonly Notice[] {
    return this.notices.filter((it) => !it.isSeen);
  }

  /** Asks what there is to know, and again later; while nobody looks at the page it does not. */
  #ask = async () => {
    clearTimeout(this.#timer);
    if (document.hidden || !this.isConnected) return;
    this.#timer = setTimeout(() => void this.#ask(), AGAIN_MS);
    try {
      const known = new Set(this.notices.map((it) => it.id));
      // What is being read stays in its place.
      if (this.#isOpen) return;
      this.notices = await listNotices();
      const news = this.#unseen.filter((it) => !known.has(it.id)).length;
      if (news) this.said = count(news, "new notice");
    } catch {
      // Away from the server there is nothing to know.
    }
  };

  get #isOpen(): boolean {
    return this.list?.matches(":popover-open") ?? false;
  }

  #toggled = async ({ newState }: ToggleEvent) => {
    if (newState === "open") {
      const ids = this.#unseen.map((it) => it.id);
      if (ids.length) await seeNotices(ids).catch(() => {});
      return;
    }
    await this.#ask();
  };

  /** Puts the list under its bell, inside the window. */
  #place = ({ newState }: ToggleEvent) => {
    const bell = this.querySelector("button");
    if (newState !== "open" || !bell) return;
    const { bottom, right } = bell.getBoundingClientRect();
    this.list.style.insetBlockStart = `${bottom + 4}px`;
    this.list.style.insetInlineEnd = `${Math.max(8, innerWidth - right)}px`;
  };

  #close = () => this.list.hidePopover();
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-notices-menu": OwNoticesMenu;
  }
}
