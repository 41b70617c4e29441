import * as Y from "yjs";

/** The deletions that an update names. */
export type Deletions = ReturnType<typeof Y.decodeUpdate>["ds"];

/**
 * How many characters went in a transaction although none of these deletions names them: nobody who
 * deleted anything had them on screen. Looks only at what went, while Yjs still has it.
 */
export function countUnseen(transaction: Y.Transaction, named: Deletions): number {
  // A sender can name them in any order, and twice.
  const inOrder = Y.mergeDeleteSets([named]);
  let unseen = 0;
  for (const [client, ranges] of transaction.deleteSet.clients) {
    const structs = transaction.doc.store.clients.get(client) ?? [];
    for (const { clock, len } of ranges)
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at];
        if (!struct || struct.id.clock >= clock + len) break;
        if (!isWriting(struct)) continue;
        const from = struct.id.clock;
        unseen +=
          struct.length - sharedWith(inOrder.clients.get(client) ?? [], from, struct.length);
      }
  }
  return unseen;
}

type Range = { readonly clock: number; readonly len: number };

/** How many of the `length` clocks from `from` on lie in these ranges, which are in order. */
function sharedWith(ranges: readonly Range[], from: number, length: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range && range.clock + range.len <= from) low = middle + 1;
    else high = middle;
  }
  let shared = 0;
  for (let range = ranges[low]; range && range.clock < from + length; range = ranges[++low])
    shared += Math.min(range.clock + range.len, from + length) - Math.max(range.clock, from);
  return shared;
}

/** Whether people can see it as part of a text: characters and line breaks, not how they look. */
function isWriting(struct: Y.Item | Y.GC): boolean {
  if (!(struct instanceof Y.Item) || struct.parentSub !== null) return false;
  return struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentEmbed;
}
