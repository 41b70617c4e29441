import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Editing } from "#src/browser/editing.ts";
import { setFact, setMember } from "#src/document/commands.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { Plan } from "#src/plan/plan.ts";
import "./day-field.ts";
import type { DayChosenEvent } from "./day-field.ts";
import "./picture-field.ts";
import type { PictureChosenEvent } from "./picture-field.ts";
import { factId } from "./place-ids.ts";
import type { RecordEntry, RecordField } from "./record-fields.ts";
import { speakerChoice } from "./section-head.ts";
import "./text-field.ts";

type Drawn<Kind extends RecordField["kind"]> = Extract<RecordField, { kind: Kind }>;
type Around = { editing: Editing; plan: Plan; entry: RecordEntry; found: readonly Diagnostic[] };

/** The control of one field of a record. */
export function recordField(field: RecordField, around: Around): TemplateResult {
  switch (field.kind) {
    case "day":
      return dayField(field, around);
    case "choice":
      return choiceField(field, around);
    case "picture":
      return pictureField(field, around);
    case "words":
      return wordsField(field, around);
    case "text":
      return textField(field, around);
    case "set":
      return setField(field, around);
  }
}

function dayField({ key, label, value }: Drawn<"day">, { editing, entry }: Around) {
  return html`<ow-day-field
    id=${factId(entry.id, key)}
    .label=${label}
    .about=${entry.title}
    .value=${value}
    ?disabled=${!editing.editable}
    @day-chosen=${(event: DayChosenEvent) => setFact(editing.ydoc, entry.id, key, event.day)}
  ></ow-day-field>`;
}

function choiceField(field: Drawn<"choice">, { editing, entry }: Around) {
  const { key, label, value, choices } = field;
  const id = factId(entry.id, key);
  const at = Math.max(
    0,
    choices.findIndex(([it]) => it === value),
  );
  return html`<div class="field">
    <label for=${id}>${label}${about(entry)}</label>
    <select
      id=${id}
      class="select fact"
      ?disabled=${!editing.editable}
      @change=${(event: Event & { target: HTMLSelectElement }) =>
        setFact(editing.ydoc, entry.id, key, choices[event.target.selectedIndex]?.[0] ?? null)}
    >
      ${choices.map(([, words], it) => html`<option .selected=${it === at}>${words}</option>`)}
    </select>
  </div>`;
}

function pictureField({ key, value }: Drawn<"picture">, { editing, entry }: Around) {
  return html`<ow-picture-field
    id=${factId(entry.id, key)}
    .about=${entry.title}
    .value=${value}
    .ask=${editing.pictures}
    ?disabled=${!editing.editable}
    @picture-chosen=${(event: PictureChosenEvent) => setFact(editing.ydoc, entry.id, key, event.picture)}
  ></ow-picture-field>`;
}

function wordsField({ key, label, value, known }: Drawn<"words">, { editing, entry }: Around) {
  const id = factId(entry.id, key);
  return html`<div class="field">
    <label for=${id}>${label}${about(entry)}</label>
    <input
      id=${id}
      class="input fact"
      autocomplete="off"
      maxlength="200"
      list=${known?.length ? `${id}-known` : nothing}
      ?disabled=${!editing.editable}
      .value=${live(value)}
      @input=${(event: Event & { target: HTMLInputElement }) =>
        setFact(editing.ydoc, entry.id, key, event.target.value)}
    />
    ${
      known?.length
        ? html`<datalist id="${id}-known">
          ${known.map((it) => html`<option value=${it}></option>`)}
        </datalist>`
        : nothing
    }
  </div>`;
}

function textField(field: Drawn<"text">, { editing, plan, entry, found }: Around) {
  const { key, label, writing, isTheirs } = field;
  const id = `label-${entry.id}-${key}`;
  return html`<div class="record-text">
    <p class="label" id=${id}>${label}${about(entry)}</p>
    <ow-text-field
      .editing=${editing}
      .entity=${entry.id}
      .name=${key}
      .writing=${writing}
      .labelId=${id}
      .diagnostics=${found.filter((it) => it.place.key === key)}
    ></ow-text-field>
    ${
      isTheirs
        ? speakerChoice(editing, plan, entry.id, key, writing.speaker, `${label}: ${entry.title}`)
        : nothing
    }
  </div>`;
}

function setField(field: Drawn<"set">, { editing, entry }: Around) {
  const { set, label, members, choices, another } = field;
  const { ydoc, editable } = editing;
  return html`<fieldset id=${factId(entry.id, `${set}s`)} class="record-set">
    <legend class="label">${label}${about(entry)}</legend>
    ${choices.length ? nothing : html`<p class="quiet small">Nothing to choose from yet.</p>`}
    ${choices.map(
      ([member, words]) =>
        html`<label class="choice small-choice">
          <input
            type="checkbox"
            ?disabled=${!editable}
            .checked=${live(members.includes(member))}
            @change=${(event: Event & { target: HTMLInputElement }) =>
              setMember(ydoc, entry.id, set, member, event.target.checked)}
          />
          <span>${words}</span>
        </label>`,
    )}
    ${
      another
        ? html`<input
          class="input fact"
          aria-label="${another}: ${entry.title}"
          placeholder=${another}
          maxlength="100"
          autocomplete="off"
          ?disabled=${!editable}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            const member = event.target.value.trim();
            event.target.value = "";
            if (member) setMember(ydoc, entry.id, set, member, true);
          }}
        />`
        : nothing
    }
  </fieldset>`;
}

/** What the field stands in, for those who hear one control at a time. */
function about({ title }: RecordEntry) {
  return html`<span class="visually-hidden">: ${title}</span>`;
}
