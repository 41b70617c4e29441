import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { SyncStatus } from "#src/browser/sync-status.ts";
import type { OpenPlan, Outside } from "#src/browser/open-plan.ts";
import { createPlanVersions } from "#src/browser/plan-versions.ts";
import { bytesOf, KeptCopy, readCopy, type ReturnedCopy, toKept } from "#src/browser/read-copy.ts";
import { type Decision, piecesOf, type ReturnedPiece } from "#src/browser/returned.ts";
import { takeIn } from "#src/browser/take-in.ts";
import { today } from "#src/browser/today.ts";
import { addTakenIn } from "#src/document/record-commands.ts";
import { authorNames } from "#src/import/author-names.ts";
import type { Plan } from "#src/plan/plan.ts";
import { icons } from "./icons.ts";
import { planInside } from "./plan-inside.ts";
import "./returned-copy.ts";
import type { PiecesDecidedEvent } from "./returned-copy.ts";
import { VersionsToldEvent } from "./plan-versions.ts";
import { versionName } from "./version-words.ts";
import { count } from "./words.ts";
import "./word-file.ts";
import type { WordFileChosenEvent } from "./word-file.ts";

/** A Word copy of this plan that came back: what is different in it, to be decided on piece by piece. */
@customElement("ow-import-copy-dialog")
export class OwImportCopyDialog extends LitElement {
  @property() planId = "";

  /** The open plan, and what it says now. */
  @property({ attribute: false }) open!: OpenPlan;
  @property({ attribute: false }) plan!: Plan;

  /** Where its words are. */
  @property({ attribute: false }) status: SyncStatus = { kind: "opening" };

  /** How to reach the server and the device. */
  @property({ attribute: false }) outside!: Outside;

  @state() private copy: ReturnedCopy | null = null;
  @state() private pieces: readonly ReturnedPiece[] = [];
  @state() private decided: ReadonlyMap<string, Decision> = new Map();
  /** The keys of the pieces that somebody changed in another way meanwhile. */
  @state() private conflicts: ReadonlySet<string> = new Set();
  @state() private isThisPlan = false;
  @state() private doing = "";
  @state() private problem = "";
  @state() private said = "";

  /** The keys of the pieces that were taken in since the dialog opened, the last one last. */
  #taken: string[] = [];
  #hasVersion = false;

  @query("dialog") private dialog!: HTMLDialogElement | null;

  protected override createRenderRoot() {
    return this;
  }

  /** Asks for a file, or goes on with the one that was not finished. */
  async show() {
    this.problem = "";
    this.said = "";
    this.#taken = [];
    this.#hasVersion = false;
    this.dialog?.showModal();
    if (this.copy) return;
    const kept = KeptCopy.safeParse(await this.open.lookedThrough.kept().catch(() => null));
    if (!kept.success) return;
    await this.#read(kept.data.name, bytesOf(kept.data));
    this.isThisPlan = true;
    this.decided = new Map(Object.entries(kept.data.decided));
  }

  protected override render() {
    return html`<dialog class="versions imports" aria-labelledby="import-title">
      <div class="dialog-body">
        <header class="versions-head">
          <h2 id="import-title" tabindex="-1">Take in a Word copy</h2>
          <button class="button icon" type="button" aria-label="Close" @click=${this.#close}>
            ${icons.close}
          </button>
        </header>
        <div class="imports-body">
          ${this.copy ? [planInside(this.copy, this.outside), this.#looked(this.copy)] : this.#choice()}
          <p class="visually-hidden" role="status">${this.said}</p>
        </div>
      </div>
    </dialog>`;
  }

