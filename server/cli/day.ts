import { Day } from "#src/plan/plan.ts";
import type { Given } from "./command.ts";
import { CommandError } from "./command-error.ts";

/** The day that an option names; today on this machine's calendar where it is left out. */
export function dayOf({ texts }: Given, option: string): string {
  const text = texts.get(option);
  if (text === undefined) return today(new Date());
  const day = Day.safeParse(text);
  if (day.success) return day.data;
  throw new CommandError(`--${option} is "${text}", and should be a day such as 2030-05-01.`);
}

function today(now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
