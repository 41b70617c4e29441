import { readFileSync } from "node:fs";
import type { Occasion } from "#src/lint/rule.ts";
import { Template } from "#src/template/template.ts";

/** A check on a fixed day with the template of this name. */
export function occasion(name: string): Occasion {
  const file = new URL(`../../../templates/${name}.json`, import.meta.url);
  return { template: Template.parse(JSON.parse(readFileSync(file, "utf8"))), today: "2030-04-03" };
}

/** A check on a fixed day with the outcome-based template. */
export const careAct = occasion("care-act");
