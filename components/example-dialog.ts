import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { MOST_EXAMPLE_WORDS } from "#src/api/examples.ts";
import { makeExample } from "#src/browser/examples.ts";
import { compareWords } from "#src/compare/compare-words.ts";
import { anonymise } from "#src/lint/anonymise/anonymise.ts";
import { type Doubt, doubtsIn } from "#src/lint/anonymise/doubts.ts";
import { fold } from "#src/lint/anonymise/fold.ts";
import { namesOf, type Names, NO_NAMES } from "#src/lint/anonymise/plan-names.ts";
import { capitalsIn, recognisedIn } from "#src/lint/anonymise/recognised.ts";
import { STAND_INS } from "#src/lint/anonymise/stand-ins.ts";
import { ruleInWords } from "#src/lint/rule-in-words.ts";
import type { Place } from "#src/lint/rule.ts";
import { all } from "#src/lint/rules/index.ts";
import { writingAt } from "#src/lint/text-at.ts";
import { createVocabulary } from "#src/lint/vocabulary.ts";
import type { Plan } from "#src/plan/plan.ts";
import { kindFields, noteField, READ_FIRST, readField, saidIn } from "./example-fields.ts";
import { changesIn, doubtList, passageAt } from "./example-parts.ts";
import { sentenceOf } from "./form-field.ts";

/** What can be put in the place of words that somebody selects. */
const OFFERED = ["somebody", "place", "service", "day"] as const;

/**
 * Makes an example for a team of words in a plan: proposes what is to stand in the place of names, has
 * a person look through it, and keeps it when they have said that nobody could be recognised. Fires
 * `example-made`.
 */
@customElement("ow-example-dialog")
export class OwExampleDialog extends LitElement {
  @property() planId = "";
  @property({ attribute: false }) plan!: Plan;

  @state() private passage = "";
  @state() private words = "";
  @state() private note = "";
  @state() private rule = "";
  @state() private ordinary: readonly string[] = [];
  @state() private problem = "";
  @state() private said = "";
  @state() private isSending = false;

  @query("dialog") private dialog!: HTMLDialogElement;
  @query("form") private form!: HTMLFormElement;
  @query("#example-words") private field!: HTMLTextAreaElement;

  #names: Names = NO_NAMES;

  protected override createRenderRoot() {
    return this;
  }

  /** Begins with the words at a place; false, and nothing is shown, where there are none. */
  async open(place: Place, rule: string): Promise<boolean> {
    const { plan } = this;
    const writing = writingAt(plan, place);
    const passage = writing ? passageAt(writing, place, rule === "") : "";
    if (!passage || this.dialog.open) return this.dialog.open;
    this.#names = namesOf(plan);
    const recognised = recognisedIn(passage, plan, createVocabulary());
    this.passage = passage;
    this.words = anonymise(passage, this.#names, recognised);
    this.rule = rule || (all[0]?.name ?? "");
    [this.note, this.problem, this.said, this.ordinary] = ["", "", "", []];
    await this.updateComplete;
    this.form.reset();
    this.field.value = this.words;
    this.dialog.showModal();
    return true;
  }

  protected override render() {
    return html`<dialog class="example" aria-labelledby="example-title">
      <form class="dialog-body" @submit=${this.#submit}>
        <h2 id="example-title">Make an example for the team</h2>
        <p>
          Your team sees it in the help about a question. It names nobody, and nothing in it leads back to
          this plan, so it stays when the plan goes.
        </p>
        <div class="field">
          <label for="example-rule">Which question it is for</label>
          <select
            id="example-rule"
            class="select"
            @change=${(event: Event & { target: HTMLSelectElement }) => (this.rule = event.target.value)}
          >
            ${all.map(
              (it) =>
                html`<option value=${it.name} ?selected=${it.name === this.rule}>${ruleInWords(it)}</option>`,
            )}
          </select>
        </div>
        ${kindFields("example", false)} ${this.#changes()} ${this.#words()}
        ${noteField("example", "")}
        ${doubtList(this.#doubts, this.ordinary, this.#allow)} ${this.#capitals()}
        ${readField("example", this.problem)}
        <p class="visually-hidden" role="status">${this.said}</p>
        <div class="dialog-actions">
          <button class="button" type="button" @click=${() => this.dialog.close()}>Make none</button>
          <button class="button main" ?disabled=${this.isSending}>Keep it for the team</button>
        </div>
      </form>
    </dialog>`;
  }

  #changes() {
    return html`<section aria-labelledby="example-changes">
      <h3 id="example-changes">What is replaced</h3>
      ${changesIn(compareWords(this.passage, this.words), (from, to) => this.#select(from, to))}
    </section>`;
  }

