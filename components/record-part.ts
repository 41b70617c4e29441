import { html, nothing, type TemplateResult } from "lit";
import type { Editing } from "#src/browser/editing.ts";
import { loadPart } from "#src/browser/load-part.ts";
import { today } from "#src/browser/today.ts";
import type { Place } from "#src/lint/rule.ts";
import { onRecordInWords } from "#src/plan/in-words.ts";
import type { Action, Outcome, Plan, Writing } from "#src/plan/plan.ts";
import { unwatch, watch } from "./near-viewport.ts";
import { factId, fieldId } from "./place-ids.ts";

let part: Promise<typeof import("./record-elements.ts") | null> | null = null;

/** Fetches, once, what shows a plan's record: most visits never come to it. */
export function loadRecord() {
  part ??= loadPart(() => import("./record-elements.ts"));
  return part;
}

/** Fetches it when its place on the page comes near the window. */
export function loadRecordNear(place: Element | null): void {
  if (!place) return;
  watch(place, 0.5, (isNear) => {
    if (!isNear) return;
    unwatch(place);
    void loadRecord();
  });
}

/** Unfolds what a place lies in, if it is not on the page. Answers the place to show. */
export async function unfold(place: Place): Promise<Place> {
  const { entity, key } = place;
  const field = document.getElementById(fieldId(entity, key));
  const shown = field ?? document.getElementById(factId(entity, key));
  // In a part of the record there may be an entry to lead on to.
  if (shown && !shown.matches(".record-part")) return place;
  return (await loadRecord())?.unfoldPlace(place) ?? place;
}

/** What is on record of an outcome or an action: a line to read, which unfolds to its fields. */
export function onRecord(
  editing: Editing,
  plan: Plan,
  thing: Outcome | Action,
  about: string,
): TemplateResult {
  return html`<details
    id="record-${thing.id}"
    class="record-in-place"
    @toggle=${toggled}
  >
    <summary>More${inWords(thing, plan)}<span class="visually-hidden">: ${about}</span></summary>
    <ow-record-thing
      .editing=${editing}
      .plan=${plan}
      .thing=${thing}
      .about=${about}
    ></ow-record-thing>
  </details>`;
}

function toggled({ target }: Event) {
  if (!(target instanceof HTMLDetailsElement)) return;
  void loadRecord();
  target.querySelector("ow-record-thing")?.toggleAttribute("open", target.open);
}

/** Lets people confirm a piece of writing while a review of the whole plan goes on today. */
export function stillRight(
  editing: Editing,
  plan: Plan,
  entity: string,
  key: string,
  writing: Writing,
  about: string,
): TemplateResult | typeof nothing {
  const review = reviewOf(plan, today());
  if (!review) return nothing;
  void loadRecord();
  return html`<ow-still-right
    .editing=${editing}
    .review=${review}
    .writing=${writing}
    .place="${entity}/${key}"
    .about=${about}
  ></ow-still-right>`;
}

/** The review of the whole plan that goes on today. */
export function reviewOf({ reviews }: Plan, on: string) {
  return reviews.findLast((it) => it.on === on && it.kind === "formal");
}

function inWords(thing: Outcome | Action, plan: Plan): string {
  const picture = "actions" in thing && thing.picture && `picture of ${thing.picture}`;
  const words = [onRecordInWords(thing, plan), picture].filter(Boolean).join(", ");
  return words && `: ${words}`;
}
