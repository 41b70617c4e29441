import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { SIGNED_OUT } from "#src/browser/signed-out.ts";
import type { Outside } from "#src/browser/open-plan.ts";

/** Shows the page for the address: the list of plans, one plan, or help. */
@customElement("ow-app")
export class OwApp extends LitElement {
  @state() private path = location.pathname;
  @state() private outside: Outside | null = null;
  @state() private isSignedOut = false;
  /** What a guest wrote that was not sent before their access ended. */
  @state() private leftOver: string[] = [];
  @state() private problem = "";
  @state() private updateIsWaiting = false;
  @state() private updateIsWanted = false;
  #loadUpdate: () => void = () => {};

  /** Hands over what the pages reach the server and the device with. */
  begin(outside: Outside) {
    const { session } = outside;
    const { state } = session;
    if (state === "setup") void import("./setup-page.ts");
    if (state === "signed-out") void import("./sign-in-page.ts");
    if (state === "guest-over") void import("./join-page.ts");
    if (session.state === "guest")
      void (session.as === "resident" ? import("./my-plan-page.ts") : import("./plan-page.ts"));
    this.outside = outside;
    this.problem = "";
  }

  /** Says why there is nothing to show. */
  fail(problem: string) {
    this.problem = problem;
  }

  /** Offers a new version of the app; `load` takes it up as soon as no word would be lost. */
  offerUpdate(load: () => void) {
    this.#loadUpdate = load;
    this.updateIsWaiting = true;
  }

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener("popstate", this.#arrived);
    addEventListener("click", this.#followed);
    addEventListener(SIGNED_OUT, this.#signedOut);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#arrived);
    removeEventListener("click", this.#followed);
    removeEventListener(SIGNED_OUT, this.#signedOut);
  }

  // The code of a page is fetched while the device's copy is being opened.
  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("path")) void pageAt(this.path);
  }

  protected override render() {
    return html`
      <a class="skip-link" href="#main">Skip to the main part</a>
      ${this.outside ? this.#page(this.outside) : nothing}
      ${
        this.problem
          ? html`<main id="main" class="home"><p class="notice" role="alert">${this.problem}</p></main>`
          : nothing
      }
      ${
        this.updateIsWaiting
          ? html`<div class="toast" role="status">
            ${
              this.updateIsWanted
                ? "The new version comes as soon as your words are saved."
                : html`A new version of Ownwords is ready.
                  <button class="button small-button" @click=${this.#takeUpdate}>Load it now</button>
                  <button
                    class="button small-button"
                    @click=${() => (this.updateIsWaiting = false)}
                  >
                    Later
                  </button>`
            }
          </div>`
          : nothing
      }
    `;
  }

  #page(outside: Outside) {
    const { session } = outside;
    if (session.state === "setup") return html`<ow-setup-page></ow-setup-page>`;
    if (session.state === "guest-over" || (session.state === "guest" && this.isSignedOut))
      return html`<ow-join-page
        .isOver=${true}
        .words=${this.leftOver}
        .store=${outside.store}
      ></ow-join-page>`;
    if (this.path === JOIN) return html`<ow-join-page></ow-join-page>`;
    if (session.state === "guest" && session.as === "resident")
      return html`<ow-my-plan-page .outside=${outside} .session=${session}></ow-my-plan-page>`;
    const organisation = "organisation" in session ? session.organisation : "";
    if (this.path === INVITATION) return html`<ow-invitation-page></ow-invitation-page>`;
    if (session.state === "signed-out" || this.isSignedOut)
      return html`<ow-sign-in-page .organisation=${organisation}></ow-sign-in-page>`;
    const plan = session.state === "guest" ? session.plan : planAt(this.path);
    const help = HELP.exec(this.path);
    if (this.path === PEOPLE) return html`<ow-people-page .outside=${outside}></ow-people-page>`;
    if (this.path === SETTINGS) return html`<ow-settings-page></ow-settings-page>`;
    if (this.path === AUDIT) return html`<ow-audit-page></ow-audit-page>`;
    if (this.path === ACCOUNT) return html`<ow-account-page></ow-account-page>`;
    if (this.path === IMPORT) return html`<ow-import-page .outside=${outside}></ow-import-page>`;
    if (QUALITY.test(this.path))
      return html`<ow-quality-page .path=${this.path} .outside=${outside}></ow-quality-page>`;
    if (help)
      return html`<ow-rules-page .rule=${help[1] ?? ""} .outside=${outside}></ow-rules-page>`;
    return plan
      ? html`<ow-plan-page
          .planId=${plan}
          .isCopy=${this.path.endsWith("/copy")}
          .outside=${outside}
        ></ow-plan-page>`
      : html`<ow-home-page .outside=${outside}></ow-home-page>`;
  }

  #takeUpdate() {
    this.updateIsWanted = true;
    this.#loadUpdate();
  }

  /** Whatever was open is closed: its words lie on the device until somebody signs in. */
  #signedOut = () => {
    const state = this.outside?.session.state;
    if (state === "owner" || this.isSignedOut) return;
    const page = this.querySelector("ow-my-plan-page") ?? this.querySelector("ow-plan-page");
    if (state === "guest") this.leftOver = page?.unsentWords ?? [];
    void (state === "guest" ? import("./join-page.ts") : import("./sign-in-page.ts"));
    this.isSignedOut = true;
  };

  #arrived = () => {
    this.path = location.pathname;
  };

  /** Follows links inside the app without loading the page again. */
  #followed = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== location.origin || link.hasAttribute("download"))
      return;
    if (link.pathname === location.pathname && link.hash) return;
    event.preventDefault();
    goTo(`${link.pathname}${link.search}${link.hash}`);
  };
}

/** The address of the help about what is asked, and in it the name of a rule. */
const HELP = /^\/help\/rules(?:\/([a-z-]+))?$/;

/** The addresses of the quality lead's pages. */
const QUALITY = /^\/quality(?:\/|$)/;

/** The address where a plan begins from a Word file. */
const IMPORT = "/import";

/** The addresses of what is about people and not plans. */
const PEOPLE = "/people";
const ACCOUNT = "/account";
const AUDIT = "/audit";
const SETTINGS = "/settings";
const INVITATION = "/invitation";
/** The address at which a guest's own device comes in. */
const JOIN = "/join";

/** Loads the page of an address. */
function pageAt(path: string): Promise<unknown> {
  if (path === PEOPLE) return import("./people-page.ts");
  if (path === SETTINGS) return import("./settings-page.ts");
  if (path === AUDIT) return import("./audit-page.ts");
  if (path === ACCOUNT) return import("./account-page.ts");
  if (path === INVITATION) return import("./invitation-page.ts");
  if (path === IMPORT) return import("./import-page.ts");
  if (path === JOIN) return import("./join-page.ts");
  if (QUALITY.test(path)) return import("./quality-page.ts");
  if (HELP.test(path)) return import("./rules-page.ts");
  return planAt(path) ? import("./plan-page.ts") : import("./home-page.ts");
}

/** The id of the plan that an address is of, or of a copy of it. */
function planAt(path: string): string | undefined {
  return /^\/plans\/([A-Za-z0-9]+)(?:\/copy)?$/.exec(path)?.[1];
}

/** Shows the page of another address of this app. */
export function goTo(path: string): void {
  history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
  scrollTo(0, 0);
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-app": OwApp;
  }
}
