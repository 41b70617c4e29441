/* oxlint-disable max-lines -- one page: what lies on it, and what its keys and buttons do */
import { html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Anew } from "#src/browser/come-back.ts";
import type { SyncStatus } from "#src/browser/sync-status.ts";
import { type Opening, type OpenPlan, openPlan, type Outside } from "#src/browser/open-plan.ts";
import type { Touched } from "#src/browser/undo.ts";
import { isDismissal } from "#src/document/roots.ts";
import type { Diagnostic, Place } from "#src/lint/rule.ts";
import { calledName } from "#src/plan/plan.ts";
import type { DiagnosticChosenEvent } from "./diagnostic-list.ts";
import type { ExampleWantedEvent } from "./example-events.ts";
import type { FixChosenEvent } from "./finding-card.ts";
import type { OwnerWantedEvent } from "./action-list.ts";
import { guestActs } from "./guest-part.ts";
import type { ItemRemovedEvent } from "./item-commands.ts";
import { Commenting } from "./commenting.ts";
import { caretIn, markOwnWords, nextHeading, nextRegion, placeOf, showPlace } from "./places.ts";
import { nextQuestion, questionAt } from "./next-question.ts";
import "./plan-editor.ts";
import type { OwPlanEditor } from "./plan-editor.ts";
import "./plan-dialogs.ts";
import type { OwPlanDialogs } from "./plan-dialogs.ts";
import { actForKey, type PlanActs } from "./plan-keys.ts";
import "./plan-bar.ts";
import type { QuestionsToldEvent } from "./plan-questions.ts";
import type { VersionsToldEvent } from "./plan-versions.ts";
import { planCopy } from "./plan-copy.ts";
import { placeAsked } from "./place-asked.ts";
import { pageTitle, planNotices } from "./plan-notices.ts";
import { planWaiting } from "./plan-waiting.ts";
import { loadQuestions, withQuestions } from "./questions-part.ts";
import { Reviewing } from "./reviewing.ts";
import "./plan-suggestions.ts";
import type { OwPlanSuggestions } from "./plan-suggestions.ts";
import { SittingTogether } from "./sitting-together.ts";
import { switchSpelling } from "./spelling-switch.ts";
import { savedInWords } from "./sync-status.ts";
import { IS_ASKED, IS_SUGGESTED } from "./suggest-words.ts";
import type { FindingTouchedEvent, OwnWordsTouchedEvent, TextRefusedEvent } from "./text-field.ts";
import "./toast.ts";
import type { OwToast } from "./toast.ts";

/** One plan, live: the sheet, the questions beside it, and where the words are safe. */
@customElement("ow-plan-page")
export class OwPlanPage extends LitElement {
  /** Which plan, and whether a copy of it is shown in its place. */
  @property() planId = "";
  @property({ attribute: false }) isCopy = false;

  /** How to reach the server and the device. */
  @property({ attribute: false }) outside!: Outside;

  @state() private open: OpenPlan | null = null;
  @state() private failure: unknown = null;
  @state() private openKey = "";
  @state() private drawerIsOpen = false;
  @state() private said = "";

  @query("ow-plan-editor") private sheet!: OwPlanEditor | null;
  @query("ow-toast") private toast!: OwToast | null;
  @query("ow-plan-suggestions") private suggestions!: OwPlanSuggestions | null;
  @query("ow-plan-dialogs") private dialogs!: OwPlanDialogs | null;

