/** What others put away though the resident wrote in it: nothing is lost, and the resident is shown it. */
import type * as Y from "yjs";
import { hasOwn } from "./own-words.ts";
import { Birth, indexOf, parseRoot, pensOf, removalOf, textOf } from "./roots.ts";
import { plainOf } from "./writing.ts";

/** Something that was put away with words of the resident's own in it. */
export type OwnPutAway = { id: string; by: string; words: string };

/** What was put away with words of the resident's own in it, except what lies in something put away itself. */
export function ownPutAwayIn(ydoc: Y.Doc): OwnPutAway[] {
  if (!pensOf(ydoc).size) return [];
  const found: OwnPutAway[] = [];
  for (const [id, value] of indexOf(ydoc).entries()) {
    const removal = removalOf(ydoc, id);
    const birth = Birth.safeParse(value);
    if (!removal || !birth.success || removalOf(ydoc, birth.data.parent)) continue;
    const words = ownWordsIn(ydoc, id);
    if (words !== null) found.push({ id, by: removal.by, words });
  }
  return found;
}

/** A piece of writing in a thing, or in what lies in it, that holds words of the resident's own; null for none. */
export function ownWordsIn(ydoc: Y.Doc, id: string): string | null {
  if (!pensOf(ydoc).size) return null;
  for (const name of ydoc.share.keys()) {
    const root = parseRoot(name);
    if (root?.type !== "text" || !isIn(ydoc, root.entity, id)) continue;
    const ytext = textOf(ydoc, root.entity, root.key);
    if (hasOwn(ytext, 0, ytext.length)) return plainOf(ytext);
  }
  return null;
}

function isIn(ydoc: Y.Doc, entity: string, id: string): boolean {
  if (entity === id) return true;
  const birth = Birth.safeParse(indexOf(ydoc).get(entity));
  // Nothing lies deeper than what an outcome holds.
  return birth.success && birth.data.parent === id;
}
