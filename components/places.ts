import type { Caret } from "#src/browser/showing.ts";
import type { Touched } from "#src/browser/undo.ts";
import type { Place } from "#src/lint/rule.ts";
import { OwTextField } from "./text-field.ts";
import { fieldId, factId, thingId } from "./place-ids.ts";
import { unfold } from "./record-part.ts";
import { count } from "./words.ts";

/** Where somebody writes who has the focus in this element. */
export function caretIn(element: Element | null): Caret {
  const field = element?.closest("ow-text-field");
  const outcome = element?.closest("ow-outcome-card")?.outcome.id ?? "";
  if (field) return { entity: field.entity, key: field.name, outcome };
  return outcome ? { entity: "", key: "", outcome } : null;
}

/** The place that an undo or redo touched. */
export function placeOf({ entity, key, at }: Touched): Place {
  return { entity, key, from: at ?? 0, to: at ?? 0 };
}

// Counts the places that were asked for, so that a slow one does not take the caret from a later one.
let asked = 0;

/** Brings a place of the plan into the window and the caret, or the focus, into it. */
export async function showPlace(wanted: Place): Promise<void> {
  const turn = ++asked;
  const place = await unfold(wanted);
  if (turn !== asked) return;
  const field = document.getElementById(fieldId(place.entity, place.key));
  if (field instanceof OwTextField) {
    // While outcomes above are still being drawn, the field may be far away again before it is ready.
    for (let tries = 0; tries < 3; tries++) {
      field.scrollIntoView({ block: "center" });
      await field.mount();
      if (turn === asked) field.select(place.from, place.to);
      if (turn !== asked || field.contains(document.activeElement)) return;
    }
    return;
  }
  const fact = document.getElementById(factId(place.entity, place.key));
  const thing = fact ?? document.getElementById(thingId(place.entity));
  thing?.scrollIntoView({ block: fact ? "center" : "start" });
  const control = thing?.matches("button, select, input")
    ? thing
    : (thing?.querySelector<HTMLElement>("select, input, [role=textbox]") ??
      thing?.querySelector("button:not(.finding-mark)"));
  control?.focus({ preventScroll: true });
}

/** Waits until a thing is on the page, then puts the caret into its words. */
export async function focusWords(entity: string, key: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const field = document.getElementById(fieldId(entity, key));
    if (field instanceof OwTextField) {
      field.scrollIntoView({ block: "nearest" });
      return field.focusText();
    }
    await new Promise(requestAnimationFrame);
  }
}

/**
 * Says that the words under the caret, or what is selected there, are the resident's own, or no
 * longer. Answers what to tell when the caret is in no words.
 */
export function markOwnWords(): string {
  const field = document.activeElement?.closest("ow-text-field");
  field?.toggleOwnWords();
  return field ? "" : "Put the caret into some words first, or select them.";
}

/** Moves the focus to the next part of a plan's page: the sheet, what stands beside it, the bar. */
export function nextRegion(page: Element, step: 1 | -1): void {
  const find = (it: string) => page.querySelector<HTMLElement>(it);
  const beside = ["#review-title", "#comments-title", "#questions-title"].map(find);
  const seen = beside.find((it) => it?.checkVisibility()) ?? null;
  const regions = [find("#main"), seen, find(".plan-bar a")];
  const at = regions.findIndex((it) =>
    it?.closest("main, aside, header")?.contains(document.activeElement),
  );
  regions[(at + step + regions.length) % regions.length]?.focus();
}

/** Moves the focus to the heading of the next or previous outcome; answers what to announce. */
export async function nextHeading(page: Element, step: 1 | -1): Promise<string> {
  await page.querySelector("ow-plan-editor")?.drawAll();
  const headings = [...page.querySelectorAll<HTMLElement>(".outcome-head h2")];
  const outcome = document.activeElement?.closest("ow-outcome-card");
  const at = headings.findIndex((it) => outcome?.contains(it));
  const next = headings[Math.max(0, Math.min(headings.length - 1, at + step))];
  next?.scrollIntoView({ block: "start" });
  next?.focus({ preventScroll: true });
  return next ? `${next.textContent.trim()}, of ${count(headings.length, "outcome")}` : "";
}
