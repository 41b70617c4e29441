import { switchSpelling as turn } from "#src/browser/spelling/switch.ts";

/** Has spelling checked, or no longer; answers what to tell. */
export function switchSpelling(): string {
  return turn() ? "Spelling is checked." : "Spelling is not checked.";
}
