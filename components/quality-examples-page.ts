import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { MOST_EXAMPLE_WORDS, type TeamExample } from "#src/api/examples.ts";
import { mendExample, withdrawExample } from "#src/browser/examples.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import { ruleInWords } from "#src/lint/rule-in-words.ts";
import { all } from "#src/lint/rules/index.ts";
import { kindFields, noteField, READ_FIRST, readField, saidIn } from "./example-fields.ts";
import { sentenceOf } from "./form-field.ts";
import { ruleAddress } from "./rule-words.ts";
import { teamExample } from "./team-examples.ts";
import { dayInWords } from "./words.ts";

/** The examples of somebody's teams, by rule; whoever leads the team mends and withdraws them. */
@customElement("ow-quality-examples-page")
export class OwQualityExamplesPage extends LitElement {
  /** How to reach the server and the device. */
  @property({ attribute: false }) outside!: Outside;

  /** What the address asks for: `?rule=` is the name of the one rule that is shown. */
  @property() search = "";

  @state() private examples: readonly TeamExample[] | null = null;
  /** The id of the one that is being changed, or that is to go; empty for none. */
  @state() private mending = "";
  @state() private leaving = "";
  @state() private problem = "";
  @state() private done = "";

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Examples – Quality – Ownwords";
    void this.#load();
  }

  protected override render() {
    const { examples } = this;
    return html`
      <p><a href="/quality/rules">All questions</a></p>
      <h1>Examples of your teams</h1>
      <p>
        Passages in which nobody can be recognised, for the help about a question. To make one, open a
        plan, press More under a question, or select words and look under Commands.
      </p>
      ${this.problem && !this.mending ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      <p role="status">${this.done}</p>
      ${examples ? this.#rules(examples) : nothing}
    `;
  }

  #rules(examples: readonly TeamExample[]) {
    const wanted = new URLSearchParams(this.search).get("rule");
    const rules = all.filter(
      ({ name }) => (!wanted || name === wanted) && examples.some((it) => it.rule === name),
    );
    if (!rules.length) return html`<p class="quiet">There are none yet.</p>`;
    return rules.map(
      (rule) => html`<section aria-labelledby="of-${rule.name}">
        <h2 id="of-${rule.name}"><a href=${ruleAddress(rule.name, "")}>${ruleInWords(rule)}</a></h2>
        <ul role="list" class="example-list">
          ${examples.filter((it) => it.rule === rule.name).map(this.#entry)}
        </ul>
      </section>`,
    );
  }

  #entry = (example: TeamExample) => html`<li>
    ${example.id === this.mending ? this.#form(example) : this.#shown(example)}
  </li>`;

  #shown(example: TeamExample) {
    return html`
      ${teamExample(example)}
      <p class="quiet small">${this.#made(example)}</p>
      ${this.#mayChange(example) ? this.#acts(example) : nothing}
    `;
  }

  #made({ team, by, at, approvedBy, approvedAt }: TeamExample): string {
    const { session } = this.outside;
    const teams = session.state === "person" ? session.teams : [];
    const of = teams.length > 1 ? `${teams.find((it) => it.id === team)?.name ?? ""}. ` : "";
    const made = `Made ${by ? `by ${by} ` : ""}on ${dayInWords(at.slice(0, 10))}`;
    if (at === approvedAt) return `${of}${made}.`;
    const read = `${approvedBy ? `by ${approvedBy} ` : ""}on ${dayInWords(approvedAt.slice(0, 10))}`;
    return `${of}${made}, changed and read again ${read}.`;
  }

  #acts(example: TeamExample) {
    const { id } = example;
    if (id === this.leaving)
      return html`<div class="example-acts" role="group" aria-label="Withdraw this example?">
        <p>Its words are deleted, here and in the help. Withdraw it?</p>
        <button class="button small-button" type="button" id="keep-${id}" @click=${() => this.#ask("", id)}>
          Keep it
        </button>
        <button class="button small-button" type="button" @click=${() => this.#withdraw(id)}>
          Withdraw it
        </button>
      </div>`;
    return html`<div class="example-acts">
      <button class="button small-button" type="button" id="mend-${id}" @click=${() => this.#begin(id)}>
        Change<span class="visually-hidden"> this example: ${example.words}</span>
      </button>
      <button class="button small-button" type="button" id="leave-${id}" @click=${() => this.#ask(id, id)}>
        Withdraw…<span class="visually-hidden"> this example: ${example.words}</span>
      </button>
    </div>`;
  }

  #form(example: TeamExample) {
    const { id } = example;
    return html`<form class="example-form" @submit=${(event: SubmitEvent) => this.#mend(event, id)}>
      ${kindFields(id, example.isGood)}
      <div class="field">
        <label for="${id}-words">The example</label>
        <textarea
          id="${id}-words"
          class="input"
          name="words"
          rows="4"
          required
          maxlength=${MOST_EXAMPLE_WORDS}
          dir="auto"
          .value=${example.words}
        ></textarea>
      </div>
      ${noteField(id, example.note)} ${readField(id, this.problem)}
      <div class="dialog-actions">
        <button class="button" type="button" @click=${() => this.#begin("", id)}>Leave it as it is</button>
        <button class="button main">Keep the change</button>
      </div>
    </form>`;
  }

  #mayChange({ team }: TeamExample): boolean {
    const { session } = this.outside;
    if (session.state !== "person") return session.state === "owner";
    return session.teams.some((it) => it.id === team && it.role === "lead");
  }

  async #begin(id: string, from = id) {
    this.mending = id;
    this.problem = this.done = "";
    await this.updateComplete;
    this.#focus(id ? `${id}-words` : `mend-${from}`);
  }

  async #ask(id: string, about: string) {
    this.leaving = id;
    await this.updateComplete;
    this.#focus(id ? `keep-${about}` : `leave-${about}`);
  }

  async #mend(event: SubmitEvent, id: string) {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const said = saidIn(form);
    const words = new FormData(form).get("words");
    this.problem = said.isRead ? "" : READ_FIRST;
    if (this.problem || typeof words !== "string") return;
    await this.#try("Kept.", async () => {
      await mendExample(id, { ...said, words });
      this.mending = "";
    });
    if (!this.problem) this.#focus(`mend-${id}`);
  }

  async #withdraw(id: string) {
    await this.#try("Withdrawn.", () => withdrawExample(id));
    this.leaving = "";
    this.querySelector<HTMLElement>("h1 ~ p a, a")?.focus();
  }

  async #try(done: string, act: () => Promise<void>) {
    this.problem = this.done = "";
    try {
      await act();
      this.done = done;
      await this.#load();
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
    await this.updateComplete;
  }

  async #load() {
    try {
      const { examplesHere } = await import("#src/browser/examples-here.ts");
      this.examples = await examplesHere(this.outside.store);
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }

  #focus(id: string) {
    this.querySelector<HTMLElement>(`[id="${id}"]`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-examples-page": OwQualityExamplesPage;
  }
}
