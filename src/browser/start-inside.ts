import { authorNames } from "#src/import/author-names.ts";
import type { TakenIn } from "#src/plan/record.ts";
import { readIdentity } from "./identity.ts";
import type { ReadFile } from "./import-line.ts";
import { newId } from "./new-id.ts";
import type { Outside } from "./open-plan.ts";
import type { PlanInside } from "./plan-inside.ts";
import { startDraft } from "./start-plan.ts";
import { today } from "./today.ts";

/** A file as it goes on record that it was taken in. */
export function takenInNow(name: string, read: Pick<ReadFile, "file" | "hash">): TakenIn {
  return {
    id: newId().slice(0, 16),
    on: today(),
    file: name,
    hash: read.hash,
    by: readIdentity().name,
    authors: authorNames(read.file).join(", "),
  };
}

/** Begins a plan with the whole one that a file has inside, and answers its id; rejects with a sentence. */
export function startInside(
  { plan, template }: Extract<PlanInside, { kind: "whole" }>,
  taken: TakenIn,
  outside: Outside,
): Promise<string> {
  return startDraft({ ...plan, takenIn: [...plan.takenIn, taken] }, template, outside);
}
