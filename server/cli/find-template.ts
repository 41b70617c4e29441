import { join } from "node:path";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { readTemplates } from "#server/templates.ts";
import { CommandError } from "./command-error.ts";
import { nameOfFile } from "./read-plan-file.ts";

/** Every template that comes with Ownwords. */
export function installedTemplates(): Template[] {
  return readTemplates(join(import.meta.dirname, "../../templates"));
}

/** The template of the plan in a file; throws a `CommandError` where it is not installed. */
export function findTemplate(
  { template: { name, version } }: Plan,
  templates: readonly Template[],
  file: string,
): Template {
  const template = templates.find((it) => it.name === name);
  if (!template)
    throw new CommandError(
      `${nameOfFile(file)} is made from the template "${name}", which is not here; there are ${inWords(templates)}.`,
    );
  if (version > template.version)
    throw new CommandError(
      `${nameOfFile(file)} is made from version ${version} of the template "${name}", which is newer than the version ${template.version} here.`,
    );
  return template;
}

function inWords(templates: readonly Template[]): string {
  return new Intl.ListFormat("en-GB").format(templates.map((it) => it.name));
}
