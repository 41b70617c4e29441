import { copyOf } from "#src/export/copy-model.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Returned } from "#src/plan/suggestion.ts";
import type { Template } from "#src/template/template.ts";
import { compareCopy } from "./compare-copy.ts";
import type { WordFile } from "./word-file.ts";

/** Compares a copy of any kind that came back with the plan that it was made from, as `compareCopy` says. */
export function compareReturned(
  file: WordFile,
  now: Plan,
  versions: readonly Plan[],
  template: Template,
): Returned {
  return compareCopy(file, now, versions, template, copyOf);
}
