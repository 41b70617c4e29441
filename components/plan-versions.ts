import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { SyncStatus } from "#src/browser/sync-status.ts";
import type { Editing } from "#src/browser/editing.ts";
import type { PlanVersions } from "#src/browser/plan-versions.ts";
import type { Plan } from "#src/plan/plan.ts";

/**
 * The way to the versions of a plan, whose code is fetched when somebody first asks for them. Fires
 * `versions-told`.
 */
@customElement("ow-plan-versions")
export class OwPlanVersions extends LitElement {
  /** Which plan. */
  @property() planId = "";

  /** The document on the page, and what it says now. */
  @property({ attribute: false }) editing!: Editing;
  @property({ attribute: false }) plan!: Plan;

  /** Where its words are. */
  @property({ attribute: false }) status: SyncStatus = { kind: "opening" };

  @state() private versions: PlanVersions | null = null;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    if (!this.versions) return nothing;
    return html`<ow-version-dialog
      .versions=${this.versions}
      .plan=${this.plan}
      @version-restored=${({ said }: { said: string }) => this.#tell(said, true)}
    ></ow-version-dialog>`;
  }

  /** Opens the versions over the page. */
  async show() {
    try {
      const [{ OwVersionDialog }, { createPlanVersions }] = await Promise.all([
        import("./version-dialog.ts"),
        import("#src/browser/plan-versions.ts"),
      ]);
      const { planId, editing } = this;
      this.versions ??= createPlanVersions({ planId, editing, status: () => this.status });
      await this.updateComplete;
      const dialog = this.firstElementChild;
      if (dialog instanceof OwVersionDialog) await dialog.open();
    } catch {
      this.#tell("Versions can't be shown now. Try again when the server can be reached.", false);
    }
  }

  #tell(said: string, hasUndo: boolean) {
    this.dispatchEvent(new VersionsToldEvent(said, hasUndo));
  }
}

/** Something was done with versions, or could not be; undo may take it back. */
export class VersionsToldEvent extends Event {
  readonly said: string;
  readonly hasUndo: boolean;
  constructor(said: string, hasUndo: boolean) {
    super("versions-told");
    this.said = said;
    this.hasUndo = hasUndo;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-versions": OwPlanVersions;
  }
  interface HTMLElementEventMap {
    "versions-told": VersionsToldEvent;
  }
}
