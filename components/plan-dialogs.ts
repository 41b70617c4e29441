import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { SyncStatus } from "#src/browser/sync-status.ts";
import type { OpenPlan, Outside } from "#src/browser/open-plan.ts";
import type { Place } from "#src/lint/rule.ts";
import { calledName, type Plan } from "#src/plan/plan.ts";
import type { OwCommandList } from "./command-list.ts";
import type { OwCopyDialog } from "./copy-dialog.ts";
import type { OwExampleDialog } from "./example-dialog.ts";
import type { OwImportCopyDialog } from "./import-copy-dialog.ts";
import type { OwLookedDialog } from "./looked-dialog.ts";
import type { OwShareDialog } from "./share-dialog.ts";
import type { NameToldEvent, OwNameDialog } from "./name-dialog.ts";
import type { OwPersonDialog } from "./person-dialog.ts";
import type { PlanWays } from "./plan-commands.ts";
import type { PlanActs } from "./plan-keys.ts";
import "./plan-versions.ts";
import { type OwPlanVersions, VersionsToldEvent } from "./plan-versions.ts";

/** What opens over a plan: its versions, copies, the list of commands, who somebody is. Fires `versions-told`. */
@customElement("ow-plan-dialogs")
export class OwPlanDialogs extends LitElement {
  /** The open plan, and what it says now. */
  @property({ attribute: false }) open!: OpenPlan;
  @property({ attribute: false }) plan!: Plan;

  /** How to reach the server and the device. */
  @property({ attribute: false }) outside!: Outside;

  @property() planId = "";
  @property({ attribute: false }) status: SyncStatus = { kind: "opening" };

  /** What the list of commands does. */
  @property({ attribute: false }) acts!: PlanActs;

  @state() private parts: typeof import("./plan-dialog-parts.ts") | null = null;

  /** Whether the dialog for Word copies that come back was asked for. */
  @state() private takesIn = false;

  @query("ow-import-copy-dialog") private importDialog!: OwImportCopyDialog;
  /** Whether the dialog that lets people in was asked for. */
  @state() private shares = false;

  /** Whether the dialog that says who looked was asked for. */
  @state() private looks = false;

  /** Whether the dialog that makes an example was asked for. */
  @state() private makesExample = false;

  @query("ow-example-dialog") private exampleDialog!: OwExampleDialog;
  @query("ow-looked-dialog") private lookedDialog!: OwLookedDialog;
  @query("ow-share-dialog") private shareDialog!: OwShareDialog;
  @query("ow-command-list") private commands!: OwCommandList;
  @query("ow-name-dialog") private nameDialog!: OwNameDialog;
  @query("ow-copy-dialog") private copyDialog!: OwCopyDialog;
  @query("ow-person-dialog") private personDialog!: OwPersonDialog;
  @query("ow-plan-versions") private versions!: OwPlanVersions;

  protected override createRenderRoot() {
    return this;
  }

  showCommands() {
    void this.#over(() => this.commands.open());
  }

  showVersions() {
    void this.versions.show();
  }

  makeCopy() {
    void this.#over(() => void this.copyDialog.show());
  }

  /** Asks for a Word copy that came back. */
  async takeInCopy() {
    try {
      await import("./import-copy-dialog.ts");
      this.takesIn = true;
      await this.updateComplete;
      await this.importDialog.updateComplete;
      await this.importDialog.show();
    } catch {
      this.dispatchEvent(new VersionsToldEvent(NOT_NOW, false));
    }
  }

  /** Lets somebody without an account in. */
  async share() {
    try {
      await import("./share-dialog.ts");
      this.shares = true;
      await this.updateComplete;
      await this.shareDialog.updateComplete;
      await this.shareDialog.show();
    } catch {
      this.dispatchEvent(new VersionsToldEvent(NOT_NOW, false));
    }
  }

  /** Says who has looked. */
  async showLooks() {
    try {
      await import("./looked-dialog.ts");
      this.looks = true;
      await this.updateComplete;
      await this.lookedDialog.updateComplete;
      await this.lookedDialog.show();
    } catch {
      this.dispatchEvent(new VersionsToldEvent(NOT_NOW, false));
    }
  }

