import type { Talk } from "./record.ts";

/** Whether a talk is a question that is kept for the next conversation: about no area, not held yet. */
export function isForNextTime({ area, on, words }: Talk): boolean {
  return !area && on === null && words.speaker.kind === "worker" && words.text.trim() !== "";
}
