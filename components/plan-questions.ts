import { html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { Editing } from "#src/browser/editing.ts";
import { idle } from "#src/browser/idle.ts";
import type { Noticed, PlanChecks } from "#src/browser/plan-checks.ts";
import { asPlainQuestions } from "#src/browser/together.ts";
import { dismiss, restoreFinding } from "#src/document/dismissals.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import "./diagnostic-list.ts";
import { DiagnosticChosenEvent, type OwDiagnosticList } from "./diagnostic-list.ts";
import "./dismissed-list.ts";
import type { FindingsRestoredEvent } from "./dismissed-list.ts";
import { type FindingSetAsideEvent, FixChosenEvent } from "./finding-card.ts";
import "./next-time-list.ts";
import { icons } from "./icons.ts";
import type { Talk } from "#src/plan/record.ts";
import { dismissalInWords, reasonInWords } from "./reasons.ts";
// What acts on a question comes with the questions: nobody writes with it.
export { applyFix } from "./apply-fix.ts";

/**
 * Beside the sheet: what to ask, what is good, what was set aside. Fires `diagnostic-chosen`,
 * `fix-chosen`, `questions-told` and, where it is a drawer, `close-wanted`.
 */
@customElement("ow-plan-questions")
export class OwPlanQuestions extends LitElement {
  /** The open document. */
  @property({ attribute: false }) editing!: Editing;

  /** What checks it, and what was noticed up to now. */
  @property({ attribute: false }) checks!: PlanChecks;
  @property({ attribute: false }) noticed!: Noticed;

  /** The talks of the plan: what is kept for next time is among them. */
  @property({ attribute: false, hasChanged: isOther }) talks: readonly Talk[] = [];

  /** What the resident is called. */
  @property() called = "";

  /** The policy pack of the plan. */
  @property() pack = "";

  /** Whether it is open, where the window is too narrow for a margin. */
  @property({ attribute: false }) isOpen = false;

  /** Asks only what resident and worker can talk about together. */
  @property({ attribute: false }) isPlain = false;

  /** The key of the question that is open, or empty. */
  @property() openKey = "";

  @query("ow-diagnostic-list") private list!: OwDiagnosticList;

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated() {
    // Fetched ahead: whoever has no network when they read the help has what was told here.
    void idle().then(() => this.editing.teamHelp?.examples());
  }

  /** Puts the focus on the heading. */
  focusTitle() {
    this.list.focusTitle();
  }

  /** Puts the focus on the first thing that can be done about the open question. */
  async focusOpen() {
    await this.list.updateComplete;
    await this.list.focusOpen();
  }

  protected override render() {
    const { checks, editing, noticed, called } = this;
    const { isPlain } = this;
    const questions = isPlain ? asPlainQuestions(noticed.questions) : noticed.questions;
    return html`<aside
      id="questions"
      class="margin ${this.isOpen ? "open" : ""}"
      aria-labelledby="questions-title"
    >
      <button
        class="button icon close"
        type="button"
        aria-label="Close the questions"
        @click=${() => this.dispatchEvent(new Event("close-wanted"))}
      >
        ${icons.close}
      </button>
      <div class="margin-inner">
      <ow-diagnostic-list
        .diagnostics=${questions}
        .ideas=${isPlain ? [] : noticed.ideas}
          .isPlain=${isPlain}
            .pack=${this.pack}
            .team=${editing.teamHelp ?? null}
        .openKey=${this.openKey}
        .called=${called}
        .hasMore=${checks.isHoldingBack}
        .whereIs=${checks.whereIs}
        .asideBefore=${this.#before}
        @diagnostic-chosen=${({ diagnostic }: DiagnosticChosenEvent) =>
          this.dispatchEvent(new DiagnosticChosenEvent(diagnostic))}
        @fix-chosen=${({ diagnostic, fix }: FixChosenEvent) =>
          this.dispatchEvent(new FixChosenEvent(diagnostic, fix))}
        @finding-set-aside=${this.#setAside}
      ></ow-diagnostic-list>
      <ow-next-time-list
        .editing=${editing}
        .talks=${this.talks}
        @questions-ticked=${() => this.#tell("Done.", true)}
      ></ow-next-time-list>
      ${isPlain ? nothing : this.#forWorkers()}
      </div>
    </aside>`;
  }

  #forWorkers() {
    const { checks, editing, noticed } = this;
    return html`
      ${noticed.praise.length ? this.#praise(noticed.praise) : nothing}
      <ow-dismissed-list
        .noticed=${noticed}
        .me=${editing.who.by}
        .called=${this.called}
        .editable=${editing.editable}
        .whereIs=${checks.whereIs}
        @findings-restored=${this.#restore}
      ></ow-dismissed-list>
    `;
  }

  #praise(praise: readonly Diagnostic[]) {
    return html`<section class="good-here" aria-labelledby="good-here-title">
      <h3 id="good-here-title">What is good here</h3>
      <ul role="list">
        ${praise.map(
          (it) =>
            html`<li>
              ${icons.check}
              <span>
                ${it.message} <span class="finding-where">${this.checks.whereIs(it)}</span>
              </span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #before = (diagnostic: Diagnostic): string => {
    const dismissal = this.noticed.returned.get(diagnostic.key);
    return dismissal ? dismissalInWords(dismissal, this.editing.who.by, this.called) : "";
  };

  async #setAside({ diagnostic, reason, note }: FindingSetAsideEvent) {
    const { checks, editing } = this;
    const heads = [...this.querySelectorAll(".finding-head")];
    const at = heads.findIndex((it) => it.parentElement?.classList.contains("open"));
    editing.undo.stop();
    const said = { ...checks.traceOf(diagnostic), reason, note };
    const isKept = editing.editable && dismiss(editing.ydoc, said, editing.who);
    editing.undo.stop();
    if (!isKept) return this.#tell("It could not be set aside.", false);
    const why = reason === "other" ? note : reasonInWords(reason, this.called);
    this.#tell(`Set aside: ${why}`, true);
    checks.check();
    await checks.settle();
    await this.updateComplete;
    await this.list.updateComplete;
    this.list.focusEntry(Math.max(0, at));
  }

  #restore({ keys, said }: FindingsRestoredEvent) {
    const { checks, editing } = this;
    editing.undo.stop();
    for (const key of keys) restoreFinding(editing.ydoc, key);
    editing.undo.stop();
    checks.check();
    this.#tell(`${said}: done.`, true);
    this.focusTitle();
  }

  #tell(said: string, hasUndo: boolean) {
    this.dispatchEvent(new QuestionsToldEvent(said, hasUndo));
  }
}

function isOther(a: readonly Talk[], b: readonly Talk[] | undefined): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

/** Something was done about questions; `said` tells what. */
export class QuestionsToldEvent extends Event {
  readonly said: string;
  readonly hasUndo: boolean;
  constructor(said: string, hasUndo: boolean) {
    super("questions-told");
    this.said = said;
    this.hasUndo = hasUndo;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-questions": OwPlanQuestions;
  }
  interface HTMLElementEventMap {
    "questions-told": QuestionsToldEvent;
  }
}
