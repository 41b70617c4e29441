import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod/mini";
import { Template } from "#src/template/template.ts";
import { StartError } from "./config.ts";

/** Reads every template in a folder, in order of title; throws a `StartError` that names the bad file. */
export function readTemplates(folder: string): Template[] {
  const found = new Map<string, { file: string; template: Template }>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".json")) continue;
    const template = readJsonFile(join(folder, file), Template, "template");
    const other = found.get(template.name);
    if (other)
      throw new StartError(
        `The templates ${other.file} and ${file} both have the name "${template.name}". Give one another name.`,
      );
    found.set(template.name, { file, template });
  }
  if (!found.size) throw new StartError(`There is no template in the folder ${folder}.`);
  const templates = [...found.values()].map((it) => it.template);
  return templates.sort((a, b) => a.title.localeCompare(b.title, "en"));
}

/** Reads a file of ours as a shape; throws a `StartError` that says what is wrong with which file. */
export function readJsonFile<T extends z.ZodMiniType>(
  path: string,
  shape: T,
  what: string,
): z.output<T> {
  const file = basename(path);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error;
    throw new StartError(`The ${what} ${file} ${isMissing ? "can't be read" : "is not JSON"}.`);
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join(".") || "its beginning";
  throw new StartError(
    `The ${what} ${file} is missing something, or has another shape, at ${place}.`,
  );
}
