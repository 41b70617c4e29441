import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { NewPlan } from "#src/api/plans.ts";
import { keepLastTeam, lastTeam } from "#src/browser/last-team.ts";
import type { Voice } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";

/** Asks what must be known before a plan begins. Fires `plan-wanted`. */
@customElement("ow-new-plan-dialog")
export class OwNewPlanDialog extends LitElement {
  /** What there is to choose from. */
  @property({ attribute: false }) templates: readonly Template[] = [];

  /** The teams that somebody can begin a plan for. */
  @property({ attribute: false }) teams: readonly { id: string; name: string }[] = [];

  @state() private voice: Voice = "first";
  @state() private name = "";
  @state() private problem = "";
  @state() private isBusy = false;

  protected override createRenderRoot() {
    return this;
  }

  /** Shows the dialog, empty. */
  open() {
    this.querySelector("form")?.reset();
    this.voice = "first";
    this.name = "";
    this.problem = "";
    this.isBusy = false;
    this.querySelector("dialog")?.showModal();
  }

  close() {
    this.querySelector("dialog")?.close();
  }

  /** Says why the plan could not be made; what was typed stays. */
  fail(why: string) {
    this.problem = why;
    this.isBusy = false;
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="new-plan">
        <form class="dialog-body" @submit=${this.#submit}>
          <h2 id="new-plan">New plan</h2>
          <div class="two-fields">
            <div class="field">
              <label for="new-resident">Whose plan is it?</label>
              <input
                id="new-resident"
                class="input"
                name="resident"
                required
                maxlength="200"
                autocomplete="off"
                placeholder="What they like to be called"
                @input=${(event: Event & { target: HTMLInputElement }) =>
                  (this.name = event.target.value)}
              />
            </div>
            <div class="field">
              <label for="new-pronouns">Pronouns, if they say</label>
              <input
                id="new-pronouns"
                class="input"
                name="pronouns"
                maxlength="60"
                autocomplete="off"
                list="pronouns"
              />
              <datalist id="pronouns">
                <option value="she/her"></option>
                <option value="he/him"></option>
                <option value="they/them"></option>
              </datalist>
            </div>
          </div>
          ${this.teams.length > 1 ? this.#team(lastTeam()) : nothing}
          <fieldset class="choices">
            <legend class="label">Which plan?</legend>
            ${
              this.templates.length
                ? this.templates.map(this.#template)
                : html`<p class="notice">
                  There is no template to choose from, because the server can't be reached.
                </p>`
            }
          </fieldset>
          <fieldset class="choices">
            <legend class="label">How should it speak?</legend>
            ${this.#voice("first", "As them: “I want…”", "They say what they want themselves.")}
            ${this.#voice(
              "third",
              `About them: “${this.name.trim() || "Sam"} wants…”`,
              "They decide what it says and would rather not have “I”.",
            )}
            ${this.#voice(
              "advocate",
              "Through an advocate",
              "Somebody speaks with or for them, and the plan says so.",
            )}
          </fieldset>
          ${this.voice === "advocate" ? this.#advocate() : nothing}
          ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
          <p class="quiet">
            Is there a plan in Word already? <a href="/import">Begin with a Word file</a>
          </p>
          <div class="dialog-actions">
            <button class="button" type="button" @click=${() => this.close()}>Cancel</button>
            <button class="button main" ?disabled=${this.isBusy || !this.templates.length}>
              ${this.isBusy ? "Making the plan…" : "Start the plan"}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }

  #team(last: string | undefined) {
    return html`<div class="field">
      <label for="new-team">Which team?</label>
      <select id="new-team" class="select" name="team">
        ${this.teams.map(
          ({ id, name }) => html`<option value=${id} ?selected=${id === last}>${name}</option>`,
        )}
      </select>
    </div>`;
  }

  #template = (template: Template, at: number) => html`
    <label class="choice">
      <input
        type="radio"
        name="template"
        value=${template.name}
        required
        ?checked=${at === 0}
      />
      <span><strong>${template.title}</strong><br /><span class="quiet">${template.summary}</span></span>
    </label>
  `;

  #voice(voice: Voice, label: string, hint: string) {
    return html`
      <label class="choice">
        <input
          type="radio"
          name="voice"
          value=${voice}
          .checked=${this.voice === voice}
          @change=${() => (this.voice = voice)}
        />
        <span><strong>${label}</strong><br /><span class="quiet">${hint}</span></span>
      </label>
    `;
  }

  #advocate() {
    return html`<div class="two-fields">
      <div class="field">
        <label for="new-advocate">Who speaks?</label>
        <input
          id="new-advocate"
          class="input"
          name="advocate"
          required
          maxlength="200"
          autocomplete="off"
        />
      </div>
      <div class="field">
        <label for="new-relation">What are they to ${this.name.trim() || "the resident"}?</label>
        <input
          id="new-relation"
          class="input"
          name="relation"
          maxlength="200"
          autocomplete="off"
          placeholder="Advocate, daughter, friend"
        />
      </div>
    </div>`;
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    if (!text("resident")) return this.fail("Please say whose plan it is.");
    this.problem = "";
    this.isBusy = true;
    const team = text("team");
    if (team) keepLastTeam(team);
    this.dispatchEvent(
      new PlanWantedEvent({
        template: text("template"),
        resident: text("resident"),
        pronouns: text("pronouns"),
        voice: this.voice,
        ...(team ? { team } : {}),
        ...(this.voice === "advocate"
          ? { advocate: { name: text("advocate"), relation: text("relation") || "advocate" } }
          : {}),
      }),
    );
  }
}

/** A new plan is to be made from these answers. */
export class PlanWantedEvent extends Event {
  readonly plan: NewPlan;
  constructor(plan: NewPlan) {
    super("plan-wanted");
    this.plan = plan;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-new-plan-dialog": OwNewPlanDialog;
  }
  interface HTMLElementEventMap {
    "plan-wanted": PlanWantedEvent;
  }
}
