import type { Version, VersionReason } from "#src/api/versions.ts";
import { copyLabel } from "#src/browser/copy-label.ts";
import { today } from "#src/browser/today.ts";
import { dayInWords } from "./words.ts";

/** What a version is called, by why it was kept. */
const NAMES: Record<VersionReason, (version: Version) => string> = {
  daily: ({ at }) => `End of ${dayInWords(today(new Date(at)))}`,
  "by-hand": ({ by, note }) => `Kept by ${by || "somebody"}${note ? `: ${note}` : ""}`,
  "before-restore": ({ by }) => `Before ${by || "somebody"} went back to an earlier version`,
  "before-import": ({ by }) => `Before ${by || "somebody"} took words in from a Word file`,
  agreement: ({ at }) => `When it was agreed on ${dayInWords(today(new Date(at)))}`,
  copy: ({ at }) => `In the copy of ${copyLabel(new Date(at))}`,
};

/** What a version is called. */
export function versionName(version: Version): string {
  return NAMES[version.reason](version);
}

/** A version inside a sentence: "as it was at the end of 21 November 2026". */
export function asItWas(version: Version): string {
  const name = versionName(version);
  if (version.reason === "daily") return `at the ${lowered(name)}`;
  if (version.reason !== "by-hand") return lowered(name);
  return version.note ? `in “${version.note}”` : `when ${version.by || "somebody"} kept it`;
}

/** The day of a version beside now: "Today", "Yesterday", "3 May 2030". */
export function versionDay(version: Version, now: Date): string {
  return dayTitle(today(new Date(version.at)), now);
}

/** A day beside now: "Today", "Yesterday", "3 May 2030". */
export function dayTitle(day: string, now: Date): string {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (day === today(now)) return "Today";
  return day === today(yesterday) ? "Yesterday" : dayInWords(day);
}

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
