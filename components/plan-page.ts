import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type Connection, openConnection, type SyncStatus } from "#src/browser/connection.ts";
import type { Editing } from "#src/browser/editing.ts";
import { newId, readIdentity } from "#src/browser/identity.ts";
import { createUndo, type Touched } from "#src/browser/undo.ts";
import { addPerson, setFact } from "#src/document/commands.ts";
import { readMeta, SCHEMA } from "#src/document/roots.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { nameOf, type Plan } from "#src/plan/plan.ts";
import { createPlanReader, type PlanReader } from "#src/plan/read-plan.ts";
import { type Outside } from "./app.ts";
import "./command-list.ts";
import type { OwCommandList, PageCommand } from "./command-list.ts";
import "./diagnostic-list.ts";
import type { FixChosenEvent, OwDiagnosticList } from "./diagnostic-list.ts";
import { icons } from "./icons.ts";
import type { ItemRemovedEvent } from "./marker-list.ts";
import "./name-dialog.ts";
import type { OwNameDialog } from "./name-dialog.ts";
import "./person-dialog.ts";
import type { OwPersonDialog, PersonToldEvent } from "./person-dialog.ts";
import { applyFix } from "./apply-fix.ts";
import { showPlace } from "./places.ts";
import "./plan-editor.ts";
import type { OwPlanEditor, PutAway } from "./plan-editor.ts";
import { createPlanChecks, type PlanChecks } from "./plan-checks.ts";
import { putAwayIn } from "./put-away.ts";
import "./presence-list.ts";
import type { Present } from "./presence-list.ts";
import "./sync-status.ts";
import "./theme-menu.ts";
import { statusInWords } from "./sync-status.ts";
import { count, timeInWords, today } from "./words.ts";

/** One plan, live: the sheet, the questions beside it, and where the words are safe. */
@customElement("ow-plan-page")
export class OwPlanPage extends LitElement {
  /** Which plan. */
  @property() planId = "";

  /** How to reach the server and the device. */
  @property({ attribute: false }) outside!: Outside;

  @state() private plan: Plan | null = null;
  @state() private status: SyncStatus = { kind: "opening" };
  @state() private failure = "";
  @state() private notice = "";
  @state() private present: readonly Present[] = [];
  @state() private openKey = "";
  @state() private drawerIsOpen = false;
  @state() private isMakingCopy = false;
  @state() private toast: { words: string; undo: boolean } | null = null;
  @state() private said = "";

  #connection: Connection | null = null;
  #editing: Editing | null = null;
  #reader: PlanReader | null = null;
  #checks: PlanChecks | null = null;
  #putAway: readonly PutAway[] = [];
  #frame = 0;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener("keydown", this.#key);
    this.addEventListener("focusin", this.#caretMoved);
    this.addEventListener("focusout", this.#caretMoved);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#key);
    this.#leave();
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("planId")) {
      this.#leave();
      void this.#open();
    }
  }

  protected override render() {
    return html`
      <header class="top-bar plan-bar">
        <a class="button plain back" href="/">${icons.back}<span>Plans</span></a>
        <ow-sync-status .status=${this.status}></ow-sync-status>
        <ow-presence-list .people=${this.present}></ow-presence-list>
        ${this.plan ? this.#tools() : nothing}
      </header>
      ${
        this.notice ? html`<p class="notice plan-notice" role="status">${this.notice}</p>` : nothing
      }
      ${this.plan && this.#editing ? this.#sheet(this.plan, this.#editing) : this.#waiting()}
      <p class="visually-hidden" role="status" aria-live="polite">${this.said}</p>
      ${
        this.toast
          ? html`<div class="toast" role="status">
            <span>${this.toast.words}</span>
            ${
              this.toast.undo
                ? html`<button class="button small-button" @click=${this.#undoRemoval}>Undo</button>`
                : nothing
            }
          </div>`
          : nothing
      }
    `;
  }

