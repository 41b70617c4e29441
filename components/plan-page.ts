import { html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { SyncStatus } from "#src/browser/connection.ts";
import { switchSpelling } from "#src/browser/spelling/switch.ts";
import { type Opening, type OpenPlan, openPlan, type Outside } from "#src/browser/open-plan.ts";
import { isDismissal } from "#src/document/roots.ts";
import type { Diagnostic, Place } from "#src/lint/rule.ts";
import { possessive } from "#src/plan/in-words.ts";
import { calledName, nameOf } from "#src/plan/plan.ts";
import { applyFix } from "./apply-fix.ts";
import "./command-list.ts";
import type { OwCommandList } from "./command-list.ts";
import type { DiagnosticChosenEvent } from "./diagnostic-list.ts";
import type { FixChosenEvent } from "./finding-card.ts";
import type { OwnerWantedEvent } from "./action-list.ts";
import type { ItemRemovedEvent } from "./item-commands.ts";
import "./name-dialog.ts";
import type { NameToldEvent, OwNameDialog } from "./name-dialog.ts";
import "./person-dialog.ts";
import type { OwPersonDialog } from "./person-dialog.ts";
import { caretIn, markOwnWords, nextHeading, nextRegion, placeOf, showPlace } from "./places.ts";
import { nextQuestion } from "./next-question.ts";
import "./plan-editor.ts";
import type { OwPlanEditor } from "./plan-editor.ts";
import { actForKey, type PlanActs, planCommands } from "./plan-keys.ts";
import "./plan-bar.ts";
import type { CopyToldEvent, OwPlanBar } from "./plan-bar.ts";
import "./plan-questions.ts";
import type { OwPlanQuestions, QuestionsToldEvent } from "./plan-questions.ts";
import "./plan-versions.ts";
import type { OwPlanVersions, VersionsToldEvent } from "./plan-versions.ts";
import { planWaiting } from "./plan-waiting.ts";
import { savedInWords } from "./sync-status.ts";
import type { FindingTouchedEvent, TextRefusedEvent } from "./text-field.ts";
import "./toast.ts";
import type { OwToast } from "./toast.ts";

/** One plan, live: the sheet, the questions beside it, and where the words are safe. */
@customElement("ow-plan-page")
export class OwPlanPage extends LitElement {
  /** Which plan. */
  @property() planId = "";

  /** How to reach the server and the device. */
  @property({ attribute: false }) outside!: Outside;

  @state() private open: OpenPlan | null = null;
  @state() private failure = "";
  @state() private openKey = "";
  @state() private drawerIsOpen = false;
  @state() private said = "";

  @query("ow-plan-editor") private sheet!: OwPlanEditor | null;
  @query("ow-plan-questions") private list!: OwPlanQuestions | null;
  @query("ow-command-list") private commands!: OwCommandList | null;
  @query("ow-name-dialog") private nameDialog!: OwNameDialog | null;
  @query("ow-plan-bar") private bar!: OwPlanBar | null;
  @query("ow-toast") private toast!: OwToast | null;
  @query("ow-plan-versions") private versions!: OwPlanVersions | null;
  @query("ow-person-dialog") private personDialog!: OwPersonDialog | null;

  #opening: Opening | null = null;

  #acts: PlanActs = {
    nextQuestion: () => void this.#walk(1),
    previousQuestion: () => void this.#walk(-1),
    openFixes: () => void this.#openFixes(),
    undo: () => this.open?.editing.undo.undo(),
    redo: () => this.open?.editing.undo.redo(),
    makeCopy: () => void this.bar?.makeCopy(),
    showVersions: () => void this.versions?.show(),
    saySaved: () => this.toast?.tell(savedInWords(this.#status)),
    nextRegion: () => nextRegion(this, 1),
    previousRegion: () => nextRegion(this, -1),
    nextOutcome: () => void this.#walkOutcomes(1),
    previousOutcome: () => void this.#walkOutcomes(-1),
    switchSpelling: () =>
      this.toast?.tell(switchSpelling() ? "Spelling is checked." : "Spelling is not checked."),
    changeName: () => this.nameDialog?.open(),
    markOwnWords: () => this.#tell(markOwnWords()),
    showCommands: () => this.commands?.open(),
    closeDrawer: () => (this.drawerIsOpen = false),
  };

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
    this.removeEventListener("focusin", this.#caretMoved);
    this.removeEventListener("focusout", this.#caretMoved);
    this.#opening?.close();
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("planId")) void this.#begin();
  }

  protected override updated() {
    if (!this.open) return;
    const { resident, title } = this.open.plan;
    document.title = `${nameOf(resident)}: ${title || "plan"} – Ownwords`;
  }

  protected override render() {
    const { open } = this;
    return html`
      <ow-plan-bar
        .status=${this.#status}
        .open=${open}
        .present=${open?.present ?? []}
        .questions=${open?.checks.noticed.questions.length ?? 0}
        .questionsAreOpen=${this.drawerIsOpen}
        @questions-wanted=${this.#toggleDrawer}
        @copy-told=${({ said }: CopyToldEvent) => this.toast?.tell(said)}
        @commands-wanted=${this.#acts.showCommands}
      ></ow-plan-bar>
      <p class="notice plan-notice" role="status" ?hidden=${!open?.notice}>${open?.notice}</p>
      ${open ? this.#sheetAndMargin(open) : planWaiting(this.failure)}
      <p class="visually-hidden" role="status">${this.said}</p>
      <ow-toast @undo-wanted=${this.#acts.undo}></ow-toast>
    `;
  }

  #sheetAndMargin({ editing, plan, checks, putAway, introduce }: OpenPlan) {
    return html`
      <div class="plan-layout">
        <main id="main" class="plan-main" tabindex="-1">
          <ow-plan-editor
            .editing=${editing}
            .plan=${plan}
            .diagnostics=${checks.byOutcome}
            .putAway=${putAway}
            .choose=${this.#chooseMark}
            @item-removed=${({ said }: ItemRemovedEvent) => this.toast?.tell(said, true)}
            @owner-wanted=${({ action }: OwnerWantedEvent) => this.personDialog?.open({ action })}
            @finding-touched=${this.#touched}
            @text-refused=${({ said }: TextRefusedEvent) => this.toast?.tell(said)}
          ></ow-plan-editor>
        </main>
        <ow-plan-questions
          .editing=${editing}
          .checks=${checks}
          .noticed=${checks.noticed}
          .talks=${plan.talks}
          .called=${calledName(plan.resident)}
          .openKey=${this.openKey}
          .isOpen=${this.drawerIsOpen}
          @close-wanted=${this.#toggleDrawer}
          @diagnostic-chosen=${({ diagnostic: { key } }: DiagnosticChosenEvent) =>
            (this.openKey = this.openKey === key ? "" : key)}
          @fix-chosen=${this.#fix}
          @questions-told=${({ said, hasUndo }: QuestionsToldEvent) => this.toast?.tell(said, hasUndo)}
        ></ow-plan-questions>
      </div>
      <ow-plan-versions
        .planId=${this.planId}
        .editing=${editing}
        .plan=${plan}
        .status=${this.#status}
        @versions-told=${({ said, hasUndo }: VersionsToldEvent) => this.toast?.tell(said, hasUndo)}
      ></ow-plan-versions>
      <ow-person-dialog .editing=${editing}></ow-person-dialog>
      <ow-name-dialog @name-told=${({ name, colour }: NameToldEvent) => introduce(name, colour)}></ow-name-dialog>
      <ow-command-list .commands=${planCommands(this.#acts, possessive(calledName(plan.resident)))}></ow-command-list>
    `;
  }

  get #status(): SyncStatus {
    return this.#opening?.status ?? { kind: "opening" };
  }

  async #begin() {
    this.#opening?.close();
    this.open = null;
    this.failure = "";
    const opening = openPlan(this.planId, this.outside, {
      changed: () => this.requestUpdate(),
      undone: (touched) => {
        // A question that is asked again, or is not, lies in no words that could be shown.
        if (!isDismissal(touched)) void this.#show(placeOf(touched));
      },
    });
    this.#opening = opening;
    try {
      const open = await opening.ready;
      if (this.#opening === opening) this.open = open;
    } catch (problem) {
      if (this.#opening !== opening) return;
      this.failure = problem instanceof Error ? problem.message : "Please try again.";
      document.title = "Not shown – Ownwords";
    }
  }

  #caretMoved = () => {
    this.open?.checks.moveCaret(caretIn(document.activeElement));
  };

  #key = (event: KeyboardEvent) => {
    if (!this.open || (event.key === "Escape" && !this.drawerIsOpen)) return;
    const act = actForKey(event, this.#acts);
    // Looked for last: through a long plan the search takes longer than a letter may.
    if (!act || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
  };

  #chooseMark = (diagnostic: Diagnostic) => {
    this.openKey = diagnostic.key;
    this.drawerIsOpen = true;
    void this.updateComplete.then(() => this.list?.focusOpen());
  };

  #touched = ({ diagnostic: { key } }: FindingTouchedEvent) => {
    this.openKey = key;
    this.open?.checks.admit(key);
  };

  #tell(said: string) {
    if (said) this.toast?.tell(said);
  }

  #toggleDrawer() {
    this.drawerIsOpen = !this.drawerIsOpen;
    if (this.drawerIsOpen) void this.updateComplete.then(() => this.list?.focusTitle());
  }

  async #fix({ diagnostic, fix }: FixChosenEvent) {
    if (!this.open) return;
    await this.sheet?.reveal(diagnostic.place.entity);
    if (!fix) {
      this.drawerIsOpen = false;
      return this.#show(diagnostic.place);
    }
    if (fix.kind === "go-to") return this.#show(fix.place);
    if (fix.kind === "add-person") return this.personDialog?.open({ name: fix.name });
    const { editing, checks } = this.open;
    const applied = applyFix(editing, fix, checks.wordsAt);
    if (!applied) return this.toast?.tell("The words have changed since. Please look again.");
    this.toast?.tell(`${fix.label}: done.`, true);
    if (fix.kind === "ask") return undefined;
    return this.#show(applied.place ?? diagnostic.place);
  }

  /** Shows a place, wherever in the plan it is and however new. */
  async #show(place: Place) {
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    await this.sheet?.reveal(place.entity);
    return showPlace(place);
  }

  /** Goes to the next or the previous finding, wherever the caret is. */
  async #walk(step: 1 | -1) {
    await this.open?.checks.settle();
    const shown = this.open?.checks.shown ?? [];
    const next = nextQuestion(shown, this.openKey, step);
    if (!next) {
      this.said = "No questions.";
      return;
    }
    const { key, place } = next.diagnostic;
    this.openKey = key;
    await this.sheet?.reveal(place.entity);
    // A quick second press has gone on already.
    if (this.openKey !== key) return;
    await showPlace(place);
    this.said = next.said;
  }

  /** Opens what can be done about the finding under the caret, or else about the open one. */
  async #openFixes() {
    const checks = this.open?.checks;
    await checks?.settle();
    const shown = checks?.shown ?? [];
    const open = checks?.underCaret ?? shown.find((it) => it.key === this.openKey) ?? shown[0];
    if (open) this.#chooseMark(open);
    else this.said = "No questions.";
  }

  async #walkOutcomes(step: 1 | -1) {
    await this.sheet?.drawAll();
    this.said = nextHeading(this, step);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-page": OwPlanPage;
  }
}
