import { readFileSync } from "node:fs";
import type { Occasion, Place } from "#src/lint/rule.ts";
import type { Plan, Writing } from "#src/plan/plan.ts";
import { Template } from "#src/template/template.ts";

/** A check on a fixed day with the template of this name. */
export function occasion(name: string): Occasion {
  const file = new URL(`../../../templates/${name}.json`, import.meta.url);
  return { template: Template.parse(JSON.parse(readFileSync(file, "utf8"))), today: "2030-04-03" };
}

/** A check on a fixed day with the outcome-based template. */
export const careAct = occasion("care-act");

/** The piece of writing that a place is in; undefined for facts. */
export function writingAt(plan: Plan, { entity, key }: Place): Writing | undefined {
  if (entity === "plan") return plan.writing[key];
  for (const { id, writing, timeframe, markers, actions } of plan.outcomes) {
    if (id === entity) return key === "timeframe-note" ? timeframe.note : writing[key];
    const marker = markers.find((it) => it.id === entity);
    if (marker) return marker.wording;
    const action = actions.find((it) => it.id === entity);
    if (action) return { text: action.wording, agreement: action.agreement.words }[key];
  }
  return undefined;
}
