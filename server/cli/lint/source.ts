import { nameOfFile } from "../read-plan-file.ts";

/** Where a plan comes from; `line` counts from 1, and is null where the file holds one plan. */
export type Origin = { file: string; line: number | null };

/** One plan as it was handed in, not yet looked into. */
export type Handed = Origin & {
  bytes: Uint8Array;
  /** Where in the file it begins, in bytes. */
  offset: number;
};

/** What could not be checked, and why in a sentence. */
export type Problem = Origin & { error: string };

/** What a plan is called in a sentence before there is any plan: "plans.jsonl, line 12,". */
export function nameOfOrigin({ file, line }: Origin): string {
  const name = nameOfFile(file);
  return line === null ? name : `${name}, line ${line},`;
}
