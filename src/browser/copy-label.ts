import { today } from "./today.ts";

/** What a copy calls the plan as it was at a moment: its day and time, `"2030-05-01 14:02"`. */
export function copyLabel(moment: Date): string {
  const time = moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return `${today(moment)} ${time}`;
}