  #tools() {
    const amount = this.#checks?.shown.length ?? 0;
    return html`
      <button
        class="button plain questions-toggle"
        type="button"
        aria-expanded=${this.drawerIsOpen ? "true" : "false"}
        aria-controls="questions"
        @click=${this.#toggleDrawer}
      >
        ${icons.question}<span>${amount}<span class="button-words"> ${amount === 1 ? "question" : "questions"}</span></span>
      </button>
      <button
        class="button main"
        type="button"
        ?disabled=${this.isMakingCopy}
        @click=${this.#makeCopy}
      >
        ${icons.word}<span>${this.isMakingCopy ? "Making…" : "Word copy"}</span>
      </button>
      <button
        class="button icon"
        type="button"
        aria-label="Commands and keys"
        title="Commands and keys (Ctrl K)"
        @click=${() => this.#commandList.open()}
      >
        ${icons.more}
      </button>
    `;
  }

  #sheet(plan: Plan, editing: Editing) {
    const checks = this.#checks;
    return html`
      <div class="plan-layout">
        <main id="main" class="plan-main" tabindex="-1">
          <ow-plan-editor
            .editing=${editing}
            .plan=${plan}
            .diagnostics=${checks?.byOutcome ?? new Map()}
            .putAway=${this.#putAway}
            .choose=${this.#chooseMark}
            @item-removed=${this.#removed}
            @owner-wanted=${(event: Event & { action: string }) => this.#askOwner(event.action)}
          ></ow-plan-editor>
        </main>
        <aside
          id="questions"
          class="margin ${this.drawerIsOpen ? "open" : ""}"
          aria-labelledby="questions-title"
        >
          <button
            class="button icon close"
            type="button"
            aria-label="Close the questions"
            @click=${this.#toggleDrawer}
          >
            ${icons.close}
          </button>
          <div class="margin-inner">
            <ow-diagnostic-list
              .diagnostics=${checks?.shown ?? []}
              .openKey=${this.openKey}
              .whereIs=${(it: Diagnostic) => checks?.whereIs(it) ?? ""}
              @diagnostic-chosen=${(event: Event & { diagnostic: Diagnostic }) =>
                this.#toggleFinding(event.diagnostic)}
              @fix-chosen=${this.#fix}
            ></ow-diagnostic-list>
          </div>
        </aside>
      </div>
      <ow-person-dialog></ow-person-dialog>
      <ow-name-dialog @name-told=${this.#nameTold}></ow-name-dialog>
      <ow-command-list .commands=${this.#commands()}></ow-command-list>
    `;
  }

  #waiting() {
    return html`<main id="main" class="plan-waiting" tabindex="-1">
      ${
        this.failure
          ? html`<h1>This plan can't be shown</h1>
            <p role="alert">${this.failure}</p>
            <a class="button main" href="/">See the plans</a>`
          : html`<p class="quiet" role="status">Opening the plan…</p>`
      }
    </main>`;
  }

  async #open() {
    this.plan = null;
    this.failure = "";
    this.notice = "";
    const url = `${location.origin.replace(/^http/, "ws")}/sync`;
    const connection = openConnection({ plan: this.planId, store: this.outside.store, url });
    this.#connection = connection;
    this.status = connection.status;
    connection.onStatus((status) => (this.status = status));
    try {
      const [{ templates }] = await Promise.all([this.outside.api.templates(), connection.ready]);
      if (this.#connection !== connection) return;
      this.#begin(connection, templates);
    } catch (problem) {
      if (this.#connection !== connection) return;
      this.failure = problem instanceof Error ? problem.message : "Please try again.";
      document.title = "Not shown – Ownwords";
    }
  }

  #begin(connection: Connection, templates: readonly Editing["template"][]) {
    const { ydoc, awareness } = connection;
    const meta = readMeta(ydoc);
    const template =
      templates.find((it) => it.name === meta.template && it.version === meta.templateVersion) ??
      templates.find((it) => it.name === meta.template);
    if (!template) {
      this.failure = `The template of this plan, “${meta.template}”, is not here.`;
      return;
    }
    const isNewer = meta.schema > SCHEMA;
    if (isNewer)
      this.notice =
        "This plan was changed by a newer version of Ownwords. Load the page again to write in it; until then you can read it.";
    const me = readIdentity();
    awareness.setLocalStateField("user", { name: me.name, colour: me.colour });
    awareness.on("change", this.#presenceChanged);
    this.#editing = {
      ydoc,
      undo: createUndo(ydoc),
      presence: awareness,
      who: {
        by: me.name,
        now: () => new Date().toISOString(),
        newId: () => newId().slice(0, 16),
      },
      template,
      editable: !isNewer,
    };
    this.#reader = createPlanReader(ydoc);
    this.#checks = createPlanChecks(template, () => this.requestUpdate());
    this.#editing.undo.onDone((touched) => void this.#showUndone(touched));
    ydoc.on("afterTransaction", this.#changed);
    this.#putAway = putAwayIn(ydoc, template);
    this.#read();
    this.#presenceChanged();
    this.#noteOpened();
  }

  /** Lets the list name this plan while there is no server. */
  #noteOpened() {
    const { plan } = this;
    if (!plan || !this.outside.store) return;
    const { reference, title, resident } = plan;
    const openedAt = new Date().toISOString();
    this.outside.store
      .noteOpened({ id: this.planId, reference, title, resident: resident.name, openedAt })
      // The status says what this device can't keep; a name less in a list is nothing more.
      .catch(() => {});
  }

  #leave() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#checks?.stop();
    this.#reader?.destroy();
    this.#editing?.undo.destroy();
    this.#connection?.ydoc.off("afterTransaction", this.#changed);
    this.#connection?.awareness.off("change", this.#presenceChanged);
    void this.#connection?.close();
    this.#connection = null;
    this.#editing = null;
    this.#reader = null;
    this.#checks = null;
    this.plan = null;
  }

  #changed = ({ changed }: { changed: ReadonlyMap<unknown, ReadonlySet<string | null>> }) => {
    if (!changed.size) return;
    // Whether anything is put away can change only with a fact; a key in some words is no fact.
    const hasFacts = [...changed.values()].some((keys) => keys.has("removed"));
    const editing = this.#editing;
    if (editing && (hasFacts || this.#putAway.length))
      this.#putAway = putAwayIn(editing.ydoc, editing.template);
    this.#frame ||= requestAnimationFrame(() => this.#read());
  };

  async #showUndone({ entity, key, at }: Touched) {
    await this.updateComplete;
    const offset = at ?? 0;
    await showPlace({ entity, key, from: offset, to: offset });
  }

  #read() {
    this.#frame = 0;
    if (!this.#reader) return;
    this.plan = this.#reader.read();
    document.title = `${nameOf(this.plan.resident)}: ${this.plan.title || "plan"} – Ownwords`;
    this.#checks?.check(this.plan);
  }

  #caretMoved = () => {
    const field = document.activeElement?.closest("ow-text-field");
    this.#checks?.moveCaret(field ? { entity: field.entity, key: field.name } : null);
  };

  #presenceChanged = () => {
    const connection = this.#connection;
    if (!connection) return;
    const { awareness } = connection;
    this.present = [...awareness.getStates()]
      .filter(([client]) => client !== awareness.clientID)
      .flatMap(([client, it]) => {
        const user = it["user"] as Partial<Present> | undefined;
        return user?.name ? [{ client, name: user.name, colour: user.colour ?? "#655c51" }] : [];
      });
  };

  #chooseMark = (diagnostic: Diagnostic) => {
    this.openKey = diagnostic.key;
    this.drawerIsOpen = true;
    void this.updateComplete.then(() => this.#list?.focusOpen());
  };

  #toggleFinding(diagnostic: Diagnostic) {
    this.openKey = this.openKey === diagnostic.key ? "" : diagnostic.key;
  }

  #toggleDrawer() {
    this.drawerIsOpen = !this.drawerIsOpen;
    if (this.drawerIsOpen)
      void this.updateComplete.then(() =>
        this.querySelector<HTMLElement>("#questions-title")?.focus(),
      );
  }

  async #fix({ diagnostic, fix }: FixChosenEvent) {
    const editing = this.#editing;
    if (!editing) return;
    await this.#sheetElement?.drawAll();
    if (!fix) {
      this.drawerIsOpen = false;
      await this.updateComplete;
      return showPlace(diagnostic.place);
    }
    const shown = applyFix(editing, fix);
    this.#tell(`${fix.label}: done.`, true);
    await this.updateComplete;
    await showPlace(shown ?? diagnostic.place);
  }

  /** F8: goes to the next or the previous finding, wherever the caret is. */
  async #walk(step: 1 | -1) {
    const shown = this.#checks?.shown ?? [];
    if (!shown.length) {
      this.said = "No questions.";
      return;
    }
    const at = shown.findIndex((it) => it.key === this.openKey);
    const next =
      at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length;
    const diagnostic = shown[next];
    if (!diagnostic) return;
    this.openKey = diagnostic.key;
    await this.#sheetElement?.drawAll();
    await showPlace(diagnostic.place);
    this.said = `Question ${next + 1} of ${shown.length}: ${diagnostic.question}`;
  }

  #removed(event: ItemRemovedEvent) {
    this.#tell(event.said, true);
  }

  #undoRemoval() {
    this.#editing?.undo.undo();
    this.toast = null;
  }

  #tell(words: string, undo = false) {
    this.toast = { words, undo };
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => (this.toast = null), 12_000);
  }

  #askOwner(action: string) {
    const dialog: OwPersonDialog | null = this.querySelector("ow-person-dialog");
    dialog?.addEventListener(
      "person-told",
      ({ person }: PersonToldEvent) => {
        const editing = this.#editing;
        if (!editing) return;
        const id = addPerson(editing.ydoc, person, editing.who);
        setFact(editing.ydoc, action, "owner", id);
      },
      { once: true },
    );
    dialog?.open();
  }

  #nameTold(event: Event & { name: string; colour: string }) {
    this.#connection?.awareness.setLocalStateField("user", {
      name: event.name,
      colour: event.colour,
    });
    if (this.#editing) this.#editing.who = { ...this.#editing.who, by: event.name };
  }

  #makeCopy = async () => {
    const { plan } = this;
    const template = this.#editing?.template;
    if (!plan || !template || this.isMakingCopy) return;
    this.isMakingCopy = true;
    this.said = "Making the Word copy";
    try {
      const { makeWordCopy, download, wordFileName } = await import("#src/browser/word-copy.ts");
      const now = new Date();
      const version = `${today(now)} ${timeInWords(now)}`;
      const options = { copy: "practitioner", version, exportedOn: today(now) } as const;
      download(await makeWordCopy({ plan, template, options }), wordFileName(plan));
      this.#tell("The Word copy is in your downloads.");
    } catch (problem) {
      this.#tell(problem instanceof Error ? problem.message : "The Word copy could not be made.");
    } finally {
      this.isMakingCopy = false;
    }
  };

  #commands(): PageCommand[] {
    return [
      { label: "Next question", key: "F8", act: () => void this.#walk(1) },
      { label: "Previous question", key: "Shift F8", act: () => void this.#walk(-1) },
      { label: "Open what can be done about it", key: "Alt Enter", act: () => this.#openFixes() },
      { label: "Undo", key: "Ctrl Z", act: () => this.#editing?.undo.undo() },
      { label: "Redo", key: "Ctrl Shift Z", act: () => this.#editing?.undo.redo() },
      { label: "Make a Word copy", key: "", act: () => void this.#makeCopy() },
      { label: "Where is my writing saved?", key: "Ctrl S", act: () => this.#saySaved() },
      { label: "Next part of the page", key: "F6", act: () => this.#nextRegion(1) },
      { label: "Next outcome", key: "Alt Page Down", act: () => void this.#walkOutcomes(1) },
      { label: "Previous outcome", key: "Alt Page Up", act: () => void this.#walkOutcomes(-1) },
      { label: "Change the name that others see", key: "", act: () => this.#nameDialog.open() },
      { label: "Add the next marker or action", key: "Ctrl Enter", act: null },
      { label: "Move what the caret is in", key: "Alt ↑ ↓", act: null },
      { label: "Bold, italic, list", key: "Ctrl B, Ctrl I, Ctrl Shift 8", act: null },
      { label: "Commands and keys", key: "Ctrl K", act: null },
    ];
  }

  #key = (event: KeyboardEvent) => {
    if (!this.plan || document.querySelector("dialog[open]")) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const run = (act: () => void) => {
      event.preventDefault();
      act();
    };
    if (event.key === "F8") run(() => void this.#walk(event.shiftKey ? -1 : 1));
    else if (event.key === "F6") run(() => this.#nextRegion(event.shiftKey ? -1 : 1));
    else if (event.key === "Enter" && event.altKey) run(() => this.#openFixes());
    else if (event.altKey && (event.key === "PageDown" || event.key === "PageUp"))
      run(() => void this.#walkOutcomes(event.key === "PageDown" ? 1 : -1));
    else if (ctrl && event.key.toLowerCase() === "s") run(() => this.#saySaved());
    else if (ctrl && event.key.toLowerCase() === "k") run(() => this.#commandList.open());
    else if (event.key === "Escape" && this.drawerIsOpen) run(() => (this.drawerIsOpen = false));
    else if (ctrl && !event.defaultPrevented && !isTextControl(event.target)) {
      if (event.key.toLowerCase() === "z")
        run(() => (event.shiftKey ? this.#editing?.undo.redo() : this.#editing?.undo.undo()));
      else if (event.key.toLowerCase() === "y") run(() => this.#editing?.undo.redo());
    }
  };

  #openFixes() {
    const shown = this.#checks?.shown ?? [];
    const field = document.activeElement?.closest("ow-text-field");
    const here = shown.find(
      (it) => it.place.entity === field?.entity && it.place.key === field.name,
    );
    const open = here ?? shown.find((it) => it.key === this.openKey) ?? shown[0];
    if (open) this.#chooseMark(open);
    else this.said = "No questions.";
  }

  #saySaved() {
    const { words } = statusInWords(this.status);
    const at = this.status.kind === "saved" ? ` at ${timeInWords(new Date(this.status.at))}` : "";
    this.#tell(`${words}${at}.`);
  }

  #nextRegion(step: 1 | -1) {
    const regions = [
      this.querySelector<HTMLElement>("#main"),
      this.querySelector<HTMLElement>("#questions-title"),
      this.querySelector<HTMLElement>(".plan-bar a"),
    ];
    const at = regions.findIndex((it) =>
      it?.closest("main, aside, header")?.contains(document.activeElement),
    );
    regions[(at + step + regions.length) % regions.length]?.focus();
  }

  async #walkOutcomes(step: 1 | -1) {
    await this.#sheetElement?.drawAll();
    const headings = [...this.querySelectorAll<HTMLElement>(".outcome-head h2")];
    const here = document.activeElement?.closest(".outcome:not(.section)")?.querySelector("h2");
    const at = headings.findIndex((it) => it === here);
    const next = headings[Math.max(0, Math.min(headings.length - 1, at + step))];
    next?.scrollIntoView({ block: "start" });
    next?.focus({ preventScroll: true });
    if (next)
      this.said = `${next.textContent?.trim() ?? ""}, of ${count(headings.length, "outcome")}`;
  }

  get #sheetElement(): OwPlanEditor | null {
    return this.querySelector("ow-plan-editor");
  }

  get #list(): OwDiagnosticList | null {
    return this.querySelector("ow-diagnostic-list");
  }

  get #commandList(): OwCommandList {
    return this.querySelector("ow-command-list")!;
  }

  get #nameDialog(): OwNameDialog {
    return this.querySelector("ow-name-dialog")!;
  }
}

function isTextControl(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-page": OwPlanPage;
  }
}
