import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ReadFile } from "#src/browser/import-line.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import type { PlanInside } from "#src/browser/plan-inside.ts";
import { fetchSigningKey } from "#src/browser/signing-key.ts";
import { startInside, takenInNow } from "#src/browser/start-inside.ts";
import { goTo } from "./app.ts";
import { count } from "./words.ts";

type Whole = Extract<PlanInside, { kind: "whole" }>;

/** A Word file that was read, as it is called. */
type NamedFile = { name: string; read: ReadFile };

/** What there is to say of a whole plan inside a file; nothing for most files. */
export function planInside({ name, read }: NamedFile, outside: Outside) {
  return read.inside
    ? html`<ow-plan-inside .file=${{ name, read }} .inside=${read.inside} .outside=${outside}></ow-plan-inside>`
    : nothing;
}

/** Says of the whole plan inside a Word file whether it can be relied on, and begins a plan with it. */
@customElement("ow-plan-inside")
export class OwPlanInside extends LitElement {
  @property({ attribute: false }) inside!: PlanInside;

  /** The file that it is in. */
  @property({ attribute: false }) file!: NamedFile;

  /** How to reach the server and the device. */
  @property({ attribute: false }) outside!: Outside;

  /** What this server signs plans with; null where that can't be known, undefined until it answers. */
  @state() private ownKey: string | null | undefined;
  @state() private isMaking = false;
  @state() private problem = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated() {
    void fetchSigningKey().then((key) => (this.ownKey = key));
  }

  protected override render() {
    const { inside } = this;
    if (inside.kind === "whole") return this.#whole(inside);
    return html`<p class="notice" role="alert">${whyNot(inside)}</p>`;
  }

  #whole(inside: Whole) {
    const { plan, template, isAsRead } = inside;
    const name = plan.resident.name || "somebody without a name";
    const outcomes = count(plan.outcomes.length, template.outcomeName.toLowerCase());
    return html`<section class="notice plan-inside" aria-labelledby="inside-title">
      <h2 id="inside-title">A whole plan is inside this file</h2>
      <p>
        <strong dir="auto">${name}</strong>${plan.reference && `, ${plan.reference}`}: ${outcomes}.
        Nothing in it was changed since it was signed. ${signerInWords(inside, this.ownKey)}
      </p>
      <p>
        ${
          isAsRead
            ? "The words of the document are those of the plan inside."
            : "The words of the document differ from the plan inside: somebody wrote in the document later."
        }
      </p>
      <div class="returned-acts">
        <button
          class="button"
          type="button"
          ?disabled=${this.isMaking}
          @click=${() => this.#begin(inside)}
        >
          ${this.isMaking ? "Making the plan…" : "Begin a new plan with it"}
        </button>
        <span class="quiet small">
          With all that is on record and whose words they are. It gets a reference of its own.
        </span>
      </div>
      ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}
    </section>`;
  }

  async #begin(inside: Whole) {
    const { name, read } = this.file;
    this.problem = "";
    this.isMaking = true;
    try {
      goTo(`/plans/${await startInside(inside, takenInNow(name, read), this.outside)}`);
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : "No plan could be made of it.";
    }
    this.isMaking = false;
  }
}

/** Who signed a plan, in a sentence. */
function signerInWords({ publicKey, fingerprint }: Whole, ownKey: string | null | undefined) {
  if (ownKey === undefined) return "";
  if (publicKey === ownKey) return "It was signed by this service.";
  const key = html`the key <span class="key">${fingerprint}</span>`;
  return ownKey === null
    ? html`It was signed with ${key}. Whose that is can’t be told now.`
    : html`It was signed by another service, with ${key}. Ask whoever sent it whether that is theirs.`;
}

function whyNot(inside: Exclude<PlanInside, Whole>): string {
  switch (inside.kind) {
    case "changed":
      return "A whole plan is inside this file, but it was changed after it was signed. So it is not used: only the words of the document are.";
    case "unchecked":
      return "A whole plan is inside this file. Whether it was changed since it was signed can’t be checked by this browser or at this address, so it is not used: only the words of the document are.";
    case "unusable":
      return `A whole plan is inside this file that can’t be used here: it ${inside.problem}. The words of the document can.`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-inside": OwPlanInside;
  }
}