  #words() {
    return html`<div class="field">
      <label for="example-words">The example</label>
      <textarea
        id="example-words"
        class="input"
        rows="5"
        required
        maxlength=${MOST_EXAMPLE_WORDS}
        dir="auto"
        aria-describedby="example-hint"
        @input=${this.#written}
      ></textarea>
      <p class="quiet small" id="example-hint">
        It can be written otherwise. For more that could tell who it is, select the words and press what
        is to stand there.
      </p>
      <div class="example-offers" role="group" aria-label="In the place of the selected words">
        ${OFFERED.map(
          (it) =>
            html`<button class="button small-button" type="button" @click=${() => this.#replace(STAND_INS[it])}>
              ${STAND_INS[it]}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #capitals() {
    const left = this.#doubts.map((it) => it.words);
    const found = capitalsIn(this.words).filter((it) => !left.some((doubt) => doubt.includes(it)));
    if (!found.length) return nothing;
    return html`<div class="example-capitals">
      <p>Could these tell who it is, too?</p>
      <ul role="list">
        ${found.map(
          (it) =>
            html`<li>
              <button class="button small-button" type="button" @click=${() => this.#find(it)}>${it}</button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  get #doubts(): Doubt[] {
    return [this.words, this.note].flatMap((it) => doubtsIn(it, this.#names, []));
  }

  #allow = (word: string, isOrdinary: boolean) => {
    const others = this.ordinary.filter((it) => it !== word);
    this.ordinary = isOrdinary ? [...others, word] : others;
  };

  #find(word: string) {
    const at = this.field.value.indexOf(word);
    if (at >= 0) this.#select(at, at + word.length);
  }

  #select(from: number, to: number) {
    this.field.focus();
    this.field.setSelectionRange(from, to);
  }

  #replace(standIn: string) {
    const { selectionStart: from, selectionEnd: to } = this.field;
    if (from === to) {
      this.said = "Select the words first.";
      return;
    }
    this.field.setRangeText(standIn, from, to, "end");
    this.field.focus();
    this.said = `${standIn} stands there now.`;
    this.#written();
  }

  /** Whoever changes the words has yet to read them. */
  #written = () => {
    this.words = this.field.value;
    const box = this.form.querySelector<HTMLInputElement>("#example-read");
    if (box) box.checked = false;
  };

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { words, rule, ordinary } = this;
    const { isGood, note, isRead } = saidIn(this.form);
    this.note = note;
    await this.updateComplete;
    const open = this.#doubts.find((it) => !this.#isAllowed(it));
    this.problem = open ? open.says : isRead ? "" : READ_FIRST;
    if (open) this.#find(open.words);
    else if (!isRead) this.form.querySelector<HTMLElement>("#example-read")?.focus();
    if (this.problem || this.isSending) return;
    this.isSending = true;
    try {
      await makeExample(this.planId, {
        rule,
        isGood,
        words,
        note,
        isRead,
        ordinary: [...ordinary],
      });
      this.dialog.close();
      this.dispatchEvent(new Event("example-made"));
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
    this.isSending = false;
  };

  #isAllowed(doubt: Doubt): boolean {
    return doubt.mayBeOrdinary && this.ordinary.includes(fold(doubt.words));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-example-dialog": OwExampleDialog;
  }
}
