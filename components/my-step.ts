import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { canDictate } from "#src/browser/dictation.ts";
import type { Editing } from "#src/browser/editing.ts";
import type { Step } from "#src/browser/my-plan-steps.ts";
import { setFact } from "#src/document/commands.ts";
import { readMeta, SCHEMA } from "#src/document/roots.ts";
import type { Writing } from "#src/plan/plan.ts";
import { readAloud } from "./read-aloud.ts";
import "./text-field.ts";
import { dayInWords } from "./words.ts";
import { writingLines } from "./writing-lines.ts";

/** Where the resident reads, writes and answers: in which document, and what their page does for it. */
export type MyStepParts = {
  editing: Editing;
  mayWrite: boolean;
  /** Whether what the resident says is being written down. */
  isListening: boolean;
  /** Makes a text that nobody has written in the resident's own. */
  beginWords: (entity: string, key: string) => void;
  /** Begins to write down what the resident says into that text, or stops. */
  switchDictation: (entity: string, key: string) => void;
};

/** One thing of the resident's plan under its heading. */
export function myStep(parts: MyStepParts, step: Step): TemplateResult {
  return html`
    <p class="quiet">${step.part}</p>
    <h1 id="step-heading" tabindex="-1">${step.heading}</h1>
    ${step.kind === "words" ? wordsOf(parts, step) : actionOf(parts, step)}
  `;
}

function wordsOf(parts: MyStepParts, step: Extract<Step, { kind: "words" }>) {
  const { entity, key, writing } = step;
  if (step.isFree)
    return html`<p>Nobody has written here yet.</p>
      <button class="button" type="button" @click=${() => parts.beginWords(entity, key)}>
        Write here in your own words
      </button>`;
  if (!step.isTheirs)
    return html`<div class="their-words">${writingLines(writing)}</div>
      ${readAloud(writing.text)}`;
  return html`
    ${step.prompt ? html`<p>${step.prompt}</p>` : nothing}
    ${fieldOf(parts, entity, key, writing, "step-heading")} ${readAloud(writing.text)}
  `;
}

function actionOf(parts: MyStepParts, { action, owner }: Extract<Step, { kind: "action" }>) {
  const { answer, words } = action.agreement;
  const say = (value: "agrees" | "disagrees", label: string) => html`<button
    class="button"
    type="button"
    aria-pressed=${answer === value ? "true" : "false"}
    ?disabled=${!parts.mayWrite}
    @click=${() =>
      setFact(parts.editing.ydoc, action.id, "agreement", answer === value ? "" : value)}
  >
    ${label}
  </button>`;
  return html`
    <div class="their-words">${writingLines(action.wording)}</div>
    ${owner ? html`<p>Who does it: ${owner}.</p>` : nothing}
    ${action.dueOn ? html`<p>By ${dayInWords(action.dueOn)}.</p>` : nothing}
    ${readAloud(action.wording.text)}
    <h2 id="step-agree">Do you agree?</h2>
    <div class="dialog-actions" role="group" aria-labelledby="step-agree">
      ${say("agrees", "I agree")} ${say("disagrees", "I don't agree")}
    </div>
    <h2 id="step-say">What you want to say about it</h2>
    ${fieldOf(parts, action.id, "agreement", words, "step-say")}
  `;
}

function fieldOf(
  parts: MyStepParts,
  entity: string,
  key: string,
  writing: Writing,
  labelId: string,
) {
  // Whoever may write in their own words alone is shown a plan that can't be written in elsewhere.
  const isReadable = readMeta(parts.editing.ydoc).schema <= SCHEMA;
  const editing =
    parts.mayWrite && isReadable
      ? ({ ...parts.editing, editable: true, isResident: true } as const)
      : parts.editing;
  // An editor stays with the words that it began with.
  const text = html`<ow-text-field
    .editing=${editing}
    .entity=${entity}
    .name=${key}
    .writing=${writing}
    .labelId=${labelId}
  ></ow-text-field>`;
  return html`
    ${keyed(`${entity}/${key}`, text)}
    ${parts.mayWrite && canDictate() ? dictateInto(parts, entity, key) : nothing}
  `;
}

function dictateInto({ isListening, switchDictation }: MyStepParts, entity: string, key: string) {
  return html`<button
      class="button"
      type="button"
      aria-pressed=${isListening ? "true" : "false"}
      @click=${() => switchDictation(entity, key)}
    >
      ${isListening ? "Stop listening" : "Say it, and have it written"}
    </button>
    <p class="quiet">Some browsers send what you say to the company that makes them.</p>`;
}
