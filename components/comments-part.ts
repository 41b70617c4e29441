import { loadPart } from "#src/browser/load-part.ts";

let part: Promise<typeof import("./comments-panel.ts") | null> | null = null;

/** Fetches, once, what shows comments: nobody needs it to read or to write. */
export function loadComments() {
  part ??= loadPart(() => import("./comments-panel.ts"));
  return part;
}
