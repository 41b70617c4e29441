import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Choices } from "#src/api/standing.ts";
import {
  choicesFor,
  erasePlan,
  moveTo,
  nameIn,
  openToTeam,
  type PlanStanding,
  setClosed,
  setHeld,
  standingOf,
} from "#src/browser/standing.ts";
import { sentenceOf, textIn } from "./form-field.ts";
import {
  closeForm,
  eraseForm,
  holdForm,
  moveForm,
  namedForm,
  openToTeamForm,
} from "./standing-forms.ts";
import { standingInWords } from "./standing-words.ts";

/** Says how a plan stands where that is out of the ordinary, and changes it: who may know of it, and its end. */
@customElement("ow-plan-standing")
export class OwPlanStanding extends LitElement {
  @property() planId = "";

  /** Whose plan it is. */
  @property() resident = "";

  /** The id of whoever looks. */
  @property() me = "";

  /** Whether it can be written in; that may change because of how it stands. */
  @property({ attribute: false }) isEditable = true;

  @state() private now: PlanStanding | null = null;
  @state() private choices: Choices | null = null;
  @state() private problem = "";
  @state() private done = "";

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener("focus", this.#look);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("focus", this.#look);
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has("planId")) this.now = null;
    if (changed.has("planId") || changed.has("isEditable")) void this.#look();
  }

  /** Opens what there is to change. */
  async show() {
    this.problem = "";
    this.done = "";
    this.querySelector("dialog")?.showModal();
    await this.#attempt("", async () => {});
  }

  protected override render() {
    const { now } = this;
    const said = now ? standingInWords(now.standing, now.end) : [];
    return html`
      ${
        said.length
          ? html`<section class="notice plan-notice standing" aria-label="How this plan stands">
            ${said.map((it) => html`<p dir="auto">${it}</p>`)}
            ${now?.standing.may.includes("restrict") ? this.#changeButton() : nothing}
          </section>`
          : nothing
      }
      <dialog class="share" aria-labelledby="standing-title">
        <div class="dialog-body">
          <h2 id="standing-title">Who may know of this plan, and its end</h2>
          ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
          <p role="status">${this.done}</p>
          ${now ? this.#forms(now) : nothing}
          <div class="dialog-actions">
            <button class="button" type="button" @click=${this.#close}>Close this window</button>
          </div>
        </div>
      </dialog>
    `;
  }

  #changeButton() {
    return html`<button class="button small-button" type="button" @click=${() => this.show()}>
      Change
    </button>`;
  }

  #forms({ standing, end }: PlanStanding) {
    const may = new Set(standing.may);
    const { choices, planId } = this;
    const team = standing.team ? html`<p>Team: ${standing.team.name}</p>` : nothing;
    if (!["restrict", "move", "close", "hold"].some((it) => may.has(it)))
      return html`${team}<p>You can't change that. A lead of the team can.</p>`;
    return html`
      ${team}
      ${
        choices && may.has("restrict")
          ? namedForm(
              standing,
              choices,
              this.me,
              this.#sent("It is saved who is named.", (form) => {
                const people = form.getAll("people").filter((it) => typeof it === "string");
                return nameIn(planId, people, textIn(form, "why"));
              }),
            )
          : nothing
      }
      ${
        standing.isRestricted && may.has("unrestrict")
          ? openToTeamForm(
              this.#sent("The whole team knows of the plan again.", () => openToTeam(planId, "")),
            )
          : nothing
      }
      ${
        choices && may.has("move")
          ? moveForm(
              choices,
              this.#sent("The plan is with that team now.", (form) =>
                moveTo(planId, textIn(form, "team"), ""),
              ),
            )
          : nothing
      }
      ${
        may.has("close")
          ? closeForm(
              end,
              this.#sent(
                end.closedAt === null ? "The plan is closed." : "The plan is open again.",
                (form) => this.#setClosed(end.closedAt === null, form),
              ),
            )
          : nothing
      }
      ${
        may.has("hold")
          ? holdForm(
              end,
              this.#sent(
                end.isHeld ? "The plan is not held any more." : "The plan is held.",
                (form) => setHeld(planId, !end.isHeld, textIn(form, "why")),
              ),
            )
          : nothing
      }
      ${
        may.has("erase")
          ? eraseForm(
              end,
              this.resident,
              this.#sent("The plan is erased.", (form) => this.#erase(form)),
            )
          : nothing
      }
    `;
  }

  async #setClosed(closed: boolean, form: FormData) {
    const why = textIn(form, "why").trim();
    // A plan is closed for a reason of the list, or for one in somebody's own words.
    const reason = textIn(form, "reason") || why;
    if (!reason) throw new Error("Please say why, in a few words.");
    await setClosed(this.planId, closed, reason);
  }

  async #erase(form: FormData) {
    if (textIn(form, "name").trim() !== this.resident.trim())
      throw new Error("This is another name than the plan's, so nothing was erased.");
    await erasePlan(this.planId, textIn(form, "why"));
  }

  #sent(done: string, deed: (form: FormData) => Promise<void>) {
    return (event: SubmitEvent) => {
      event.preventDefault();
      const { target } = event;
      if (!(target instanceof HTMLFormElement)) return;
      void this.#attempt(done, () => deed(new FormData(target)));
    };
  }

  /** Does something, says so, and shows how the plan stands then. */
  async #attempt(done: string, deed: () => Promise<void>) {
    this.problem = "";
    this.done = "";
    try {
      await deed();
      this.done = done;
      await this.#look();
      const mayChoose = this.now?.standing.may.includes("restrict") ?? false;
      this.choices = mayChoose ? await choicesFor(this.planId) : null;
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }

  /** Asks how the plan stands; without the server what was known last stays. */
  #look = async () => {
    const { planId } = this;
    const now = await standingOf(planId).catch(() => this.now);
    if (planId === this.planId) this.now = now;
  };

  #close() {
    this.querySelector("dialog")?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-plan-standing": OwPlanStanding;
  }
}
