import type { Outcome } from "./plan.ts";
import { printOfText } from "./print.ts";

/** Whether a named person approved the outcome's Easy Read words as they are now. */
export function isEasyReadApproved({
  easyRead,
  easyReadBy,
  easyReadOn,
  easyReadPrint,
}: Pick<Outcome, "easyRead" | "easyReadBy" | "easyReadOn" | "easyReadPrint">): boolean {
  const print = printOfText(easyRead.text);
  return print !== "" && print === easyReadPrint && easyReadBy.trim() !== "" && easyReadOn !== null;
}
