import type { Place } from "#src/lint/rule.ts";
import type { OwTextField } from "./text-field.ts";

/** The id that the element of a piece of writing has on the page. */
export const fieldId = (entity: string, key: string) => `field-${entity}-${key}`;

/** The id that the control of a fact has on the page. */
export const factId = (entity: string, key: string) => `fact-${entity}-${key}`;

/** The id that the element of a whole thing has on the page. */
export const thingId = (entity: string) => `thing-${entity}`;

/** Brings a place of the plan into the window and the caret, or the focus, into it. */
export async function showPlace(place: Place): Promise<void> {
  const field = document.getElementById(fieldId(place.entity, place.key));
  if (field) {
    field.scrollIntoView({ block: "center" });
    await (field as OwTextField).select(place.from, place.to);
    return;
  }
  const fact = document.getElementById(factId(place.entity, place.key));
  const thing = fact ?? document.getElementById(thingId(place.entity));
  thing?.scrollIntoView({ block: fact ? "center" : "start" });
  const control = thing?.matches("button, select, input")
    ? thing
    : thing?.querySelector<HTMLElement>("select, input, button, [role=textbox]");
  control?.focus({ preventScroll: true });
}

/** Waits until a thing is on the page, then puts the caret into its words. */
export async function focusWords(entity: string, key: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const field = document.getElementById(fieldId(entity, key));
    if (field) {
      field.scrollIntoView({ block: "nearest" });
      return (field as OwTextField).focusText();
    }
    await new Promise(requestAnimationFrame);
  }
}
