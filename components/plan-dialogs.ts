import { html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { SyncStatus } from "#src/browser/connection.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import { possessive } from "#src/plan/in-words.ts";
import { calledName, type Plan } from "#src/plan/plan.ts";
import "./command-list.ts";
import type { OwCommandList } from "./command-list.ts";
import "./name-dialog.ts";
import type { NameToldEvent, OwNameDialog } from "./name-dialog.ts";
import "./person-dialog.ts";
import type { OwPersonDialog } from "./person-dialog.ts";
import { type PlanActs, planCommands } from "./plan-keys.ts";
import "./plan-versions.ts";
import { type OwPlanVersions, VersionsToldEvent } from "./plan-versions.ts";

/** What opens over a plan: its versions, the list of commands, who somebody is. Fires `versions-told`. */
@customElement("ow-plan-dialogs")
export class OwPlanDialogs extends LitElement {
  /** The open plan, and what it says now. */
  @property({ attribute: false }) open!: OpenPlan;
  @property({ attribute: false }) plan!: Plan;

  @property() planId = "";
  @property({ attribute: false }) status: SyncStatus = { kind: "opening" };

  /** What the list of commands does. */
  @property({ attribute: false }) acts!: PlanActs;

  @query("ow-command-list") private commands!: OwCommandList;
  @query("ow-name-dialog") private nameDialog!: OwNameDialog;
  @query("ow-person-dialog") private personDialog!: OwPersonDialog;
  @query("ow-plan-versions") private versions!: OwPlanVersions;

  protected override createRenderRoot() {
    return this;
  }

  showCommands() {
    this.commands.open();
  }

  showVersions() {
    void this.versions.show();
  }

  askName() {
    this.nameDialog.open();
  }

  /** Asks who somebody is, who will own the action if one is given. */
  askPerson(known: { action?: string; name?: string }) {
    this.personDialog.open(known);
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
      <ow-person-dialog .editing=${open.editing}></ow-person-dialog>
      <ow-name-dialog
        @name-told=${({ name, colour }: NameToldEvent) => open.introduce(name, colour)}
      ></ow-name-dialog>
      <ow-command-list
        .commands=${planCommands(this.acts, possessive(calledName(plan.resident)))}
      ></ow-command-list>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-dialogs": OwPlanDialogs;
  }
}
