import * as Y from "yjs";
import { type Pen, pensOf, type Root } from "#src/document/roots.ts";
import type { Decoded } from "./shadow.ts";
import { structsIn } from "./structs-in.ts";

/** The fact of a suggestion that says what the resident answered: the server alone writes it. */
const ANSWER = "answer";

/**
 * Notes that the clients of a change that nobody has met are pens of the resident, whose line it came
 * over. From the first character on, so that none is ever here without its pen.
 */
export function notePens(ydoc: Y.Doc, { structs }: Decoded, pen: Pen): void {
  const pens = pensOf(ydoc);
  const isNew = ({ client, clock }: Y.ID) =>
    clock === 0 && Y.getState(ydoc.store, client) === 0 && !pens.has(String(client));
  const fresh = new Set(structs.flatMap(({ id }) => (isNew(id) ? [String(id.client)] : [])));
  if (!fresh.size) return;
  ydoc.transact(() => fresh.forEach((it) => pens.set(it, pen)));
}

/** Whether a change adds anything with a pen of the resident. */
export function isForged(ydoc: Y.Doc, { structs }: Decoded): boolean {
  const pens = pensOf(ydoc);
  if (!pens.size) return false;
  return structs.some(
    (it) =>
      !(it instanceof Y.Skip) &&
      pens.has(String(it.id.client)) &&
      Y.getState(ydoc.store, it.id.client) < it.id.clock + it.length,
  );
}

/**
 * Whether a transaction did what nobody may but the server, which notes pens and answers; or, where it
 * is not the resident's (`isTheirs`), what only they may: take characters away that were written with
 * their pen, or put some in between two of them. How they look anybody may change.
 */
export function isOverwriting(
  { beforeState, afterState, deleteSet, doc }: Y.Transaction,
  rootOf: (type: unknown) => Root | null,
  isTheirs: boolean,
): boolean {
  const pens = pensOf(doc);
  const isPen = (client: number) => pens.has(String(client));
  const isGuarded = !isTheirs && pens.size > 0;
  if (isGuarded)
    for (const [client, ranges] of deleteSet.clients) {
      if (!isPen(client)) continue;
      const gone = ranges.flatMap((it) => structsIn(doc.store, client, it.clock, it.len));
      if (gone.some((it) => isWriting(it))) return true;
    }
  for (const [client, end] of afterState) {
    const from = beforeState.get(client) ?? 0;
    for (const it of structsIn(doc.store, client, from, end - from)) {
      if (!(it instanceof Y.Item) || it.deleted) continue;
      const root = rootOf(it.parent);
      if (root?.type === "pens" || (root?.type === "facts" && it.parentSub === ANSWER)) return true;
      // A place beside something that is gone by now was no place inside their words when it was
      // chosen, as far as can be known; so nobody who could not see them is ever refused.
      if (isGuarded && isWriting(it) && isShownPen(it.origin) && isShownPen(it.rightOrigin))
        return true;
    }
  }
  return false;

  function isShownPen(id: Y.ID | null): boolean {
    if (!id || !isPen(id.client)) return false;
    const [struct] = structsIn(doc.store, id.client, id.clock, 1);
    return struct !== undefined && !struct.deleted && isWriting(struct);
  }
}

/** Whether people can see it as part of a text: characters and line breaks, not how they look. */
function isWriting(struct: Y.Item | Y.GC): boolean {
  if (!(struct instanceof Y.Item) || struct.parentSub !== null) return false;
  return struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentEmbed;
}
