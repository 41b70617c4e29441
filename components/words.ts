import { dayInWords } from "#src/plan/in-words.ts";

export {
  count,
  dayInWords,
  nameAndRelation,
  namesInWords,
  possessive,
  speakerInWords,
} from "#src/plan/in-words.ts";

/** A moment beside now: "just now", "14:02", "yesterday", "3 May 2030". */
export function momentInWords(moment: string, now: Date): string {
  const then = new Date(moment);
  const minutes = (now.getTime() - then.getTime()) / 60_000;
  if (minutes < 2) return "just now";
  if (minutes < 60) return `${Math.floor(minutes)} minutes ago`;
  const days = startOfDay(now) - startOfDay(then);
  if (days === 0) return `today at ${timeInWords(then)}`;
  if (days === 1) return `yesterday at ${timeInWords(then)}`;
  return dayInWords(then.toISOString().slice(0, 10), "short");
}

/** The time of day of a moment on this device's clock: "14:02". */
export function timeInWords(moment: Date): string {
  return moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

const startOfDay = (it: Date) =>
  Math.floor(Date.UTC(it.getFullYear(), it.getMonth(), it.getDate()) / 86_400_000);
