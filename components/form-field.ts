import { html, nothing, type TemplateResult } from "lit";

/** What an input of a form can be told beside its name. */
export type FieldOptions = {
  value?: string;
  type?: string;
  autocomplete?: string;
  hint?: string;
  isOptional?: boolean;
  isFixed?: boolean;
};

/** A labelled input of a form; `form` and `name` make its id. Pasting works in all of them. */
export function formField(
  form: string,
  name: string,
  label: string,
  { value = "", type = "text", autocomplete = "off", hint = "", ...more }: FieldOptions = {},
): TemplateResult {
  const id = `${form}-${name}`;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      class="input"
      name=${name}
      type=${type}
      .value=${value}
      ?required=${!more.isOptional}
      ?readonly=${more.isFixed}
      maxlength="200"
      autocomplete=${autocomplete}
      aria-describedby=${hint ? `${id}-hint` : nothing}
    />
    ${hint ? html`<p class="quiet" id="${id}-hint">${hint}</p>` : nothing}
  </div>`;
}

/** What is said of a new password. */
export const PASSWORD_HINT =
  "12 characters or more. Three or four words that don't belong together are good.";

/** What a form holds under a name, as text. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** What went wrong, as a sentence. */
export function sentenceOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : "Please try again.";
}