  #opening: Opening | null = null;
  #together = new SittingTogether(this);
  #commenting = new Commenting(
    this,
    this.#together,
    (place) => void this.#show(place),
    (said, hasUndo) => this.toast?.tell(said, hasUndo),
  );
  #reviewing = new Reviewing(this, this.#together, this.#commenting, {
    show: (place) => void this.#show(place),
    showVersions: () => this.dialogs?.showVersions(),
  });

  #acts: PlanActs = {
    nextQuestion: () => void this.#walk(1),
    previousQuestion: () => void this.#walk(-1),
    openFixes: () => void this.#openFixes(),
    undo: () => this.open?.editing.undo.undo(),
    redo: () => this.open?.editing.undo.redo(),
    makeCopy: () => this.dialogs?.makeCopy(),
    takeInCopy: () => void this.dialogs?.takeInCopy(),
    showVersions: () => this.dialogs?.showVersions(),
    saySaved: () => this.toast?.tell(savedInWords(this.#status)),
    nextRegion: () => nextRegion(this, 1),
    previousRegion: () => nextRegion(this, -1),
    nextOutcome: () => void this.#walkOutcomes(1),
    previousOutcome: () => void this.#walkOutcomes(-1),
    switchSpelling: () => this.toast?.tell(switchSpelling()),
    switchTogether: () => this.#switchTogether(),
    changeName: () => this.dialogs?.askName(),
    comment: () => this.#commenting.begin(this.open?.editing),
    suggest: () => this.#commenting.suggest(this.open),
    useAsExample: () => this.#makeExample(this.#commenting.selected, ""),
    review: this.#reviewing.toggle,
    markOwnWords: () => this.toast?.tell(markOwnWords()),
    showCommands: () => this.dialogs?.showCommands(),
    closeDrawer: () => (this.drawerIsOpen = false),
  };

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    void loadQuestions();
    addEventListener("keydown", this.#key);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#key);
    this.#opening?.close();
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has("planId")) return;
    this.#together.begin(this.planId);
    this.#reviewing.begin();
    void this.#begin();
  }

  protected override updated() {
    if (this.open && !this.isCopy) document.title = pageTitle(this.open);
  }

  protected override render() {
    const { open } = this;
    if (open && this.isCopy) return planCopy(this.planId, open, this.#status);
    return html`
      <ow-plan-bar
        .status=${this.#status}
        .open=${open}
        .present=${open?.present ?? []}
        .questions=${open?.checks.noticed.questions.length ?? 0}
        .together=${this.#together.isOn}
        @together-wanted=${this.#acts.switchTogether}
        .questionsAreOpen=${this.drawerIsOpen}
        .comments=${this.#commenting.told(open)}
        @comments-wanted=${this.#commenting.toggle}
        @questions-wanted=${this.#toggleDrawer}
        @copy-wanted=${this.#acts.makeCopy}
        .isGuest=${this.outside.session.state === "guest"}
        .mayShare=${this.outside.session.state === "person"}
        @share-wanted=${() => void this.dialogs?.share()}
        @commands-wanted=${this.#acts.showCommands}
      ></ow-plan-bar>
      ${planNotices(open, this.#together.isOn, this.#acts.switchTogether, this)}
      ${this.#reviewing.band(open)}
      ${open ? this.#sheetAndMargin(open) : planWaiting(this.failure, this, () => void this.#begin())}
      <p class="visually-hidden" role="status">${this.said}</p>
      <ow-toast @undo-wanted=${this.#acts.undo}></ow-toast>
    `;
  }

  #sheetAndMargin(open: OpenPlan) {
    const { editing, plan, checks, putAway } = open;
    return html`
      <div
        class="plan-layout ${this.#together.isOn ? "together" : ""} ${this.#commenting.look || this.#reviewing.look}"
        @comment-chosen=${this.#commenting.choose}
        @example-wanted=${({ place, rule }: ExampleWantedEvent) => this.#makeExample(place, rule)}
        @focusin=${this.#caretMoved}
        @focusout=${this.#caretMoved}
      >
        <main id="main" class="plan-main" tabindex="-1">
          <ow-plan-suggestions
            .open=${open}
            .plan=${plan}
            @suggestion-made=${() => this.toast?.tell(IS_ASKED)}
          ></ow-plan-suggestions>
          <ow-plan-editor
            .editing=${editing}
            .plan=${plan}
            .diagnostics=${this.#together.marks(checks)}
            .putAway=${putAway}
            .choose=${this.#chooseMark}
            @item-removed=${({ said }: ItemRemovedEvent) => this.toast?.tell(said, true)}
            @owner-wanted=${({ action }: OwnerWantedEvent) => this.dialogs?.askPerson({ action })}
            @finding-touched=${this.#touched}
            @own-words-touched=${({ offer }: OwnWordsTouchedEvent) => void this.suggestions?.suggest(offer)}
            @text-refused=${({ said }: TextRefusedEvent) => this.toast?.tell(said)}
          ></ow-plan-editor>
          ${guestActs(open, this.#acts.comment, () => this.toast?.tell(IS_SUGGESTED))}
        </main>
        <ow-plan-questions
          .editing=${editing}
          .checks=${checks}
          .noticed=${checks.noticed}
          .talks=${plan.talks}
          .called=${calledName(plan.resident)}
          .pack=${plan.pack || editing.template.pack}
          .openKey=${this.openKey}
          .isPlain=${this.#together.isOn}
          .isOpen=${this.drawerIsOpen}
          @close-wanted=${this.#toggleDrawer}
          @diagnostic-chosen=${({ diagnostic: { key } }: DiagnosticChosenEvent) =>
            (this.openKey = this.openKey === key ? "" : key)}
          @fix-chosen=${this.#fix}
          @questions-told=${({ said, hasUndo }: QuestionsToldEvent) => this.toast?.tell(said, hasUndo)}
        ></ow-plan-questions>
        ${this.#commenting.panel(open)} ${this.#reviewing.panel(open)}
      </div>
      <ow-plan-dialogs
        .outside=${this.outside}
        .open=${open}
        .plan=${plan}
        .planId=${this.planId}
        .status=${this.#status}
        .acts=${this.#acts}
        @versions-told=${({ said, hasUndo }: VersionsToldEvent) => this.toast?.tell(said, hasUndo)}
      ></ow-plan-dialogs>
    `;
  }

  get #status(): SyncStatus {
    return this.#opening?.status ?? { kind: "opening" };
  }

  /** What was written on this page and may not have reached the server, place by place. */
  get unsentWords(): string[] {
    return this.#opening?.unsentWords() ?? [];
  }

  async #begin(anew?: Anew) {
    this.#opening?.close();
    this.open = null;
    this.failure = null;
    const events = {
      changed: () => this.requestUpdate(),
      undone: (touched: Touched) => {
        // A question that is asked again, or is not, lies in no words that could be shown.
        if (!isDismissal(touched)) void this.#show(placeOf(touched));
      },
      gone: (why: Error) => this.#fail(opening, why),
      anew: (it: Anew) => void this.#begin(it),
    };
    const opening = openPlan(this.planId, this.outside, events, anew);
    this.#opening = opening;
    const open = await opening.ready.catch((problem: unknown) => this.#fail(opening, problem));
    if (!open || this.#opening !== opening) return;
    this.open = open;
    this.#reviewing.asked();
    const asked = await placeAsked(open, location.hash);
    if (asked && this.open === open) await this.#show(asked.place, asked.key);
  }

  #fail(opening: Opening, problem: unknown) {
    if (this.#opening !== opening) return;
    this.open = null;
    this.failure = problem;
    document.title = "Not shown – Ownwords";
  }

  #caretMoved = () => this.open?.checks.moveCaret(caretIn(this.#commenting.note()));

  #key = (event: KeyboardEvent) => {
    if (!this.open || this.isCopy || (event.key === "Escape" && !this.drawerIsOpen)) return;
    const act = actForKey(event, this.#acts);
    // Looked for last: through a long plan the search takes longer than a letter may.
    if (!act || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
  };

  #chooseMark = (diagnostic: Diagnostic) => {
    this.openKey = diagnostic.key;
    this.drawerIsOpen = true;
    void withQuestions(this, (it) => it.focusOpen());
  };

  #touched = ({ diagnostic: { key } }: FindingTouchedEvent) =>
    this.open?.checks.admit((this.openKey = key));

  #makeExample(place: Place | null, rule: string) {
    if (place) void this.dialogs?.makeExample(place, rule);
    else this.toast?.tell("Select the words first, then choose this again.");
  }

  #toggleDrawer() {
    this.drawerIsOpen = !this.drawerIsOpen;
    if (this.drawerIsOpen) void withQuestions(this, (it) => it.focusTitle());
  }

  async #fix({ diagnostic, fix }: FixChosenEvent) {
    if (!this.open) return;
    await this.sheet?.reveal(diagnostic.place.entity);
    if (!fix) this.drawerIsOpen = false;
    if (!fix || fix.kind === "go-to") return this.#show(fix?.place ?? diagnostic.place);
    if (fix.kind === "add-person") return this.dialogs?.askPerson({ name: fix.name });
    const { editing, checks } = this.open;
    const applied = (await loadQuestions())?.applyFix(editing, fix, checks.wordsAt);
    if (!applied) return this.toast?.tell("The words have changed since. Please look again.");
    if (applied.isSuggested) return this.toast?.tell(IS_ASKED);
    this.toast?.tell(`${fix.label}: done.`, true);
    return fix.kind === "ask" ? undefined : this.#show(applied.place ?? diagnostic.place);
  }

  /** Shows a place, wherever in the plan it is and however new, and opens what was noticed there. */
  async #show(place: Place, key = this.openKey) {
    this.openKey = key;
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    await this.sheet?.reveal(place.entity);
    return showPlace(place);
  }

  /** Goes to the next or the previous finding, wherever the caret is. */
  async #walk(step: 1 | -1) {
    await this.open?.checks.settle();
    const { isOn } = this.#together;
    const next = nextQuestion(this.#together.shown(this.open?.checks), this.openKey, step, isOn);
    if (!next) return void (this.said = "No questions.");
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
    await this.open?.checks.settle();
    const here = this.open?.checks.underCaret?.key;
    const open = questionAt(this.#together.shown(this.open?.checks), here, this.openKey);
    return open ? this.#chooseMark(open) : void (this.said = "No questions.");
  }

  #switchTogether() {
    this.openKey = "";
    if (this.open) this.said = this.#together.switch(calledName(this.open.plan.resident));
  }

  #walkOutcomes = async (step: 1 | -1) => void (this.said = await nextHeading(this, step));
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-page": OwPlanPage;
  }
}
