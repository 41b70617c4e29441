import { measured } from "./measured.ts";

/** How often a rule was right on wording that it was not written against: "19 of 20 times". */
export function howRight(rule: string): string {
  const known = measured[rule];
  return known?.findings ? `${known.right} of ${known.findings} times` : "not measured";
}
