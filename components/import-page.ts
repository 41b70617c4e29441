import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type ReadFile, readInWorker } from "#src/browser/import-line.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import { startDraft } from "#src/browser/start-plan.ts";
import { takenInNow } from "#src/browser/start-inside.ts";
import type { OwnLabels } from "#src/import/labels.ts";
import { type DraftReview, finished, reviewOf } from "#src/import/review-draft.ts";
import { Voice } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { goTo } from "./app.ts";
import "./draft-review.ts";
import type { ReviewChangedEvent } from "./draft-review.ts";
import { icons } from "./icons.ts";
import { planInside } from "./plan-inside.ts";
import { count } from "./words.ts";
import "./word-file.ts";
import type { WordFileChosenEvent } from "./word-file.ts";

/** A file that was read, and what a person has made of it so far. */
type Opened = { name: string; read: ReadFile; template: Template; review: DraftReview };

/** Begins a plan from any Word file: what was found is looked at before there is a plan. */
@customElement("ow-import-page")
export class OwImportPage extends LitElement {
  /** How to reach the server and the device. */
  @property({ attribute: false }) outside!: Outside;

  @state() private templates: readonly Template[] = [];
  #labels: OwnLabels = {};
  /** Resolves when the templates are here, or can't come. */
  #asked = Promise.resolve();
  @state() private chosen = "";
  @state() private opened: Opened | null = null;
  @state() private doing = "";
  @state() private problem = "";

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "New plan from a Word file – Ownwords";
  }

  protected override firstUpdated() {
    this.#asked = this.#loadTemplates();
  }

  protected override render() {
    const { opened } = this;
    return html`
      <header class="top-bar">
        <a class="button plain back" href="/">${icons.back}<span>Plans</span></a>
      </header>
      <main id="main" class="import-page" tabindex="-1">
        <h1>New plan from a Word file</h1>
        ${opened ? this.#review(opened) : this.#choice()}
      </main>
    `;
  }

  #choice() {
    return html`
      <p>
        A plan that was written in Word is read by its headings and labels. You see what was found
        before there is a plan, and no word of the file is lost.
      </p>
      <fieldset class="choices">
        <legend class="label">Which plan shall it become?</legend>
        ${this.templates.map(this.#template)}
      </fieldset>
      <ow-word-file
        .problem=${this.problem}
        .doing=${this.doing}
        @word-file-chosen=${({ file }: WordFileChosenEvent) => this.#read(file)}
      ></ow-word-file>
    `;
  }

  #template = (template: Template) => html`<label class="choice">
    <input
      type="radio"
      name="template"
      value=${template.name}
      .checked=${template.name === this.chosen}
      @change=${() => (this.chosen = template.name)}
    />
    <span><strong>${template.title}</strong><br /><span class="quiet">${template.summary}</span></span>
  </label>`;

  #review(opened: Opened) {
    const { name, read, review, template } = opened;
    const { plan, found, tray } = review;
    return html`
      <p>
        <strong>${name}</strong>: ${count(found.length, "part")} found,
        ${count(plan.outcomes.length, template.outcomeName.toLowerCase())},
        ${tray.length ? `${count(tray.length, "piece")} without a place` : "nothing without a place"}.
        ${read.file.unread.join(" ")}
      </p>
      ${planInside({ name, read }, this.outside)}
      ${
        read.file.identity
          ? html`<p class="notice">
            This file is a copy of a plan in Ownwords. To take in what was changed in it, open that plan
            and choose “Take in a Word copy”. Here it becomes a new plan.
          </p>`
          : nothing
      }
      <form class="import-who" @submit=${this.#make}>
        <div class="field">
          <label for="import-resident">Whose plan is it?</label>
          <input
            id="import-resident"
            class="input"
            name="resident"
            required
            maxlength="200"
            autocomplete="off"
            .value=${plan.resident.name}
          />
        </div>
        <div class="field">
          <label for="import-voice">How does it speak?</label>
          <select id="import-voice" class="select" name="voice">
            <option value="third" ?selected=${plan.voice === "third"}>About them</option>
            <option value="first" ?selected=${plan.voice === "first"}>As them: “I want…”</option>
          </select>
        </div>
        <p class="quiet small import-people">
          ${
            plan.people.length
              ? `People found: ${plan.people.map(({ name: it, relation }) => [it, relation].filter(Boolean).join(", ")).join("; ")}.`
              : "Nobody else was found by name."
          }
          All words are kept as those of an earlier record. In the plan you can say whose they are.
        </p>
        <div class="import-acts">
          <button class="button" type="button" @click=${this.#again}>Choose another file</button>
          <button class="button main" ?disabled=${this.doing !== ""}>
            ${this.doing || "Make the plan"}
          </button>
        </div>
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      </form>
      <ow-draft-review
        .review=${review}
        .file=${read.file}
        .template=${template}
        @review-changed=${(event: ReviewChangedEvent) =>
          (this.opened = { ...opened, review: event.review })}
      ></ow-draft-review>
    `;
  }

  async #loadTemplates() {
    try {
      const { templates, labels } = await this.outside.api.templates();
      this.#labels = labels;
      this.templates = templates;
      this.chosen ||= this.templates[0]?.name ?? "";
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }

  async #read(file: File) {
    this.problem = "";
    this.doing = `Reading ${file.name}…`;
    // A file can be chosen before they are here.
    await this.#asked;
    const template = this.templates.find((it) => it.name === this.chosen);
    if (!template) {
      this.problem = "There is no template to choose from, because the server can't be reached.";
      this.doing = "";
      return;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { templates } = this;
      const draftFor = { template, labels: this.#labels };
      const read = await readInWorker({ bytes, draftFor, copyOf: null, templates });
      if (read.draft)
        this.opened = { name: file.name, read, template, review: reviewOf(read.draft) };
      await this.updateComplete;
      this.querySelector<HTMLElement>("#import-resident")?.focus();
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
    this.doing = "";
  }

  #again() {
    this.opened = null;
    this.problem = "";
  }

  async #make(event: SubmitEvent) {
    event.preventDefault();
    if (!this.opened || this.doing || !(event.target instanceof HTMLFormElement)) return;
    const { name, read, template, review } = this.opened;
    const form = new FormData(event.target);
    const called = form.get("resident");
    const resident = typeof called === "string" ? called.trim() : "";
    const plan = finished(review);
    const draft = {
      ...plan,
      title: plan.title || `${resident}: ${template.title}`,
      resident: { ...plan.resident, name: resident },
      voice: Voice.safeParse(form.get("voice")).data ?? plan.voice,
      takenIn: [takenInNow(name, read)],
    };
    this.problem = "";
    this.doing = "Making the plan…";
    try {
      goTo(`/plans/${await startDraft(draft, template, this.outside)}`);
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
    this.doing = "";
  }
}

function sentenceOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : "Something went wrong. Please try again.";
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-import-page": OwImportPage;
  }
}
