import { html, nothing, type TemplateResult } from "lit";
import { MOST_EXAMPLE_NOTE } from "#src/api/examples.ts";
import { goodInWords } from "./team-examples.ts";

/** What is asked of an example whether it is made or mended; `form` makes the ids. */
export function kindFields(form: string, isGood: boolean): TemplateResult {
  return html`<fieldset class="example-kind">
    <legend>What it shows</legend>
    ${[true, false].map(
      (it) => html`<label>
        <input type="radio" name="isGood" value=${it} id="${form}-${it}" ?checked=${it === isGood} />
        ${goodInWords(it)}
      </label>`,
    )}
  </fieldset>`;
}

/** Why it does well, or does not. */
export function noteField(form: string, note: string): TemplateResult {
  return html`<div class="field">
    <label for="${form}-note">Why: what a colleague can learn from it</label>
    <textarea
      id="${form}-note"
      class="input"
      name="note"
      rows="2"
      maxlength=${MOST_EXAMPLE_NOTE}
      dir="auto"
      .value=${note}
    ></textarea>
  </div>`;
}

/** That a person has read it: without this nothing is kept. */
export function readField(form: string, problem: string): TemplateResult {
  return html`<label class="example-read">
      <input
        type="checkbox"
        name="isRead"
        id="${form}-read"
        aria-describedby=${problem ? `${form}-problem` : nothing}
      />
      <span>I have read it, and nobody could be recognised</span>
    </label>
    ${problem ? html`<p class="notice" role="alert" id="${form}-problem">${problem}</p>` : nothing}`;
}

/** What is said where the box was not ticked. */
export const READ_FIRST =
  "Read the example once more as a colleague would. When nobody could be recognised from it, tick the box.";

/** What such a form says. */
export function saidIn(form: HTMLFormElement): { isGood: boolean; note: string; isRead: boolean } {
  const data = new FormData(form);
  const note = data.get("note");
  return {
    isGood: data.get("isGood") === "true",
    note: typeof note === "string" ? note : "",
    isRead: data.get("isRead") === "on",
  };
}
