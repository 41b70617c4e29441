import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Version } from "#src/api/versions.ts";
import { type CopyMaker, createCopyMaker } from "#src/browser/copy-maker.ts";
import { type CopyWish, searchOf, usualWish } from "#src/browser/copy-wish.ts";
import type { SyncStatus } from "#src/browser/sync-status.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import { createPlanVersions } from "#src/browser/plan-versions.ts";
import { calledName, type Plan } from "#src/plan/plan.ts";
import { goTo } from "./app.ts";
import "./copy-acts.ts";
import "./copy-choices.ts";
import type { WishChangedEvent } from "./copy-choices.ts";
import { icons } from "./icons.ts";

/** Asks which copy of a plan to make, and makes it. */
@customElement("ow-copy-dialog")
export class OwCopyDialog extends LitElement {
  @property() planId = "";

  /** The open plan, and what it says now. */
  @property({ attribute: false }) open!: OpenPlan;
  @property({ attribute: false }) plan!: Plan;

  /** Where its words are. */
  @property({ attribute: false }) status: SyncStatus = { kind: "opening" };

  @state() private wish: CopyWish | null = null;
  @state() private versions: readonly Version[] | string = [];
  #maker: CopyMaker | null = null;

  @query("dialog") private dialog!: HTMLDialogElement | null;

  protected override createRenderRoot() {
    return this;
  }

  /** Asks; what is chosen at first is `wish`, or what suits this plan. */
  async show(wish?: CopyWish) {
    const { planId, open } = this;
    const versions = createPlanVersions({
      planId,
      editing: open.editing,
      status: () => this.status,
    });
    this.#maker = createCopyMaker(open, versions);
    this.#choose(wish ?? usualWish(this.plan, "practitioner"));
    await this.updateComplete;
    this.dialog?.showModal();
  }

  protected override render() {
    return html`<dialog class="copies" aria-labelledby="copy-title">
      <div class="dialog-body">
        <header class="copies-head">
          <h2 id="copy-title">Make a copy</h2>
          <button class="button icon" type="button" aria-label="Close" @click=${this.#close}>
            ${icons.close}
          </button>
        </header>
        ${this.wish && this.#maker ? this.#body(this.wish, this.#maker) : nothing}
      </div>
    </dialog>`;
  }

  #body(wish: CopyWish, maker: CopyMaker) {
    const { editing } = this.open;
    return html`
      <ow-copy-choices
        .plan=${this.plan}
        .wish=${wish}
        .outcomeName=${editing.template.outcomeName}
        .versions=${this.versions}
        @wish-changed=${(event: WishChangedEvent) => this.#choose(event.wish)}
      ></ow-copy-choices>
      <div class="copies-foot">
        <a class="button plain" href=${this.#address(wish)} @click=${this.#close}>See it first</a>
        <ow-copy-acts
          .maker=${maker}
          .editing=${editing}
          .wish=${wish}
          .called=${calledName(this.plan.resident)}
          @print-wanted=${() => this.#print(wish)}
        ></ow-copy-acts>
      </div>
    `;
  }

  /** Paper is printed from the page that shows the copy. */
  #print(wish: CopyWish) {
    this.#close();
    goTo(`${this.#address(wish)}&print=yes`);
  }

  #address(wish: CopyWish) {
    return `/plans/${this.planId}/copy${searchOf(this.plan, wish)}`;
  }

  #choose(wish: CopyWish) {
    this.wish = wish;
    if (wish.copy === "review") void this.#findVersions();
  }

  async #findVersions() {
    const versions = this.#maker?.versions;
    if (!versions) return;
    if (!versions.isReachable()) {
      this.versions =
        "Earlier versions are kept on the server, which can’t be reached now. The copy shows the plan as it is.";
      return;
    }
    try {
      this.versions = (await versions.list()).versions;
    } catch (problem) {
      this.versions = problem instanceof Error ? problem.message : "Versions can’t be shown now.";
    }
  }

  #close() {
    this.dialog?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-copy-dialog": OwCopyDialog;
  }
}