  /** Makes an example for the team of the words at a place; `rule` is empty where nobody has said which. */
  async makeExample(place: Place, rule: string) {
    try {
      await import("./example-dialog.ts");
      this.makesExample = true;
      await this.updateComplete;
      await this.exampleDialog.updateComplete;
      if (!(await this.exampleDialog.open(place, rule)))
        this.dispatchEvent(new VersionsToldEvent(NO_WORDS, false));
    } catch {
      this.dispatchEvent(new VersionsToldEvent(NOT_NOW, false));
    }
  }

  askName() {
    void this.#over(() => this.nameDialog.open());
  }

  /** Asks who somebody is, who will own the action if one is given. */
  askPerson(known: { action?: string; name?: string }) {
    void this.#over(() => this.personDialog.open(known));
  }

  protected override render() {
    const { open, plan } = this;
    return html`
      <ow-plan-versions
        .planId=${this.planId}
        .editing=${open.editing}
        .plan=${plan}
        .status=${this.status}
        @versions-told=${({ said, hasUndo }: VersionsToldEvent) =>
          this.dispatchEvent(new VersionsToldEvent(said, hasUndo))}
      ></ow-plan-versions>
      ${
        this.takesIn
          ? html`<ow-import-copy-dialog
            .planId=${this.planId}
            .outside=${this.outside}
            .open=${open}
            .plan=${plan}
            .status=${this.status}
            @versions-told=${({ said, hasUndo }: VersionsToldEvent) =>
              this.dispatchEvent(new VersionsToldEvent(said, hasUndo))}
          ></ow-import-copy-dialog>`
          : nothing
      }
      ${
        this.shares
          ? html`<ow-share-dialog
            .planId=${this.planId}
            .called=${calledName(plan.resident)}
          ></ow-share-dialog>`
          : nothing
      }
      ${
        this.looks
          ? html`<ow-looked-dialog
            .planId=${this.planId}
            .called=${calledName(plan.resident)}
            .reference=${plan.reference}
          ></ow-looked-dialog>`
          : nothing
      }
      ${
        this.makesExample
          ? html`<ow-example-dialog
            .planId=${this.planId}
            .plan=${plan}
            @example-made=${() => this.dispatchEvent(new VersionsToldEvent(EXAMPLE_MADE, false))}
          ></ow-example-dialog>`
          : nothing
      }
      ${this.parts ? this.#dialogs(this.parts) : nothing}
    `;
  }

  #dialogs({ planCommands }: typeof import("./plan-dialog-parts.ts")) {
    const { open, plan } = this;
    return html`
      <ow-person-dialog .editing=${open.editing}></ow-person-dialog>
      <ow-name-dialog
        @name-told=${({ name, colour }: NameToldEvent) => open.introduce(name, colour)}
      ></ow-name-dialog>
      <ow-copy-dialog
        .planId=${this.planId}
        .open=${open}
        .plan=${plan}
        .status=${this.status}
      ></ow-copy-dialog>
      <ow-command-list
        .commands=${planCommands(this.acts, calledName(plan.resident), (it) => open.may(it), this.outside.session.state === "person", this.#ways)}
      ></ow-command-list>
    `;
  }

  get #ways(): PlanWays {
    return {
      share: () => void this.share(),
      showLooks: () => void this.showLooks(),
      showStanding,
      mayMakeExamples: this.open.editing.teamHelp?.mayMake() ?? false,
    };
  }

  async #over(show: () => void) {
    try {
      this.parts ??= await import("./plan-dialog-parts.ts");
    } catch {
      this.dispatchEvent(new VersionsToldEvent(NOT_NOW, false));
      return;
    }
    await this.updateComplete;
    const dialogs = [this.commands, this.copyDialog, this.nameDialog, this.personDialog];
    await Promise.all(dialogs.map((it) => it.updateComplete));
    show();
  }
}

/** How the plan stands is shown above it, and there it is changed. */
const showStanding = () => void document.querySelector("ow-plan-standing")?.show();

const NO_WORDS = "There are no words here to make an example of.";

const EXAMPLE_MADE = "Kept. The team sees it in the help about this question.";

const NOT_NOW = "This can't be shown now. Try again when the server can be reached.";

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-dialogs": OwPlanDialogs;
  }
}
