import { readFileSync, readdirSync } from "node:fs";
import { type CopyOptions, defaultCopyOptions } from "#src/export/copy.ts";
import { plan as planOf } from "#src/plan/build.ts";
import { Plan } from "#src/plan/plan.ts";
import { Template } from "#src/template/template.ts";

const root = new URL("../../../", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), "utf8"));

/** What a copy is asked to be in these tests. */
export const asked: CopyOptions = defaultCopyOptions(planOf([]), "practitioner", {
  version: "3",
  exportedOn: "2030-05-01",
});

/** A whole plan by the name of its file, and the template it was made from. */
export function sample(name: string): { plan: Plan; template: Template } {
  const path =
    name === "example-plan" ? "server/example-plan.json" : `test/fixtures/plans/${name}.json`;
  const plan = Plan.parse(read(path));
  return { plan, template: Template.parse(read(`templates/${plan.template.name}.json`)) };
}

/** The names of all whole plans to try things on. */
export const sampleNames: readonly string[] = [
  ...readdirSync(new URL("test/fixtures/plans/", root))
    .filter((it) => it.endsWith(".json"))
    .map((it) => it.slice(0, -".json".length)),
  "example-plan",
];

/** Every piece of text in a plan that somebody wrote, wherever it lies. */
export function everyText(plan: Plan): string[] {
  const found: string[] = [];
  const look = (value: unknown, key: string) => {
    if (typeof value === "string" && WRITTEN.has(key)) found.push(value);
    if (typeof value === "object" && value !== null)
      for (const [name, it] of Object.entries(value)) look(it, name);
  };
  // A template's name is a key, and nobody's words.
  look({ ...plan, template: null }, "");
  return found;
}

const WRITTEN = new Set([
  "text",
  "name",
  "relation",
  "organisation",
  "pronouns",
  "title",
  "reference",
]);
