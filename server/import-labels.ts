import { readFileSync } from "node:fs";
import type { OwnLabels } from "#src/import/labels.ts";
import { readOwnLabels } from "#src/import/own-labels.ts";
import { StartError } from "./config.ts";

/** What an organisation's own forms call the parts of a plan; throws a `StartError` that says what is wrong. */
export function readImportLabels(file: string | null): OwnLabels {
  if (file === null) return {};
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new StartError(`IMPORT_LABELS: ${file} can't be read.`);
  }
  const { labels, problem } = readOwnLabels(text);
  if (labels) return labels;
  throw new StartError(`IMPORT_LABELS: ${file} ${problem}.`);
}