  #choice() {
    if (!this.open.editing.editable)
      return html`<p class="notice">This plan can only be read here, so nothing can be taken in.</p>`;
    return html`
      <p>
        Choose a copy of this plan that somebody has written in. Nothing of it gets into the plan before
        you say so, piece by piece.
      </p>
      <ow-word-file
        .problem=${this.problem}
        .doing=${this.doing}
        @word-file-chosen=${({ file }: WordFileChosenEvent) => this.#chosen(file)}
      ></ow-word-file>
    `;
  }

  #looked(copy: ReturnedCopy) {
    const { returned, name } = copy;
    if (returned.isThisPlan === "no")
      return html`
        <p class="notice" role="alert">
          ${name} is a copy of another plan, so nothing of it can be taken in here.
        </p>
        ${this.#another()}
      `;
    if (returned.isThisPlan === "unknown" && !this.isThisPlan)
      return html`
        <p class="notice" role="alert">
          ${name} does not say which plan it is a copy of. Is it a copy of this plan?
        </p>
        <div class="returned-acts">
          <button class="button main" type="button" @click=${() => (this.isThisPlan = true)}>
            Yes, it is a copy of this plan
          </button>
          <button class="button" type="button" @click=${this.#forget}>No</button>
        </div>
      `;
    const open = this.pieces.filter((it) => !this.decided.has(it.key)).length;
    return html`
      <p>
        <strong>${name}</strong>:
        ${this.pieces.length ? `${count(open, "piece")} of ${this.pieces.length} to decide on.` : "It says what the plan says."}
        ${this.#compared(copy)}
      </p>
      ${copy.read.file.unread.map((it) => html`<p class="notice">${it}</p>`)}
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      <ow-returned-copy
        .pieces=${this.pieces}
        .decided=${this.decided}
        .conflicts=${this.conflicts}
        .reversible=${this.#taken.at(-1) ?? ""}
        .plan=${this.plan}
        .template=${this.open.editing.template}
        ?disabled=${this.doing !== "" || !this.open.editing.editable}
        @pieces-decided=${this.#decide}
      ></ow-returned-copy>
      <div class="returned-acts">
        ${
          open
            ? html`<p class="quiet small">
              You can close this and go on later: the file and what is not decided stay on this device.
            </p>`
            : html`<button class="button main" type="button" @click=${this.#finish}>Finish</button>`
        }
        ${this.#another()}
      </div>
    `;
  }

  #compared({ version, returned }: ReturnedCopy) {
    const what = version ? `the version “${versionName(version)}”` : "the plan as it is now";
    return returned.comparedWith.isSure
      ? `It was compared with ${what}, from which it was made.`
      : `It was compared with ${what}. Whether it was made from that is not certain.`;
  }

  #another() {
    return html`<button class="button plain" type="button" @click=${this.#forget}>
      Choose another file
    </button>`;
  }

  async #chosen(file: File) {
    await this.#read(file.name, new Uint8Array(await file.arrayBuffer()));
    if (this.copy?.returned.isThisPlan !== "no") await this.#keep();
    this.querySelector<HTMLElement>("#import-title")?.focus();
  }

  async #read(name: string, bytes: Uint8Array) {
    const { planId, open } = this;
    this.problem = "";
    this.isThisPlan = false;
    this.decided = new Map();
    this.doing = `Reading ${name}…`;
    try {
      const versions = this.#versions();
      const { templates } = await this.outside.api.templates().catch(() => ({ templates: [] }));
      const copy = await readCopy(name, bytes, this.plan, versions, templates);
      // Somebody may have opened another plan meanwhile.
      if (planId !== this.planId) return;
      this.copy = copy;
      this.pieces = piecesOf(copy.returned, this.plan, open.editing.template);
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "This file can't be read.";
    }
    this.doing = "";
  }

  #versions() {
    const { planId, open } = this;
    return createPlanVersions({ planId, editing: open.editing, status: () => this.status });
  }

  #decide = async ({ pieces, decision, to }: PiecesDecidedEvent) => {
    this.problem = "";
    for (const piece of pieces) {
      const before = this.decided.get(piece.key);
      if (before === "taken" && decision === null) this.#takeBack(piece);
      else if (decision === "taken") await this.#take(piece, to);
      else this.#note(piece, decision);
    }
    await this.#keep();
  };

  async #take(piece: ReturnedPiece, to: PiecesDecidedEvent["to"]) {
    const { editing } = this.open;
    if (!this.#hasVersion) {
      this.doing = "Keeping the plan as it is…";
      this.#hasVersion = true;
      const isKept = await this.#versions().keepBeforeImport();
      if (!isKept)
        this.problem = "The server can’t be reached, so no version was kept first. You can undo.";
      this.doing = "";
    }
    editing.undo.stop();
    const replacesAll = this.conflicts.has(piece.key);
    const taken = takeIn(editing, this.plan, piece, { to, replacesAll });
    const isTaken = taken === "done" || taken === "suggested";
    if (isTaken) this.#record();
    editing.undo.stop();
    if (taken === "conflict") this.conflicts = new Set([...this.conflicts, piece.key]);
    if (taken === "gone") this.problem = `“${piece.title}” is not in the plan any more.`;
    if (!isTaken) return;
    this.#taken.push(piece.key);
    this.#note(piece, "taken");
    if (taken === "suggested")
      this.said = "These are the resident's own words. They stay until the resident says yes.";
  }

  /** Puts on record, once, that the file was taken in. */
  #record() {
    const { copy, open } = this;
    const { ydoc, who } = open.editing;
    if (!copy || this.plan.takenIn.some(({ hash }) => hash === copy.read.hash)) return;
    if (this.#taken.length) return;
    const { hash, file: words } = copy.read;
    const authors = authorNames(words).join(", ");
    addTakenIn(ydoc, { on: today(), file: copy.name, hash, by: who.by, authors }, who);
  }

  #takeBack(piece: ReturnedPiece) {
    this.open.editing.undo.undo();
    this.#taken.pop();
    this.#note(piece, null);
  }

  #note({ key, title }: ReturnedPiece, decision: Decision | null) {
    const decided = new Map(this.decided);
    if (decision) decided.set(key, decision);
    else decided.delete(key);
    this.decided = decided;
    this.said = decision ? `Decided: ${title}.` : `To be decided: ${title}.`;
  }

  async #keep() {
    const { copy, decided } = this;
    // A device that keeps nothing loses only the place in the list: the file is still there.
    if (copy)
      await this.open.lookedThrough.keep(toKept(copy, Object.fromEntries(decided))).catch(() => {});
  }

  #forget = async () => {
    this.copy = null;
    this.pieces = [];
    this.problem = "";
    await this.open.lookedThrough.keep(null).catch(() => {});
  };

  #finish = async () => {
    const { size } = this.decided;
    const taken = [...this.decided.values()].filter((it) => it === "taken").length;
    await this.#forget();
    this.#close();
    const said = `${taken} of ${count(size, "piece")} taken in.`;
    this.dispatchEvent(new VersionsToldEvent(said, taken > 0));
  };

  #close() {
    this.dialog?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-import-copy-dialog": OwImportCopyDialog;
  }
}
