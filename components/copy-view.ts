import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type CopyMaker, createCopyMaker, type ReadyWish } from "#src/browser/copy-maker.ts";
import { type CopyWish, wishIn } from "#src/browser/copy-wish.ts";
import type { SyncStatus } from "#src/browser/sync-status.ts";
import { copyLabel } from "#src/browser/copy-label.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import { createPlanVersions } from "#src/browser/plan-versions.ts";
import type { Copy } from "#src/export/copy.ts";
import { calledName, type Plan } from "#src/plan/plan.ts";
import "./copy-acts.ts";
import type { OwCopyActs } from "./copy-acts.ts";
import "./copy-dialog.ts";
import type { OwCopyDialog } from "./copy-dialog.ts";
import "./copy-sheet.ts";
import { icons } from "./icons.ts";

/** A copy of the open plan as it would be handed over, to look at and to print. */
@customElement("ow-copy-view")
export class OwCopyView extends LitElement {
  @property() planId = "";

  /** The open plan, and what it says now. */
  @property({ attribute: false }) open!: OpenPlan;
  @property({ attribute: false }) plan!: Plan;

  /** Where its words are. */
  @property({ attribute: false }) status: SyncStatus = { kind: "opening" };

  @state() private wish: CopyWish | null = null;
  @state() private ready: ReadyWish | null = null;
  @state() private version = "";
  @state() private problem = "";
  #maker: CopyMaker | null = null;
  #copy: Copy | null = null;

  @query("ow-copy-acts") private acts!: OwCopyActs | null;
  @query("ow-copy-dialog") private dialog!: OwCopyDialog | null;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener("popstate", this.#read);
    addEventListener("afterprint", this.#printed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#read);
    removeEventListener("afterprint", this.#printed);
  }

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has("open")) this.#begin();
    // Where the words are kept is told often, and changes nothing in a copy.
    const isOther = ["plan", "ready", "version"].some((it) => changed.has(it));
    if (isOther && this.ready && this.#maker)
      this.#copy = this.#maker.copyFor(this.ready, this.version || copyLabel(new Date()));
  }

  #begin() {
    const { planId, open } = this;
    const versions = createPlanVersions({
      planId,
      editing: open.editing,
      status: () => this.status,
    });
    this.#maker = createCopyMaker(open, versions);
    this.#read();
  }

  protected override render() {
    const { wish } = this;
    const maker = this.#maker;
    return html`
      <header class="top-bar copy-bar">
        <a class="button plain back" href="/plans/${this.planId}">${icons.back}<span>The plan</span></a>
        <button class="button plain" type="button" @click=${this.#change}>Another copy…</button>
        ${
          wish && maker
            ? html`<ow-copy-acts
                .maker=${maker}
                .editing=${this.open.editing}
                .wish=${wish}
                .called=${calledName(this.plan.resident)}
                @print-wanted=${this.#print}
              ></ow-copy-acts>`
            : nothing
        }
      </header>
      <main id="main" class="copy-main" tabindex="-1">${this.#sheet()}</main>
      <ow-copy-dialog
        .planId=${this.planId}
        .open=${this.open}
        .plan=${this.plan}
        .status=${this.status}
      ></ow-copy-dialog>
    `;
  }

  #sheet() {
    if (this.problem)
      return html`<h1>This copy can’t be shown now</h1>
        <p role="alert">${this.problem}</p>
        <button class="button" type="button" @click=${this.#read}>Try again</button>`;
    if (!this.#copy || !this.ready)
      return html`<h1 class="visually-hidden">Copy</h1>
        <p class="quiet" role="status">Making the copy…</p>`;
    return html`<div class="sheet"><ow-copy-sheet .copy=${this.#copy} .pictures=${this.ready.pictures}></ow-copy-sheet></div>`;
  }

  protected override updated(changed: PropertyValues) {
    // What is printed goes by this name too.
    if (this.#copy) document.title = this.#copy.title;
    if (!changed.has("ready") || !this.ready) return;
    this.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
    void this.#printIfAsked();
  }

  /** Takes up the wish in the address. */
  #read = () => {
    if (!location.pathname.endsWith("/copy")) return;
    this.wish = wishIn(this.plan, location.search);
    void this.#prepare(this.wish);
  };

  async #prepare(wish: CopyWish) {
    this.problem = "";
    try {
      const ready = await this.#maker?.ready(wish);
      if (this.wish === wish) this.ready = ready ?? null;
    } catch (problem) {
      if (this.wish !== wish) return;
      this.problem = problem instanceof Error ? problem.message : "Try again in a moment.";
    }
  }

  async #printIfAsked() {
    const search = new URLSearchParams(location.search);
    if (!search.has("print")) return;
    // Loading the page again prints nothing.
    search.delete("print");
    history.replaceState(null, "", `${location.pathname}?${search}`);
    await this.#print();
  }

  #print = async () => {
    this.version = (await this.#maker?.keep()) ?? "";
    await this.updateComplete;
    await this.querySelector("ow-copy-sheet")?.updateComplete;
    print();
    // What is written from now on is of another moment.
    this.version = "";
  };

  #printed = () => this.acts?.printed();

  #change = () => void this.dialog?.show(this.wish ?? undefined);
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-copy-view": OwCopyView;
  }
}
